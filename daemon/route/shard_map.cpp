#include "route/shard_map.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "route/rendezvous.h"

namespace tg::route {

std::shared_ptr<const ShardMap> ShardMap::build(std::vector<MapNode> nodes, unsigned replication,
                                                std::uint64_t version)
{
    std::sort(nodes.begin(), nodes.end(), [](const MapNode &a, const MapNode &b) {
        return a.logicalId != b.logicalId ? a.logicalId < b.logicalId : a.index < b.index;
    });
    const auto owners =
        std::count_if(nodes.begin(), nodes.end(), [](const MapNode &n) { return n.weight > 0; });

    const std::shared_ptr<ShardMap> map(new ShardMap);
    map->m_nodes = std::move(nodes);
    map->m_version = version;
    map->m_replication = owners < 2 || replication < 2 ? 1 : 2;
    for (std::uint32_t shard = 0; shard < kShardCount; ++shard)
        map->m_owners[shard] = map->drawOwners(ShardId{static_cast<std::uint16_t>(shard)});
    return map;
}

std::array<NodeIndex, 2> ShardMap::drawOwners(ShardId shard) const
{
    std::array<NodeIndex, 2> owners{kNoNode, kNoNode};
    std::array<Draw, 2> best;
    for (const auto &node : m_nodes) {
        if (node.weight == 0)
            continue;
        const auto drawn = draw(shard, node.logicalId, node.weight);
        if (!owners[0].isValid() || ranksBefore(drawn, best[0])) {
            owners = {node.index, owners[0]};
            best = {drawn, best[0]};
        } else if (!owners[1].isValid() || ranksBefore(drawn, best[1])) {
            owners[1] = node.index;
            best[1] = drawn;
        }
    }
    if (m_replication < 2)
        owners[1] = kNoNode;
    return owners;
}

std::vector<NodeIndex> ShardMap::ranking(ShardId shard) const
{
    std::vector<std::pair<Draw, NodeIndex>> drawn;
    drawn.reserve(m_nodes.size());
    for (const auto &node : m_nodes)
        drawn.emplace_back(draw(shard, node.logicalId, node.weight), node.index);
    std::stable_sort(drawn.begin(), drawn.end(),
                     [](const auto &a, const auto &b) { return ranksBefore(a.first, b.first); });

    std::vector<NodeIndex> order;
    order.reserve(drawn.size());
    for (const auto &[itsDraw, node] : drawn)
        order.push_back(node);
    return order;
}

std::size_t ShardMap::rank(ShardId shard, NodeIndex node) const
{
    const auto order = ranking(shard);
    return static_cast<std::size_t>(std::find(order.begin(), order.end(), node) - order.begin());
}

} // namespace tg::route
