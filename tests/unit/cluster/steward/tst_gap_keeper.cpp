// What the data plane gave up becomes few records that grow, are never closed unseen, and count
// every point once.
#include <QtTest>

#include "gap_desk.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::cluster::test;

class TestGapKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growsOneRecordWhileTheHoursAdjoin()
    {
        Desk desk;
        QVERIFY(!desk.collect());
        desk.lose(kHour, kHour, 10, 1);
        desk.lose(kHour + 1, kHour + 1, 5, 7);
        QVERIFY(desk.collect());
        desk.lose(kHour - 2, kHour - 1, 3, 9);
        QVERIFY(desk.collect(kNow + 8));
        QVERIFY(!desk.collect(kNow + 9));
        const auto records = desk.records();
        QCOMPARE(records.size(), std::size_t{1});
        const auto &record = records[0];
        QCOMPARE(record.id, std::string("tg-1-beef-1"));
        QCOMPARE(record.firstHour, kHour - 2);
        QCOMPARE(record.lastHour, kHour + 1);
        QCOMPARE(record.points, std::uint64_t{18});
        QVERIFY(record.shards.test(1) && record.shards.test(7) && record.shards.test(9));
        QCOMPARE(record.shards.count(), std::size_t{3});
        QCOMPARE(record.openedAt, kNow);
        QCOMPARE(record.changedAt, kNow + 8);
        QCOMPARE(record.openedBy, std::string("tg-1"));
        QCOMPARE(record.state, GapState::Open);
    }

    void opensAnotherRecordWhenTheHoursDoNotAdjoin()
    {
        Desk desk;
        desk.lose(kHour, kHour, 10);
        desk.lose(kHour + 2, kHour + 2, 4);
        QVERIFY(desk.collect());
        QCOMPARE(desk.records().size(), std::size_t{2});
        desk.lose(kHour + 1, kHour + 1, 1); // between: grows one of them
        QVERIFY(desk.collect());
        QCOMPARE(desk.records().size(), std::size_t{2});
        QCOMPARE(desk.points(), std::uint64_t{15});
    }

    void growsOnlyOpenRecordsOfItsOwn()
    {
        Desk desk;
        GapRecord other;
        other.id = "tg-2-1-1";
        other.firstHour = other.lastHour = kHour;
        other.openedBy = "tg-2";
        other.cause = "not confirmed";
        other.shards.set(1);
        QVERIFY(desk.board.putGap("a", other));
        desk.lose(kHour, kHour, 1);
        QVERIFY(desk.collect());
        QCOMPARE(desk.board.gaps("a").records.size(), std::size_t{2});
        desk.keeper.close("a", "tg-1-beef-1", kNow);
        desk.lose(kHour, kHour, 2);
        QVERIFY(desk.collect());
        QCOMPARE(desk.board.gaps("a").records.size(), std::size_t{3});
        QCOMPARE(desk.board.gaps("a").records.at("tg-1-beef-2").points, std::uint64_t{2});
    }

    void countsPointsOnceWhateverTheSpans()
    {
        Desk desk;
        std::uint64_t given = 0;
        for (int round = 0; round < 50; ++round) {
            for (int span = 0; span <= round % 4; ++span) {
                desk.lose(kHour + 10 * span, kHour + 10 * span, std::uint64_t(1 + round % 3));
                given += std::uint64_t(1 + round % 3);
            }
            QVERIFY(desk.collect());
        }
        QCOMPARE(desk.points(), given);
        QCOMPARE(desk.records().size(), std::size_t{4});
    }

    // The close of a fill that began before carries the record as it was then.
    void isNotClosedByAFillThatBeganBeforeItGrew()
    {
        Desk desk;
        desk.lose(kHour, kHour, 10);
        desk.lose(kHour + 100, kHour + 100, 10);
        QVERIFY(desk.collect());
        const auto begun = desk.records();
        desk.lose(kHour, kHour, 1); // same hours and shards: points alone tell
        desk.lose(kHour + 100, kHour + 100, 1);
        QVERIFY(desk.collect());
        for (auto record : begun) {
            record.state = GapState::Closed;
            desk.board.putGap("a", record);
        }
        for (const auto &record : desk.records())
            QCOMPARE(record.state, GapState::Open);
        QCOMPARE(desk.points(), std::uint64_t{22});
    }

    void opensARecordOfItsOwnForPointsCountedBefore()
    {
        Desk desk;
        desk.lose(kHour, kHour, 10);
        QVERIFY(desk.collect());
        desk.lose(kHour, kHour, 0);
        QVERIFY(desk.collect());
        QCOMPARE(desk.records().size(), std::size_t{2});
        QCOMPARE(desk.points(), std::uint64_t{10});
    }

    void keepsWhatIsProvisionalOut()
    {
        Desk desk;
        const auto token = desk.book.openProvisional(kNode, region(kHour, kHour, 1), 10);
        QVERIFY(!desk.collect());
        desk.book.keep(token);
        QVERIFY(desk.collect());
        QCOMPARE(desk.points(), std::uint64_t{10});
    }

    void opensOneRecordForEachRegionAndClosesThem()
    {
        Desk desk;
        GapRegion noShards;
        noShards.addTime(kNow);
        const auto ids = desk.keeper.open(
            "a", {region(1, 2, 3), GapRegion(), noShards, region(9, 9, 4)}, "why", kNow);
        QVERIFY(ids == (std::vector<std::string>{"tg-1-beef-1", "tg-1-beef-2"}));
        const auto records = desk.records();
        QCOMPARE(records.size(), std::size_t{2});
        QCOMPARE(records[0].lastHour, std::int64_t{2});
        QCOMPARE(records[1].cause, std::string("why"));
        desk.lose(3, 3, 1); // adjoins a record of another cause
        QVERIFY(desk.collect());
        QCOMPARE(desk.records().size(), std::size_t{3});
        desk.keeper.close("a", ids[0], kNow + 1);
        desk.keeper.close("a", "tg-1-beef-99", kNow + 1);
        QCOMPARE(desk.board.gaps("a").records.at(ids[0]).state, GapState::Closed);
        QCOMPARE(desk.board.gaps("a").records.at(ids[1]).state, GapState::Open);
    }

    void coversTheSegmentThatARestartMayOverwrite_data()
    {
        QTest::addColumn<qint64>("now");
        QTest::addColumn<qint64>("firstHour");
        QTest::addColumn<qint64>("lastHour");
        QTest::addColumn<qint64>("again"); // two minutes after its end
        QTest::newRow("first second")
            << qint64(4 * 3600) << qint64(4) << qint64(4) << qint64(8 * 3600 + 120);
        QTest::newRow("last second")
            << qint64(8 * 3600 - 1) << qint64(4) << qint64(7) << qint64(8 * 3600 + 120);
        QTest::newRow("the next segment")
            << qint64(8 * 3600) << qint64(8) << qint64(8) << qint64(12 * 3600 + 120);
        QTest::newRow("within") << qint64(1'700'000'000) << qint64(472'220) << qint64(472'222)
                                << qint64(472'224 * 3600 + 120);
    }
    void coversTheSegmentThatARestartMayOverwrite()
    {
        QFETCH(qint64, now);
        const auto found = restartRegion(now, 4 * 3600);
        QTEST(qint64(found.firstHour()), "firstHour");
        QTEST(qint64(found.lastHour()), "lastHour");
        QVERIFY(found.shards.all());
        QTEST(qint64(secondLookAt(now, 4 * 3600)), "again");
        QCOMPARE(secondLookAt(now, 20), now - now % 20 + 21);
    }
};

QTEST_APPLESS_MAIN(TestGapKeeper)
#include "tst_gap_keeper.moc"
