// Counts of a table whose copies are known.
#include <QtTest>

#include "cluster/steward/series_census.h"
#include "table_maker.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::test;

class TestSeriesCensus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsNothingInAnEmptyTable()
    {
        const series::SeriesTable table(m_limits);
        const auto census = countSeries(table, 2);
        QCOMPARE(census.series, std::uint64_t{0});
        QVERIFY(census.primaries == (std::vector<std::uint64_t>{0, 0}));
    }

    void countsCopiesByNode()
    {
        series::SeriesTable table(m_limits);
        addSeries(table, "two", 1, on(0, 5), on(1, 6));
        addSeries(table, "unregistered", 2, on(1, 0), on(2, 7)); // placed counts, id or not
        addSeries(table, "alone", 3, on(2, 8));
        addSeries(table, "nowhere", 4);
        addSeries(table, "on a node of later", 5, on(0, 9), on(3, 1));
        const auto census = countSeries(table, 3);
        QCOMPARE(census.series, std::uint64_t{5});
        QVERIFY(census.primaries == (std::vector<std::uint64_t>{2, 1, 1}));
        QVERIFY(census.replicas == (std::vector<std::uint64_t>{0, 1, 1}));
        QCOMPARE(census.single, std::uint64_t{3});
        QCOMPARE(census.ofShards->size(), std::size_t{kShardCount});
        QCOMPARE((*census.ofShards)[2], 1u);
        QCOMPARE((*census.ofShards)[9], 0u);
        QCOMPARE(census.split, std::uint64_t{0});
        QVERIFY(census.splitSamples.empty());
    }

    void namesSomeOfTheSplitSeries()
    {
        series::SeriesTable table(m_limits);
        const auto all = SeriesCensus::kSplitSamples + 20;
        for (std::size_t i = 0; i < all; ++i)
            addSeries(table, "m" + std::to_string(i), 1, on(0, i + 1), on(1, i + 1)).isSplit = true;
        addSeries(table, "whole", 1, on(0, 999), on(1, 999));
        const auto census = countSeries(table, 2);
        QCOMPARE(census.split, std::uint64_t(all));
        QCOMPARE(census.splitSamples.size(), SeriesCensus::kSplitSamples);
        for (const auto &key : census.splitSamples)
            QVERIFY(table.findKey(key) && table.findKey(key)->isSplit);
    }

private:
    Limits m_limits;
};

QTEST_APPLESS_MAIN(TestSeriesCensus)
#include "tst_series_census.moc"
