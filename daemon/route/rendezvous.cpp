#include "route/rendezvous.h"

#include <algorithm>
#include <string>
#include <xxhash.h>

#include "route/fixed_log.h"

namespace tg::route {

namespace {

// XXH3-64 of the id's bytes followed by the shard number as two bytes, low one first.
std::uint64_t drawHash(ShardId shard, std::string_view logicalId)
{
    std::string bytes(logicalId);
    bytes += static_cast<char>(shard.value & 0xFF);
    bytes += static_cast<char>(shard.value >> 8);
    return XXH3_64bits(bytes.data(), bytes.size());
}

} // namespace

Draw draw(ShardId shard, std::string_view logicalId, std::uint32_t weight)
{
    // u = hash / 2^64, so -log2(u) = 64 - log2(hash). Only hash 0 and 1 give 64, one more than 32
    // bits hold.
    const auto hash = std::max<std::uint64_t>(drawHash(shard, logicalId), 1);
    const auto distance = (std::uint64_t{64} << kLogFractionBits) - log2Fixed(hash);
    return {static_cast<std::uint32_t>(std::min<std::uint64_t>(distance, UINT32_MAX)), weight,
            logicalId};
}

bool ranksBefore(const Draw &a, const Draw &b)
{
    if ((a.weight == 0) != (b.weight == 0))
        return a.weight != 0;
    // Two nodes without weight are ranked as if they had the same one.
    const std::uint64_t left = std::uint64_t{a.distance} * (b.weight == 0 ? 1 : b.weight);
    const std::uint64_t right = std::uint64_t{b.distance} * (a.weight == 0 ? 1 : a.weight);
    return left != right ? left < right : a.logicalId < b.logicalId;
}

} // namespace tg::route
