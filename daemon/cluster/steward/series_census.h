// Counts the series table by where copies live: how many a node has, how many are on one node only,
// how many on more nodes than they should be. Cluster thread; a walk over the whole table, so it is
// done the more seldom the longer it takes.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/ids.h"
#include "series/series_table.h"

namespace tg::cluster {

struct SeriesCensus {
    static constexpr std::size_t kSplitSamples = 100;

    std::vector<std::uint64_t> primaries; // by NodeIndex
    std::vector<std::uint64_t> replicas;
    std::shared_ptr<const std::vector<std::uint32_t>> ofShards; // by ShardId; null: not counted yet
    std::uint64_t series = 0;
    std::uint64_t split = 0;
    std::uint64_t single = 0; // one copy only
    std::vector<std::string> splitSamples;
};

SeriesCensus countSeries(const series::SeriesTable &table, std::size_t nodes);

} // namespace tg::cluster
