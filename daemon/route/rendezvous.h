// Weighted rendezvous hashing: for one shard, every node draws a number from its logical id, the
// best draw owns the shard. A node's draw depends on nobody else, so a node that comes or goes
// moves only its own shards. Any thread; pure functions.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/ids.h"

namespace tg::route {

// One node's draw for one shard.
struct Draw {
    std::uint32_t distance = 0; // -log2(u) in fixed point, u in (0, 1] from the hash; never 0
    std::uint32_t weight = 0;
    std::string_view logicalId;
};

Draw draw(ShardId shard, std::string_view logicalId, std::uint32_t weight);

// Whether a ranks before b: the higher score -weight / ln(u) wins, that is the smaller distance /
// weight, compared crosswise. Nodes without weight come after all others; equal scores are decided
// by the logical id.
bool ranksBefore(const Draw &a, const Draw &b);

} // namespace tg::route
