#include "route/extra_holders.h"

namespace tg::route {

using series::SeriesEntry;

bool ExtraHolders::note(SeriesEntry &entry, NodeIndex node, std::uint64_t id)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_held.find({&entry, node.value});
    if (found == m_held.end()) {
        if (m_held.size() >= kMost)
            return false;
        m_held[{&entry, node.value}] = {id, false};
        m_size.store(m_held.size(), std::memory_order_relaxed);
    } else if (found->second.id != id) { // made anew there: what it holds is new too
        found->second = {id, false};
    }
    return true;
}

bool ExtraHolders::drop(SeriesEntry &entry, NodeIndex node)
{
    const std::lock_guard lock(m_mutex);
    const bool wasThere = m_held.erase({&entry, node.value}) > 0;
    m_size.store(m_held.size(), std::memory_order_relaxed);
    return wasThere;
}

std::vector<SeriesEntry *>
ExtraHolders::dropUnless(NodeIndex node, const std::function<bool(const SeriesEntry &)> &isThere)
{
    const std::lock_guard lock(m_mutex);
    std::vector<SeriesEntry *> dropped;
    for (auto at = m_held.begin(); at != m_held.end();) {
        const auto [entry, holder] = at->first;
        if (holder != node.value || isThere(*entry)) {
            ++at;
            continue;
        }
        dropped.push_back(entry);
        at = m_held.erase(at);
    }
    m_size.store(m_held.size(), std::memory_order_relaxed);
    return dropped;
}

bool ExtraHolders::setHealed(const ExtraHolder &holder, bool isHealed)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_held.find({holder.entry, holder.node.value});
    if (found == m_held.end() || found->second.id != holder.id)
        return false;
    found->second.isHealed = isHealed;
    return true;
}

bool ExtraHolders::isSplit(SeriesEntry &entry) const
{
    const std::lock_guard lock(m_mutex);
    for (auto at = m_held.lower_bound({&entry, 0}); at != m_held.end() && at->first.first == &entry;
         ++at) {
        if (!at->second.isHealed)
            return true;
    }
    return false;
}

std::vector<ExtraHolder> ExtraHolders::all() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<ExtraHolder> all;
    all.reserve(m_held.size());
    for (const auto &[key, held] : m_held)
        all.push_back({key.first, NodeIndex{key.second}, held.id, held.isHealed});
    return all;
}

} // namespace tg::route
