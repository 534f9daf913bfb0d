// What operators order through the admin API, and what several gateways make of it without talking
// to each other.
#include <bit>

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "fault_scene.h"
#include "samples.h"

using namespace tg::test;

namespace {

const auto &kOfBad = FaultScene::kOfBad;
const HttpClient::Fields kJson{{"Content-Type", "application/json"}};

QJsonObject objectOf(const HttpAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

} // namespace

class TestClusterOrders final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_nodes = std::make_unique<TestCluster>();
        QVERIFY2(m_nodes->start(), m_nodes->error().constData());
        m_first = start("first");
        QVERIFY(m_first);
    }
    void cleanup()
    {
        m_first.reset();
        m_second.reset();
        m_nodes.reset();
    }

    void maintenanceOfOneGatewayIsObeyedByTheOther()
    {
        m_second = start("second");
        QVERIFY(m_second);
        const auto begun = m_first->admin().post("/api/v1/nodes/b/maintenance",
                                                 R"({"on":true,"reason":"disk"})", kJson);
        QCOMPARE(begun.status, 202);
        for (auto *gateway : {m_first.get(), m_second.get()}) {
            QTRY_COMPARE_WITH_TIMEOUT(gateway->value("timeless_gateway_node_accepting", kOfBad),
                                      0.0, kPatienceMs);
            QTRY_COMPARE_WITH_TIMEOUT(
                gateway->value("timeless_gateway_node_health", kOfBad + ",state=\"maintenance\""),
                1.0, kPatienceMs);
        }
        QCOMPARE(write(*m_second, "during", 300), 204);

        // A gateway that starts now knows of the order before it writes.
        m_second->stop();
        m_second = start("second");
        QVERIFY(m_second);
        QCOMPARE(write(*m_second, "fresh", 300), 204);
        QCOMPARE(m_second->value("timeless_gateway_node_confirmed_points_total", kOfBad), 0.0);

        QCOMPARE(m_first->admin()
                     .post("/api/v1/nodes/b/maintenance", R"({"on":false,"reason":"done"})", kJson)
                     .status,
                 202);
        for (auto *gateway : {m_first.get(), m_second.get()})
            QTRY_COMPARE_WITH_TIMEOUT(gateway->value("timeless_gateway_node_accepting", kOfBad),
                                      1.0, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(m_first->value("timeless_gateway_gaps_open"), 0.0,
                                  2 * kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(m_second->value("timeless_gateway_gaps_open"), 0.0,
                                  2 * kPatienceMs);
        const auto stored = m_nodes->copies();
        QCOMPARE(stored.distinct(), std::size_t{600});
        QVERIFY(eachIsOnTwo(stored));
    }

    void aFailoverIsPlannedRunAndUndone()
    {
        QCOMPARE(write(*m_first, "before", 300), 204);
        QTRY_VERIFY_WITH_TIMEOUT(planFor("failover").value(QStringLiteral("series")).toInt() > 0,
                                 kPatienceMs);
        auto plan = planFor("failover");
        for (const auto &check : plan.value(QStringLiteral("checks")).toArray())
            QCOMPARE(check.toObject().value(QStringLiteral("verdict")).toString(),
                     QStringLiteral("PASS"));

        auto stale = plan;
        stale.insert(QStringLiteral("map_version"),
                     plan.value(QStringLiteral("map_version")).toInt() + 1);
        QCOMPARE(run(stale).status, 409);
        const auto begun = run(plan);
        QCOMPARE(begun.status, 202);
        QCOMPARE(run(plan).status, 404); // a plan is run once
        QTRY_COMPARE_WITH_TIMEOUT(m_first->value("timeless_gateway_node_accepting", kOfBad), 0.0,
                                  kPatienceMs);
        QCOMPARE(write(*m_first, "while", 300), 204);
        QTRY_VERIFY_WITH_TIMEOUT(m_first->value("timeless_gateway_gaps_open", kOfBad) > 0,
                                 kPatienceMs);

        const auto undo = objectOf(m_first->admin().post(
            "/api/v1/plans",
            QJsonDocument(QJsonObject{{QStringLiteral("action"), QStringLiteral("undo")},
                                      {QStringLiteral("operation"),
                                       objectOf(begun).value(QStringLiteral("id"))}})
                .toJson(),
            kJson));
        QCOMPARE(undo.value(QStringLiteral("action")).toString(), QStringLiteral("resume"));
        QCOMPARE(run(undo).status, 202);
        QTRY_COMPARE_WITH_TIMEOUT(m_first->value("timeless_gateway_node_accepting", kOfBad), 1.0,
                                  kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(m_first->value("timeless_gateway_gaps_open"), 0.0,
                                  2 * kPatienceMs);
        QVERIFY(eachIsOnTwo(m_nodes->copies()));
    }

    void aPlanThatWouldLeaveSeriesWithoutACopyIsBlocked()
    {
        m_nodes->node(0).kill();
        QTRY_COMPARE_WITH_TIMEOUT(
            m_first->value("timeless_gateway_node_health", "node=\"a\",state=\"down\""), 1.0,
            kPatienceMs);
        const auto plan = planFor("failover");
        QVERIFY(plan.value(QStringLiteral("blocked")).toBool());
        QCOMPARE(run(plan).status, 409);
        QCOMPARE(m_first->value("timeless_gateway_node_accepting", kOfBad), 1.0);
    }

    void aDrainingNodeOwnsNothingNewAndKeepsWhatItHas()
    {
        QCOMPARE(write(*m_first, "old", 300), 204);
        const auto before = m_nodes->registry(FaultScene::kBad).size();
        QCOMPARE(run(planFor("drain")).status, 202);
        QTRY_COMPARE_WITH_TIMEOUT(m_first->value("timeless_gateway_map_version"), 2.0, kPatienceMs);
        QCOMPARE(write(*m_first, "new", 300), 204);
        QCOMPARE(m_nodes->registry(FaultScene::kBad).size(), before);
        QCOMPARE(m_first->value("timeless_gateway_node_accepting", kOfBad), 1.0);
    }

    void aGatewayKilledWhileItFillsIsRelievedByAnother()
    {
        QCOMPARE(write(*m_first, "known", 2'000), 204);
        QCOMPARE(m_first->admin()
                     .post("/api/v1/nodes/b/maintenance", R"({"on":true,"reason":"x"})", kJson)
                     .status,
                 202);
        QTRY_COMPARE_WITH_TIMEOUT(m_first->value("timeless_gateway_node_accepting", kOfBad), 0.0,
                                  kPatienceMs);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(write(*m_first, "known", 2'000, i + 1), 204);
        QTRY_VERIFY_WITH_TIMEOUT(m_first->value("timeless_gateway_gaps_open", kOfBad) > 0,
                                 kPatienceMs);
        m_second = start("second");
        QVERIFY(m_second);
        QTRY_VERIFY_WITH_TIMEOUT(m_second->value("timeless_gateway_gaps_open", kOfBad) > 0,
                                 kPatienceMs);
        QCOMPARE(m_first->admin()
                     .post("/api/v1/nodes/b/maintenance", R"({"on":false,"reason":"x"})", kJson)
                     .status,
                 202);
        QTRY_VERIFY_WITH_TIMEOUT(
            m_first->admin().get("/api/v1/operations").body.contains("\"action\":\"backfill\""),
            kPatienceMs);
        // An order that had reached no node would die with its gateway, and b stay in maintenance.
        QTRY_COMPARE_WITH_TIMEOUT(m_second->value("timeless_gateway_node_accepting", kOfBad), 1.0,
                                  kPatienceMs);
        m_first->kill();
        QTRY_COMPARE_WITH_TIMEOUT(m_second->value("timeless_gateway_gaps_open"), 0.0,
                                  2 * kPatienceMs);
        const auto stored = m_nodes->copies();
        QCOMPARE(stored.distinct(), std::size_t{12'000});
        QVERIFY(eachIsOnTwo(stored));
    }

    void gatewaysWithDifferentConfigsRaiseAnAlarm()
    {
        m_second = start("second", "shard_key = \"metric\"");
        QVERIFY(m_second);
        for (auto *gateway : {m_first.get(), m_second.get()})
            QTRY_COMPARE_WITH_TIMEOUT(
                gateway->value("timeless_gateway_alarms", "id=\"config-differs\""), 1.0,
                kPatienceMs);
    }

    void seriesOfAnotherGatewayAreLearntUnasked()
    {
        m_second = start("second");
        QVERIFY(m_second);
        QCOMPARE(write(*m_first, "theirs", 300), 204);
        QTRY_COMPARE_WITH_TIMEOUT(m_second->value("timeless_gateway_series"), 300.0, kPatienceMs);
        QCOMPARE(m_second->value("timeless_gateway_series_split"), 0.0);
    }

private:
    std::unique_ptr<GatewayProcess> start(const QByteArray &instance,
                                          const QByteArray &cluster = {})
    {
        GatewayOptions options;
        options.instance = instance + QByteArray::number(QCoreApplication::applicationPid());
        options.cluster = cluster + "\nsync_ms = 500\nregistry_ms = 500\njoin_delay_ms = 2000";
        auto gateway = std::make_unique<GatewayProcess>(m_nodes->gatewayNodes(), options);
        const auto isSeen = [&] { // plans are made from what was published last
            const auto nodes = objectOf(gateway->admin().get("/api/v1/cluster"))
                                   .value(QStringLiteral("nodes"))
                                   .toArray();
            return nodes.size() == int(TestCluster::kNodes) &&
                   std::all_of(nodes.begin(), nodes.end(), [](const QJsonValue &node) {
                       const auto one = node.toObject();
                       return one.value(QStringLiteral("facts_read")).toBool() &&
                              (one.value(QStringLiteral("accepting")).toBool() ||
                               one.value(QStringLiteral("state")) != QStringLiteral("up"));
                   });
        };
        if (gateway->start() && gateway->awaitReady() && QTest::qWaitFor(isSeen, kPatienceMs))
            return gateway;
        qWarning("%s", gateway->error().constData());
        return {};
    }
    int write(GatewayProcess &gateway, const QByteArray &metric, int series, int round = 0)
    {
        const QByteArray time =
            QByteArray::number(QDateTime::currentSecsSinceEpoch() - 100 + round) + "000\n";
        QByteArray body;
        for (int i = 0; i < series; ++i)
            body += metric + "{i=\"" + QByteArray::number(i) + "\"} " +
                    QByteArray::number(round + 1) + ' ' + time;
        return gateway.http().post("/api/v1/import/prometheus", body).status;
    }
    QJsonObject planFor(const QByteArray &action)
    {
        return objectOf(m_first->admin().post(
            "/api/v1/plans", R"({"action":")" + action + R"(","node":"b","reason":"test"})",
            kJson));
    }
    HttpAnswer run(const QJsonObject &plan)
    {
        const QJsonObject body{
            {QStringLiteral("map_version"), plan.value(QStringLiteral("map_version"))},
            {QStringLiteral("confirm"), plan.value(QStringLiteral("confirm"))}};
        return m_first->admin().post(
            "/api/v1/plans/" + plan.value(QStringLiteral("id")).toString().toLatin1() + "/run",
            QJsonDocument(body).toJson(), kJson);
    }
    static bool eachIsOnTwo(const CopyTable &stored)
    {
        for (const auto &[series, nodes] : stored.holders()) {
            if (std::popcount(nodes) != 2)
                qWarning("%s is on nodes %x", series.c_str(), nodes);
        }
        std::size_t on = 0;
        for (std::size_t node = 0; node < TestCluster::kNodes; ++node)
            on += stored.distinctOn(node);
        return on == 2 * stored.distinct();
    }

    std::unique_ptr<TestCluster> m_nodes;
    std::unique_ptr<GatewayProcess> m_first;
    std::unique_ptr<GatewayProcess> m_second;
};

QTEST_GUILESS_MAIN(TestClusterOrders)
#include "tst_cluster_orders.moc"
