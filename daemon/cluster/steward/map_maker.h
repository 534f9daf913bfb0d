// The shard map for new series from what is decided about the nodes: weights, standing orders, and
// when a joining node begins to own. Pure: the same decisions give the same map on every gateway.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "route/shard_map.h"

namespace tg::cluster {

struct MapMember {
    NodeIndex index;
    std::string id;
    std::uint32_t weight = 100;
    bool isDraining = false;     // by order: owns nothing new
    std::int64_t activeFrom = 0; // unix seconds; 0 = always

    friend bool operator==(const MapMember &, const MapMember &) = default;
};

// The weights in force at `now`. When nobody would own anything, draining and joining members count
// after all: a new series with an unwanted owner is better than none.
std::vector<route::MapNode> mapNodes(const std::vector<MapMember> &members, std::int64_t now);

} // namespace tg::cluster
