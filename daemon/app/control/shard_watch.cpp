#include "app/control/shard_watch.h"

namespace tg::app {

namespace {

bool canServe(NodeIndex node, const cluster::ClusterSnapshot &cluster)
{
    return node.isValid() && node.value < cluster.nodes.size() &&
           serves(cluster.nodes[node.value].state);
}

ShardState stateOf(NodeIndex owner, NodeIndex standby, const cluster::ClusterSnapshot &cluster)
{
    if (canServe(owner, cluster))
        return ShardState::Owned;
    return canServe(standby, cluster) ? ShardState::OnStandby : ShardState::WithoutOwner;
}

} // namespace

void ShardWatch::look(const DeskFigures &figures)
{
    if (figures.cluster->at == 0) // nothing has been judged yet
        return;
    const bool isFirst = m_shards.empty();
    m_shards.resize(kShardCount);
    m_withoutOwner = 0;
    for (std::uint32_t i = 0; i < kShardCount; ++i) {
        const ShardId shard{static_cast<std::uint16_t>(i)};
        const auto owner = figures.map->primary(shard);
        const auto standby = figures.map->replica(shard);
        const auto state = stateOf(owner, standby, *figures.cluster);
        auto &known = m_shards[i];
        const bool isOthers = isFirst || known.owner != owner || known.standby != standby;
        if (isOthers)
            known.mapVersion = figures.map->version();
        if (isOthers || known.state != state)
            known.since = figures.at;
        known.owner = owner;
        known.standby = standby;
        known.state = state;
        m_withoutOwner += state == ShardState::WithoutOwner ? 1U : 0U;
    }
}

} // namespace tg::app
