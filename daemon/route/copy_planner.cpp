#include "route/copy_planner.h"

#include <utility>

namespace tg::route {

using series::CopyRef;

void CopyPlanner::placeByMap(series::SeriesEntry &entry) const
{
    if (!entry.copy(0).isResolved() && !entry.copy(1).isResolved()) {
        entry.setCopy(0, CopyRef(m_map.primary(entry.shard), 0));
        entry.setCopy(1, CopyRef(m_map.replica(entry.shard), 0)); // kNoNode with replication 1
        return;
    }
    // One holder is known. The other slot goes to the best-ranked node that is not that holder.
    if (m_map.replication() < 2 || entry.copy(1).isPlaced())
        return;
    for (const NodeIndex owner : {m_map.primary(entry.shard), m_map.replica(entry.shard)}) {
        if (owner.isValid() && owner != entry.copy(0).node()) {
            entry.setCopy(1, CopyRef(owner, 0));
            break;
        }
    }
    orderByRank(entry);
}

CopyPlanner::Noted CopyPlanner::noteHolder(series::SeriesEntry &entry, NodeIndex node,
                                           std::uint64_t id) const
{
    for (std::size_t slot = 0; slot < kMaxCopies; ++slot) {
        const CopyRef copy = entry.copy(slot);
        if (copy.node() != node)
            continue;
        if (copy.id() == id)
            return {};
        entry.setCopy(slot, CopyRef(node, id));
        return {copy.isResolved()};
    }

    const std::size_t slots = m_map.replication();
    const std::size_t rank = m_map.rank(entry.shard, node);
    // A slot without a holder gives way first, the worse-ranked one before the better.
    std::size_t victim = kMaxCopies;
    for (std::size_t slot = 0; slot < slots; ++slot) {
        if (!entry.copy(slot).isResolved())
            victim = slot;
    }
    if (victim == kMaxCopies) {
        for (std::size_t slot = 0; slot < slots; ++slot) {
            if (m_map.rank(entry.shard, entry.copy(slot).node()) > rank)
                victim = slot;
        }
        if (victim == kMaxCopies)
            return {false, CopyRef(node, id)};
    }
    const CopyRef before = entry.copy(victim);
    entry.setCopy(victim, CopyRef(node, id));
    orderByRank(entry);
    return {false, before.isResolved() ? before : CopyRef()};
}

bool CopyPlanner::forgetId(series::SeriesEntry &entry, NodeIndex node)
{
    for (std::size_t slot = 0; slot < kMaxCopies; ++slot) {
        const CopyRef copy = entry.copy(slot);
        if (copy.node() == node && copy.isResolved()) {
            entry.setCopy(slot, CopyRef(node, 0));
            return true;
        }
    }
    return false;
}

// The better rank becomes primary. Readers between the two stores notice (SeriesEntry::bothCopies).
void CopyPlanner::orderByRank(series::SeriesEntry &entry) const
{
    const CopyRef first = entry.copy(0);
    const CopyRef second = entry.copy(1);
    if (!second.isPlaced())
        return;
    if (!first.isPlaced() ||
        m_map.rank(entry.shard, second.node()) < m_map.rank(entry.shard, first.node())) {
        entry.setCopy(0, second);
        entry.setCopy(1, first);
    }
}

} // namespace tg::route
