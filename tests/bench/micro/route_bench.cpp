// What a new shard map costs the control plane, and a new series its shard.
#include <benchmark/benchmark.h>
#include <string>
#include <vector>

#include "route/shard_key.h"
#include "route/shard_map.h"
#include "tests/unit/series/series_samples.h"

namespace {

void buildShardMap(benchmark::State &state)
{
    std::vector<tg::route::MapNode> nodes;
    for (int i = 0; i < state.range(0); ++i)
        nodes.push_back(
            {tg::NodeIndex{static_cast<std::uint16_t>(i)}, "timeless-" + std::to_string(i), 100});
    for (auto _ : state)
        benchmark::DoNotOptimize(tg::route::ShardMap::build(nodes, 2, 1));
}

void shardOfSeries(benchmark::State &state, const char *kind)
{
    const auto key = tg::test::CpuSeries(4711).key();
    const auto shardKey = tg::route::ShardKey::parse(kind);
    for (auto _ : state)
        benchmark::DoNotOptimize((*shardKey).shardOf(key));
}

BENCHMARK(buildShardMap)->Arg(3)->Arg(40)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(shardOfSeries, series, "series");
BENCHMARK_CAPTURE(shardOfSeries, labels, "labels:instance,job");

} // namespace

BENCHMARK_MAIN();
