// What counting costs the hot path: a worker's way from the text of a body to encoded slices, with
// and without telling the FlowTally whose points they are. Argument: 1 with. Compare the two of one
// run (--benchmark_enable_random_interleaving=true --benchmark_repetitions=20).
#include <benchmark/benchmark.h>
#include <memory>
#include <random>
#include <string>

#include "ingest/write/segment_builder.h"
#include "parse/prometheus_text.h"

namespace {

using namespace tg;

constexpr int kHosts = 100;
constexpr int kCpus = 25;
constexpr int kModes = 8;

struct Worker {
    Worker()
    {
        board.add("node-0"), board.add("node-1"), board.add("node-2");
        std::mt19937 random(7);
        for (int host = 0; host < kHosts; ++host) {
            for (int cpu = 0; cpu < kCpus; ++cpu) {
                for (int mode = 0; mode < kModes; ++mode)
                    add(host, cpu, mode, random());
            }
        }
        feed(); // all series are unknown: they are answered below
        const auto questions = builder.takeQuestions();
        std::uint64_t id = 0;
        for (auto &item : questions->items) {
            item.status = route::ResolveStatus::Ready;
            item.entry =
                table.insert(item.key, ShardId{std::uint16_t(random() % kShardCount)}).entry;
            const auto node = std::uint16_t(random() % 3);
            item.entry->setCopy(0, series::CopyRef(NodeIndex{node}, ++id));
            item.entry->setCopy(1, series::CopyRef(NodeIndex{std::uint16_t((node + 1) % 3)}, id));
            item.entry->state = series::EntryState::Ready;
        }
        benchmark::DoNotOptimize(builder.join(*questions).what);
        builder.discard();
    }
    void add(int host, int cpu, int mode, unsigned value)
    {
        body += "node_cpu_seconds_total{instance=\"host-" + std::to_string(1000 + host) +
                ".dc1.example.com:9100\",job=\"node_exporter\",cpu=\"" + std::to_string(cpu) +
                "\",mode=\"mode" + std::to_string(mode) + "\",region=\"eu-west-1\",env=\"prod\"} " +
                std::to_string(value % 1'000'000) + ".78 1700000000000\n";
    }
    void feed()
    {
        parser.reset(1'700'000'000'000);
        parser.feed(body, builder);
        parser.finish(true, builder);
    }

    Limits limits;
    NodeBoard board;
    series::SeriesTable table{limits};
    batch::SlicePool pool;
    batch::Slicer slicer{board, pool};
    LedgerCounters ledger;
    parse::PrometheusTextParser parser{limits, parse::TimeUnit::Milliseconds};
    ingest::SegmentBuilder builder{table, slicer, ledger, limits};
    std::string body;
};

void segment(benchmark::State &state)
{
    Worker worker;
    const auto flow = std::make_unique<series::FlowTally>();
    std::vector<series::SampledRun> samples;
    if (state.range(0) == 1)
        worker.builder.countFlow(*flow);
    constexpr int kBodiesASecond = 100; // two million points
    int bodies = 0;
    for (int i = 0; i < kBodiesASecond; ++i) { // the first second finds out how much comes
        worker.feed();
        worker.builder.discard();
    }
    flow->takeSamples(samples);
    for (auto _ : state) {
        worker.feed();
        worker.builder.discard();
        if (++bodies % kBodiesASecond != 0)
            continue;
        samples.clear();
        flow->takeSamples(samples);
    }
    state.SetItemsProcessed(state.iterations() * kHosts * kCpus * kModes);
}

} // namespace

BENCHMARK(segment)->Arg(0)->Arg(1);
BENCHMARK_MAIN();
