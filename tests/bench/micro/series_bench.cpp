// What one look-up costs. The texts of a body are written one behind the other, in random order,
// just before the clock starts: as a parser leaves them. Each look-up ends with reading the entry,
// as the encoder does. find<distance, lines>: keys a look-up runs ahead, cache lines of a record
// prefetched; find<0, 0> prefetches nothing. Arguments: number of series. TG_BENCH_SMALL_PAGES=1
// switches huge pages off for the whole run.
#include <algorithm>
#include <array>
#include <benchmark/benchmark.h>
#include <cstdlib>
#include <ctime>
#include <map>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <sys/prctl.h>
#include <utility>
#include <vector>

#include "series/table_core.h"
#include "series/table_hash.h"
#include "tests/unit/series/series_samples.h"

namespace {

using Table = tg::series::TableCore<tg::series::TableHash>;
using tg::test::CpuSeries;

constexpr auto kSyntax = tg::SeriesSyntax::PrometheusText;
constexpr std::size_t kBody = 1'024; // lines: about what one read from a socket brings
constexpr std::size_t kBlock = 256;  // look-ups a call

// Of this thread: what other processes take of a shared machine does not count.
double cpuSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct Sample {
    std::unique_ptr<Table> table = std::make_unique<Table>(tg::Limits{});
    std::vector<std::uint32_t> order;
    std::size_t next = 0;

    explicit Sample(std::size_t series)
        : order(series)
    {
        if (std::getenv("TG_BENCH_SMALL_PAGES"))
            prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
        for (std::size_t i = 0; i < series; ++i)
            order[i] = static_cast<std::uint32_t>(i);
        std::shuffle(order.begin(), order.end(),
                     std::mt19937_64(42)); // insertion and look-up order differ
        for (const auto number : order)
            add(number);
        std::shuffle(order.begin(), order.end(), std::mt19937_64(43));
    }

    void add(std::size_t number)
    {
        const CpuSeries one(number);
        table->addAlias(kSyntax, one.text(),
                        *table->insert(one.key(), tg::test::shardOfNumber(number)).entry);
    }

    void writeBody(std::string &body, std::vector<std::string_view> &raws)
    {
        body.clear();
        body.reserve(kBody * 256); // the views below must not move
        raws.clear();
        for (std::size_t i = 0; i < kBody; ++i) {
            const auto at = body.size();
            body += CpuSeries(order[next]).text();
            raws.emplace_back(body.data() + at, body.size() - at);
            body += " 123456.78 1700000000000\n";
            next = next + 1 == order.size() ? 0 : next + 1;
        }
    }
};

Sample &sampleOf(std::size_t series)
{
    static std::map<std::size_t, std::unique_ptr<Sample>> samples;
    auto &sample = samples[series];
    if (!sample) {
        samples.clear();
        return *(samples[series] = std::make_unique<Sample>(series));
    }
    return *sample;
}

// CPU seconds a look-up; adds up what was not found.
template <std::size_t Distance, std::size_t Lines>
double lookUpAll(const Table &table, std::span<const std::string_view> raws, std::size_t &missing)
{
    std::array<tg::series::SeriesEntry *, kBlock> found{};
    std::uint64_t sum = 0;
    const auto start = cpuSeconds();
    for (std::size_t first = 0; first < raws.size(); first += kBlock) {
        const auto count = std::min(kBlock, raws.size() - first);
        table.find<Distance, Lines>(kSyntax, raws.subspan(first, count), found);
        for (std::size_t i = 0; i < count; ++i) {
            if (found[i])
                sum += found[i]->copy(0).bits() + found[i]->copy(1).bits();
            else
                ++missing;
        }
    }
    const auto took = cpuSeconds() - start;
    benchmark::DoNotOptimize(sum);
    return took / static_cast<double>(raws.size());
}

double median(std::vector<double> &values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

template <std::size_t Distance, std::size_t Lines> void find(benchmark::State &state)
{
    auto &sample = sampleOf(static_cast<std::size_t>(state.range(0)));
    std::string body;
    std::vector<std::string_view> raws;
    std::size_t missing = 0;
    for (auto _ : state) {
        sample.writeBody(body, raws);
        state.SetIterationTime(lookUpAll<Distance, Lines>(*sample.table, raws, missing));
    }
    if (missing > 0)
        state.SkipWithError("series not found");
}

// Turn by turn, so that the ratio holds on a machine whose speed changes.
void findWithAndWithoutPrefetch(benchmark::State &state)
{
    auto &sample = sampleOf(static_cast<std::size_t>(state.range(0)));
    std::string body;
    std::vector<std::string_view> raws;
    std::size_t missing = 0;
    std::vector<double> with;
    std::vector<double> without;
    for (auto _ : state) {
        sample.writeBody(body, raws);
        without.push_back(lookUpAll<0, 0>(*sample.table, raws, missing));
        sample.writeBody(body, raws);
        with.push_back(
            lookUpAll<Table::kDistance, Table::kPrefetchLines>(*sample.table, raws, missing));
        state.SetIterationTime(with.back());
    }
    if (missing > 0)
        state.SkipWithError("series not found");
    state.counters["with_ns"] = median(with) * 1e9;
    state.counters["without_ns"] = median(without) * 1e9;
    state.counters["without/with"] = median(without) / median(with);
    state.counters["bytes/series"] = static_cast<double>(sample.table->memoryBytes()) /
                                     static_cast<double>(sample.table->size());
}

void insert(benchmark::State &state)
{
    const auto series = static_cast<std::size_t>(state.range(0));
    std::vector<std::pair<std::string, std::string>> texts;
    for (std::size_t i = 0; i < series; ++i)
        texts.emplace_back(CpuSeries(i).key(), CpuSeries(i).text());
    for (auto _ : state) {
        Table table{tg::Limits{}};
        const auto start = cpuSeconds();
        for (const auto &[key, text] : texts)
            table.addAlias(kSyntax, text, *table.insert(key, {}).entry);
        const auto took = cpuSeconds() - start;
        state.SetIterationTime(took / static_cast<double>(series));
    }
}

void million(benchmark::internal::Benchmark *bench)
{
    bench->Arg(1'000'000)->UseManualTime()->Iterations(1000);
}

BENCHMARK(findWithAndWithoutPrefetch)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->UseManualTime()
    ->Iterations(1000);
BENCHMARK_TEMPLATE(find, 4, 4)->Apply(million);
BENCHMARK_TEMPLATE(find, 8, 2)->Apply(million);
BENCHMARK_TEMPLATE(find, 8, 4)->Apply(million);
BENCHMARK_TEMPLATE(find, 8, 8)->Apply(million);
BENCHMARK_TEMPLATE(find, 16, 4)->Apply(million);
BENCHMARK(insert)->Arg(100'000)->Arg(1'000'000)->UseManualTime()->Iterations(3);

} // namespace

BENCHMARK_MAIN();
