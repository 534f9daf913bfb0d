#include "cluster/steward/plan_targets.h"

#include <algorithm>
#include <utility>

namespace tg::cluster {

namespace {

using Shards = std::vector<std::uint32_t>; // by NodeIndex

// out: its shards are those of their replicas; nobody: all are where the map has them.
Shards shardsOf(const route::ShardMap &map, std::size_t nodes, NodeIndex out = kNoNode)
{
    Shards counts(nodes);
    for (std::uint32_t i = 0; i < kShardCount; ++i) {
        const ShardId shard{static_cast<std::uint16_t>(i)};
        auto owner = map.primary(shard);
        if (out.isValid() && owner == out)
            owner = map.replica(shard);
        if (owner.isValid() && owner.value < nodes)
            ++counts[owner.value];
    }
    return counts;
}

// The map as it would be with another weight of that node.
Shards shardsWithWeight(const ClusterSnapshot &cluster, NodeIndex node, std::uint32_t weight)
{
    std::vector<route::MapNode> nodes(cluster.map->nodes().begin(), cluster.map->nodes().end());
    for (auto &one : nodes)
        one.weight = one.index == node ? weight : one.weight;
    const bool hasOwner =
        std::ranges::any_of(nodes, [](const auto &one) { return one.weight > 0; });
    if (!hasOwner)
        return shardsOf(*cluster.map, cluster.nodes.size());
    const auto map =
        route::ShardMap::build(std::move(nodes), cluster.replication, cluster.map->version() + 1);
    return shardsOf(*map, cluster.nodes.size());
}

bool isTakenOut(OrderKind kind)
{
    return kind == OrderKind::FailedOver || kind == OrderKind::Maintenance;
}

std::pair<Shards, Shards> beforeAndAfter(Action action, const NodeSnapshot &node,
                                         const ClusterSnapshot &cluster)
{
    const auto size = cluster.nodes.size();
    const auto now = shardsOf(*cluster.map, size);
    switch (action) {
    case Action::Failover:
    case Action::Maintenance:
        return {now, shardsOf(*cluster.map, size, node.index)};
    case Action::Drain:
        return {now, shardsWithWeight(cluster, node.index, 0)};
    case Action::Resume:
        if (isTakenOut(node.order.kind))
            return {shardsOf(*cluster.map, size, node.index), now};
        if (node.order.kind == OrderKind::Draining)
            return {now, shardsWithWeight(cluster, node.index, node.weight)};
        return {now, now};
    case Action::Backfill:
    case Action::Audit:
    case Action::Heal:
        break;
    }
    return {now, now};
}

std::optional<double> loadOf(const NodeSnapshot &node)
{
    if (node.unconfirmedBytesLimit == 0)
        return std::nullopt;
    return static_cast<double>(node.unconfirmedBytes) /
           static_cast<double>(node.unconfirmedBytesLimit);
}

} // namespace

std::vector<PlanTarget> planTargets(Action action, const NodeSnapshot &node,
                                    const ClusterSnapshot &cluster)
{
    std::vector<PlanTarget> targets;
    if (!cluster.map)
        return targets;
    const auto [before, after] = beforeAndAfter(action, node, cluster);
    for (const auto &one : cluster.nodes) {
        const auto at = one.index.value;
        if (at >= before.size() || after[at] <= before[at])
            continue;
        const bool returns = one.id == node.id; // its copies come back, too
        PlanTarget target{one.id, before[at], after[at], one.pointsPerSecond, {}, loadOf(one), {}};
        if (!returns) {
            target.pointsPerSecondAfter = target.pointsPerSecondBefore;
            target.loadAfter = target.loadBefore;
        }
        targets.push_back(std::move(target));
    }
    std::ranges::sort(targets, {}, &PlanTarget::node);
    return targets;
}

} // namespace tg::cluster
