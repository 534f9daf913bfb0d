// What differed at a first look that does not count alone, until it is looked at again: one entry a
// series, so that no point is judged twice. Plain object, cluster thread; bounded by its user.
#pragma once

#include <algorithm>
#include <map>

#include "cluster/backfill/copy_port.h"

namespace tg::cluster {

class RecheckList
{
public:
    struct Entry {
        SecondRange range; // around all of them
        PointsDiff expected;
    };

    // True: the series was not in it.
    bool add(std::uint64_t position, SecondRange range, const PointsDiff &diff)
    {
        const auto [found, isNew] = m_entries.try_emplace(position, Entry{range, {}});
        auto &entry = found->second;
        entry.range.first = std::min(entry.range.first, range.first);
        entry.range.last = std::max(entry.range.last, range.last);
        addDiff(entry.expected, diff);
        m_points += diff.size();
        return isNew;
    }
    std::pair<std::uint64_t, Entry> takeFirst()
    {
        auto node = m_entries.extract(m_entries.begin());
        m_points -= node.mapped().expected.size();
        return {node.key(), std::move(node.mapped())};
    }
    const std::map<std::uint64_t, Entry> &entries() const { return m_entries; }
    bool isEmpty() const { return m_entries.empty(); }
    std::size_t series() const { return m_entries.size(); }
    std::size_t points() const { return m_points; }
    void clear()
    {
        m_entries.clear();
        m_points = 0;
    }

private:
    std::map<std::uint64_t, Entry> m_entries;
    std::size_t m_points = 0;
};

} // namespace tg::cluster
