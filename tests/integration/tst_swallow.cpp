// A node that answers ok and stores nothing cannot be noticed from its answers: only comparing the
// copies shows it, and only an audit that may repair mends it.
#include <QDateTime>
#include <QRegularExpression>
#include <QTest>

#include "admin_operation.h"
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
                                    QStringLiteral("--lines-per-body"), QStringLiteral("250"),
                                    QStringLiteral("--start-time"),
                                    QString::number(QDateTime::currentSecsSinceEpoch() - 600)});
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

        cluster.node(kThief).clearFaults();
        const auto audit =
            runToEnd(gateway, "/api/v1/audit", R"({"hours":3,"series":1000,"repair":true})");
        QCOMPARE(audit.value(QStringLiteral("state")).toString(), QStringLiteral("done"));
        const auto found = audit.value(QStringLiteral("result")).toString();
        QVERIFY2(found.startsWith(QStringLiteral("1000 series compared")) &&
                     found.contains(QStringLiteral(" on b")) &&
                     !found.contains(QStringLiteral(" on a")) &&
                     !found.contains(QStringLiteral(" on c")),
                 qPrintable(found));
        QTRY_COMPARE_WITH_TIMEOUT(gateway.value("timeless_gateway_alarms", "id=\"copies-differ\""),
                                  1.0, kPatienceMs);
        QVERIFY(gateway.value("timeless_gateway_audit_series_differing_total") > 0);
        QTRY_COMPARE_WITH_TIMEOUT(gateway.value("timeless_gateway_gaps_open"), 0.0, kPatienceMs);
        const auto mended = cluster.copies();
        QCOMPARE(shown(mended.missing(sent, 2)), shown({}));
        QCOMPARE(mended.extras(), std::size_t{0});
        const auto again = runToEnd(gateway, "/api/v1/audit", R"({"hours":3,"series":1000})");
        QVERIFY2(again.value(QStringLiteral("result"))
                     .toString()
                     .startsWith(QStringLiteral("1000 series compared, 0 differ")),
                 qPrintable(again.value(QStringLiteral("result")).toString()));
        QTRY_COMPARE_WITH_TIMEOUT(gateway.value("timeless_gateway_alarms", "id=\"copies-differ\""),
                                  -1.0, kPatienceMs);
        QCOMPARE(gateway.stop(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSwallow)
#include "tst_swallow.moc"
