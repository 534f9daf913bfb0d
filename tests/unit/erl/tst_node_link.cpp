// A data link and a node that behaves: who it talks to, when it may send, and that every point
// arrives once.
#include <QTest>

#include "erl_node.h"
#include "link_fixture.h"

using namespace tg;
using namespace tg::erl;
using namespace tg::test;
using batch::SliceFate;

namespace {

// Points, different times and their sum, as the node has them.
constexpr auto kStored =
    "Rows = devnode:dump(timeless_metrics),"
    "{length(Rows), length(lists:usort([T || {_,_,T,_} <- Rows])),"
    " lists:sum([T || {_,_,T,_} <- Rows]), lists:all(fun({_,_,T,V}) -> V == T end, Rows)}";

QByteArray storedAs(std::int64_t firstTime, std::int64_t count)
{
    const auto sum = count * firstTime + count * (count - 1) / 2;
    const auto n = QByteArray::number(qlonglong(count));
    return "{" + n + "," + n + "," + QByteArray::number(qlonglong(sum)) + ",true}";
}

} // namespace

class TestNodeLink : public QObject
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

    void storesEveryPointOnce()
    {
        ErlNode node;
        QVERIFY2(node.start(), node.error().constData());
        LinkFixture link(node.address());
        QVERIFY(link.waitUp());
        const auto first = link.nextTime;
        for (int i = 0; i < 40; ++i)
            QVERIFY(link.pushMany(7, 13));
        QVERIFY(link.waitSettled(280));
        QCOMPARE(link.fates(SliceFate::Confirmed), 280U);
        QVERIFY(link.isAccountedFor());
        QCOMPARE(node.eval(kStored), storedAs(first, 280 * 13));
        QCOMPARE(link.counters.confirmedPoints.value(), 280U * 13);
        QCOMPARE(link.counters.resentPoints.value(), 0U);
    }

    void mergesWhatWaitsIntoOneCall()
    {
        LinkFixture link(m_node.address());
        QVERIFY(link.waitUp());
        QVERIFY(link.pushMany(500, 20));
        QVERIFY(link.waitSettled(500));
        QCOMPARE(link.counters.calls.value(), 1U);
        QVERIFY(link.pushMany(5, 4000)); // two fit into a call
        QVERIFY(link.waitSettled(505));
        QCOMPARE(link.counters.calls.value(), 4U);
        QVERIFY(link.pushMany(1, 30'000)); // larger than a call: goes alone, whole
        QVERIFY(link.waitSettled(506));
        QCOMPARE(link.counters.calls.value(), 5U);
        QVERIFY(link.pushMany(2500, 1)); // more parts than one system call takes
        QVERIFY(link.waitSettled(3006));
        QCOMPARE(link.fates(SliceFate::Confirmed), 3006U);
    }

    void keepsSeveralCallsInFlightAndNoMoreThanAllowed()
    {
        LinkFixture link(m_node.address());
        QVERIFY(link.waitUp());
        m_node.setFault("hang");
        QVERIFY(link.pushMany(6, 10'000));
        QVERIFY(QTest::qWaitFor([&] { return link.counters.callsInFlight.value() == 4; }));
        QCOMPARE(link.counters.waitingSlices.value(), 2U);
        QCOMPARE(link.counters.calls.value(), 4U);
        m_node.clearFaults();
        QVERIFY(link.waitSettled(6));
        QCOMPARE(link.counters.callsInFlight.value(), 0U);
        QCOMPARE(link.fates(SliceFate::Confirmed), 6U);
    }

    void sendsNothingUntilReleased()
    {
        LinkOptions options;
        options.isReleasedAtOnce = false;
        LinkFixture link(m_node.address(), options);
        QVERIFY(QTest::qWaitFor([&] { return !link.facts.empty(); }));
        QCOMPARE(link.facts[0].nodeName, m_node.name().toStdString());
        QVERIFY(link.counters.state == LinkState::Held);
        QVERIFY(!link.status().accepting);
        QVERIFY(!link.pushMany(1, 1));
        link.release();
        QVERIFY(link.waitUp());
        QVERIFY(link.pushMany(1, 1));
        QVERIFY(link.waitSettled(1));
        link.hold();
        QVERIFY(QTest::qWaitFor([&] { return link.counters.state == LinkState::Held; }));
        QVERIFY(!link.status().accepting);
        QVERIFY(!link.pushMany(1, 1));
        QVERIFY(link.isAccountedFor());
    }

    void isLateNoLongerOnceItConfirmsInTime()
    {
        LinkFixture link(m_node.address());
        QVERIFY(link.waitUp());
        link.status().keepsUp = false;
        link.status().lateInARow = 2;
        auto late = link.slice(1);
        late->admittedAt -= 10s;
        std::vector<batch::SlicePtr> slices;
        slices.push_back(std::move(late));
        QVERIFY(link.push(std::move(slices)));
        QVERIFY(link.waitSettled(1));
        QVERIFY(!link.status().keepsUp);
        QVERIFY(link.pushMany(1, 1));
        QVERIFY(link.waitSettled(2));
        QVERIFY(link.status().keepsUp);
        QCOMPARE(link.status().lateInARow.load(), 0U);
    }

    void returnsSlicesOfAnOldEpochUnsent()
    {
        LinkFixture link(m_node.address());
        QVERIFY(link.waitUp());
        auto old = link.slice(3);
        link.status().epoch = 5;
        std::vector<batch::SlicePtr> slices;
        slices.push_back(std::move(old));
        slices.push_back(link.slice(3));
        QVERIFY(link.push(std::move(slices)));
        QVERIFY(link.waitSettled(2));
        QCOMPARE(link.fates(SliceFate::Stale), 1U);
        QCOMPARE(link.fates(SliceFate::Confirmed), 1U);
        QCOMPARE(link.settled[0].slice->sends + link.settled[1].slice->sends, 1U);
        QCOMPARE(link.counters.stalePoints.value(), 3U);
        QVERIFY(link.isAccountedFor());
    }

    void countsWhatItSendsAgain()
    {
        LinkFixture link(m_node.address());
        QVERIFY(link.waitUp());
        QVERIFY(link.pushMany(1, 5));
        QVERIFY(link.waitSettled(1));
        std::vector<batch::SlicePtr> again;
        again.push_back(std::move(link.settled[0].slice));
        link.settled.clear();
        QVERIFY(link.push(std::move(again)));
        QVERIFY(link.waitSettled(1));
        QCOMPARE(link.counters.resentPoints.value(), 5U);
    }

    void saysWhyItCannotConnect_data()
    {
        QTest::addColumn<QString>("wrong");
        QTest::addColumn<QString>("reason");
        QTest::newRow("cookie") << u"cookie"_qs << u"refuses the cookie"_qs;
        QTest::newRow("name") << u"name"_qs << u"belongs to"_qs;
        QTest::newRow("port") << u"port"_qs << u"cannot be reached"_qs;
    }
    void saysWhyItCannotConnect()
    {
        QFETCH(const QString, wrong);
        QFETCH(const QString, reason);
        auto address = m_node.address();
        if (wrong == u"cookie"_qs)
            address.cookie = "other";
        else if (wrong == u"name"_qs)
            address.nodeName = "somebody@127.0.0.1";
        else
            address.port = ErlNode::unusedPort();
        LinkFixture link(address);
        QVERIFY(
            QTest::qWaitFor([&] { return link.reasons.size() >= 2; }, 10'000)); // it goes on trying
        QVERIFY2(link.reasons[0].contains(reason), qPrintable(link.reasons[0]));
        QVERIFY(link.facts.empty());
        QVERIFY(QString::fromStdString(link.counters.lastReason()).contains(reason));
    }

    void seesThatTheNodeWasRestarted()
    {
        LinkFixture link(m_node.address());
        QVERIFY(link.waitUp());
        QVERIFY(m_node.restart());
        QVERIFY(QTest::qWaitFor([&] { return link.facts.size() >= 2; }, 20'000));
        QVERIFY(link.facts[0].creation != link.facts.back().creation);
        QVERIFY(link.waitUp());
        QVERIFY(link.counters.reconnects.value() >= 1);
        QVERIFY(link.pushMany(1, 10));
        QVERIFY(link.waitSettled(1));
        QCOMPARE(link.fates(SliceFate::Confirmed), 1U);
    }

    void answersTheNodesTicks()
    {
        ErlNode::Options options;
        options.erlFlags = "-kernel net_ticktime 1";
        ErlNode node(options);
        QVERIFY2(node.start(), node.error().constData());
        LinkOptions quiet;
        quiet.timings.probeEvery = 1h;
        LinkFixture link(node.address(), quiet);
        QVERIFY(link.waitUp());
        QVERIFY(QTest::qWaitFor([&] { return link.counters.bytesIn.value() > 0; }));
        const auto before = link.counters.bytesOut.value();
        // A node that hears nothing for a second and a quarter hangs up; twelve ticks are three
        // seconds.
        QVERIFY(QTest::qWaitFor([&] { return link.counters.bytesOut.value() >= before + 12 * 4; },
                                30'000));
        QVERIFY2(link.reasons.isEmpty(), qPrintable(link.reasons.value(0)));
    }

    void bringsEverySliceHomeWhenItIsStopped()
    {
        LinkFixture link(m_node.address());
        QVERIFY(link.waitUp());
        m_node.setFault("hang");
        QVERIFY(link.pushMany(8, 10'000));
        QVERIFY(QTest::qWaitFor([&] { return link.counters.callsInFlight.value() == 4; }));
        link.stop();
        QCOMPARE(link.fates(SliceFate::Lost), 8U);
        QVERIFY(link.isAccountedFor());
        QVERIFY(!link.status().accepting);
        QCOMPARE(link.counters.lostPoints.value(), 80'000U);
    }

private:
    ErlNode m_node;
};

QTEST_GUILESS_MAIN(TestNodeLink)
#include "tst_node_link.moc"
