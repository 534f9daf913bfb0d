// Which nodes own a shard: for new series only, and to rank holders of known ones. Immutable and
// versioned; made by the control plane, handed out as shared_ptr<const ShardMap>. The same logical
// ids and weights give the same map on every gateway and every machine (integer arithmetic only).
// Algorithm: weighted rendezvous hashing (highest random weight; Thaler & Ravishankar 1998,
// logarithmic weights after Schindelhauer & Schomaker 2005).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/ids.h"

namespace tg::route {

struct MapNode {
    NodeIndex index;
    std::string logicalId;
    std::uint32_t weight = 100; // relative share of new series; 0 = owns nothing new
};

class ShardMap
{
public:
    static std::shared_ptr<const ShardMap> build(std::vector<MapNode> nodes, unsigned replication,
                                                 std::uint64_t version);

    std::uint64_t version() const { return m_version; }
    unsigned replication() const
    {
        return m_replication;
    } // 1 or 2; 1 while fewer than two nodes have weight
    // kNoNode when no node has weight.
    NodeIndex primary(ShardId shard) const { return m_owners[shard.value][0]; }
    NodeIndex replica(ShardId shard) const
    {
        return m_owners[shard.value][1];
    } // kNoNode with replication 1
    // All nodes for that shard, best rendezvous rank first.
    std::vector<NodeIndex> ranking(ShardId shard) const;
    // Position of node in ranking(shard); nodes unknown to the map rank last.
    std::size_t rank(ShardId shard, NodeIndex node) const;
    std::span<const MapNode> nodes() const { return m_nodes; }

private:
    ShardMap() = default;
    std::array<NodeIndex, 2> drawOwners(ShardId shard) const;

    std::vector<MapNode> m_nodes;
    unsigned m_replication = 1;
    std::uint64_t m_version = 0;
    std::array<std::array<NodeIndex, 2>, kShardCount> m_owners{};
};

} // namespace tg::route
