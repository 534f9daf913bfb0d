// Fills whose nodes fail, lose answers or fall silent, and fills that are broken off.
#include <QPointer>

#include "fill_scene.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::test;

namespace {

Error gone()
{
    return {ErrorCode::Unavailable, "node b: cannot be reached"};
}

} // namespace

class TestGapFillerFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void triesAFailedCallAgain()
    {
        FillScene scene(5);
        scene.fillSource(3);
        scene.options.walk.queriesInFlight = 1;
        const MemoryPort::Fault everySecond = [](int call) {
            return call % 2 == 1 ? std::optional(gone()) : std::nullopt;
        };
        scene.source.queryFault = scene.target.queryFault = everySecond;
        scene.source.flushFault = scene.target.flushFault = everySecond;
        scene.target.writeFault = everySecond;
        QVERIFY(scene.run());
        QVERIFY2(scene.report->isDone(), scene.report->error.text.c_str());
        QCOMPARE(scene.report->pointsWritten, 15U);
        QCOMPARE(scene.report->residueCount, 0U);
    }

    void failsWithTheCauseAndGoesOnAtItsCursor()
    {
        FillScene scene(50);
        scene.fillSource(4);
        scene.options.walk.queriesInFlight = 2;
        scene.options.batchPoints = 8;
        scene.source.queryFault = [](int call) {
            return call > 20 ? std::optional(gone()) : std::nullopt;
        };
        QVERIFY(scene.run());
        QVERIFY(!scene.report->isDone());
        QCOMPARE(scene.report->error.text, gone().text);
        QVERIFY(scene.filler->progress().phase == FillPhase::Failed);
        const auto cursor = scene.report->cursor;
        QVERIFY2(cursor >= 15 && cursor <= 20, QByteArray::number(qulonglong(cursor)));
        for (std::size_t i = 0; i < cursor; ++i)
            QVERIFY(scene.at(scene.target, i) == scene.at(scene.source, i));
        const auto before = scene.report->pointsWritten;

        scene.source.queryFault = nullptr;
        scene.job.cursor = cursor;
        scene.source.queries = 0;
        QVERIFY(scene.run());
        QVERIFY(scene.report->isDone());
        QCOMPARE(scene.source.queries, int(50 - cursor + 50));
        QCOMPARE(before + scene.report->pointsWritten, 200U);
        QCOMPARE(scene.report->seriesCompared, 50U);
        QCOMPARE(scene.report->residueCount, 0U);
    }

    void failsWhenAFlushDoes()
    {
        FillScene scene;
        scene.target.flushFault = [](int) { return std::optional(gone()); };
        QVERIFY(scene.run());
        QCOMPARE(scene.report->error.text, gone().text);
        QCOMPARE(scene.target.flushes, 4);
        QCOMPARE(scene.target.queries, 0);
    }

    void failsWhenWritesDo()
    {
        FillScene scene(3);
        scene.fillSource(3);
        scene.options.batchPoints = 1;
        scene.target.writeFault = [](int) { return std::optional(gone()); };
        QVERIFY(scene.run());
        QCOMPARE(scene.report->error.text, gone().text);
        QCOMPARE(scene.target.writes, 4);
        QCOMPARE(scene.report->cursor, 0U);
        QCOMPARE(scene.report->pointsWritten, 0U);
    }

    void storesNothingTwiceWhenAnswersAreLost()
    {
        FillScene scene(10);
        for (std::size_t i = 0; i < 10; ++i) // repetitions, cut apart by the batches
            scene.at(scene.source, i) = {{kStart, 1}, {kStart, 1}, {kStart, 1}, {kStart + 9, 2}};
        scene.options.batchPoints = 3;
        scene.target.storesDespiteError = true;
        scene.target.writeFault = [](int call) {
            return call % 3 == 0 ? std::optional(Error{ErrorCode::TimedOut, "no answer"})
                                 : std::nullopt;
        };
        QVERIFY(scene.run());
        QVERIFY(scene.report->isDone());
        for (std::size_t i = 0; i < 10; ++i)
            QVERIFY(scene.at(scene.target, i) == scene.at(scene.source, i));
        QCOMPARE(scene.report->residueCount, 0U);
    }

    void writesAgainWhatARefusedBatchHeld()
    {
        FillScene scene(10);
        for (std::size_t i = 0; i < 10; ++i)
            scene.at(scene.source, i) = {{kStart, 1}, {kStart, 1}, {kStart, 1}, {kStart + 9, 2}};
        scene.options.batchPoints = 3;
        scene.target.writeFault = [](int call) {
            return call % 2 == 0 ? std::optional(gone()) : std::nullopt;
        };
        QVERIFY(scene.run());
        QVERIFY(scene.report->isDone());
        QCOMPARE(scene.report->pointsWritten, 40U);
        QCOMPARE(scene.report->seriesRepaired, 10U);
        QCOMPARE(scene.report->residueCount, 0U);
    }

    void listsWhatTheTargetSwallowed()
    {
        FillScene scene(4);
        scene.fillSource(2);
        scene.target.keys[101] = "another series"; // the id is shared: its points go elsewhere
        QVERIFY(scene.run());
        QVERIFY(scene.report->isDone());
        QCOMPARE(scene.report->residueCount, 1U);
        QCOMPARE(scene.report->residues[0].key, scene.list[1].key);
        QCOMPARE(scene.report->residues[0].missing, 2U);
        QCOMPARE(scene.report->missing, 2U);
    }

    void asksForLessWhenAReplyIsTooLong()
    {
        FillScene scene;
        scene.fillSource(1000);
        scene.source.maxReply = 100;
        QVERIFY(scene.run());
        QVERIFY2(scene.report->isDone(), scene.report->error.text.c_str());
        QCOMPARE(scene.report->pointsWritten, 1000U);
    }

    void failsWhenOneSecondIsTooLong()
    {
        FillScene scene;
        scene.at(scene.source, 0) = {{kStart, 1}, {kStart, 2}};
        scene.source.maxReply = 1;
        QVERIFY(scene.run());
        QCOMPARE(scene.report->error.code, ErrorCode::LimitExceeded);
    }

    void endsAtOnceWhenAborted()
    {
        FillScene scene(1000);
        scene.fillSource(2);
        scene.begin();
        QVERIFY(QTest::qWaitFor([&] { return scene.filler->progress().seriesDone > 10; }));
        scene.filler->abort();
        QVERIFY(scene.report);
        QVERIFY(scene.report->wasAborted);
        QVERIFY(scene.report->cursor < 1000);
        const int queries = scene.source.queries;
        QVERIFY(scene.awaitAllAnswered());
        QCOMPARE(scene.source.queries, queries);
        scene.filler->abort();
        QCOMPARE(scene.reports, 1);
    }

    void abortsWhileNobodyAnswers()
    {
        FillScene scene;
        scene.target.isSilent = true;
        scene.begin();
        QVERIFY(QTest::qWaitFor([&] { return scene.target.flushes > 0; })); // and never answered
        QVERIFY(!scene.report);
        scene.filler->abort();
        QVERIFY(scene.report->wasAborted);
    }

    void canBeDestroyedWithCallsOut()
    {
        FillScene scene(100);
        scene.fillSource(2);
        scene.begin();
        QVERIFY(QTest::qWaitFor([&] { return scene.filler->progress().seriesDone > 10; }));
        scene.filler.reset();
        QVERIFY(scene.awaitAllAnswered()); // the answers find nobody
        QVERIFY(!scene.report);
    }

    void refusesAJobWithoutItsPorts()
    {
        FillScene scene(2);
        scene.job.target = 9;
        QVERIFY(scene.run());
        QCOMPARE(scene.report->error.code, ErrorCode::BadValue);
        scene.job.target = FillScene::kTarget;
        scene.list[1].source = 9;
        QVERIFY(scene.run());
        QCOMPARE(scene.report->error.code, ErrorCode::BadValue);
    }
};

QTEST_GUILESS_MAIN(TestGapFillerFaults)
#include "tst_gap_filler_faults.moc"
