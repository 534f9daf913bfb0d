// What an audit found wanting, as regions for gaps.
#include <QtTest>

#include "cluster/steward/difference_regions.h"

using namespace tg;
using namespace tg::cluster;

namespace {

constexpr NodeIndex kA{0};
constexpr NodeIndex kB{1};
constexpr std::int64_t kHour = 472'000;

std::vector<StoredPoint> at(std::int64_t hour, std::int64_t second = 0)
{
    return {{hour * 3600 + second, 1.0}};
}

} // namespace

class TestDifferenceRegions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysNothingOfNodesThatLackNothing()
    {
        DifferenceRegions found;
        found.add(kA, ShardId{1}, {});
        QVERIFY(found.nodes().empty());
        QVERIFY(found.regions(kA).empty());
    }

    void joinsAdjoiningHoursOfANodeAndTheirShards()
    {
        DifferenceRegions found;
        found.add(kB, ShardId{7}, at(kHour, 3599));
        found.add(kB, ShardId{9}, at(kHour + 1));
        found.add(kB, ShardId{4}, at(kHour + 3));
        found.add(kA, ShardId{5}, at(kHour));
        const auto regions = found.regions(kB);
        QCOMPARE(regions.size(), 2U);
        QCOMPARE(regions[0].firstHour(), kHour);
        QCOMPARE(regions[0].lastHour(), kHour + 1);
        QCOMPARE(regions[0].shards.count(), 2U);
        QCOMPARE(regions[1].firstHour(), kHour + 3);
        QVERIFY(regions[1].shards.test(4));
        QCOMPARE(found.regions(kA).size(), 1U);
    }

    void saysTooMuchRatherThanOpenAGapForEachHour()
    {
        DifferenceRegions found;
        for (std::size_t i = 0; i <= DifferenceRegions::kMostRegions; ++i)
            found.add(kA, ShardId{std::uint16_t(i)}, at(kHour + 2 * std::int64_t(i)));
        const auto regions = found.regions(kA);
        QCOMPARE(regions.size(), 1U);
        QCOMPARE(regions[0].firstHour(), kHour);
        QCOMPARE(regions[0].lastHour(), kHour + 2 * std::int64_t(DifferenceRegions::kMostRegions));
        QCOMPARE(regions[0].shards.count(), DifferenceRegions::kMostRegions + 1);
    }

    void knowsHoursBefore1970()
    {
        DifferenceRegions found;
        found.add(kA, ShardId{1}, {{-1, 1.0}});
        QCOMPARE(found.regions(kA).at(0).firstHour(), std::int64_t{-1});
        QCOMPARE(found.regions(kA).at(0).lastHour(), std::int64_t{-1});
    }
};

QTEST_APPLESS_MAIN(TestDifferenceRegions)
#include "tst_difference_regions.moc"
