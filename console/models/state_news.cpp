#include "console/models/state_news.h"

#include <QCoreApplication>
#include <QStringList>

#include "console/models/sentences.h"
#include "console/models/state_look.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::NodeColumn;

namespace {

constexpr qsizetype kMostNamed = 3; // of more only the number is told

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(StateNews)
};

} // namespace

QString StateNews::take(const std::vector<protocol::Row> &nodes)
{
    const bool isFirstLook = m_states.empty();
    std::map<QString, QString> states;
    QStringList news;
    QString reason;
    for (const auto &row : nodes) {
        const auto id = textOf(row.key());
        const auto state = textOf(row[NodeColumn::State]);
        states[id] = state;
        const auto before = m_states.find(id);
        if (isFirstLook || (before != m_states.end() && before->second == state))
            continue;
        news << Texts::tr("%1 is now: %2").arg(id, nodeLook(state).word);
        reason = textOf(row[NodeColumn::Reason]);
    }
    m_states = std::move(states);
    if (news.size() > kMostNamed)
        return Texts::tr("%n node(s) changed their state", nullptr, static_cast<int>(news.size()));
    if (news.size() == 1 && !reason.isEmpty())
        return news.front() + u" ("_s + reason + u')';
    return news.join(u"; "_s);
}

} // namespace tg::console
