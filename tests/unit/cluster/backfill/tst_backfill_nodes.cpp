// Fills and audits between two real development nodes, through ports over control links.
#include <QDeadlineTimer>
#include <QTimer>

#include "cluster/backfill/copy_audit.h"
#include "node_pair.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::test;

namespace {

constexpr int kSeries = 60;
constexpr int kPoints = 50;

FillOptions quick()
{
    FillOptions options;
    options.walk.retry.firstBackOff = 20ms;
    options.walk.recheckAfter = 20ms;
    return options;
}

} // namespace

class TestBackfillNodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_pair = std::make_unique<NodePair>();
        const bool isStarted = m_pair->start(kSeries);
        QVERIFY2(isStarted, QByteArray(source().error() + target().error()).constData());
    }
    void cleanup() { m_pair.reset(); }

    void makesBothCopiesEqual()
    {
        NodePair::write(source(), 1, kSeries, kPoints);
        target().setFault("{swallow,3}");
        NodePair::write(target(), 1001, kSeries, kPoints, "I*0.5+Id");
        target().clearFaults();
        QCOMPARE(target().eval("devnode_faults:swallowed()"), QByteArray("1000"));
        QVERIFY(NodePair::held(source()) != NodePair::held(target()));
        Fill fill(m_pair->job(), quick());
        QVERIFY(fill.end());
        QVERIFY2(fill.report->isDone(), fill.report->error.text.c_str());
        QCOMPARE(fill.report->seriesCompared, std::uint64_t(kSeries));
        QCOMPARE(fill.report->seriesRepaired, 20U);
        QCOMPARE(fill.report->pointsWritten, 1000U);
        QCOMPARE(fill.report->residueCount, 0U);
        QCOMPARE(NodePair::held(target()), NodePair::held(source()));
    }

    void keepsRepetitionsAndTakesIntegersForFloats()
    {
        for (int i = 0; i < 3; ++i)
            NodePair::write(source(), 1, kSeries, 2, "I");
        NodePair::write(target(), 1001, kSeries, 2, "float(I)");
        Fill fill(m_pair->job(), quick());
        QVERIFY(fill.end());
        QVERIFY2(fill.report->isDone(), fill.report->error.text.c_str());
        QCOMPARE(fill.report->pointsWritten, std::uint64_t(kSeries * 2 * 2));
        QCOMPARE(fill.report->residueCount, 0U);
        QCOMPARE(NodePair::held(target()), NodePair::held(source()));
    }

    void makesVisibleWhatTheTargetHasBeforeItReads()
    {
        NodePair::write(source(), 1, kSeries, kPoints);
        target().setFault("{visible_after,60000}");
        NodePair::write(target(), 1001, kSeries, kPoints);
        Fill fill(m_pair->job(), quick());
        QVERIFY(fill.end());
        QVERIFY2(fill.report->isDone(), fill.report->error.text.c_str());
        QCOMPARE(fill.report->pointsWritten, 0U);
        QCOMPARE(NodePair::held(target()), NodePair::held(source()));
    }

    void storesOnceWhatWasNotConfirmed()
    {
        NodePair::write(source(), 1, kSeries, kPoints);
        target().setFault("{lose_replies,2}");
        m_pair->target.timeouts.write = 200ms;
        m_pair->target.connect();
        auto options = quick();
        options.batchPoints = 300;
        Fill fill(m_pair->job(), options);
        QVERIFY(fill.end());
        QVERIFY2(fill.report->isDone(), fill.report->error.text.c_str());
        QCOMPARE(fill.report->residueCount, 0U);
        QCOMPARE(NodePair::held(target()), NodePair::held(source()));
    }

    void failsWhenANodeDiesAndGoesOnLater()
    {
        NodePair::write(source(), 1, kSeries, kPoints);
        auto options = quick();
        options.pointsPerSecond = 1000;
        options.queuedPoints = 100;
        options.batchPoints = 100;
        auto job = m_pair->job();
        Fill broken(job, options);
        QVERIFY(QTest::qWaitFor([&] { return broken.filler.progress().cursor >= 10; }, 20'000));
        target().kill();
        QVERIFY(broken.end());
        QVERIFY(!broken.report->isDone());
        QVERIFY2(broken.report->error.text.find("reached") != std::string::npos ||
                     broken.report->error.text.find("lost") != std::string::npos ||
                     broken.report->error.code == ErrorCode::Unavailable,
                 broken.report->error.text.c_str());
        QVERIFY(broken.report->cursor >= 10 && broken.report->cursor < std::uint64_t(kSeries));

        QVERIFY(target().start());
        job.cursor = broken.report->cursor;
        Fill resumed(job, quick());
        QVERIFY(resumed.end());
        QVERIFY2(resumed.report->isDone(), resumed.report->error.text.c_str());
        QVERIFY(resumed.report->pointsWritten <=
                (std::uint64_t(kSeries) - job.cursor) * std::uint64_t(kPoints));
        QCOMPARE(resumed.report->residueCount, 0U);
        QCOMPARE(NodePair::held(target()), NodePair::held(source()));
    }

    void auditsWithoutWriting()
    {
        NodePair::write(source(), 1, kSeries, kPoints);
        NodePair::write(target(), 1001, kSeries - 10, kPoints);
        const auto before = NodePair::held(target());
        const auto job = m_pair->job();
        SystemClock clock;
        CopyAudit audit({job.ports, {NodePair::kStart, NodePair::kStart + 3599}, job.pager},
                        quick().walk, clock);
        std::optional<AuditReport> report;
        connect(&audit, &CopyAudit::finished, this,
                [&](const AuditReport &found) { report = found; });
        audit.start();
        QVERIFY(QTest::qWaitFor([&] { return report.has_value(); }, 60'000));
        QVERIFY2(report->isDone(), report->error.text.c_str());
        QCOMPARE(report->seriesDiffering, 10U);
        QCOMPARE(report->missingOnB, std::uint64_t(10 * kPoints));
        QCOMPARE(report->missingOnA, 0U);
        QCOMPARE(NodePair::held(target()), before);
    }

    void namesTheNodeAndTheSeriesInAnError()
    {
        NodePort port(m_pair->source.host->object(), "node-b", "no_such_store");
        std::optional<Result<std::vector<StoredPoint>>> answer;
        port.query(NodePair::key(7), {0, 10}, [&](auto reply) { answer.emplace(reply); });
        QVERIFY(QTest::qWaitFor([&] { return answer.has_value(); }, 10'000));
        QVERIFY(!*answer);
        QCOMPARE(answer->error().code, ErrorCode::Refused);
        QVERIFY2(answer->error().text.starts_with("node-b: query of m{i=\"7\"}: {badrpc,"),
                 answer->error().text.c_str());
    }

    void mayLoseItsPortWithCallsOut()
    {
        source().setFault("hang");
        for (int round = 0; round < 20; ++round) {
            int answers = 0;
            auto port =
                std::make_unique<NodePort>(m_pair->source.host->object(), "a", "timeless_metrics");
            for (int i = 1; i <= 8; ++i)
                port->query(NodePair::key(i), {0, 10}, [&](const auto &) { ++answers; });
            port->write({{1, {1, 1.0}}}, [&](const auto &) { ++answers; });
            if (round % 2 ==
                1) // some answers have come, some wait in the inbox or are on their way
                QVERIFY(awaitEvent([&] { return answers > 0; }));
            const int before = answers;
            port.reset();
            QCoreApplication::processEvents();
            QCOMPARE(answers, before);
        }
        source().clearFaults(); // the writes are answered, to nobody
        QVERIFY(isAnswering()); // a question put after that: their answers have come by now
    }

    void mayLoseItsPortFromACallback()
    {
        auto port =
            std::make_unique<NodePort>(m_pair->source.host->object(), "a", "timeless_metrics");
        int answers = 0;
        for (int i = 1; i <= 8; ++i)
            port->query(NodePair::key(i), {0, 10}, [&](const auto &) {
                ++answers;
                port.reset();
            });
        QVERIFY(awaitEvent([&] { return answers > 0; }));
        QVERIFY(isAnswering()); // put after them: their answers have come by now
        QCOMPARE(answers, 1);
    }

private:
    // Looks after each event, without the pauses of QTest::qWaitFor.
    template <typename HasCome> static bool awaitEvent(HasCome hasCome)
    {
        const QDeadlineTimer deadline(20'000);
        QTimer wakes; // else the wait for an event could be endless
        wakes.start(100);
        while (!hasCome() && !deadline.hasExpired())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        return hasCome();
    }
    // Another port over the same link gets an answer.
    bool isAnswering()
    {
        NodePort port(m_pair->source.host->object(), "a", "timeless_metrics");
        bool isAnswered = false;
        port.query(NodePair::key(1), {0, 10}, [&](const auto &) { isAnswered = true; });
        return awaitEvent([&] { return isAnswered; });
    }

    ErlNode &source() { return m_pair->source.node; }
    ErlNode &target() { return m_pair->target.node; }

    std::unique_ptr<NodePair> m_pair;
};

QTEST_GUILESS_MAIN(TestBackfillNodes)
#include "tst_backfill_nodes.moc"
