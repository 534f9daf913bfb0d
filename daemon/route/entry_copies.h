// What an entry's two copies say. Any thread; each answer is of one moment.
#pragma once

#include "series/series_entry.h"

namespace tg::route {

// Its id there, 0 if it has none.
inline std::uint64_t idOn(const series::SeriesEntry &entry, NodeIndex node)
{
    const auto [primary, replica] = entry.bothCopies();
    return primary.node() == node ? primary.id() : replica.node() == node ? replica.id() : 0;
}

// Some node has told its id.
inline bool isWritable(const series::SeriesEntry &entry)
{
    return entry.copy(0).isResolved() || entry.copy(1).isResolved();
}

// The node should have a copy of the series, but has not told its id.
inline bool isMissingOn(const series::SeriesEntry &entry, NodeIndex node)
{
    const auto misses = [node](series::CopyRef copy) {
        return copy.node() == node && !copy.isResolved();
    };
    return misses(entry.copy(0)) || misses(entry.copy(1));
}

} // namespace tg::route
