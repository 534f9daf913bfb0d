// What a fill reads, writes and reports, over copies in memory.
#include <QElapsedTimer>

#include "fill_scene.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::test;

class TestGapFiller : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesWhatIsMissingWithItsRepetitions()
    {
        FillScene scene(2);
        scene.at(scene.source, 0) = {{kStart, 1}, {kStart, 1}, {kStart, 1}, {kStart + 5, 2}};
        scene.at(scene.target, 0) = {{kStart, 1}};
        scene.at(scene.source, 1) = scene.at(scene.target, 1) = {{kStart, 7}};
        QVERIFY(scene.run());
        QVERIFY2(scene.report->isDone(), scene.report->error.text.c_str());
        QVERIFY(scene.at(scene.target, 0) == scene.at(scene.source, 0));
        QCOMPARE(scene.report->seriesCompared, 2U);
        QCOMPARE(scene.report->seriesRepaired, 1U);
        QCOMPARE(scene.report->pointsWritten, 3U);
        QCOMPARE(scene.report->residueCount, 0U);
        QCOMPARE(scene.report->cursor, 2U);
        QVERIFY(scene.report->range == (SecondRange{kStart, kStart + 4 * 3600 - 1}));
        QCOMPARE(scene.source.flushes, 1);
        QCOMPARE(scene.target.flushes, 2);
        QCOMPARE(scene.source.writes, 0);
    }

    void findsNothingToDoTheSecondTime()
    {
        FillScene scene(20);
        scene.fillSource(10);
        QVERIFY(scene.run());
        QCOMPARE(scene.report->pointsWritten, 200U);
        QVERIFY(scene.run());
        QVERIFY(scene.report->isDone());
        QCOMPARE(scene.report->pointsWritten, 0U);
        QCOMPARE(scene.report->seriesCompared, 20U);
    }

    void touchesNothingOutsideItsHours()
    {
        FillScene scene;
        scene.at(scene.source, 0) = {
            {kStart - 1, 1}, {kStart, 2}, {kStart + 4 * 3600 - 1, 3}, {kStart + 4 * 3600, 4}};
        QVERIFY(scene.run());
        QVERIFY(scene.at(scene.target, 0) ==
                (MemoryPort::Points{{kStart, 2}, {kStart + 4 * 3600 - 1, 3}}));
    }

    void asksInChunksThatEndWithTheSegments()
    {
        FillScene scene;
        scene.job.firstHour = kHour0 + 2;
        scene.job.lastHour = kHour0 + 9;
        QVERIFY(scene.run());
        const auto at = [](int hour) { return kStart + hour * 3600; };
        QVERIFY(kHour0 % 4 == 0);
        const std::vector<SecondRange> once{
            {at(2), at(4) - 1}, {at(4), at(8) - 1}, {at(8), at(10) - 1}};
        auto twice = once; // filled, compared
        twice.insert(twice.end(), once.begin(), once.end());
        QVERIFY(scene.source.ranges == twice);
        QVERIFY(scene.target.ranges == twice);
    }

    void leavesOutWhatIsNotSettled()
    {
        FillScene scene;
        scene.fillSource(10);
        scene.job.settledUntil = kStart + 4;
        QVERIFY(scene.run());
        QCOMPARE(scene.report->pointsWritten, 5U);
        QCOMPARE(scene.report->range.last, kStart + 4);
        scene.job.settledUntil = kStart - 1;
        QVERIFY(scene.run());
        QVERIFY(scene.report->isDone());
        QVERIFY(scene.report->range.isEmpty());
        QCOMPARE(scene.report->seriesCompared, 0U);
    }

    void walksAllPages_data()
    {
        QTest::addColumn<int>("series");
        for (const int count : {0, 1, 4, 5, 8, 9})
            QTest::addRow("%d", count) << count;
    }

    void walksAllPages()
    {
        QFETCH(int, series);
        FillScene scene(static_cast<std::size_t>(series));
        scene.options.walk.pageSeries = 4;
        scene.fillSource(1);
        QVERIFY(scene.run());
        QVERIFY(scene.report->isDone());
        QCOMPARE(scene.report->seriesCompared, std::uint64_t(series));
        QCOMPARE(scene.report->pointsWritten, std::uint64_t(series));
        QCOMPARE(scene.report->cursor, std::uint64_t(series));
        QVERIFY(std::ranges::all_of(scene.pages, [](auto size) { return size <= 4; }));
    }

    void keepsFewQueriesOnTheirWay()
    {
        FillScene scene(100);
        scene.options.walk.queriesInFlight = 3;
        QVERIFY(scene.run());
        QVERIFY(scene.source.mostInFlight <= 3);
        QVERIFY(scene.target.mostInFlight <= 3);
    }

    void writesNoFasterThanAllowedAndReadsLittleAhead()
    {
        FillScene scene(100);
        scene.fillSource(10);
        scene.options.pointsPerSecond = 100;
        scene.options.queuedPoints = 50;
        scene.options.walk.queriesInFlight = 2;
        scene.begin();
        QVERIFY(QTest::qWaitFor([&] { return scene.filler->progress().pointsWritten >= 100; }));
        QVERIFY(scene.clock.awaitAsked(5)); // it stands: no more tokens
        QCOMPARE(scene.filler->progress().pointsWritten, 100U);
        QVERIFY2(scene.source.queries <= 18, QByteArray::number(scene.source.queries));
        scene.clock.advance(500ms);
        QVERIFY(QTest::qWaitFor([&] { return scene.filler->progress().pointsWritten >= 150; }));
        QVERIFY(scene.clock.awaitAsked(5));
        QCOMPARE(scene.filler->progress().pointsWritten, 150U);
        QVERIFY(scene.endWithClock(1s));
        QCOMPARE(scene.report->pointsWritten, 1000U);
        QCOMPARE(scene.report->residueCount, 0U);
    }

    void cutsBatches()
    {
        FillScene scene(3);
        scene.fillSource(1500);
        QVERIFY(scene.run());
        QCOMPARE(scene.report->pointsWritten, 4500U);
        QVERIFY(std::ranges::all_of(scene.target.batches, [](auto size) { return size <= 2000; }));
        QVERIFY(scene.target.batches.size() <= 5);
    }

    void namesTheFirstResiduesAndCountsAll()
    {
        FillScene scene(10);
        scene.options.maxResidues = 3;
        for (std::size_t i = 0; i < 10; ++i)
            scene.at(scene.target, i) = {{kStart, 1}, {kStart + 3600, 2}};
        scene.at(scene.source, 0) = {{kStart, 5}};
        QVERIFY(scene.run());
        QVERIFY(scene.report->isDone());
        QCOMPARE(scene.report->residues.size(), 3U);
        QCOMPARE(scene.report->residueCount, 10U);
        QCOMPARE(scene.report->extras, 20U);
        QCOMPARE(scene.report->missing, 0U);
        QCOMPARE(scene.report->residues[0].extra, 2U);
    }

    void doesNotWriteFreshPointsThatAreOnTheirWay()
    {
        FillScene scene;
        scene.fillSource(2);
        scene.clock = WatchedClock((kStart + 4 * 3600) * 1000);
        // The second point reaches the target by itself, visible from the flush on.
        scene.target.onFlush = [&] {
            if (scene.target.flushes == 2)
                scene.target.insert(scene.list[0].key, scene.at(scene.source, 0)[1]);
        };
        QVERIFY(scene.run());
        QCOMPARE(scene.report->pointsWritten, 1U);
        QCOMPARE(scene.report->residueCount, 0U);
        QVERIFY(scene.at(scene.target, 0) == scene.at(scene.source, 0));
    }

    void looksAgainInRoundsOfBoundedSize()
    {
        FillScene scene(20);
        scene.fillSource(2);
        scene.clock = WatchedClock((kStart + 4 * 3600) * 1000);
        scene.options.walk.recheckSeries = 6;
        scene.options.walk.queriesInFlight = 2;
        QVERIFY(scene.run());
        QCOMPARE(scene.report->pointsWritten, 40U);
        QCOMPARE(scene.report->residueCount, 0U);
        QVERIFY(scene.target.flushes >= 2 + 3);
    }

    void countsNoFreshPointAsResidue()
    {
        FillScene scene;
        scene.clock = WatchedClock((kStart + 4 * 3600) * 1000);
        const auto &key = scene.list[0].key;
        int asked = 0;
        scene.source.onQuery = [&](const std::string &) {
            if (++asked == 2) // the comparison's first look
                scene.source.insert(key, {kStart + 7, 1});
            if (asked == 3)
                scene.target.insert(key, {kStart + 7, 1});
        };
        QVERIFY(scene.run());
        QCOMPARE(asked, 3);
        QCOMPARE(scene.report->residueCount, 0U);
    }

    void tellsItsProgressFiveTimesASecondAtMost()
    {
        FillScene scene(2000);
        scene.fillSource(5);
        QElapsedTimer time;
        time.start();
        scene.options.pointsPerSecond = 5'000;
        scene.begin();
        QVERIFY(scene.endWithClock(20ms));
        QVERIFY(!scene.progress.empty());
        QVERIFY(qint64(scene.progress.size()) <= time.elapsed() / 190 + 1);
        for (const auto &told : scene.progress)
            QVERIFY(told.seriesDone <= told.seriesTotal && told.cursor <= 2000);
    }
};

QTEST_GUILESS_MAIN(TestGapFiller)
#include "tst_gap_filler.moc"
