// A cluster as reads see it, made by hand: nodes that are up, and series where the test places
// them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cluster/steward/cluster_snapshot.h"
#include "http_node_client.h"
#include "query/door/read_context.h"
#include "series/series_key.h"
#include "series/series_table.h"

namespace tg::test {

struct ReadCluster {
    series::SeriesTable table{Limits{}};
    cluster::ClusterSnapshot snapshot;
    cluster::SnapshotShelf shelf;
    HttpNodeClient nodes;
    SystemClock clock;
    query::ReadBounds bounds;

    explicit ReadCluster(std::uint16_t count = 2)
    {
        snapshot.replication = 2;
        for (std::uint16_t i = 0; i < count; ++i) {
            cluster::NodeSnapshot node;
            node.index = NodeIndex{i};
            node.id = std::string(1, static_cast<char>('a' + i));
            node.httpUrl = "http://" + node.id;
            node.creation = 1;
            node.isAccepting = true;
            node.hasSynced = true;
            node.state = cluster::HealthState::Up;
            snapshot.nodes.push_back(std::move(node));
        }
        publish();
    }

    // After every change of `snapshot`.
    void publish() { shelf.put(std::make_shared<const cluster::ClusterSnapshot>(snapshot)); }

    query::ReadContext context() { return {table, shelf, nodes, clock, bounds}; }

    series::SeriesEntry &add(std::string_view metric, std::vector<series::LabelView> labels,
                             NodeIndex primary = NodeIndex{0}, NodeIndex replica = kNoNode,
                             std::uint64_t id = 1)
    {
        std::string key;
        series::writeKey(metric, labels, key);
        auto &entry = *table.insert(key, ShardId{}).entry;
        entry.setCopy(0, {primary, id});
        if (replica.isValid())
            entry.setCopy(1, {replica, id});
        return entry;
    }
};

} // namespace tg::test
