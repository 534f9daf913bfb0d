#include <algorithm>
#include <atomic>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <QtTest>

#include "series/series_table.h"
#include "tests/unit/series/series_samples.h"

using namespace tg;
using namespace tg::series;
using tg::test::CpuSeries;

namespace {

constexpr auto kText = SeriesSyntax::PrometheusText;
constexpr std::size_t kBatch = 64;
#if defined(__SANITIZE_THREAD__)
constexpr std::size_t kSeries = 150'000; // ten times slower there; still eight growths a stripe
#elif defined(__SANITIZE_ADDRESS__)
constexpr std::size_t kSeries = 300'000;
#else
constexpr std::size_t kSeries = 1'000'000;
#endif

// What a reader saw in contradiction to what writers had promised by then.
struct Faults {
    std::atomic<std::size_t> lost{0}; // published before the look-up began, not found
    std::atomic<std::size_t> torn{0}; // found, but not what was written
};

bool isWhole(const SeriesEntry &entry, std::size_t number)
{
    return entry.key() == CpuSeries(number).key() && entry.shard == test::shardOfNumber(number);
}

// Every writer takes the numbers n with n % writers == its own, and counts in `done` how far it is.
void write(SeriesTable &table, std::size_t writer, std::size_t writers, std::size_t series,
           std::atomic<std::size_t> &done)
{
    for (std::size_t number = writer; number < series; number += writers) {
        const CpuSeries one(number);
        auto *entry = table.insert(one.key(), test::shardOfNumber(number)).entry;
        table.addAlias(kText, one.text(), *entry);
        done.store(number + 1, std::memory_order_release);
    }
}

// Looks up random numbers, known and still unknown ones, until all writers are through.
void read(const SeriesTable &table, std::size_t series,
          const std::vector<std::atomic<std::size_t>> &done, const std::atomic<bool> &stop,
          std::uint64_t seed, Faults &faults)
{
    std::mt19937_64 random(seed);
    std::vector<std::string> texts(kBatch);
    std::vector<std::size_t> numbers(kBatch);
    std::vector<bool> mustBeThere(kBatch);
    std::vector<std::string_view> raws(kBatch);
    std::vector<SeriesEntry *> found(kBatch);
    while (!stop.load(std::memory_order_acquire)) {
        const auto written = done[0].load(std::memory_order_acquire);
        for (std::size_t i = 0; i < kBatch; ++i) {
            // Around the newest numbers half of the time: there growth happens.
            const auto newest = std::min(
                written + 16 - random() % std::min<std::size_t>(written + 16, 64), series - 1);
            numbers[i] = i % 2 == 0 ? newest : random() % series;
            mustBeThere[i] =
                numbers[i] < done[numbers[i] % done.size()].load(std::memory_order_acquire);
            texts[i] = CpuSeries(numbers[i]).text();
            raws[i] = texts[i];
        }
        table.find(kText, raws, found);
        for (std::size_t i = 0; i < kBatch; ++i) {
            const auto *entry = found[i];
            if (!entry && mustBeThere[i])
                ++faults.lost;
            if (entry && !isWhole(*entry, numbers[i]))
                ++faults.torn;
            if (mustBeThere[i] && i % 8 == 0 && table.findKey(CpuSeries(numbers[i]).key()) != entry)
                ++faults.lost;
        }
    }
}

} // namespace

class TestSeriesGrowth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readersSeeEverySeriesWhileTheTableGrows_data();
    void readersSeeEverySeriesWhileTheTableGrows();
};

void TestSeriesGrowth::readersSeeEverySeriesWhileTheTableGrows_data()
{
    QTest::addColumn<std::size_t>("writers");
    QTest::addColumn<std::size_t>("series");
    QTest::newRow("one writer") << std::size_t{1} << kSeries;
    QTest::newRow("four writers") << std::size_t{4} << kSeries;
}

void TestSeriesGrowth::readersSeeEverySeriesWhileTheTableGrows()
{
    QFETCH(std::size_t, writers);
    QFETCH(std::size_t, series);
    SeriesTable table{Limits{}};
    std::vector<std::atomic<std::size_t>> done(writers);
    std::atomic<bool> stop{false};
    Faults faults;
    {
        std::vector<std::jthread> readers;
        for (std::uint64_t seed = 1; seed <= 2; ++seed)
            readers.emplace_back([&, seed] { read(table, series, done, stop, seed, faults); });
        {
            std::vector<std::jthread> threads;
            for (std::size_t writer = 0; writer < writers; ++writer)
                threads.emplace_back(
                    [&, writer] { write(table, writer, writers, series, done[writer]); });
        }
        stop.store(true, std::memory_order_release);
    }
    QCOMPARE(faults.lost.load(), 0u);
    QCOMPARE(faults.torn.load(), 0u);
    QCOMPARE(table.size(), series);

    std::size_t wrong = 0;
    for (std::size_t number = 0; number < series; ++number) {
        const auto text = CpuSeries(number).text();
        const std::string_view raw = text;
        SeriesEntry *found = nullptr;
        table.find(kText, {&raw, 1}, {&found, 1});
        wrong +=
            !found || !isWhole(*found, number) || table.findKey(CpuSeries(number).key()) != found;
    }
    QCOMPARE(wrong, 0u);
    std::size_t visited = 0;
    table.forEach([&](SeriesEntry &) { ++visited; });
    QCOMPARE(visited, series);
}

QTEST_APPLESS_MAIN(TestSeriesGrowth)
#include "tst_series_growth.moc"
