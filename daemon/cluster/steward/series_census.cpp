#include "cluster/steward/series_census.h"

#include "series/series_key.h"

namespace tg::cluster {

SeriesCensus countSeries(const series::SeriesTable &table, std::size_t nodes)
{
    SeriesCensus census;
    census.primaries.resize(nodes);
    census.replicas.resize(nodes);
    auto ofShards = std::make_shared<std::vector<std::uint32_t>>(kShardCount);
    table.forEach([&](series::SeriesEntry &entry) {
        ++census.series;
        ++(*ofShards)[entry.shard.value];
        const auto both = entry.bothCopies();
        if (both.primary.isPlaced() && both.primary.node().value < nodes)
            ++census.primaries[both.primary.node().value];
        if (both.replica.isPlaced() && both.replica.node().value < nodes)
            ++census.replicas[both.replica.node().value];
        else
            ++census.single;
        if (!entry.isSplit.load(std::memory_order_relaxed))
            return;
        ++census.split;
        if (census.splitSamples.size() < SeriesCensus::kSplitSamples)
            census.splitSamples.emplace_back(entry.key());
    });
    census.ofShards = std::move(ofShards);
    return census;
}

} // namespace tg::cluster
