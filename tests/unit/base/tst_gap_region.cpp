// Hours of sample time round down on both sides of 1970, and regions only ever grow.
#include <QtTest>

#include "base/gap_region.h"

using namespace tg;

class TestGapRegion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hoursAdjoinWhenNoHourLiesBetween()
    {
        for (const HourSpan other : {HourSpan{4, 6}, {1, 4}, {7, 9}, {5, 5}, {0, 100}, {6, 8}})
            QVERIFY((HourSpan{5, 6}.adjoins(other) && other.adjoins({5, 6})));
        for (const HourSpan other : {HourSpan{8, 9}, {-3, 3}})
            QVERIFY((!HourSpan{5, 6}.adjoins(other) && !other.adjoins({5, 6})));
    }

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void roundsHoursDown_data();
    void roundsHoursDown();
    void coversEverythingAddedToIt();
    void isEmptyUntilATimeIsAdded();
};

void TestGapRegion::roundsHoursDown_data()
{
    QTest::addColumn<qint64>("second");
    QTest::addColumn<qint64>("hour");
    QTest::newRow("1970") << qint64{0} << qint64{0};
    QTest::newRow("last second of the first hour") << qint64{3599} << qint64{0};
    QTest::newRow("second hour") << qint64{3600} << qint64{1};
    QTest::newRow("just before 1970") << qint64{-1} << qint64{-1};
    QTest::newRow("an hour before 1970") << qint64{-3600} << qint64{-1};
    QTest::newRow("more than an hour before 1970") << qint64{-3601} << qint64{-2};
    QTest::newRow("as early as a time can be")
        << qint64{INT64_MIN / 1000} << qint64{-2562047788016};
    QTest::newRow("as late as a time can be") << qint64{INT64_MAX / 1000} << qint64{2562047788015};
}

void TestGapRegion::roundsHoursDown()
{
    QFETCH(qint64, second);
    QFETCH(qint64, hour);
    GapRegion region;
    region.add(ShardId{7}, second);
    QCOMPARE(qint64{region.firstHour()}, hour);
    QCOMPARE(qint64{region.lastHour()}, hour);
}

void TestGapRegion::coversEverythingAddedToIt()
{
    GapRegion region;
    region.add(ShardId{0}, 10);
    region.add(ShardId{4095}, -5);
    GapRegion other;
    other.add(ShardId{9}, 7200);
    region.add(other);
    QCOMPARE(region.firstSecond, std::int64_t{-5});
    QCOMPARE(region.lastSecond, std::int64_t{7200});
    QCOMPARE(region.shards.count(), std::size_t{3});
    QVERIFY(region.shards.test(0) && region.shards.test(9) && region.shards.test(4095));
}

void TestGapRegion::isEmptyUntilATimeIsAdded()
{
    GapRegion region;
    QVERIFY(region.isEmpty());
    region.add(GapRegion{});
    QVERIFY(region.isEmpty());
    region.addTime(0);
    QVERIFY(!region.isEmpty());
}

QTEST_GUILESS_MAIN(TestGapRegion)
#include "tst_gap_region.moc"
