// A worker's way from the bytes of a body to encoded slices, by format: parsing, look-up, encoding
// for two copies. 20,000 series each: text with a line a series, Influx lines of eight fields, in
// the order of before and in a random one (as agents send that keep fields in a hash map);
// remote-write with a sample and with five a series, unpacked.
#include <algorithm>
#include <array>
#include <benchmark/benchmark.h>
#include <memory>
#include <random>
#include <string>

#include "ingest/write/segment_builder.h"
#include "parse/influx_lines.h"
#include "parse/prometheus_text.h"
#include "parse/remote_write.h"
#include "tests/unit/parse/write_request.h"

namespace {

using namespace tg;

constexpr int kHosts = 100;
constexpr int kCpus = 25;
constexpr std::array<const char *, 8> kModes{"idle",    "iowait", "irq",    "nice",
                                             "softirq", "steal",  "system", "user"};

struct Worker {
    explicit Worker(std::unique_ptr<parse::LineParser> of)
        : parser(std::move(of))
    {
        board.add("node-0"), board.add("node-1"), board.add("node-2");
    }

    void feed(const std::string &body)
    {
        constexpr std::size_t kChunk = 64 * 1024;
        parser->reset(1'700'000'000'000);
        for (std::size_t at = 0; at < body.size(); at += kChunk)
            parser->feed(std::string_view(body).substr(at, kChunk), builder);
        parser->finish(true, builder);
    }
    // All series of that body are known afterwards.
    void learn(const std::string &body)
    {
        feed(body);
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

    std::mt19937 random{7};
    Limits limits;
    NodeBoard board;
    series::SeriesTable table{limits};
    batch::SlicePool pool;
    batch::Slicer slicer{board, pool};
    LedgerCounters ledger;
    std::unique_ptr<parse::LineParser> parser;
    ingest::SegmentBuilder builder{table, slicer, ledger, limits};
};

template <class Print> std::string makeBody(Print print)
{
    std::string body;
    for (int host = 0; host < kHosts; ++host) {
        for (int cpu = 0; cpu < kCpus; ++cpu)
            print("host-" + std::to_string(1000 + host) + ".dc1.example.com", std::to_string(cpu),
                  body);
    }
    return body;
}

std::string textBody(std::mt19937 &random)
{
    return makeBody([&](const std::string &host, const std::string &cpu, std::string &body) {
        for (const char *mode : kModes)
            body += "node_cpu_seconds_total{instance=\"" + host +
                    ":9100\",job=\"node_exporter\",cpu=\"" + cpu + "\",mode=\"" + mode +
                    "\",region=\"eu-west-1\",env=\"prod\"} " +
                    std::to_string(random() % 1'000'000) + ".78 1700000000000\n";
    });
}

std::string influxBody(std::mt19937 &random, bool isShuffled)
{
    return makeBody([&](const std::string &host, const std::string &cpu, std::string &body) {
        auto modes = kModes;
        if (isShuffled)
            std::shuffle(modes.begin(), modes.end(), random);
        body += "cpu,host=" + host + ",cpu=cpu" + cpu + ",region=eu-west-1,env=prod";
        char separator = ' ';
        for (const char *mode : modes) {
            body += separator + std::string("usage_") + mode + '=' +
                    std::to_string(random() % 100) + ".345678";
            separator = ',';
        }
        body += " 1700000000000000000\n";
    });
}

std::string remoteBody(std::mt19937 &random, int samples)
{
    return makeBody([&](const std::string &host, const std::string &cpu, std::string &body) {
        for (const char *mode : kModes) {
            test::Points points;
            for (int i = 0; i < samples; ++i)
                points.emplace_back(random() % 1'000'000 + 0.78, 1'700'000'000'000 + i * 15'000);
            body += test::seriesField({{"__name__", "node_cpu_seconds_total"},
                                       {"cpu", cpu},
                                       {"env", "prod"},
                                       {"instance", host + ":9100"},
                                       {"job", "node_exporter"},
                                       {"mode", mode},
                                       {"region", "eu-west-1"}},
                                      points);
        }
    });
}

void run(benchmark::State &state, Worker &worker, const std::string &body, int samples = 1,
         bool hasAges = false)
{
    if (hasAges)
        worker.builder.boundAges({1'600'000'000'000, 1'800'000'000'000});
    worker.learn(body);
    for (auto _ : state) {
        worker.feed(body);
        if (worker.builder.hasUnknown())
            state.SkipWithError("series are unknown that were learnt");
        worker.builder.discard();
    }
    state.SetItemsProcessed(state.iterations() * kHosts * kCpus * samples *
                            static_cast<std::int64_t>(kModes.size()));
}

void text(benchmark::State &state, bool hasAges)
{
    Worker worker(
        std::make_unique<parse::PrometheusTextParser>(Limits{}, parse::TimeUnit::Milliseconds));
    run(state, worker, textBody(worker.random), 1, hasAges);
}
void influx(benchmark::State &state, bool isShuffled, bool hasAges)
{
    Worker worker(std::make_unique<parse::InfluxLinesParser>(Limits{}));
    run(state, worker, influxBody(worker.random, isShuffled), 1, hasAges);
}

void remoteWrite(benchmark::State &state, int samples)
{
    Worker worker(std::make_unique<parse::RemoteWriteParser>(Limits{}));
    run(state, worker, remoteBody(worker.random, samples), samples);
}

BENCHMARK_CAPTURE(text, anyAge, false);
BENCHMARK_CAPTURE(text, withinAges, true);
BENCHMARK_CAPTURE(influx, sameOrder, false, false);
BENCHMARK_CAPTURE(influx, anyOrder, true, false);
BENCHMARK_CAPTURE(influx, withinAges, false, true);
BENCHMARK_CAPTURE(remoteWrite, oneSample, 1);
BENCHMARK_CAPTURE(remoteWrite, fiveSamples, 5);

} // namespace

BENCHMARK_MAIN();
