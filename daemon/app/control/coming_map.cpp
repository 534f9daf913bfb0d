#include "app/control/coming_map.h"

#include <algorithm>
#include <optional>

#include "cluster/steward/map_maker.h"

namespace tg::app {

namespace {

// The next second at which something decided begins to count, unix; none: nothing is to come.
std::optional<std::int64_t> nextChange(const std::vector<cluster::NodeSnapshot> &nodes,
                                       std::int64_t now)
{
    std::optional<std::int64_t> next;
    for (const auto &node : nodes) {
        for (const auto at : {node.activeFrom, node.order.mapFrom}) {
            if (at > now && at <= now + cluster::kMostMapDelay)
                next = std::min(at, next.value_or(at));
        }
    }
    return next;
}

std::vector<route::MapNode> nodesAt(const std::vector<cluster::NodeSnapshot> &nodes,
                                    std::int64_t unixSeconds)
{
    std::vector<cluster::MapMember> members;
    members.reserve(nodes.size());
    for (const auto &node : nodes)
        members.push_back({node.index, node.id, node.weight, node.order.isDrainingAt(unixSeconds),
                           node.activeFrom});
    auto at = cluster::mapNodes(members, unixSeconds);
    std::ranges::sort(at, {}, &route::MapNode::logicalId); // as a map keeps them
    return at;
}

bool areOf(const std::vector<route::MapNode> &nodes, const route::ShardMap &map)
{
    return std::ranges::equal(nodes, map.nodes(), [](const auto &left, const auto &right) {
        return left.index == right.index && left.weight == right.weight;
    });
}

} // namespace

const route::ShardMap *ComingMap::look(const DeskFigures &figures)
{
    const auto &nodes = figures.cluster->nodes;
    const auto at = nextChange(nodes, figures.at / 1000);
    auto members = at ? nodesAt(nodes, *at) : std::vector<route::MapNode>();
    if (members.empty() || areOf(members, *figures.map)) {
        m_map.reset();
        return nullptr;
    }
    const auto version = figures.map->version() + 1;
    if (!m_map || m_map->version() != version || !areOf(members, *m_map))
        m_map = route::ShardMap::build(std::move(members), figures.cluster->replication, version);
    return m_map.get();
}

} // namespace tg::app
