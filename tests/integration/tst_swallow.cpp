// A node that answers ok and stores nothing cannot be noticed from its answers: only comparing the
// copies shows it.
#include <QRegularExpression>
#include <QTest>

#include "gateway_process.h"
#include "loadgen_process.h"
#include "test_cluster.h"

using namespace tg::test;

class TestSwallow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void copiesDifferByExactlyWhatWasSwallowed()
    {
        TestCluster cluster;
        QVERIFY2(cluster.start(), cluster.error().constData());
        GatewayOptions options;
        options.limits = "late_copy_ms = 30_000\ncall_timeout_ms = 30_000";
        GatewayProcess gateway(cluster.gatewayNodes(), options);
        QVERIFY2(gateway.start() && gateway.awaitReady(), gateway.error().constData());
        constexpr std::size_t kThief = 1;
        cluster.node(kThief).setFault("{swallow,3}");

        LoadgenProcess load;
        load.start(gateway.port(), {QStringLiteral("--series"), QStringLiteral("1000"),
                                    QStringLiteral("--requests"), QStringLiteral("60"),
                                    QStringLiteral("--lines-per-body"), QStringLiteral("250")});
        QVERIFY2(load.finish(), load.error().constData());
        QVERIFY(load.isAllStored()); // nobody has noticed anything
        QTRY_COMPARE_WITH_TIMEOUT(gateway.unrest(), QByteArray(), kPatienceMs);
        QCOMPARE(gateway.value("timeless_gateway_copies_gap_total"), 0.0);
        QCOMPARE(gateway.value("timeless_gateway_node_resent_points_total"), 0.0);

        const auto swallowed =
            cluster.node(kThief).eval("devnode_faults:swallowed()").toULongLong();
        QVERIFY(swallowed > 0);
        const auto sent = load.points(204);
        const auto stored = cluster.copies();
        QCOMPARE(shown(stored.missing(sent, 1)), shown({}));
        const auto single = stored.missing(sent, 2);
        QCOMPARE(single.size(), swallowed);
        for (const auto &point : single) {
            const auto series = QByteArray::fromStdString(seriesOf(point));
            QVERIFY2(!stored.isOn(kThief, point), series.constData());
        }
        QCOMPARE(
            gateway.value("timeless_gateway_copies_confirmed_total"),
            double(stored.distinctOn(0) + stored.distinctOn(1) + stored.distinctOn(2) + swallowed));
        QCOMPARE(gateway.stop(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSwallow)
#include "tst_swallow.moc"
