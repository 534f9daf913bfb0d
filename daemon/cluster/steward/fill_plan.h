// What one fill of a node consists of: gap records with adjoining hours put together into regions,
// and for a region the series that have a copy on the node and another one elsewhere. Cluster
// thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "cluster/backfill/walk_options.h"
#include "cluster/facts/gap_document.h"
#include "series/series_table.h"

namespace tg::cluster {

struct FillRegion {
    std::int64_t firstHour = 0;
    std::int64_t lastHour = 0;
    ShardSet shards;
    std::vector<GapRecord> records; // as they were when the fill began
};

std::vector<FillRegion> regionsOf(const std::vector<GapRecord> &records);

struct SeriesToFill {
    const series::SeriesEntry *entry = nullptr;
    std::uint64_t targetId = 0;
    NodeIndex source;
};

struct RegionSeries {
    std::vector<SeriesToFill> series;
    std::vector<series::SeriesEntry *> missing; // the node has no id for them yet
    std::uint64_t sourceless = 0;               // their other copy cannot be read now
    std::uint64_t single = 0;                   // that have no other copy

    bool isWhole() const { return missing.empty() && sourceless == 0; }
};

RegionSeries seriesOf(const FillRegion &region, NodeIndex target, const series::SeriesTable &table,
                      const std::function<bool(NodeIndex)> &canBeRead);

} // namespace tg::cluster
