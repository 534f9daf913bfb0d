#include "cluster/steward/map_maker.h"

#include <algorithm>

namespace tg::cluster {

std::vector<route::MapNode> mapNodes(const std::vector<MapMember> &members, std::int64_t now)
{
    std::vector<route::MapNode> nodes;
    nodes.reserve(members.size());
    for (const auto &member : members) {
        const bool owns = !member.isDraining && member.activeFrom <= now;
        nodes.push_back({member.index, member.id, owns ? member.weight : 0});
    }
    const bool hasOwner =
        std::any_of(nodes.begin(), nodes.end(), [](const auto &node) { return node.weight > 0; });
    for (std::size_t i = 0; !hasOwner && i < nodes.size(); ++i)
        nodes[i].weight = members[i].weight;
    return nodes;
}

} // namespace tg::cluster
