// A node that is killed or hangs under load: with a replica no client notices, without one only
// those whose series it owns.
#include <algorithm>
#include <array>
#include <bit>

#include <QRegularExpression>
#include <QTest>

#include "gateway_process.h"
#include "loadgen_process.h"
#include "test_cluster.h"

using namespace tg::test;

namespace {

const QByteArray kText = "/api/v1/import/prometheus";

QByteArray of(std::size_t node)
{
    return "node=\"" + TestCluster::id(node) + '"';
}

} // namespace

class TestNodeDown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
        m_gateway.reset();
        m_cluster = std::make_unique<TestCluster>();
        QVERIFY2(m_cluster->start(), m_cluster->error().constData());
    }
    void cleanup()
    {
        m_gateway.reset();
        m_cluster.reset();
    }

    void aKilledNodeFailsNoRequestAndIsWrittenToAgain()
    {
        QVERIFY(startGateway(2, {}));
        LoadgenProcess load;
        load.start(
            m_gateway->port(),
            m_load + QStringList{QStringLiteral("--new-series-per-second"), QStringLiteral("50")});
        QVERIFY(confirmsFurther(20'000));
        m_cluster->node(kBad).kill();
        QTRY_COMPARE_WITH_TIMEOUT(
            m_gateway->value("timeless_gateway_node_state", of(kBad) + ",state=\"unreachable\""),
            1.0, kPatienceMs);
        QVERIFY(confirmsFurther(30'000));
        QVERIFY(m_gateway->http().get("/ready").body.contains("\nb: unreachable"));

        QVERIFY2(m_cluster->node(kBad).start(), m_cluster->node(kBad).error().constData());
        QTRY_VERIFY_WITH_TIMEOUT(m_gateway->isNodeUp("b"), kPatienceMs);
        const auto onReturn =
            m_gateway->value("timeless_gateway_node_confirmed_points_total", of(kBad));
        QTRY_VERIFY_WITH_TIMEOUT(m_gateway->value("timeless_gateway_node_confirmed_points_total",
                                                  of(kBad)) > onReturn + 10'000,
                                 kPatienceMs);
        QVERIFY2(load.stop(), load.error().constData());

        QVERIFY(load.isAllStored());
        QVERIFY(load.count("gaps") > 0);
        QTRY_VERIFY_WITH_TIMEOUT(m_gateway->isAtRest(), kPatienceMs);
        const auto gaps = m_gateway->value("timeless_gateway_gap_points", of(kBad));
        QVERIFY(gaps > 0);
        QVERIFY(m_gateway->value("timeless_gateway_gap_spans", of(kBad)) > 0);
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->value("timeless_gateway_series_away"), 0.0,
                                  kPatienceMs);

        const auto answered = load.points(204);
        const auto stored = m_cluster->copies();
        QCOMPARE(shown(stored.missing(answered, 1)), shown({}));
        QCOMPARE(shown(stored.strangers(answered)), shown({}));
        const auto single = stored.missing(answered, 2);
        QVERIFY(double(single.size()) <= gaps + otherGaps());
        QVERIFY(double(stored.extras()) <=
                m_gateway->value("timeless_gateway_node_resent_points_total"));
        for (const auto &[series, nodes] : stored.holders()) // survivors own no more than before
            QVERIFY2(std::popcount(nodes) <= 2, series.c_str());
        expectClosedLedgers();
    }

    void withoutReplicasOnlyRequestsThatTouchTheDeadNodeAreRefused()
    {
        QVERIFY(startGateway(1, {}));
        std::array<QByteArray, TestCluster::kNodes> own; // a known series of each node
        for (int i = 0; std::any_of(own.begin(), own.end(), [](auto &s) { return s.isEmpty(); });
             ++i) {
            const QByteArray series = "single{i=\"" + QByteArray::number(i) + "\"}";
            own[TestCluster::indexOf(m_gateway->owners(series).primary)] = series;
        }
        const auto lines = [&own](std::initializer_list<std::size_t> nodes, int value) {
            QByteArray body;
            for (const auto node : nodes)
                body += own[node] + ' ' + QByteArray::number(value) + " 1700000000000\n";
            return body;
        };
        QCOMPARE(m_gateway->http().post(kText, lines({0, 1, 2}, 1)).status, 204);
        m_cluster->node(kBad).kill();
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->value("timeless_gateway_node_accepting", of(kBad)),
                                  0.0, kPatienceMs);

        const auto refused = m_gateway->http().post(kText, lines({0, 1, 2}, 2));
        QCOMPARE(refused.status, 503);
        QVERIFY2(refused.body.contains("node \\\"b\\\"") &&
                     refused.body.contains("Nothing of this request was forwarded"),
                 refused.body.constData());
        QVERIFY(!refused.field("Retry-After").isEmpty());
        QCOMPARE(m_gateway->http().post(kText, lines({kBad}, 2)).status, 503);
        QCOMPARE(m_cluster->copies().distinct(), 2U); // the first request's points on a and c
        QCOMPARE(m_gateway->http().post(kText, lines({0, 2}, 3)).status, 204);
        QCOMPARE(m_cluster->copies().distinct(), 4U);

        QVERIFY2(m_cluster->node(kBad).start(), m_cluster->node(kBad).error().constData());
        QTRY_VERIFY_WITH_TIMEOUT(m_gateway->isNodeUp("b"), kPatienceMs);
        QCOMPARE(m_gateway->http().post(kText, lines({0, 1, 2}, 4)).status, 204);
        const auto stored = m_cluster->copies();
        QCOMPARE(stored.distinct(), 8U); // three, two, three
        for (std::size_t node = 0; node < TestCluster::kNodes; ++node)
            QVERIFY(stored.isOn(node, own[node].toStdString() + " 1700000000 4"));
        QCOMPARE(stored.extras(), 0U);
        expectClosedLedgers();
    }

    void aNewSeriesOfADeadOwnerIsRefusedWithoutReplicasAndTakenWith_data()
    {
        QTest::addColumn<unsigned>("replication");
        QTest::addColumn<int>("status");
        QTest::newRow("replication 1") << 1U << 503;
        QTest::newRow("replication 2") << 2U << 204;
    }
    void aNewSeriesOfADeadOwnerIsRefusedWithoutReplicasAndTakenWith()
    {
        QFETCH(unsigned, replication);
        QFETCH(int, status);
        QVERIFY(startGateway(replication, {}));
        m_cluster->node(kBad).kill();
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->value("timeless_gateway_node_accepting", of(kBad)),
                                  0.0, kPatienceMs);
        QByteArray series;
        for (int i = 0; m_gateway->owners(series).primary != "b"; ++i)
            series = "fresh{i=\"" + QByteArray::number(i) + "\"}";
        QCOMPARE(m_gateway->http().post(kText, series + " 1 1700000000000\n").status, status);
        QCOMPARE(m_cluster->copies().distinct(), status == 204 ? 1U : 0U);

        QVERIFY2(m_cluster->node(kBad).start(), m_cluster->node(kBad).error().constData());
        QTRY_VERIFY_WITH_TIMEOUT(m_gateway->isNodeUp("b"), kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->value("timeless_gateway_series_away"), 0.0,
                                  kPatienceMs);
        QCOMPARE(m_gateway->http().post(kText, series + " 2 1700000000000\n").status, 204);
        const auto stored = m_cluster->copies();
        const auto point = series.toStdString() + " 1700000000 2";
        QCOMPARE(stored.copiesOf(point), replication);
        QVERIFY(stored.isOn(kBad, point));
        expectClosedLedgers();
    }

    void aHungNodeIsNotWaitedForAndCatchesUp()
    {
        // Only the hang is to be seen, not what a time-out does about it.
        QVERIFY(startGateway(2, "call_timeout_ms = 120_000\nconfirm_timeout_ms = 120_000"));
        LoadgenProcess load;
        load.start(m_gateway->port(), m_load);
        QVERIFY(confirmsFurther(20'000));
        m_cluster->node(kBad).suspend();
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->value("timeless_gateway_node_keeps_up", of(kBad)), 0.0,
                                  kPatienceMs);
        QVERIFY(confirmsFurther(60'000)); // the throughput goes on
        QVERIFY(m_gateway->value("timeless_gateway_gap_late_points", of(kBad)) > 0);
        QVERIFY(load.isRunning());
        m_cluster->node(kBad).resume();
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->value("timeless_gateway_node_keeps_up", of(kBad)), 1.0,
                                  kPatienceMs);
        QVERIFY(confirmsFurther(10'000));
        QVERIFY2(load.stop(), load.error().constData());

        QVERIFY(load.isAllStored());
        QVERIFY(load.count("gaps") > 0);
        QTRY_VERIFY_WITH_TIMEOUT(m_gateway->isAtRest(), kPatienceMs);
        QCOMPARE(m_gateway->value("timeless_gateway_gap_late_points"), 0.0); // all withdrawn
        QVERIFY(m_gateway->value("timeless_gateway_copies_late_total") > 0);
        const auto answered = load.points(204);
        const auto stored = m_cluster->copies();
        QCOMPARE(shown(stored.missing(answered, 1)), shown({}));
        const auto single = stored.missing(answered, 2);
        QVERIFY(double(single.size()) <= m_gateway->value("timeless_gateway_gap_points"));
        QCOMPARE(shown(single), shown({})); // the queue was never full
        expectClosedLedgers();
    }

    void aNodeThatHangsTooLongIsCutOffAndComesBack()
    {
        QVERIFY(startGateway(2, "call_timeout_ms = 1000"));
        LoadgenProcess load;
        load.start(m_gateway->port(), m_load);
        QVERIFY(confirmsFurther(20'000));
        m_cluster->node(kBad).suspend();
        QTRY_VERIFY_WITH_TIMEOUT(
            m_gateway->value("timeless_gateway_node_timeouts_total", of(kBad)) > 0, kPatienceMs);
        QVERIFY(confirmsFurther(30'000));
        m_cluster->node(kBad).resume();
        QTRY_VERIFY_WITH_TIMEOUT(m_gateway->isNodeUp("b"), kPatienceMs);
        QVERIFY(confirmsFurther(20'000));
        QVERIFY2(load.stop(), load.error().constData());

        QVERIFY(load.isAllStored());
        QTRY_VERIFY_WITH_TIMEOUT(m_gateway->isAtRest(), kPatienceMs);
        const auto answered = load.points(204);
        const auto stored = m_cluster->copies();
        QCOMPARE(shown(stored.missing(answered, 1)), shown({}));
        QVERIFY(double(stored.missing(answered, 2).size()) <=
                m_gateway->value("timeless_gateway_gap_points"));
        QVERIFY(double(stored.extras()) <=
                m_gateway->value("timeless_gateway_node_resent_points_total"));
        expectClosedLedgers();
    }

    void withoutReplicasAHungNodeFailsItsOwnRequestsOnly()
    {
        QVERIFY(startGateway(1, "call_timeout_ms = 1000\nconfirm_timeout_ms = 2000"));
        QByteArray hung;
        QByteArray other;
        for (int i = 0; hung.isEmpty() || other.isEmpty(); ++i) {
            const QByteArray series = "hung{i=\"" + QByteArray::number(i) + "\"}";
            (m_gateway->owners(series).primary == "b" ? hung : other) = series;
        }
        QCOMPARE(m_gateway->http().post(kText, hung + " 1 1000\n" + other + " 1 1000\n").status,
                 204);
        m_cluster->node(kBad).suspend();
        const auto failed = m_gateway->http().post(kText, hung + " 2 2000\n");
        QCOMPARE(failed.status, 503);
        QVERIFY2(failed.body.contains("node \\\"b\\\""), failed.body.constData());
        QCOMPARE(m_gateway->http().post(kText, other + " 2 2000\n").status, 204);
        m_cluster->node(kBad).resume();
        QTRY_VERIFY_WITH_TIMEOUT(m_gateway->isNodeUp("b"), kPatienceMs);
        QCOMPARE(m_gateway->http().post(kText, hung + " 3 3000\n").status, 204);
        QTRY_VERIFY_WITH_TIMEOUT(m_gateway->isAtRest(), kPatienceMs);
        const auto stored = m_cluster->copies();
        QCOMPARE(shown(stored.missing({hung.toStdString() + " 1 1", other.toStdString() + " 1 1",
                                       other.toStdString() + " 2 2", hung.toStdString() + " 3 3"},
                                      1)),
                 shown({}));
        QCOMPARE(m_gateway->value("timeless_gateway_points_dropped_total"), 1.0);
        expectClosedLedgers();
    }

private:
    bool startGateway(unsigned replication, const QByteArray &limits)
    {
        GatewayOptions options;
        options.replication = replication;
        options.limits = limits;
        m_gateway = std::make_unique<GatewayProcess>(m_cluster->gatewayNodes(), options);
        return m_gateway->start() && m_gateway->awaitReady();
    }

    // Until so many more points are confirmed by at least one node.
    bool confirmsFurther(double points)
    {
        const auto *name = "timeless_gateway_points_confirmed_total";
        const auto goal = std::max(0.0, m_gateway->value(name)) + points;
        return QTest::qWaitFor([&] { return m_gateway->value(name) >= goal; }, kPatienceMs);
    }

    // Gaps that no fault of ours made: a busy machine can make any copy late.
    double otherGaps()
    {
        return m_gateway->value("timeless_gateway_gap_points") -
               m_gateway->value("timeless_gateway_gap_points", of(kBad));
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
    std::unique_ptr<GatewayProcess> m_gateway;
};

QTEST_GUILESS_MAIN(TestNodeDown)
#include "tst_node_down.moc"
