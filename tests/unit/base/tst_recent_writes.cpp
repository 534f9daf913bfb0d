// What a node confirmed in the last three minutes, and nothing older.
#include <QTest>

#include "base/recent_writes.h"

using namespace tg;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t kHour = 3600;

GapRegion region(std::int64_t hour, std::uint16_t shard)
{
    GapRegion made;
    made.add(ShardId{shard}, hour * kHour + 5);
    return made;
}

} // namespace

class TestRecentWrites final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forgetsWhatIsOlderThanThreeMinutes()
    {
        ManualClock clock;
        RecentWrites recent;
        recent.add(region(100, 1), clock.now());
        clock.advance(170s);
        recent.add(region(100, 2), clock.now());
        auto seen = recent.regions(clock.now());
        QCOMPARE(seen.size(), std::size_t{1});
        QVERIFY(seen[0].shards.test(1));
        QVERIFY(seen[0].shards.test(2));
        clock.advance(20s);
        seen = recent.regions(clock.now());
        QCOMPARE(seen.size(), std::size_t{1});
        QVERIFY(!seen[0].shards.test(1));
        QVERIFY(seen[0].shards.test(2));
        clock.advance(200s);
        QVERIFY(recent.regions(clock.now()).empty());
    }

    void keepsOldHoursApartFromFreshOnes()
    {
        ManualClock clock;
        RecentWrites recent;
        recent.add(region(100, 1), clock.now());
        recent.add(region(5, 2), clock.now()); // late points
        recent.add(region(101, 3), clock.now());
        const auto seen = recent.regions(clock.now());
        QCOMPARE(seen.size(), std::size_t{2});
        for (const auto &one : seen)
            QCOMPARE(one.shards.test(2), one.lastHour() == 5);
    }

    void saysTooMuchRatherThanTooLittle()
    {
        ManualClock clock;
        RecentWrites recent;
        for (int i = 0; i < 40; ++i)
            recent.add(region(i * 10, static_cast<std::uint16_t>(i)), clock.now());
        const auto seen = recent.regions(clock.now());
        QVERIFY(seen.size() <= RecentWrites::kRegions);
        for (int i = 0; i < 40; ++i) {
            bool isCovered = false;
            for (const auto &one : seen)
                isCovered |= one.shards.test(static_cast<std::size_t>(i)) &&
                             one.firstHour() <= i * 10 && one.lastHour() >= i * 10;
            QVERIFY(isCovered);
        }
    }
};

QTEST_APPLESS_MAIN(TestRecentWrites)
#include "tst_recent_writes.moc"
