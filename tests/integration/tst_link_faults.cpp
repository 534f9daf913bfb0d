// Whatever happens on the way to one node, its points are on both nodes or covered by a gap, none
// is under a wrong series, and what was sent twice is counted.
#include <QRegularExpression>
#include <QTest>

#include "fault_scene.h"

using namespace tg::test;

namespace {

const auto &kOfBad = FaultScene::kOfBad;

} // namespace

class TestLinkFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
        m_scene = std::make_unique<FaultScene>(FaultScene::Way::ThroughProxy);
        QVERIFY2(m_scene->startCluster(), m_scene->error().constData());
    }
    void cleanup() { m_scene.reset(); }

    void aFaultyNodeLeavesNoPointUncovered_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::newRow("loses replies") << QByteArray("{lose_replies,10}");
        QTest::newRow("refuses some batches") << QByteArray("{badrpc,busy,3}");
        QTest::newRow("is slow") << QByteArray("{delay,300}");
        QTest::newRow("resolves slowly") << QByteArray("{resolve_delay,300}");
    }
    void aFaultyNodeLeavesNoPointUncovered()
    {
        QFETCH(QByteArray, fault);
        bad().setFault(fault);
        QVERIFY2(m_scene->startGateway(2, "call_timeout_ms = 1500"), m_scene->error().constData());
        LoadgenProcess load;
        load.start(gateway().port(), FaultScene::steadyLoad());
        QVERIFY(m_scene->confirmsFurther(15'000));
        bad().clearFaults();
        QVERIFY(m_scene->confirmsFurther(5000));
        QCOMPARE(m_scene->wrongWith(load), QByteArray());
        QCOMPARE(m_scene->wrongWithLedgers(), QByteArray());
    }

    // It stores what it is sent and says nothing: some is sent again, some becomes a gap, and in
    // the end both copies have every answered point.
    void repliesLostForSecondsAreMadeUpFor_data()
    {
        QTest::addColumn<QByteArray>("limits");
        QTest::newRow("while the calls are waited for") << QByteArray();
        QTest::newRow("while the link is reset") << QByteArray("call_timeout_ms = 1000");
    }
    void repliesLostForSecondsAreMadeUpFor()
    {
        QFETCH(QByteArray, limits);
        QVERIFY2(m_scene->startGateway(2, limits), m_scene->error().constData());
        LoadgenProcess load;
        load.start(gateway().port(),
                   {QStringLiteral("--series"), QStringLiteral("600"),
                    QStringLiteral("--lines-per-body"), QStringLiteral("200"),
                    QStringLiteral("--connections"), QStringLiteral("8"), QStringLiteral("--rate"),
                    QStringLiteral("10000"), QStringLiteral("--duration"), QStringLiteral("300")});
        QVERIFY(m_scene->badConfirmsFurther(5000));
        bad().eval("devnode_faults:set(lose_replies),"
                   "timer:apply_after(5000,devnode_faults,clear,[lose_replies])");
        QTRY_COMPARE_WITH_TIMEOUT(bad().eval("devnode_faults:get()"), QByteArray("[]"),
                                  kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(gateway().value("timeless_gateway_copies_gap_total") > 0,
                                 kPatienceMs); // once the lost calls are given up
        QVERIFY(m_scene->awaitBadUp());
        QVERIFY(m_scene->badConfirmsFurther(3000));
        QCOMPARE(m_scene->wrongOnceWhole(load), QByteArray());
    }

    void aNodeThatRefusesEverythingIsNotWrittenToUntilItTakesBatchesAgain()
    {
        QVERIFY2(m_scene->startGateway(2, {}), m_scene->error().constData());
        LoadgenProcess load;
        load.start(gateway().port(), FaultScene::steadyLoad());
        QVERIFY(m_scene->confirmsFurther(10'000));
        bad().setFault("{badrpc,full}");
        QTRY_COMPARE_WITH_TIMEOUT(gateway().value("timeless_gateway_node_accepting", kOfBad), 0.0,
                                  kPatienceMs);
        QVERIFY(gateway().value("timeless_gateway_node_refused_calls_total", kOfBad) >= 3);
        QVERIFY(m_scene->confirmsFurther(10'000));
        bad().clearFaults();
        QVERIFY(m_scene->awaitBadUp());
        QVERIFY(m_scene->badConfirmsFurther(3000));
        QCOMPARE(m_scene->wrongWith(load), QByteArray());
        QCOMPARE(m_scene->wrongWithLedgers(), QByteArray());
    }

    void withoutReplicasLostRepliesMeanSendingAgain()
    {
        QVERIFY2(m_scene->startGateway(1, "call_timeout_ms = 1000"), m_scene->error().constData());
        bad().setFault("{lose_replies,4}");
        LoadgenProcess load;
        load.start(gateway().port(), {QStringLiteral("--series"), QStringLiteral("600"),
                                      QStringLiteral("--lines-per-body"), QStringLiteral("100"),
                                      QStringLiteral("--connections"), QStringLiteral("4"),
                                      QStringLiteral("--requests"), QStringLiteral("30")});
        QVERIFY2(load.finish(), load.error().constData());
        QVERIFY(gateway().value("timeless_gateway_node_resent_points_total", kOfBad) > 0);
        QVERIFY(cluster().copies().extrasOn(FaultScene::kBad) > 0); // they had been stored
        QCOMPARE(m_scene->wrongWith(load), QByteArray());
        QCOMPARE(m_scene->wrongWithLedgers(), QByteArray());
    }

    void aCutLinkLeavesNoPointUncovered()
    {
        QVERIFY2(m_scene->startGateway(2, {}), m_scene->error().constData());
        LoadgenProcess load;
        load.start(gateway().port(), FaultScene::steadyLoad());
        for (const std::uint64_t bytes : {0, 1, 20'011, 100'003}) {
            QVERIFY(m_scene->awaitBadUp());
            QVERIFY(m_scene->badConfirmsFurther(3000));
            if (bytes == 0) {
                proxy().cut();
            } else { // in the middle of a frame
                proxy().cutAfter(bytes);
                QTRY_VERIFY_WITH_TIMEOUT(proxy().wasCut(), kPatienceMs);
            }
        }
        QVERIFY(m_scene->awaitBadUp());
        QVERIFY(m_scene->badConfirmsFurther(3000));
        QVERIFY(gateway().value("timeless_gateway_node_reconnects_total", kOfBad) >= 3);
        QCOMPARE(m_scene->wrongWith(load), QByteArray());
        QCOMPARE(m_scene->wrongWithLedgers(), QByteArray());
    }

    void withoutReplicasACutLinkMeansSendingAgain()
    {
        QVERIFY2(m_scene->startGateway(1, {}), m_scene->error().constData());
        LoadgenProcess load;
        load.start(gateway().port(), FaultScene::steadyLoad());
        for (const std::uint64_t bytes : {20'011, 100'003}) {
            QVERIFY(m_scene->awaitBadUp());
            QVERIFY(m_scene->badConfirmsFurther(3000));
            proxy().cutAfter(bytes);
            QTRY_VERIFY_WITH_TIMEOUT(proxy().wasCut(), kPatienceMs);
        }
        QVERIFY(m_scene->awaitBadUp());
        QVERIFY(m_scene->badConfirmsFurther(3000));
        QVERIFY2(load.stop(), load.error().constData());
        // Refused were only requests that came while the node was away, and nothing of them is
        // stored.
        QCOMPARE(load.answers(204) + load.answers(503), load.count("requests"));
        const auto answered = load.points(204);
        const auto stored = cluster().copies();
        QCOMPARE(shown(stored.missing(answered, 1)), shown({}));
        QCOMPARE(shown(stored.strangers(answered)), shown({}));
        QVERIFY(double(stored.extras()) <=
                gateway().value("timeless_gateway_node_resent_points_total"));
        QCOMPARE(m_scene->wrongWithLedgers(), QByteArray());
    }

    void aHalfOpenConnectionIsReplaced()
    {
        QVERIFY2(m_scene->startGateway(2, {}), m_scene->error().constData());
        LoadgenProcess load;
        load.start(gateway().port(), FaultScene::steadyLoad());
        QVERIFY(m_scene->badConfirmsFurther(3000));
        const auto before = proxy().accepted();
        proxy().cutGatewaySide(); // the node believes in its old connections
        QTRY_VERIFY_WITH_TIMEOUT(proxy().accepted() > before, kPatienceMs);
        QVERIFY(m_scene->confirmsFurther(10'000));
        proxy().heal();
        QVERIFY(m_scene->awaitBadUp());
        QVERIFY(m_scene->badConfirmsFurther(3000));
        QCOMPARE(m_scene->wrongWith(load), QByteArray());
        QCOMPARE(m_scene->wrongWithLedgers(), QByteArray());
    }

    void aSilentNetworkIsNoticedByTheCallsThatGetNoAnswer()
    {
        QVERIFY2(m_scene->startGateway(2, "call_timeout_ms = 1000"), m_scene->error().constData());
        LoadgenProcess load;
        load.start(gateway().port(), FaultScene::steadyLoad());
        QVERIFY(m_scene->badConfirmsFurther(3000));
        proxy().freeze();
        QTRY_VERIFY_WITH_TIMEOUT(
            gateway().value("timeless_gateway_node_timeouts_total", kOfBad) > 0, kPatienceMs);
        QVERIFY(m_scene->confirmsFurther(10'000));
        proxy().heal();
        QVERIFY(m_scene->awaitBadUp());
        QVERIFY(m_scene->badConfirmsFurther(3000));
        QCOMPARE(m_scene->wrongWith(load), QByteArray());
        QCOMPARE(m_scene->wrongWithLedgers(), QByteArray());
    }

private:
    ErlNode &bad() { return m_scene->bad(); }
    TestCluster &cluster() { return m_scene->cluster(); }
    GatewayProcess &gateway() { return m_scene->gateway(); }
    TcpProxy &proxy() { return m_scene->proxy(); }

    std::unique_ptr<FaultScene> m_scene;
};

QTEST_GUILESS_MAIN(TestLinkFaults)
#include "tst_link_faults.moc"
