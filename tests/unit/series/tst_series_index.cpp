#include <algorithm>
#include <atomic>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <QtTest>

#include "series/series_index.h"
#include "series/series_table.h"
#include "tests/unit/series/series_samples.h"

using namespace tg;
using namespace tg::series;
using tg::test::CpuSeries;

namespace {

std::string keyOf(std::string_view metric, std::string_view host)
{
    std::vector<LabelView> labels{{"host", host}};
    std::string key;
    writeKey(metric, labels, key);
    return key;
}

std::vector<SeriesEntry *> entriesOf(const SeriesList &list)
{
    return {list.begin(), list.end()};
}

} // namespace

class TestSeriesIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anUnknownMetricHasNoSeries();
    void aMetricHasItsSeriesInTheOrderTheyCame();
    void aKnownSeriesIsNotListedTwice();
    void metricsAreListedSorted();
    void anyBytesAreAMetric();
    void aListIsWhatItWasWhenAskedFor();
    void readersWalkListsWhileTheyGrow();
    void writersOfManyThreadsLoseNothing();
    void aSeriesTakesAtMostTwelveBytes();
};

void TestSeriesIndex::anUnknownMetricHasNoSeries()
{
    SeriesTable table{Limits{}};
    table.insert(keyOf("up", "a"), {});
    QVERIFY(table.index().find("down").empty());
    QVERIFY(entriesOf(table.index().find("u")).empty());
    QVERIFY(entriesOf(table.index().find("")).empty());
}

void TestSeriesIndex::aMetricHasItsSeriesInTheOrderTheyCame()
{
    SeriesTable table{Limits{}};
    std::vector<SeriesEntry *> expected;
    for (int i = 0; i < 5000; ++i) {
        expected.push_back(table.insert(keyOf("up", std::to_string(i)), {}).entry);
        table.insert(keyOf("other", std::to_string(i)), {});
        QCOMPARE(table.index().find("up").size(), expected.size());
    }
    QCOMPARE(entriesOf(table.index().find("up")), expected);
}

void TestSeriesIndex::aKnownSeriesIsNotListedTwice()
{
    SeriesTable table{Limits{}};
    for (int i = 0; i < 3; ++i)
        table.insert(keyOf("up", "a"), {});
    QCOMPARE(table.index().find("up").size(), 1u);
}

void TestSeriesIndex::metricsAreListedSorted()
{
    SeriesTable table{Limits{}};
    std::set<std::string> expected;
    for (int i = 0; i < 1000; ++i) {
        const auto metric = "m" + std::to_string(i * 7919 % 1000);
        expected.insert(metric);
        table.insert(keyOf(metric, "a"), {});
    }
    const auto metrics = table.index().metrics();
    QCOMPARE(table.index().metricCount(), expected.size());
    QVERIFY(std::equal(metrics.begin(), metrics.end(), expected.begin(), expected.end()));
}

void TestSeriesIndex::anyBytesAreAMetric()
{
    SeriesTable table{Limits{}};
    for (const std::string &metric :
         {std::string(), std::string("\0x", 2), std::string("\xff{}\"")}) {
        auto *entry = table.insert(keyOf(metric, "a"), {}).entry;
        QCOMPARE(entriesOf(table.index().find(metric)), std::vector{entry});
    }
}

void TestSeriesIndex::aListIsWhatItWasWhenAskedFor()
{
    SeriesTable table{Limits{}};
    auto *first = table.insert(keyOf("up", "0"), {}).entry;
    const auto list = table.index().find("up");
    for (int i = 1; i < 1000; ++i)
        table.insert(keyOf("up", std::to_string(i)), {});
    QCOMPARE(entriesOf(list), std::vector{first});
}

void TestSeriesIndex::readersWalkListsWhileTheyGrow()
{
    constexpr std::size_t kSeries = 100'000;
    SeriesTable table{Limits{}};
    std::atomic<bool> isDone{false};
    std::atomic<int> wrong{0};
    std::vector<std::jthread> readers;
    for (int reader = 0; reader < 3; ++reader) {
        readers.emplace_back([&] {
            std::size_t before = 0;
            while (!isDone) {
                const auto list = table.index().find("node_cpu_seconds_total");
                std::size_t number = 0;
                for (const auto *entry : list)
                    wrong += entry->shard != test::shardOfNumber(number++);
                wrong += number != list.size() || number < before;
                before = number;
            }
        });
    }
    for (std::size_t i = 0; i < kSeries; ++i)
        table.insert(CpuSeries(i).key(), test::shardOfNumber(i));
    isDone = true;
    readers.clear();
    QCOMPARE(wrong.load(), 0);
    QCOMPARE(table.index().find("node_cpu_seconds_total").size(), kSeries);
}

void TestSeriesIndex::writersOfManyThreadsLoseNothing()
{
    SeriesTable table{Limits{}};
    {
        std::vector<std::jthread> writers;
        for (int writer = 0; writer < 4; ++writer) {
            writers.emplace_back([&table] {
                for (int i = 0; i < 20'000; ++i)
                    table.insert(keyOf("m" + std::to_string(i % 50), std::to_string(i)), {});
            });
        }
    }
    std::set<SeriesEntry *> listed;
    for (const auto metric : table.index().metrics()) {
        for (auto *entry : table.index().find(metric))
            QVERIFY(listed.insert(entry).second);
    }
    QCOMPARE(listed.size(), 20'000u);
    QCOMPARE(table.size(), 20'000u);
}

void TestSeriesIndex::aSeriesTakesAtMostTwelveBytes()
{
    constexpr std::size_t kSeries = 400'000;
    SeriesTable table{Limits{}};
    for (std::size_t i = 0; i < kSeries; ++i)
        table.insert(keyOf("m" + std::to_string(i % 100), std::to_string(i)), {});
    const auto bytes =
        static_cast<double>(table.index().listBytes() + table.index().memoryBytes()) / kSeries;
    qInfo("%.1f bytes a series", bytes);
    QVERIFY(bytes <= 12);
}

QTEST_APPLESS_MAIN(TestSeriesIndex)
#include "tst_series_index.moc"
