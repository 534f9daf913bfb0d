#include "cluster/facts/fact_board.h"

#include "base/limits.h"
#include "cluster/facts/fact_limits.h"
#include "cluster/facts/fact_writer.h"

namespace tg::cluster {

FactBoard::NodeFacts::NodeFacts(const std::string &id)
    : gaps(GapDocument{id, {}})
    , order([&id] {
        StandingOrder none;
        none.node = id;
        return none;
    }())
    , join(JoinRecord{id, 0, {}, 0})
    , lease(Lease{id, {}, 0, 0})
{
}

FactBoard::FactBoard(const std::vector<std::string> &nodeIds)
{
    addName(FactKind::Config, 0, {});
    for (const auto &id : nodeIds)
        addNode(id);
}

void FactBoard::addName(FactKind kind, std::size_t node, std::string_view nodeId)
{
    m_names.push_back({factName(kind, nodeId), kind, node});
    m_nameIndex.emplace(m_names.back().text, m_names.size() - 1);
}

bool FactBoard::addNode(const std::string &nodeId)
{
    if (m_nodes.size() == kMaxNodes || !isFactWord(nodeId) || m_nodeIndex.contains(nodeId))
        return false;
    const auto node = m_nodes.size();
    m_nodes.emplace_back(nodeId);
    m_nodeIndex.emplace(nodeId, node);
    for (const auto kind : {FactKind::Gaps, FactKind::Order, FactKind::Join, FactKind::Lease})
        addName(kind, node, nodeId);
    return true;
}

std::vector<std::string> FactBoard::names() const
{
    std::vector<std::string> texts;
    texts.reserve(m_names.size());
    for (const auto &name : m_names)
        texts.push_back(name.text);
    return texts;
}

template <typename Board, typename Call>
auto FactBoard::withSlot(Board &board, const Name &name, Call call)
{
    switch (name.kind) {
    case FactKind::Gaps:
        return call(board.m_nodes[name.node].gaps);
    case FactKind::Order:
        return call(board.m_nodes[name.node].order);
    case FactKind::Join:
        return call(board.m_nodes[name.node].join);
    case FactKind::Lease:
        return call(board.m_nodes[name.node].lease);
    case FactKind::Config:
        break;
    }
    return call(board.m_config);
}

void FactBoard::take(NodeIndex source, std::string_view name, std::optional<std::string_view> text)
{
    const auto found = m_nameIndex.find(name);
    if (found == m_nameIndex.end() || !source.isValid())
        return;
    const ProblemKey key{source, found->second};
    auto &held = m_held[source];
    held.resize(m_names.size());
    if (text) {
        held[key.second] = withSlot(*this, m_names[key.second],
                                    [&](auto &slot) { return takeInto(slot, key, *text); });
    } else {
        held[key.second] = {Held::State::Nothing, 0};
    }
    if (held[key.second].state != Held::State::Damaged &&
        held[key.second].state != Held::State::Newer)
        m_problems.erase(key);
}

template <typename Fact>
FactBoard::Held FactBoard::takeInto(FactSlot<Fact> &slot, const ProblemKey &key,
                                    std::string_view text)
{
    if (text == slot.text)
        return {Held::State::Merged, slot.version};
    auto fact = slot.read(text);
    if (!fact) {
        noteProblem(key, fact.error());
        const bool isNewer = fact.error().code == ErrorCode::Refused;
        return {isNewer ? Held::State::Newer : Held::State::Damaged, 0};
    }
    // Content decides, not bytes: members that only a newer gateway knows are no reason to write
    // them away.
    const auto heldText = fact->text();
    if constexpr (requires { fact->prune(*m_now); }) {
        if (m_now)
            fact->prune(*m_now);
    }
    slot.value.merge(*fact);
    noteChange(slot.refresh());
    if (heldText == slot.text)
        return {Held::State::Merged, slot.version};
    return {Held::State::Other, 0};
}

std::vector<FactWrite> FactBoard::writesFor(NodeIndex source) const
{
    std::vector<FactWrite> writes;
    const auto found = m_held.find(source);
    if (found == m_held.end())
        return writes;
    for (std::size_t index = 0; index < found->second.size(); ++index) {
        const auto held = found->second[index];
        const auto &name = m_names[index];
        withSlot(*this, name, [&](const auto &slot) {
            using State = Held::State;
            const bool isEmptyThere = held.state == State::Nothing || held.state == State::Damaged;
            if ((isEmptyThere && slot.value.hasContent()) || held.state == State::Other ||
                (held.state == State::Merged && held.version != slot.version))
                writes.push_back({name.text, slot.text});
        });
    }
    return writes;
}

void FactBoard::forgetSource(NodeIndex source)
{
    m_held.erase(source);
    std::erase_if(m_problems, [source](const auto &entry) { return entry.first.first == source; });
}

void FactBoard::prune(std::int64_t nowSeconds)
{
    m_now = nowSeconds;
    for (const auto &name : m_names)
        noteChange(withSlot(*this, name, [&](auto &slot) { return slot.prune(nowSeconds); }));
}

void FactBoard::noteProblem(const ProblemKey &key, const Error &reason)
{
    const auto known = m_problems.find(key);
    if (known != m_problems.end())
        known->second.reason = reason;
    else if (m_problems.size() < kMaxFactProblems)
        m_problems.emplace(
            key, FactProblem{key.first, m_names[key.second].text, reason, m_now.value_or(0)});
}

std::vector<FactProblem> FactBoard::problems() const
{
    std::vector<FactProblem> all;
    all.reserve(m_problems.size());
    for (const auto &[key, problem] : m_problems)
        all.push_back(problem);
    return all;
}

bool FactBoard::noteChange(bool isChanged)
{
    m_revision += isChanged ? 1 : 0;
    return isChanged;
}

} // namespace tg::cluster
