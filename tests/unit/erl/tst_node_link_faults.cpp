// A data link and a node that misbehaves: whatever happens, every slice comes home exactly once,
// with the truth.
#include <QTest>

#include "erl_node.h"
#include "link_fixture.h"

using namespace tg;
using namespace tg::erl;
using namespace tg::test;
using batch::SliceFate;

class TestNodeLinkFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_node.start(), m_node.error().constData()); }
    void init()
    {
        if (!m_node.isRunning())
            QVERIFY2(m_node.start(), m_node.error().constData());
        m_node.clearFaults();
    }

    void losesNothingAndDoublesNothingWhenTheNodeIsKilled()
    {
        LinkFixture link(m_node.address());
        QVERIFY(link.waitUp());
        // A steady load: each settled slice is followed by another until the node dies.
        QVERIFY(link.pushMany(12, 10'000));
        while (link.settled.size() < 30) {
            const auto before = link.settled.size();
            QVERIFY(QTest::qWaitFor([&] { return link.settled.size() > before; }));
            link.pushMany(link.settled.size() - before, 10'000);
        }
        m_node.kill();
        QVERIFY(QTest::qWaitFor([&] { return !link.status().accepting; }, 20'000));
        QVERIFY(link.waitSettled(link.pushed));
        QVERIFY(link.isAccountedFor());
        QVERIFY(link.fates(SliceFate::Confirmed) >= 30);
        QVERIFY(link.fates(SliceFate::Lost) > 0);
        QVERIFY(!link.pushMany(1, 1));
        QVERIFY(QTest::qWaitFor([&] { return !link.reasons.isEmpty(); }));

        QVERIFY(m_node.start());
        QVERIFY(link.waitUp());
        QVERIFY(link.pushMany(1, 10));
        QVERIFY(link.waitSettled(link.pushed));
        QVERIFY(link.settled.back().fate == SliceFate::Confirmed);
    }

    void givesUpAFrozenNodeAndComesBack()
    {
        LinkOptions options;
        options.limits.callTimeout = 400ms;
        options.timings.connectTimeout = 300ms;
        LinkFixture link(m_node.address(), options);
        QVERIFY(link.waitUp());
        m_node.suspend();
        QVERIFY(link.pushMany(3, 100));
        QVERIFY(link.waitSettled(3));
        QCOMPARE(link.fates(SliceFate::Lost), 3U);
        QVERIFY(!link.status().accepting);
        QCOMPARE(link.counters.timeouts.value(), 1U);
        QVERIFY(QTest::qWaitFor([&] { return !link.reasons.isEmpty(); }));
        QVERIFY2(link.reasons[0].contains(u"call timed out"_qs), qPrintable(link.reasons[0]));
        m_node.resume();
        QVERIFY(link.waitUp());
        QVERIFY(link.pushMany(1, 100));
        QVERIFY(link.waitSettled(4));
        QVERIFY(link.settled.back().fate == SliceFate::Confirmed);
        QVERIFY(link.isAccountedFor());
    }

    void goesOnWhereAFullSocketStoppedIt()
    {
        LinkFixture link(m_node.address());
        QVERIFY(link.waitUp());
        m_node.suspend();
        QVERIFY(link.pushMany(4, 200'000)); // 4 MB each: more than any socket buffer takes
        QVERIFY(QTest::qWaitFor([&] { return link.counters.callsInFlight.value() == 4; }));
        m_node.resume();
        QVERIFY(link.waitSettled(4));
        QCOMPARE(link.fates(SliceFate::Confirmed), 4U);
        QVERIFY(link.reasons.isEmpty());
    }

    void callsABatchLostThatTheNodeRefused()
    {
        LinkFixture link(m_node.address());
        QVERIFY(link.waitUp());
        m_node.setFault("{badrpc,out_of_cheese}");
        QVERIFY(link.pushMany(1, 10'000));
        QVERIFY(link.waitSettled(1));
        QCOMPARE(link.fates(SliceFate::Lost), 1U);
        QCOMPARE(link.counters.refusedCalls.value(), 1U);
        const auto reason = link.counters.lastReason();
        QVERIFY2(reason.find("out_of_cheese") != reason.npos, reason.c_str());
        QVERIFY(reason.size() < 500);
        QVERIFY(link.isUp()); // one refusal is no state of the node
        m_node.clearFaults();
        QVERIFY(link.pushMany(1, 10));
        QVERIFY(link.waitSettled(2));
        QVERIFY(link.settled.back().fate == SliceFate::Confirmed);
    }

    void takesNoMoreSlicesFromThreeRefusalsOnUntilTheNodeTakesABatch()
    {
        LinkFixture link(m_node.address());
        QVERIFY(link.waitUp());
        m_node.setFault("{badrpc,broken}");
        for (int i = 0; i < 3; ++i) {
            QVERIFY(link.pushMany(1, 10));
            QVERIFY(link.waitSettled(link.pushed));
        }
        QVERIFY(QTest::qWaitFor([&] { return link.counters.state == LinkState::Refusing; }));
        QVERIFY(!link.status().accepting);
        QVERIFY(!link.pushMany(1, 1));
        const auto refused = link.counters.refusedCalls.value();
        QVERIFY(QTest::qWaitFor(
            [&] { return link.counters.refusedCalls.value() > refused + 1; })); // empty batches
        m_node.clearFaults();
        QVERIFY(link.waitUp());
        QVERIFY(link.pushMany(1, 10));
        QVERIFY(link.waitSettled(4));
        QVERIFY(link.settled.back().fate == SliceFate::Confirmed);
        QVERIFY(link.reasons.isEmpty()); // the connection stood all the time
        QVERIFY(link.isAccountedFor());
    }

    void resetsTheLinkWhenRepliesAreLost()
    {
        LinkOptions options;
        options.limits.callTimeout = 300ms;
        LinkFixture link(m_node.address(), options);
        QVERIFY(link.waitUp());
        m_node.setFault("lose_replies");
        QVERIFY(link.pushMany(2, 10));
        QVERIFY(link.waitSettled(2));
        QCOMPARE(link.fates(SliceFate::Lost), 2U);
        m_node.clearFaults();
        QVERIFY(link.waitUp());
        QVERIFY(link.pushMany(2, 10));
        QVERIFY(link.waitSettled(4));
        QCOMPARE(link.fates(SliceFate::Confirmed), 2U);
        QVERIFY(link.isAccountedFor());
    }

    void confirmsNothingByTheRepliesOfAFormerConnection()
    {
        LinkOptions options;
        options.limits.callTimeout = 300ms;
        LinkFixture link(m_node.address(), options);
        QVERIFY(link.waitUp());
        m_node.setFault("hang");
        QVERIFY(link.pushMany(1, 10));
        QVERIFY(link.waitSettled(1)); // Lost by time-out, and the node still works on it
        QVERIFY(link.waitUp());
        QVERIFY(link.pushMany(1, 10));
        QVERIFY(QTest::qWaitFor([&] { return link.counters.callsInFlight.value() == 1; }));
        m_node
            .clearFaults(); // both calls are answered now, over the second connection or not at all
        QVERIFY(link.waitSettled(2));
        QVERIFY(link.isAccountedFor());
        QVERIFY(link.fates(SliceFate::Lost) >= 1);
    }

    void noticesThatAnIdleConnectionIsDead()
    {
        LinkOptions options;
        options.timings.probeEvery = 50ms;
        options.timings.probeTimeout = 200ms;
        options.timings.connectTimeout = 300ms;
        LinkFixture link(m_node.address(), options);
        QVERIFY(link.waitUp());
        m_node.suspend();
        QVERIFY(QTest::qWaitFor([&] { return !link.reasons.isEmpty(); }, 10'000));
        QVERIFY2(link.reasons[0].contains(u"no sign of life"_qs), qPrintable(link.reasons[0]));
        QVERIFY(!link.status().accepting);
        m_node.resume();
        QVERIFY(link.waitUp());
    }

    void excludesASecondLinkOfTheSameName()
    {
        LinkOptions options;
        options.localName = LinkFixture::uniqueName();
        LinkFixture first(m_node.address(), options);
        QVERIFY(first.waitUp());
        LinkFixture second(m_node.address(), options);
        QVERIFY(QTest::qWaitFor([&] { return !second.reasons.isEmpty(); }, 10'000));
        QVERIFY2(second.reasons[0].contains(u"in use"_qs), qPrintable(second.reasons[0]));
        QVERIFY(first.isUp());
        first.stop();
        QVERIFY(second.waitUp());
    }

private:
    ErlNode m_node;
};

QTEST_GUILESS_MAIN(TestNodeLinkFaults)
#include "tst_node_link_faults.moc"
