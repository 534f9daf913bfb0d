// Finds ids that a node has given to two series: their points are mixed there, in both directions,
// and neither copy may repair the other. Pure function.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tg::cluster {

struct SeriesId {
    std::string_view key; // canonical
    std::uint64_t id = 0;
};

struct SharedId {
    std::uint64_t id = 0;
    std::vector<std::string> keys; // two or more, sorted, different from each other
};

// Of one node's series, in any order; a pair may come twice. Sorted by id.
std::vector<SharedId> sharedIds(std::span<const SeriesId> series);

} // namespace tg::cluster
