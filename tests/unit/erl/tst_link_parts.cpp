// The small values of a link: its states, its pauses, its histogram, its tags.
#include <QTest>

#include "erl/back_off.h"
#include "erl/handshake.h"
#include "erl/latency_histogram.h"
#include "erl/link_state.h"
#include "erl/rpc_frames.h"

using namespace tg::erl;
using namespace std::chrono_literals;

class TestLinkParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesThroughItsStatesInOneOrderOnly()
    {
        using enum LinkState;
        QVERIFY(nextState(Stopped, LinkEvent::Start) == Connecting);
        QVERIFY(nextState(Connecting, LinkEvent::Connected) == Verifying);
        QVERIFY(nextState(Verifying, LinkEvent::Verified) == Held);
        QVERIFY(nextState(Held, LinkEvent::Released) == Up);
        QVERIFY(nextState(Up, LinkEvent::RefusedOften) == Refusing);
        QVERIFY(nextState(Refusing, LinkEvent::AcceptedAgain) == Up);
        QVERIFY(nextState(Backoff, LinkEvent::AttemptDue) == Connecting);
    }

    void isNeverReleasedBeforeItIsVerified()
    {
        using enum LinkState;
        for (const auto state : {Stopped, Backoff, Connecting, Verifying, Refusing})
            QVERIFY(!nextState(state, LinkEvent::Released));
    }

    void fallsBackFromEveryConnectedState()
    {
        using enum LinkState;
        for (const auto state : {Connecting, Verifying, Held, Up, Refusing})
            QVERIFY(nextState(state, LinkEvent::Failed) == Backoff);
        QVERIFY(!nextState(Stopped, LinkEvent::Failed));
        QVERIFY(!nextState(Backoff, LinkEvent::Failed));
    }

    void pausesGrowToABoundWithJitter()
    {
        BackOff pauses(100ms, 5000ms, 1);
        auto due = 100ms;
        for (int i = 0; i < 20; ++i) {
            const auto pause = pauses.next();
            QVERIFY(pause >= due / 2 && pause <= due);
            due = std::min<std::chrono::milliseconds>(5000ms, due * 2);
        }
        pauses.reset();
        QVERIFY(pauses.next() <= 100ms);
        BackOff same(100ms, 5000ms, 1);
        BackOff twin(100ms, 5000ms, 1);
        QVERIFY(same.next() == twin.next());
    }

    void putsEveryTimeIntoABucketThatHoldsIt()
    {
        std::size_t last = 0;
        for (std::uint64_t us = 0; us < 1'000'000; us += 1 + us / 97) {
            const auto bucket = LatencyHistogram::bucketOf(us);
            QVERIFY(bucket >= last);
            QVERIFY(us < LatencyHistogram::endOf(bucket));
            QVERIFY(bucket == 0 || us >= LatencyHistogram::endOf(bucket - 1));
            last = bucket;
        }
        QVERIFY(LatencyHistogram::bucketOf(UINT64_MAX) < LatencyHistogram::kBuckets);
    }

    void findsQuantilesWithinAQuarter()
    {
        LatencyHistogram histogram;
        for (int i = 1; i <= 1000; ++i)
            histogram.record(std::chrono::microseconds(i * 10));
        const auto counts = histogram.counts();
        const auto median = LatencyHistogram::quantile(counts, 0.5).count();
        const auto late = LatencyHistogram::quantile(counts, 0.99).count();
        QVERIFY2(median >= 5000 && median <= 6250,
                 QByteArray::number(qlonglong(median)).constData());
        QVERIFY2(late >= 9900 && late <= 12400, QByteArray::number(qlonglong(late)).constData());
        QCOMPARE(LatencyHistogram::quantile({}, 0.5).count(), 0);
    }

    void neverGivesATagTwice()
    {
        TagSource one;
        TagSource other;
        const auto first = one.next();
        QVERIFY(one.next() > first);
        QVERIFY(other.next() >> 32 != first >> 32); // fails once in 2^30 runs
        QVERIFY(first >> 62 == 1);
    }

    void namesTheControlLinkAfterTheGateway()
    {
        QCOMPARE(controlName("tg-x@host"), std::string("tg-x-ctl@host"));
    }
};

QTEST_APPLESS_MAIN(TestLinkParts)
#include "tst_link_parts.moc"
