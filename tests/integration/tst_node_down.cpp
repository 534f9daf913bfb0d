// A node that is killed or hangs under load: with a replica no client notices, without one only
// those whose series it owns.
#include <algorithm>
#include <array>
#include <bit>

#include <QRegularExpression>
#include <QTest>

#include "fault_scene.h"

using namespace tg::test;

namespace {

const QByteArray kText = "/api/v1/import/prometheus";
const auto &kOfBad = FaultScene::kOfBad;
constexpr auto kBad = FaultScene::kBad;

} // namespace

class TestNodeDown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
        m_scene = std::make_unique<FaultScene>(FaultScene::Way::Direct);
        QVERIFY2(m_scene->startCluster(), m_scene->error().constData());
    }
    void cleanup() { m_scene.reset(); }

    void aKilledNodeFailsNoRequestAndIsWrittenToAgain()
    {
        QVERIFY2(m_scene->startGateway(2, {}), m_scene->error().constData());
        LoadgenProcess load;
        load.start(gateway().port(),
                   FaultScene::steadyLoad() + QStringList{QStringLiteral("--new-series-per-second"),
                                                          QStringLiteral("50")});
        QVERIFY(m_scene->confirmsFurther(10'000));
        m_scene->bad().kill();
        QTRY_COMPARE_WITH_TIMEOUT(
            gateway().value("timeless_gateway_node_state", kOfBad + ",state=\"unreachable\""), 1.0,
            kPatienceMs);
        QVERIFY(m_scene->confirmsFurther(20'000));
        QVERIFY(gateway().http().get("/ready").body.contains("\nb: unreachable"));

        QVERIFY2(m_scene->bringBack(), m_scene->error().constData());
        QVERIFY(m_scene->badConfirmsFurther(10'000));
        QCOMPARE(m_scene->wrongWith(load), QByteArray());
        QVERIFY(load.count("gaps") > 0);
        QVERIFY(gateway().value("timeless_gateway_gap_points", kOfBad) > 0);
        QTRY_COMPARE_WITH_TIMEOUT(gateway().value("timeless_gateway_series_away"), 0.0,
                                  kPatienceMs);

        for (const auto &[series, nodes] :
             cluster().copies().holders()) // survivors own no more than before
            QVERIFY2(std::popcount(nodes) <= 2, series.c_str());
        QCOMPARE(m_scene->wrongWithLedgers(), QByteArray());
    }

    void withoutReplicasOnlyRequestsThatTouchTheDeadNodeAreRefused()
    {
        QVERIFY2(m_scene->startGateway(1, {}), m_scene->error().constData());
        std::array<QByteArray, TestCluster::kNodes> own; // a known series of each node
        for (int i = 0; std::any_of(own.begin(), own.end(), [](auto &s) { return s.isEmpty(); });
             ++i) {
            const QByteArray series = "single{i=\"" + QByteArray::number(i) + "\"}";
            own[TestCluster::indexOf(gateway().owners(series).primary)] = series;
        }
        const auto lines = [&own](std::initializer_list<std::size_t> nodes, int value) {
            QByteArray body;
            for (const auto node : nodes)
                body += own[node] + ' ' + QByteArray::number(value) + " 1700000000000\n";
            return body;
        };
        QCOMPARE(gateway().http().post(kText, lines({0, 1, 2}, 1)).status, 204);
        m_scene->bad().kill();
        QTRY_COMPARE_WITH_TIMEOUT(gateway().value("timeless_gateway_node_accepting", kOfBad), 0.0,
                                  kPatienceMs);

        const auto refused = gateway().http().post(kText, lines({0, 1, 2}, 2));
        QCOMPARE(refused.status, 503);
        QVERIFY2(refused.body.contains("node \\\"b\\\"") &&
                     refused.body.contains("Nothing of this request was forwarded"),
                 refused.body.constData());
        QVERIFY(!refused.field("Retry-After").isEmpty());
        QCOMPARE(gateway().http().post(kText, lines({kBad}, 2)).status, 503);
        QCOMPARE(cluster().copies().distinct(), 2U); // the first request's points on a and c
        QCOMPARE(gateway().http().post(kText, lines({0, 2}, 3)).status, 204);
        QCOMPARE(cluster().copies().distinct(), 4U);

        QVERIFY2(m_scene->bringBack(), m_scene->error().constData());
        QCOMPARE(gateway().http().post(kText, lines({0, 1, 2}, 4)).status, 204);
        const auto stored = cluster().copies();
        QCOMPARE(stored.distinct(), 8U); // three, two, three
        for (std::size_t node = 0; node < TestCluster::kNodes; ++node)
            QVERIFY(stored.isOn(node, own[node].toStdString() + " 1700000000 4"));
        QCOMPARE(stored.extras(), 0U);
        QCOMPARE(m_scene->wrongWithLedgers(), QByteArray());
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
        QVERIFY2(m_scene->startGateway(replication, {}), m_scene->error().constData());
        m_scene->bad().kill();
        QTRY_COMPARE_WITH_TIMEOUT(gateway().value("timeless_gateway_node_accepting", kOfBad), 0.0,
                                  kPatienceMs);
        QByteArray series;
        for (int i = 0; gateway().owners(series).primary != "b"; ++i)
            series = "fresh{i=\"" + QByteArray::number(i) + "\"}";
        QCOMPARE(gateway().http().post(kText, series + " 1 1700000000000\n").status, status);
        QCOMPARE(cluster().copies().distinct(), status == 204 ? 1U : 0U);

        QVERIFY2(m_scene->bringBack(), m_scene->error().constData());
        QTRY_COMPARE_WITH_TIMEOUT(gateway().value("timeless_gateway_series_away"), 0.0,
                                  kPatienceMs);
        QCOMPARE(gateway().http().post(kText, series + " 2 1700000000000\n").status, 204);
        // At once, or as a gap that is filled: the second id may still be on its way.
        const auto point = series.toStdString() + " 1700000000 2";
        QTRY_COMPARE_WITH_TIMEOUT(cluster().copies().copiesOf(point), replication, kPatienceMs);
        QVERIFY(cluster().copies().isOn(kBad, point));
        QCOMPARE(m_scene->wrongWithLedgers(), QByteArray());
    }

    void aHungNodeIsNotWaitedForAndCatchesUp()
    {
        // Only the hang is to be seen, not what a time-out does about it.
        QVERIFY2(
            m_scene->startGateway(2, "call_timeout_ms = 120_000\nconfirm_timeout_ms = 120_000"),
            m_scene->error().constData());
        LoadgenProcess load;
        load.start(gateway().port(), FaultScene::steadyLoad());
        QVERIFY(m_scene->confirmsFurther(10'000));
        m_scene->bad().suspend();
        QTRY_COMPARE_WITH_TIMEOUT(gateway().value("timeless_gateway_node_keeps_up", kOfBad), 0.0,
                                  kPatienceMs);
        QVERIFY(m_scene->confirmsFurther(40'000)); // the throughput goes on
        QVERIFY(gateway().value("timeless_gateway_gap_late_points", kOfBad) > 0);
        QVERIFY(load.isRunning());
        m_scene->bad().resume();
        QTRY_COMPARE_WITH_TIMEOUT(gateway().value("timeless_gateway_node_keeps_up", kOfBad), 1.0,
                                  kPatienceMs);
        QVERIFY(m_scene->confirmsFurther(10'000));
        QCOMPARE(m_scene->wrongWith(load), QByteArray());
        QVERIFY(load.count("gaps") > 0);
        QCOMPARE(gateway().value("timeless_gateway_gap_late_points"), 0.0); // all withdrawn
        QVERIFY(gateway().value("timeless_gateway_copies_late_total") > 0);
        QCOMPARE(gateway().value("timeless_gateway_gap_points"), 0.0); // the queue was never full
        QCOMPARE(m_scene->wrongWithLedgers(), QByteArray());
    }

    void aNodeThatHangsTooLongIsCutOffAndComesBack()
    {
        QVERIFY2(m_scene->startGateway(2, "call_timeout_ms = 1000"), m_scene->error().constData());
        LoadgenProcess load;
        load.start(gateway().port(), FaultScene::steadyLoad());
        QVERIFY(m_scene->confirmsFurther(10'000));
        m_scene->bad().suspend();
        QTRY_VERIFY_WITH_TIMEOUT(
            gateway().value("timeless_gateway_node_timeouts_total", kOfBad) > 0, kPatienceMs);
        QVERIFY(m_scene->confirmsFurther(20'000));
        m_scene->bad().resume();
        QVERIFY(m_scene->awaitBadUp());
        QVERIFY(m_scene->confirmsFurther(10'000));
        QCOMPARE(m_scene->wrongWith(load), QByteArray());
        QCOMPARE(m_scene->wrongWithLedgers(), QByteArray());
    }

    void withoutReplicasAHungNodeFailsItsOwnRequestsOnly()
    {
        QVERIFY2(m_scene->startGateway(1, "call_timeout_ms = 1000\nconfirm_timeout_ms = 2000"),
                 m_scene->error().constData());
        QByteArray hung;
        QByteArray other;
        for (int i = 0; hung.isEmpty() || other.isEmpty(); ++i) {
            const QByteArray series = "hung{i=\"" + QByteArray::number(i) + "\"}";
            (gateway().owners(series).primary == "b" ? hung : other) = series;
        }
        QCOMPARE(gateway().http().post(kText, hung + " 1 1000\n" + other + " 1 1000\n").status,
                 204);
        m_scene->bad().suspend();
        const auto failed = gateway().http().post(kText, hung + " 2 2000\n");
        QCOMPARE(failed.status, 503);
        QVERIFY2(failed.body.contains("node \\\"b\\\""), failed.body.constData());
        QCOMPARE(gateway().http().post(kText, other + " 2 2000\n").status, 204);
        m_scene->bad().resume();
        QVERIFY(m_scene->awaitBadUp());
        QCOMPARE(gateway().http().post(kText, hung + " 3 3000\n").status, 204);
        QTRY_COMPARE_WITH_TIMEOUT(gateway().unrest(), QByteArray(), kPatienceMs);
        const auto stored = cluster().copies();
        QCOMPARE(shown(stored.missing({hung.toStdString() + " 1 1", other.toStdString() + " 1 1",
                                       other.toStdString() + " 2 2", hung.toStdString() + " 3 3"},
                                      1)),
                 shown({}));
        QCOMPARE(gateway().value("timeless_gateway_points_dropped_total"), 1.0);
        QCOMPARE(m_scene->wrongWithLedgers(), QByteArray());
    }

    void theFullQueueOfAHungNodeRefusesItsRequestsAndNoOthers()
    {
        QVERIFY2(m_scene->startGateway(1,
                                       "call_timeout_ms = 120_000\nconfirm_timeout_ms = 120_000\n"
                                       "admission_wait_ms = 200\nline_bytes = \"64 KiB\"\n"
                                       "segment_bytes = \"64 KiB\"\nnode_bytes = \"64 KiB\""),
                 m_scene->error().constData());
        QByteArray hung;
        QByteArray other;
        for (int i = 0; hung.isEmpty() || other.isEmpty(); ++i) {
            const QByteArray series = "full{i=\"" + QByteArray::number(i) + "\"}";
            (gateway().owners(series).primary == "b" ? hung : other) = series;
        }
        const auto body = [](const QByteArray &series, int from) {
            QByteArray text;
            for (int i = from; i < from + 1000; ++i)
                text += series + " 1 " + QByteArray::number(i) + "000\n";
            return text;
        };
        const HttpClient::Fields queued = {{"X-Timeless-Ack", "queued"}};
        QCOMPARE(gateway().http().post(kText, hung + " 1 1000\n" + other + " 1 1000\n").status,
                 204);
        m_scene->bad().suspend();
        int sent = 0;
        const auto sendMore = [&] {
            return gateway().http().post(kText, body(hung, 1000 * ++sent), queued);
        };
        auto answer = sendMore();
        while (answer.status == 204 && sent < 100)
            answer = sendMore();
        const int taken = sent - 1;
        QCOMPARE(answer.status, 503);
        QVERIFY2(answer.body.contains("node-queue-full") && answer.body.contains("node \\\"b\\\""),
                 answer.body.constData());
        QCOMPARE(taken, 65'536 / 21 / 1000); // 21 bytes a point
        QCOMPARE(gateway().http().post(kText, body(other, 1000)).status, 204);
        m_scene->bad().resume();
        QTRY_COMPARE_WITH_TIMEOUT(gateway().unrest(), QByteArray(), kPatienceMs);
        QCOMPARE(cluster().copies().distinct(), std::size_t(2 + 1000 * taken + 1000));
        QCOMPARE(m_scene->wrongWithLedgers(), QByteArray());
    }

private:
    TestCluster &cluster() { return m_scene->cluster(); }
    GatewayProcess &gateway() { return m_scene->gateway(); }

    std::unique_ptr<FaultScene> m_scene;
};

QTEST_GUILESS_MAIN(TestNodeDown)
#include "tst_node_down.moc"
