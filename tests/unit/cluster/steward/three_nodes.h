// A cluster of three nodes that are well, and what may change about it.
#pragma once

#include <functional>

#include "cluster/steward/cluster_snapshot.h"

namespace tg::cluster::test {

using Change = std::function<void(ClusterSnapshot &)>;

inline GapRecord gap(std::uint64_t points, GapState state = GapState::Open)
{
    GapRecord record;
    record.id = gapId("g", 1, points);
    record.points = points;
    record.state = state;
    return record;
}

inline NodeSnapshot node(std::uint16_t index)
{
    NodeSnapshot made;
    made.index = NodeIndex{index};
    made.id = std::string(1, char('a' + index));
    made.weight = 100;
    made.isAccepting = true;
    made.state = HealthState::Up;
    made.reason = "why";
    made.primarySeries = 30;
    made.replicaSeries = 12;
    made.pointsPerSecond = 5;
    return made;
}

inline ClusterSnapshot threeNodes()
{
    ClusterSnapshot made;
    made.at = 99;
    made.mapVersion = 4;
    made.replication = 2;
    made.series = 63;
    made.nodes = {node(0), node(1), node(2)};
    return made;
}

inline Change open(std::size_t at, std::uint64_t points)
{
    return [=](auto &all) {
        const auto record = gap(points);
        all.nodes[at].gaps.records[record.id] = record;
        ++all.nodes[at].openGaps;
    };
}
inline Change order(std::size_t at, OrderKind kind)
{
    return [=](auto &all) { all.nodes[at].order.kind = kind; };
}
inline void stopB(ClusterSnapshot &all)
{
    all.nodes[1].isAccepting = false;
}
inline void single(ClusterSnapshot &all)
{
    all.replication = 1;
}
inline void panic(ClusterSnapshot &all)
{
    all.isPanic = true;
    all.panicReason = "2 of 3";
}

} // namespace tg::cluster::test
