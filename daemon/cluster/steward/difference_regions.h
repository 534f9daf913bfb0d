// Which hours and shards of which node's copies an audit found wanting: what the gaps are made of
// that have them mended. Plain object, cluster thread; one bit set per node and hour that differs,
// so it is bounded by the hours of the audit.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "base/gap_region.h"
#include "cluster/backfill/points_diff.h"

namespace tg::cluster {

class DifferenceRegions
{
public:
    static constexpr std::size_t kMostRegions =
        16; // of one node; beyond, one region around them all

    // `points` are those that the node lacks.
    void add(NodeIndex node, ShardId shard, const std::vector<StoredPoint> &points);
    std::vector<NodeIndex> nodes() const;
    // One for each run of adjoining hours, with the shards of the run. It may say too much, never
    // too little.
    std::vector<GapRegion> regions(NodeIndex node) const;
    void clear() { m_nodes.clear(); }

private:
    using Hours = std::map<std::int64_t, std::bitset<kShardCount>>;
    std::map<NodeIndex, Hours> m_nodes;
};

} // namespace tg::cluster
