// The times that points of a request may have: limits.oldest_ms and newest_ms, and with
// cluster.ask_retention what the nodes keep, from the request's first moment on. A value; any
// thread.
#pragma once

#include <cstdint>
#include <limits>
#include <span>

#include "base/ids.h"
#include "base/limits.h"
#include "base/node_board.h"

namespace tg::ingest {

struct AgeBounds {
    TimeMs oldest = std::numeric_limits<TimeMs>::min();
    TimeMs newest = std::numeric_limits<TimeMs>::max();

    static AgeBounds at(TimeMs now, const Limits &limits, const NodeBoard &board);

    bool areOpen() const
    {
        return oldest == std::numeric_limits<TimeMs>::min() &&
               newest == std::numeric_limits<TimeMs>::max();
    }
    // One comparison a sample and no branch, for all of a block are looked at.
    bool hold(std::span<const Sample> samples) const
    {
        const auto low = static_cast<std::uint64_t>(oldest);
        const auto width = static_cast<std::uint64_t>(newest) - low;
        bool isAnyOutside = false;
        for (const Sample &sample : samples)
            isAnyOutside |= static_cast<std::uint64_t>(sample.time) - low > width;
        return !isAnyOutside;
    }
};

} // namespace tg::ingest
