// Whatever happens on the way to one node, its points are on both nodes or covered by a gap, none
// is under a wrong series, and what was sent twice is counted.
#include <algorithm>

#include <QDir>
#include <QRegularExpression>
#include <QTest>

#include "gateway_process.h"
#include "loadgen_process.h"
#include "tcp_proxy.h"
#include "test_cluster.h"

using namespace tg::test;

namespace {

const QByteArray kText = "/api/v1/import/prometheus";
const QByteArray kOfBad = "node=\"b\"";

} // namespace

class TestLinkFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
        m_gateway.reset();
        m_cluster = std::make_unique<TestCluster>();
        QVERIFY2(m_cluster->start(), m_cluster->error().constData());
        m_proxy = std::make_unique<TcpProxy>();
        m_proxy->setTarget(bad().distPort());
    }
    void cleanup()
    {
        m_gateway.reset();
        m_proxy.reset();
        m_cluster.reset();
    }

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
        QVERIFY(startGateway(2, "call_timeout_ms = 1500"));
        LoadgenProcess load;
        load.start(m_gateway->port(), m_load);
        QVERIFY(confirmsFurther(40'000));
        bad().clearFaults();
        QVERIFY(confirmsFurther(10'000));
        expectCovered(load);
    }

    void aNodeThatRefusesEverythingIsNotWrittenToUntilItTakesBatchesAgain()
    {
        QVERIFY(startGateway(2, {}));
        LoadgenProcess load;
        load.start(m_gateway->port(), m_load);
        QVERIFY(confirmsFurther(10'000));
        bad().setFault("{badrpc,full}");
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->value("timeless_gateway_node_accepting", kOfBad), 0.0,
                                  kPatienceMs);
        QVERIFY(m_gateway->value("timeless_gateway_node_refused_calls_total", kOfBad) >= 3);
        QVERIFY(confirmsFurther(10'000));
        bad().clearFaults();
        QTRY_VERIFY_WITH_TIMEOUT(m_gateway->isNodeUp("b"), kPatienceMs);
        QVERIFY(badConfirmsFurther(10'000));
        expectCovered(load);
    }

    void withoutReplicasLostRepliesMeanSendingAgain()
    {
        QVERIFY(startGateway(1, "call_timeout_ms = 1000"));
        bad().setFault("{lose_replies,4}");
        LoadgenProcess load;
        load.start(m_gateway->port(), {QStringLiteral("--series"), QStringLiteral("600"),
                                       QStringLiteral("--lines-per-body"), QStringLiteral("100"),
                                       QStringLiteral("--connections"), QStringLiteral("4"),
                                       QStringLiteral("--requests"), QStringLiteral("30")});
        QVERIFY2(load.finish(), load.error().constData());
        QVERIFY(load.isAllStored());
        const auto resent = m_gateway->value("timeless_gateway_node_resent_points_total");
        QVERIFY(resent > 0);
        const auto stored = m_cluster->copies();
        QVERIFY(stored.extras() > 0);
        QVERIFY(double(stored.extras()) <= resent);
        expectCovered(load);
    }

    void aCutLinkLeavesNoPointUncovered()
    {
        QVERIFY(startGateway(2, {}));
        LoadgenProcess load;
        load.start(m_gateway->port(), m_load);
        for (const std::uint64_t bytes : {0, 1, 50'003, 300'007}) {
            QTRY_VERIFY_WITH_TIMEOUT(m_gateway->isNodeUp("b"), kPatienceMs);
            QVERIFY(badConfirmsFurther(5000));
            if (bytes == 0) {
                m_proxy->cut();
            } else { // in the middle of a frame
                m_proxy->cutAfter(bytes);
                QTRY_VERIFY_WITH_TIMEOUT(m_proxy->wasCut(), kPatienceMs);
            }
        }
        QTRY_VERIFY_WITH_TIMEOUT(m_gateway->isNodeUp("b"), kPatienceMs);
        QVERIFY(badConfirmsFurther(5000));
        QVERIFY(m_gateway->value("timeless_gateway_node_reconnects_total", kOfBad) >= 3);
        expectCovered(load);
    }

    void withoutReplicasACutLinkMeansSendingAgain()
    {
        QVERIFY(startGateway(1, {}));
        LoadgenProcess load;
        load.start(m_gateway->port(), m_load);
        for (const std::uint64_t bytes : {20'011, 100'003}) {
            QTRY_VERIFY_WITH_TIMEOUT(m_gateway->isNodeUp("b"), kPatienceMs);
            QVERIFY(badConfirmsFurther(3000));
            m_proxy->cutAfter(bytes);
            QTRY_VERIFY_WITH_TIMEOUT(m_proxy->wasCut(), kPatienceMs);
        }
        QTRY_VERIFY_WITH_TIMEOUT(m_gateway->isNodeUp("b"), kPatienceMs);
        QVERIFY(badConfirmsFurther(3000));
        QVERIFY2(load.stop(), load.error().constData());
        // Refused were only requests that came while the node was away, and nothing of them is
        // stored.
        QCOMPARE(load.answers(204) + load.answers(503), load.count("requests"));
        const auto answered = load.points(204);
        const auto stored = m_cluster->copies();
        QCOMPARE(shown(stored.missing(answered, 1)), shown({}));
        QCOMPARE(shown(stored.strangers(answered)), shown({}));
        QVERIFY(double(stored.extras()) <=
                m_gateway->value("timeless_gateway_node_resent_points_total"));
        expectClosedLedgers();
    }

    void aHalfOpenConnectionIsReplaced()
    {
        QVERIFY(startGateway(2, {}));
        LoadgenProcess load;
        load.start(m_gateway->port(), m_load);
        QVERIFY(badConfirmsFurther(5000));
        const auto before = m_proxy->accepted();
        m_proxy->cutGatewaySide(); // the node believes in its old connections
        QTRY_VERIFY_WITH_TIMEOUT(m_proxy->accepted() > before, kPatienceMs);
        QVERIFY(confirmsFurther(20'000));
        m_proxy->heal();
        QTRY_VERIFY_WITH_TIMEOUT(m_gateway->isNodeUp("b"), kPatienceMs);
        QVERIFY(badConfirmsFurther(5000));
        expectCovered(load);
    }

    void aSilentNetworkIsNoticedByTheCallsThatGetNoAnswer()
    {
        QVERIFY(startGateway(2, "call_timeout_ms = 1000"));
        LoadgenProcess load;
        load.start(m_gateway->port(), m_load);
        QVERIFY(badConfirmsFurther(5000));
        m_proxy->freeze();
        QTRY_VERIFY_WITH_TIMEOUT(
            m_gateway->value("timeless_gateway_node_timeouts_total", kOfBad) > 0, kPatienceMs);
        QVERIFY(confirmsFurther(20'000));
        m_proxy->heal();
        QTRY_VERIFY_WITH_TIMEOUT(m_gateway->isNodeUp("b"), kPatienceMs);
        QVERIFY(badConfirmsFurther(5000));
        expectCovered(load);
    }

    void aWipedNodeIsRegisteredAnew()
    {
        QVERIFY(startGateway(2, {}));
        LoadgenProcess load;
        load.start(
            m_gateway->port(),
            m_load + QStringList{QStringLiteral("--new-series-per-second"), QStringLiteral("200")});
        QVERIFY(badConfirmsFurther(10'000));
        bad().kill();
        QVERIFY(QDir(bad().dataDir()).removeRecursively());
        QVERIFY(confirmsFurther(5000));
        QVERIFY2(bad().start(), bad().error().constData());
        QTRY_VERIFY_WITH_TIMEOUT(m_gateway->isNodeUp("b"), kPatienceMs);
        QVERIFY(badConfirmsFurther(20'000));
        QVERIFY2(load.stop(), load.error().constData());
        QVERIFY(load.isAllStored());
        QTRY_VERIFY_WITH_TIMEOUT(m_gateway->isAtRest(), kPatienceMs);

        const auto answered = load.points(204);
        const auto stored = m_cluster->copies();
        QCOMPARE(shown(stored.missing(answered, 1)), shown({}));
        QCOMPARE(shown(stored.strangers(answered)), shown({})); // nothing under a wrong series
        QVERIFY(stored.distinctOn(kBad) >= 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->value("timeless_gateway_series_away"), 0.0,
                                  kPatienceMs);

        LoadgenProcess later; // all of it has two copies again
        later.start(m_gateway->port(),
                    m_load.mid(0, 2) + QStringList{QStringLiteral("--seed"), QStringLiteral("2"),
                                                   QStringLiteral("--requests"),
                                                   QStringLiteral("5")});
        QVERIFY2(later.finish(), later.error().constData());
        QVERIFY(later.isAllStored());
        QTRY_VERIFY_WITH_TIMEOUT(m_gateway->isAtRest(), kPatienceMs);
        QCOMPARE(shown(m_cluster->copies().missing(later.points(204), 2)), shown({}));
        expectClosedLedgers();
    }

    void aStrangerOnTheNodesAddressIsNotWrittenTo()
    {
        QVERIFY(startGateway(2, {}));
        bad().kill();
        ErlNode stranger;
        QVERIFY2(stranger.start(), stranger.error().constData());
        m_proxy->setTarget(stranger.distPort());
        const QByteArray reason = "this address belongs to " + stranger.name().toLatin1();
        QTRY_VERIFY_WITH_TIMEOUT(m_gateway->http().get("/ready").body.contains(reason),
                                 kPatienceMs);
        QCOMPARE(m_gateway->http().post(kText, manySeries()).status, 204);
        QCOMPARE(stranger.eval("maps:get(batches, devnode:counts())"), QByteArray("0"));
        QCOMPARE(stranger.eval("'Elixir.TimelessMetrics':list_metrics(timeless_metrics)"),
                 QByteArray("{ok,[]}"));
    }

    void aNodeThatIsNotTheOneMeantSaysWhyAndGetsNoBatch_data()
    {
        QTest::addColumn<GatewayNode>("meant");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("wrong cookie")
            << GatewayNode{"b", {}, 0, "another-cookie"} << QByteArray("refuses the cookie");
        QTest::newRow("wrong node name")
            << GatewayNode{"b", "another@127.0.0.1", 0} << QByteArray("not to another@127.0.0.1");
        QTest::newRow("wrong logical id")
            << GatewayNode{"x", {}, 0} << QByteArray("this is the node \"b\", not \"x\"");
        QTest::newRow("nobody there") << GatewayNode{"b", {}, ErlNode::unusedPort()}
                                      << QByteArray("cannot be reached: Connection refused");
    }
    void aNodeThatIsNotTheOneMeantSaysWhyAndGetsNoBatch()
    {
        QFETCH(GatewayNode, meant);
        QFETCH(QByteArray, reason);
        QVERIFY(startGateway(2, {})); // every node learns who it is
        QCOMPARE(m_gateway->stop(), 0);
        const auto batches = m_cluster->batches(kBad);

        auto nodes = m_cluster->gatewayNodes();
        auto &node = nodes[kBad];
        node.id = meant.id;
        node.cookie = meant.cookie;
        node.name = meant.name.isEmpty() ? node.name : meant.name;
        node.port = meant.port == 0 ? node.port : meant.port;
        GatewayProcess gateway(nodes);
        QVERIFY2(gateway.start(), gateway.error().constData());
        QTRY_VERIFY2_WITH_TIMEOUT(gateway.http().get("/ready").body.contains(reason),
                                  gateway.http().get("/ready").body.constData(), kPatienceMs);
        QVERIFY2(gateway.awaitReady(), gateway.error().constData()); // without it
        QCOMPARE(gateway.http().post(kText, manySeries()).status, 204);
        QVERIFY(gateway.value("timeless_gateway_gap_points", "node=\"" + meant.id + '"') > 0);
        QCOMPARE(m_cluster->batches(kBad), batches);
        QCOMPARE(m_cluster->copies().distinctOn(kBad), 0U);
        QCOMPARE(gateway.stop(), 0);
    }

private:
    ErlNode &bad() { return m_cluster->node(kBad); }

    // Node b is reached through the proxy.
    bool startGateway(unsigned replication, const QByteArray &limits)
    {
        auto nodes = m_cluster->gatewayNodes();
        nodes[kBad].port = m_proxy->port();
        GatewayOptions options;
        options.replication = replication;
        options.limits = limits;
        m_gateway = std::make_unique<GatewayProcess>(nodes, options);
        return m_gateway->start() && m_gateway->awaitReady();
    }

    bool grows(const QByteArray &metric, const QByteArray &labels, double by)
    {
        const auto goal = std::max(0.0, m_gateway->value(metric, labels)) + by;
        return QTest::qWaitFor([&] { return m_gateway->value(metric, labels) >= goal; },
                               kPatienceMs);
    }
    bool confirmsFurther(double points)
    {
        return grows("timeless_gateway_points_confirmed_total", {}, points);
    }
    bool badConfirmsFurther(double points)
    {
        return grows("timeless_gateway_node_confirmed_points_total", kOfBad, points);
    }

    static QByteArray manySeries()
    {
        QByteArray body;
        for (int i = 0; i < 100; ++i)
            body += "many{i=\"" + QByteArray::number(i) + "\"} 1 1700000000000\n";
        return body;
    }

    void expectCovered(LoadgenProcess &load)
    {
        QVERIFY2(load.stop(), load.error().constData());
        QVERIFY(load.isAllStored());
        QTRY_VERIFY_WITH_TIMEOUT(m_gateway->isAtRest(), kPatienceMs);
        const auto answered = load.points(204);
        const auto stored = m_cluster->copies();
        QCOMPARE(shown(stored.missing(answered, 1)), shown({}));
        QCOMPARE(shown(stored.strangers(answered)), shown({}));
        if (m_gateway->value("timeless_gateway_replication") == 2)
            QVERIFY(double(stored.missing(answered, 2).size()) <=
                    m_gateway->value("timeless_gateway_gap_points"));
        QVERIFY(double(stored.extras()) <=
                m_gateway->value("timeless_gateway_node_resent_points_total"));
        expectClosedLedgers();
    }

    void expectClosedLedgers()
    {
        QCOMPARE(m_gateway->stop(), 0);
        QCOMPARE(m_gateway->ledger("points", "difference"), 0);
        QCOMPARE(m_gateway->ledger("copies", "difference"), 0);
    }

    static constexpr std::size_t kBad = 1; // the node b
    const QStringList m_load = {QStringLiteral("--series"),         QStringLiteral("2000"),
                                QStringLiteral("--lines-per-body"), QStringLiteral("500"),
                                QStringLiteral("--connections"),    QStringLiteral("8"),
                                QStringLiteral("--rate"),           QStringLiteral("20000"),
                                QStringLiteral("--duration"),       QStringLiteral("200")};
    std::unique_ptr<TestCluster> m_cluster;
    std::unique_ptr<TcpProxy> m_proxy;
    std::unique_ptr<GatewayProcess> m_gateway;
};

QTEST_GUILESS_MAIN(TestLinkFaults)
#include "tst_link_faults.moc"
