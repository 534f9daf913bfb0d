#include "route/shared_id_desk.h"

#include <algorithm>
#include <utility>

#include "route/copy_planner.h"
#include "route/entry_copies.h"
#include "series/series_key.h"

namespace tg::route {

using series::EntryState;
using series::SeriesEntry;

bool SharedIdDesk::isStopped(NodeIndex node, const SeriesEntry &entry) const
{
    const auto at = m_nodes.find(node.value);
    return at != m_nodes.end() && at->second.stopped.count(&entry) > 0;
}

bool SharedIdDesk::isStoppedEverywhere(const SeriesEntry &entry) const
{
    bool hasCopy = false;
    for (std::size_t slot = 0; slot < kMaxCopies; ++slot) {
        const auto copy = entry.copy(slot);
        if (copy.isPlaced() && !isStopped(copy.node(), entry))
            return false;
        hasCopy |= copy.isPlaced();
    }
    return hasCopy;
}

bool SharedIdDesk::isDoubtful(NodeIndex node, const ToldId &told) const
{
    const auto at = m_nodes.find(node.value);
    if (at == m_nodes.end())
        return false;
    return at->second.stopped.count(told.entry) > 0 ||
           (at->second.ids.contains(told.id) && idOn(*told.entry, node) != told.id);
}

void SharedIdDesk::noteGiven(NodeIndex node, std::uint64_t id, bool isSure)
{
    auto &at = m_nodes[node.value];
    at.isDoubtful |= !at.ids.insert(id) && !isSure;
}

void SharedIdDesk::findHolders(NodeIndex node, Holders &holders) const
{
    m_table.forEach([&](SeriesEntry &entry) {
        if (const auto found = holders.find(idOn(entry, node)); found != holders.end())
            found->second.push_back(&entry);
    });
}

bool SharedIdDesk::stopShared(NodeIndex node, std::span<const ToldId> doubtful)
{
    auto &at = m_nodes[node.value];
    Holders holders;
    for (const auto &told : doubtful) {
        if (at.stopped.count(told.entry) == 0)
            holders.try_emplace(told.id);
    }
    if (holders.empty())
        return false;
    findHolders(node, holders);
    for (const auto &told : doubtful) {
        if (const auto found = holders.find(told.id);
            found != holders.end() && at.stopped.count(told.entry) == 0)
            found->second.push_back(told.entry);
    }
    bool isVoid = false;
    for (const auto &[id, entries] : holders)
        isVoid |= stop(node, at, id, entries);
    publish(node, at);
    return isVoid;
}

bool SharedIdDesk::recheck(NodeIndex node)
{
    auto &at = m_nodes[node.value];
    if (!std::exchange(at.isDoubtful, false))
        return false;
    at.ids.clear();
    Holders holders;
    m_table.forEach([&](SeriesEntry &entry) {
        if (const auto id = idOn(entry, node); id != 0 && !at.ids.insert(id))
            holders.try_emplace(id);
    });
    for (const auto &[id, entries] : at.shared) {
        if (!at.ids.insert(id))
            holders.try_emplace(id);
    }
    if (holders.empty())
        return false;
    findHolders(node, holders);
    bool isVoid = false;
    for (const auto &[id, entries] : holders)
        isVoid |= stop(node, at, id, entries);
    publish(node, at);
    return isVoid;
}

bool SharedIdDesk::isOneThere(const SeriesEntry &one, const SeriesEntry &other) const
{
    return m_labels == LabelForm::AsIs &&
           series::textOnNodes(one.key()) == series::textOnNodes(other.key());
}

// `entries`: all that have that id, or were told it.
bool SharedIdDesk::stop(NodeIndex node, AtNode &at, std::uint64_t id,
                        const std::vector<SeriesEntry *> &entries)
{
    auto known = at.shared.find(id);
    const SeriesEntry *first = known != at.shared.end() ? known->second.front()
                               : entries.empty()        ? nullptr
                                                        : entries.front();
    const bool isShared =
        std::any_of(entries.begin(), entries.end(), [this, first](const SeriesEntry *entry) {
            return entry != first && !isOneThere(*entry, *first);
        });
    if (known == at.shared.end() && !isShared)
        return false;
    bool isVoid = false;
    auto &all = at.shared[id];
    for (SeriesEntry *entry : entries) {
        isVoid |= CopyPlanner::forgetId(*entry, node);
        if (at.stopped.insert(entry).second)
            all.push_back(entry);
        if (!entry->copy(0).isResolved() && !entry->copy(1).isResolved())
            entry->state.store(EntryState::Incomplete, std::memory_order_release);
    }
    return isVoid;
}

void SharedIdDesk::begin(NodeIndex node)
{
    auto &at = m_nodes[node.value];
    for (const auto &[id, entries] : at.shared)
        at.released.insert(entries.begin(), entries.end());
    at.shared.clear();
    at.stopped.clear();
}

std::vector<SeriesEntry *> SharedIdDesk::end(NodeIndex node)
{
    auto &at = m_nodes[node.value];
    std::vector<SeriesEntry *> free;
    for (SeriesEntry *entry : at.released) {
        if (at.stopped.count(entry) == 0)
            free.push_back(entry);
    }
    at.released.clear();
    publish(node, at);
    return free;
}

void SharedIdDesk::publish(NodeIndex node, const AtNode &at)
{
    NodeSharedIds ids;
    ids.total = at.shared.size();
    for (const auto &[id, entries] : at.shared) {
        const bool isListed = ids.listed.size() < NodeSharedIds::kListed;
        if (isListed)
            ids.listed.push_back({id, {}});
        for (const SeriesEntry *entry : entries) {
            ids.shards.set(entry->shard.value);
            if (isListed && ids.listed.back().series.size() < NodeSharedIds::kMaxNamed)
                ids.listed.back().series.push_back(series::keyText(entry->key()));
        }
    }
    m_book.put(node, std::move(ids));
}

} // namespace tg::route
