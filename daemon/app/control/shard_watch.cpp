#include "app/control/shard_watch.h"

namespace tg::app {

namespace {

bool canServe(NodeIndex node, const cluster::ClusterSnapshot &cluster)
{
    return node.isValid() && node.value < cluster.nodes.size() &&
           serves(cluster.nodes[node.value].state);
}

// Moving is told of a shard that has nothing worse to tell.
ShardState stateOf(const ShardStanding &shard, const cluster::ClusterSnapshot &cluster)
{
    if (canServe(shard.owner, cluster))
        return shard.movesTo.isValid() ? ShardState::Moving : ShardState::Owned;
    return canServe(shard.standby, cluster) ? ShardState::OnStandby : ShardState::WithoutOwner;
}

} // namespace

void ShardWatch::look(const DeskFigures &figures)
{
    if (figures.cluster->at == 0) // nothing has been judged yet
        return;
    const bool isFirst = m_shards.empty();
    m_shards.resize(kShardCount);
    m_withoutOwner = 0;
    const auto *coming = m_coming.look(figures);
    for (std::uint32_t i = 0; i < kShardCount; ++i) {
        const ShardId shard{static_cast<std::uint16_t>(i)};
        auto &known = m_shards[i];
        const ShardStanding before = known;
        known.owner = figures.map->primary(shard);
        known.standby = figures.map->replica(shard);
        const auto next = coming ? coming->primary(shard) : known.owner;
        known.movesTo = next != known.owner ? next : kNoNode;
        known.state = stateOf(known, *figures.cluster);
        const bool isOthers =
            isFirst || before.owner != known.owner || before.standby != known.standby;
        if (isOthers)
            known.mapVersion = figures.map->version();
        if (isOthers || before.state != known.state)
            known.since = figures.at;
        m_withoutOwner += known.state == ShardState::WithoutOwner ? 1U : 0U;
    }
}

} // namespace tg::app
