// What turning known series' samples into slices costs: one copy and two, three nodes and forty,
// one sample a run and ten. items = samples. The slices are taken and reused as a worker does after
// each segment.
#include <benchmark/benchmark.h>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "batch/slicer.h"
#include "term/entry_encoder.h"

namespace {

using namespace tg;

constexpr std::size_t kSeries = 20'000;

struct Workload {
    Workload(std::size_t nodes, bool hasReplica, std::size_t samplesPerRun)
    {
        for (std::size_t i = 0; i < nodes; ++i)
            board.add("node-" + std::to_string(i));
        std::minstd_rand random(1);
        for (std::size_t i = 0; i < kSeries; ++i) {
            entries.push_back(std::make_unique<series::SeriesEntry>());
            auto &entry = *entries.back();
            const auto primary = static_cast<std::uint16_t>(random() % nodes);
            const auto replica =
                static_cast<std::uint16_t>((primary + 1 + random() % (nodes - 1)) % nodes);
            entry.setCopy(0, series::CopyRef(NodeIndex{primary}, i + 1));
            entry.setCopy(1, hasReplica ? series::CopyRef(NodeIndex{replica}, i + 1)
                                        : series::CopyRef());
            entry.shard = ShardId{static_cast<std::uint16_t>(random() % kShardCount)};
        }
        for (std::size_t i = 0; i < samplesPerRun; ++i)
            samples.push_back({123456.78 + static_cast<double>(i),
                               1'700'000'000'000 + static_cast<TimeMs>(i) * 15'000});
    }

    NodeBoard board;
    std::vector<std::unique_ptr<series::SeriesEntry>> entries;
    std::vector<Sample> samples;
};

void sliceSamples(benchmark::State &state)
{
    const Workload work(static_cast<std::size_t>(state.range(0)), state.range(1) == 2,
                        static_cast<std::size_t>(state.range(2)));
    batch::SlicePool pool;
    batch::Slicer slicer(work.board, pool);
    for (auto _ : state) {
        for (const auto &entry : work.entries)
            slicer.append(*entry, work.samples);
        slicer.discard();
    }
    state.SetItemsProcessed(state.iterations() *
                            static_cast<std::int64_t>(kSeries * work.samples.size()));
}
BENCHMARK(sliceSamples)
    ->ArgNames({"nodes", "copies", "samples_a_run"})
    ->Args({3, 1, 1})
    ->Args({3, 2, 1})
    ->Args({40, 1, 1})
    ->Args({40, 2, 1})
    ->Args({3, 1, 10})
    ->Args({3, 2, 10});

void encodeOneEntry(benchmark::State &state)
{
    unsigned char buffer[term::kMaxEntryBytes];
    const auto id = static_cast<std::uint64_t>(state.range(0));
    for (auto _ : state) {
        benchmark::DoNotOptimize(term::encodeEntry(buffer, id, 123456.78, 1'700'000'000));
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(encodeOneEntry)->Arg(1'000)->Arg(std::int64_t{1} << 40);

} // namespace

BENCHMARK_MAIN();
