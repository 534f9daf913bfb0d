#include "ingest/write/age_bounds.h"

#include <algorithm>
#include <chrono>

namespace tg::ingest {

AgeBounds AgeBounds::at(TimeMs now, const Limits &limits, const NodeBoard &board)
{
    AgeBounds bounds;
    if (limits.oldest.count() > 0)
        bounds.oldest = now - limits.oldest.count();
    if (const auto kept = limits.asksRetention ? board.longestRetention() : std::nullopt)
        bounds.oldest = std::max(bounds.oldest, now - std::chrono::milliseconds(*kept).count());
    if (limits.newest.count() > 0)
        bounds.newest = now + limits.newest.count();
    return bounds;
}

} // namespace tg::ingest
