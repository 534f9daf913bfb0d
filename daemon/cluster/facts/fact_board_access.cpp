#include "cluster/facts/fact_board.h"
#include "cluster/facts/fact_writer.h"

namespace tg::cluster {

FactBoard::NodeFacts *FactBoard::find(std::string_view nodeId)
{
    const auto found = m_nodeIndex.find(nodeId);
    return found == m_nodeIndex.end() ? nullptr : &m_nodes[found->second];
}

const FactBoard::NodeFacts &FactBoard::at(std::string_view nodeId) const
{
    static const NodeFacts kNothing{std::string()};
    const auto found = m_nodeIndex.find(nodeId);
    return found == m_nodeIndex.end() ? kNothing : m_nodes[found->second];
}

const GapDocument &FactBoard::gaps(std::string_view nodeId) const
{
    return at(nodeId).gaps.value;
}

const StandingOrder &FactBoard::order(std::string_view nodeId) const
{
    return at(nodeId).order.value;
}

const JoinRecord &FactBoard::join(std::string_view nodeId) const
{
    return at(nodeId).join.value;
}

const Lease &FactBoard::lease(std::string_view nodeId) const
{
    return at(nodeId).lease.value;
}

bool FactBoard::putGap(std::string_view nodeId, GapRecord record)
{
    auto *node = find(nodeId);
    if (!node || !record.makeStorable())
        return false;
    node->gaps.value.merge(record);
    return noteChange(node->gaps.refresh());
}

template <typename Fact> bool FactBoard::put(FactSlot<Fact> NodeFacts::*slot, Fact fact)
{
    auto *node = find(fact.node);
    if (!node || !fact.makeStorable())
        return false;
    (node->*slot).value.merge(fact);
    return noteChange((node->*slot).refresh());
}

bool FactBoard::putOrder(StandingOrder order)
{
    return put(&NodeFacts::order, std::move(order));
}

bool FactBoard::putJoin(JoinRecord join)
{
    return put(&NodeFacts::join, std::move(join));
}

bool FactBoard::putLease(Lease lease)
{
    return put(&NodeFacts::lease, std::move(lease));
}

bool FactBoard::putFingerprint(const std::string &instance, ConfigFingerprint fingerprint)
{
    if (!isFactWord(instance) || !isFactWord(fingerprint.fingerprint))
        return false;
    fingerprint.at = storableTime(fingerprint.at);
    ConfigFingerprints mine;
    mine.instances.emplace(instance, std::move(fingerprint));
    m_config.value.merge(mine);
    return noteChange(m_config.refresh());
}

} // namespace tg::cluster
