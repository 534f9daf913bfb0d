// What reads work with: the registry, the published view of the cluster, the nodes. References
// outlive every read; used on the read thread.
#pragma once

#include <chrono>
#include <cstddef>

#include "cluster/steward/cluster_snapshot.h"
#include "query/node/node_client.h"
#include "series/series_table.h"
#include "shared/base/clock.h"

namespace tg::query {

struct ReadBounds {
    std::size_t series = 100'000;      // query.max_series: that one read may match
    std::size_t examined = 20'000'000; // that are looked at for it
    std::size_t mergeBytes =
        256u << 20;        // query.merge_bytes: of the nodes' answers to one merged read
    bool mayGather = true; // query.several_nodes = gather | reject
};

struct ReadContext {
    const series::SeriesTable &table;
    const cluster::SnapshotShelf &snapshots;
    NodeClient &nodes;
    const Clock &clock;
    ReadBounds bounds;

    LabelForm labels() const { return snapshots.newest()->labels; } // how nodes tell label values
};

} // namespace tg::query
