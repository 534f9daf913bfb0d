// Only the node that is meant is written to: one that was wiped, replaced or mistaken for another
// gets no batch under ids that are not its own.
#include <QDir>
#include <QRegularExpression>
#include <QTest>

#include "fault_scene.h"

using namespace tg::test;

namespace {

const QByteArray kText = "/api/v1/import/prometheus";
constexpr auto kBad = FaultScene::kBad;

} // namespace

class TestNodeIdentity : public QObject
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

    void aWipedNodeIsRegisteredAnew()
    {
        QVERIFY2(m_scene->startGateway(2, {}), m_scene->error().constData());
        LoadgenProcess load;
        load.start(gateway().port(),
                   FaultScene::steadyLoad() + QStringList{QStringLiteral("--new-series-per-second"),
                                                          QStringLiteral("200")});
        QVERIFY(m_scene->badConfirmsFurther(10'000));
        bad().kill();
        QVERIFY(QDir(bad().dataDir()).removeRecursively());
        QVERIFY(m_scene->confirmsFurther(5000));
        QVERIFY2(m_scene->bringBack(), m_scene->error().constData());
        QVERIFY(m_scene->badConfirmsFurther(10'000));
        QVERIFY2(load.stop(), load.error().constData());
        QVERIFY(load.isAllStored());
        QTRY_COMPARE_WITH_TIMEOUT(gateway().unrest(), QByteArray(), kPatienceMs);

        const auto answered = load.points(204);
        const auto stored = cluster().copies();
        QCOMPARE(shown(stored.missing(answered, 1)), shown({}));
        QCOMPARE(shown(stored.strangers(answered)), shown({})); // nothing under a wrong series
        QVERIFY(stored.distinctOn(kBad) >= 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(gateway().value("timeless_gateway_series_away"), 0.0,
                                  kPatienceMs);

        LoadgenProcess later; // all of it has two copies again
        later.start(gateway().port(),
                    FaultScene::steadyLoad().mid(0, 2) +
                        QStringList{QStringLiteral("--seed"), QStringLiteral("2"),
                                    QStringLiteral("--requests"), QStringLiteral("5")});
        QVERIFY2(later.finish(), later.error().constData());
        QVERIFY(later.isAllStored());
        QTRY_COMPARE_WITH_TIMEOUT(gateway().unrest(), QByteArray(), kPatienceMs);
        QCOMPARE(shown(cluster().copies().missing(later.points(204), 2)), shown({}));
        QCOMPARE(m_scene->wrongWithLedgers(), QByteArray());
    }

    void aStrangerOnTheNodesAddressIsNotWrittenTo()
    {
        QVERIFY2(m_scene->startGateway(2, {}), m_scene->error().constData());
        bad().kill();
        ErlNode stranger;
        QVERIFY2(stranger.start(), stranger.error().constData());
        proxy().setTarget(stranger.distPort());
        const QByteArray reason = "not to " + bad().name().toLatin1();
        QTRY_VERIFY_WITH_TIMEOUT(gateway().http().get("/ready").body.contains(reason), kPatienceMs);
        QCOMPARE(gateway().http().post(kText, manySeries()).status, 204);
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
        QVERIFY2(m_scene->startGateway(2, {}),
                 m_scene->error().constData()); // every node learns who it is
        QCOMPARE(gateway().stop(), 0);
        const auto batches = cluster().batches(kBad);

        auto nodes = cluster().gatewayNodes();
        auto &node = nodes[kBad];
        node.id = meant.id;
        node.cookie = meant.cookie;
        node.name = meant.name.isEmpty() ? node.name : meant.name;
        node.port = meant.port == 0 ? node.port : meant.port;
        GatewayProcess mistaken(nodes);
        QVERIFY2(mistaken.start(), mistaken.error().constData());
        QTRY_VERIFY2_WITH_TIMEOUT(mistaken.http().get("/ready").body.contains(reason),
                                  mistaken.http().get("/ready").body.constData(), kPatienceMs);
        QVERIFY2(mistaken.awaitReady(), mistaken.error().constData()); // without it
        QCOMPARE(mistaken.http().post(kText, manySeries()).status, 204);
        QVERIFY(mistaken.value("timeless_gateway_gap_points", "node=\"" + meant.id + '"') > 0);
        QCOMPARE(cluster().batches(kBad), batches);
        QCOMPARE(cluster().copies().distinctOn(kBad), 0U);
        QCOMPARE(mistaken.stop(), 0);
    }

private:
    ErlNode &bad() { return m_scene->bad(); }
    TestCluster &cluster() { return m_scene->cluster(); }
    GatewayProcess &gateway() { return m_scene->gateway(); }
    TcpProxy &proxy() { return m_scene->proxy(); }

    static QByteArray manySeries()
    {
        QByteArray body;
        for (int i = 0; i < 100; ++i)
            body += "many{i=\"" + QByteArray::number(i) + "\"} 1 1700000000000\n";
        return body;
    }

    std::unique_ptr<FaultScene> m_scene;
};

QTEST_GUILESS_MAIN(TestNodeIdentity)
#include "tst_node_identity.moc"
