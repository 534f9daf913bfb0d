// What nodes say about series: ids on request, whole registries, copies that were healed or are
// missing.
#include "route/entry_copies.h"
#include "route/series_registrar.h"

namespace tg::route {

using series::CopyRef;
using series::EntryState;
using series::SeriesEntry;

namespace {

bool isUsableId(std::uint64_t id)
{
    return id != 0 && id <= CopyRef::kIdMask;
}

} // namespace

// An id that may belong to another series is not given out before that has been looked at: not one
// point is mixed.
void SeriesRegistrar::takeIds(NodeDesk &at, const RpcDone &done, const CopyPlanner &planner)
{
    bool isVoid = false;
    std::vector<ToldId> doubtful;
    for (std::size_t i = 0; i < done.entries.size(); ++i) {
        const ToldId told{done.entries[i], (*done.ids)[i]};
        if (!isUsableId(told.id))
            continue;
        m_counters.resolved.fetch_add(1, std::memory_order_relaxed);
        at.hasIds = true;
        if (at.readsRegistry)
            at.seen.insert(told.entry); // younger than what is being read
        if (!at.isReading && m_sharedIds.isDoubtful(done.node, told))
            doubtful.push_back(told);
        else
            isVoid |= giveId(planner, done.node, told, false);
    }
    if (!doubtful.empty()) {
        isVoid |= m_sharedIds.stopShared(done.node, doubtful);
        for (const auto &told : doubtful) {
            if (!m_sharedIds.isStopped(done.node, *told.entry))
                isVoid |= giveId(planner, done.node, told, true);
        }
    }
    if (isVoid)
        m_board.at(done.node).epoch.fetch_add(1, std::memory_order_acq_rel);
}

// True when an id that was used before has changed.
bool SeriesRegistrar::giveId(const CopyPlanner &planner, NodeIndex node, const ToldId &told,
                             bool isSure)
{
    if (idOn(*told.entry, node) == told.id)
        return false;
    const bool hasChanged = noteHolder(planner, *told.entry, node, told.id);
    if (idOn(*told.entry, node) == told.id) // it may be on better nodes already
        m_sharedIds.noteGiven(node, told.id, isSure);
    if (hasChanged)
        m_counters.idsChanged.fetch_add(1, std::memory_order_relaxed);
    return hasChanged;
}

bool SeriesRegistrar::noteHolder(const CopyPlanner &planner, SeriesEntry &entry, NodeIndex node,
                                 std::uint64_t id)
{
    const auto noted = planner.noteHolder(entry, node, id);
    const bool hasNoRoom =
        noted.extra.isPlaced() && !m_extras.note(entry, noted.extra.node(), noted.extra.id());
    const bool isNowCopy =
        noted.extra.node() != node && !m_extras.isEmpty() && m_extras.drop(entry, node);
    if (noted.extra.isPlaced() || isNowCopy)
        entry.isSplit.store(hasNoRoom || m_extras.isSplit(entry), std::memory_order_relaxed);
    return noted.hasChangedId;
}

void SeriesRegistrar::handle(Healed &&healed)
{
    for (const auto &holder : healed.holders) {
        if (m_extras.setHealed(holder, healed.isHealed))
            holder.entry->isSplit.store(m_extras.isSplit(*holder.entry), std::memory_order_relaxed);
    }
}

void SeriesRegistrar::handle(Missing &&missing)
{
    for (SeriesEntry *entry : missing.entries) {
        if (isMissingOn(*entry, missing.node))
            noteAway(missing.node, *entry); // one that is there twice is only asked for twice
    }
    desk(missing.node).awayNotBefore = {};
}

void SeriesRegistrar::handle(RegistryMark &&mark)
{
    auto &at = desk(mark.node);
    if (!mark.isEnd) {
        at.isReading = true;
        at.readsRegistry = at.hasIds; // at the first read there is nothing that could be missing
        at.seen.clear();
        m_sharedIds.begin(mark.node);
        return;
    }
    if (at.readsRegistry)
        forgetUnseen(mark.node);
    at.isReading = at.readsRegistry = false;
    at.seen = {};
    at.hasChangedIds |= m_sharedIds.recheck(mark.node);
    for (SeriesEntry *entry : m_sharedIds.end(mark.node)) {
        if (isMissingOn(*entry, mark.node))
            noteAway(mark.node, *entry);
    }
    if (std::exchange(
            at.hasChangedIds,
            false)) // after the ids: a slice begun with the new epoch has seen only new ids
        m_board.at(mark.node).epoch.fetch_add(1, std::memory_order_acq_rel);
    if (mark.applied)
        mark.applied();
}

void SeriesRegistrar::handle(LearnedBlock &&block)
{
    auto &at = desk(block.node);
    const auto map = m_router.map();
    const CopyPlanner planner(*map);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < block.ends.size(); ++i) {
        const std::string_view key(block.keys.data() + begin, block.ends[i] - begin);
        begin = block.ends[i];
        if (!isUsableId(block.ids[i]))
            continue;
        const auto [entry, isNew] = m_table.insert(key, m_router.shardOf(key));
        if (!entry)
            continue; // limits.series: such a series is refused when a client writes to it
        if (isNew)
            planner.placeByMap(*entry);
        if (!m_sharedIds.isStopped(block.node, *entry))
            at.hasChangedIds |= giveId(planner, block.node, {entry, block.ids[i]}, false);
        if (at.readsRegistry)
            at.seen.insert(entry);
        const bool isComplete =
            entry->copy(0).isResolved() && (map->replication() < 2 || entry->copy(1).isResolved());
        if (isComplete)
            entry->state.store(EntryState::Ready, std::memory_order_release);
    }
    at.hasIds = true;
    m_counters.learned.fetch_add(block.ends.size(), std::memory_order_relaxed);
}

// What the table believes to be on that node but its registry does not show: the node was wiped, or
// purged it.
void SeriesRegistrar::forgetUnseen(NodeIndex node)
{
    auto &at = desk(node);
    for (SeriesEntry *entry : m_extras.dropUnless(
             node, [&at](const SeriesEntry &one) { return at.seen.count(&one) > 0; }))
        entry->isSplit.store(m_extras.isSplit(*entry), std::memory_order_relaxed);
    m_table.forEach([&](SeriesEntry &entry) {
        if (at.seen.count(&entry) || !CopyPlanner::forgetId(entry, node))
            return;
        at.hasChangedIds = true;
        m_counters.idsChanged.fetch_add(1, std::memory_order_relaxed);
        if (isWritable(entry))
            noteAway(node, entry);
        else
            entry.state.store(EntryState::Incomplete, std::memory_order_release);
    });
}

} // namespace tg::route
