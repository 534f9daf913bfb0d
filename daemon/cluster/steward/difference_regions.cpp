#include "cluster/steward/difference_regions.h"

namespace tg::cluster {

namespace {

constexpr std::int64_t kHour = 3600;

std::int64_t hourOf(std::int64_t second)
{
    GapRegion moment;
    moment.addTime(second);
    return moment.firstHour();
}

void addHour(GapRegion &region, std::int64_t hour, const std::bitset<kShardCount> &shards)
{
    region.shards |= shards;
    region.addTime(hour * kHour);
    region.addTime(hour * kHour + kHour - 1);
}

} // namespace

void DifferenceRegions::add(NodeIndex node, ShardId shard, const std::vector<StoredPoint> &points)
{
    for (const auto &point : points)
        m_nodes[node][hourOf(point.second)].set(shard.value);
}

std::vector<NodeIndex> DifferenceRegions::nodes() const
{
    std::vector<NodeIndex> all;
    for (const auto &[node, hours] : m_nodes)
        all.push_back(node);
    return all;
}

std::vector<GapRegion> DifferenceRegions::regions(NodeIndex node) const
{
    std::vector<GapRegion> runs;
    const auto found = m_nodes.find(node);
    if (found == m_nodes.end())
        return runs;
    for (const auto &[hour, shards] : found->second) {
        if (runs.empty() || runs.back().lastHour() + 1 < hour)
            runs.emplace_back();
        addHour(runs.back(), hour, shards);
    }
    if (runs.size() <= kMostRegions)
        return runs;
    GapRegion all;
    for (const auto &run : runs)
        all.add(run);
    return {all};
}

} // namespace tg::cluster
