#include "query/everywhere/atoms_round.h"

#include <utility>

#include <QPointer>

namespace tg::query {

void AtomsRound::prepare(const std::vector<NodeIndex> &nodes, std::function<void()> done)
{
    if (nodes.empty())
        return done();
    m_done = std::move(done);
    m_open = nodes.size();
    for (const auto node : nodes) {
        const QPointer<QObject> alive(&m_alive);
        m_atoms.prepare(node, [this, alive, node](const Result<void> &told) {
            if (!alive)
                return;
            if (!told)
                m_untold[node] = told.error().text;
            if (--m_open == 0)
                m_done();
        });
    }
}

void AtomsRound::failUntold(const std::vector<NodeRounds::Answer> &answers, std::string_view words,
                            NodeRounds &rounds) const
{
    for (const auto &answer : answers) {
        const auto why = m_untold.find(answer.node);
        if (answer.status == 500 && why != m_untold.end())
            rounds.fail(answer.node, "it answered 500, for it does not know the " +
                                         std::string(words) +
                                         " yet, and could not be told: " + why->second);
    }
}

} // namespace tg::query
