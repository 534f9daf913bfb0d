// A node gives ids out a second time after its retention has run, as a 0.7 node may: no point of
// one series ends up in another, the alarm names both, and after a restart of the node every copy
// is whole again.
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "fault_scene.h"

using namespace tg::test;

namespace {

constexpr int kSeries = 60;

} // namespace

class TestIdAliasing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { printLogIfFailed(m_gateway.get()); }
    void initTestCase()
    {
        QVERIFY2(m_nodes.start(), m_nodes.error().constData());
        m_gateway = start();
        QVERIFY(m_gateway);
    }

    void stopsBothSeriesBeforeAPointIsMixed()
    {
        bad().setFault("[{visible_after, 600000}, id_reuse]");
        QCOMPARE(write("victim"), 204);
        QCOMPARE(bad().eval("'Elixir.TimelessMetrics':enforce_retention(timeless_metrics)"),
                 QByteArray("ok"));
        const auto before = confirmedByBad();
        QVERIFY(before > 0);
        QCOMPARE(write("thief"), 204);
        QTRY_VERIFY_WITH_TIMEOUT(isRaised(*m_gateway), kPatienceMs);
        QCOMPARE(write("thief"), 204); // the other copies go on
        QCOMPARE(write("victim"), 204);
        // Ids 1 to V were the victims', the thieves got 1 to T: who has an id of its own is written
        // as ever.
        const auto rows =
            bad().eval("{ok, R} = 'Elixir.TimelessMetrics.DB':read(timeless_metrics_db, "
                       "<<\"SELECT id, metric_name, labels FROM series\">>, []), length(R)");
        m_aloneVictims = std::max(0.0, before - rows.toDouble());
        const auto aloneThieves = std::max(0.0, rows.toDouble() - before);
        QTRY_COMPARE_WITH_TIMEOUT(confirmedByBad() - before, m_aloneVictims + 2 * aloneThieves,
                                  kPatienceMs);
        const auto cluster = clusterOf(*m_gateway);
        const auto shared =
            cluster.value(QStringLiteral("shared_ids")).toArray().first().toObject();
        QCOMPARE(shared.value(QStringLiteral("node")).toString(), QStringLiteral("b"));
        QVERIFY(shared.value(QStringLiteral("id")).toInt() > 0);
        const auto series = shared.value(QStringLiteral("series")).toArray();
        QVERIFY(series.at(0).toString().startsWith(QStringLiteral("victim{")));
        QVERIFY(series.at(1).toString().startsWith(QStringLiteral("thief{")));
        QVERIFY(m_gateway->value("timeless_gateway_gaps_open", FaultScene::kOfBad) > 0);
        bool isJournalled = false;
        for (const auto &event : cluster.value(QStringLiteral("events")).toArray())
            isJournalled |= event.toObject().value(QStringLiteral("what")) == QStringLiteral("id");
        QVERIFY(isJournalled);
    }

    void seesItAfterAStartOfItsOwn()
    {
        QCOMPARE(m_gateway->stop(), 0);
        m_gateway = start();
        QVERIFY(m_gateway);
        QTRY_VERIFY_WITH_TIMEOUT(isRaised(*m_gateway), kPatienceMs);
        QCOMPARE(write("victim"), 204);
        QTRY_COMPARE_WITH_TIMEOUT(confirmedByBad(), m_aloneVictims, kPatienceMs);
    }

    void goesOnAfterARestartOfTheNode()
    {
        bad().stop();
        QVERIFY2(bad().start(), bad().error().constData());
        QTRY_VERIFY_WITH_TIMEOUT(!isRaised(*m_gateway) && m_gateway->isNodeUp("b"), kPatienceMs);
        QCOMPARE(write("thief"), 204);
        QCOMPARE(write("victim"), 204);
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->value("timeless_gateway_gaps_open"), 0.0,
                                  3 * kPatienceMs);
        const auto stored = m_nodes.copies();
        const auto missing = stored.missing(m_written, 2);
        QVERIFY2(missing.empty(), shown(missing).constData());
        QCOMPARE(m_gateway->stop(), 0);
        QCOMPARE(m_gateway->ledger("copies", "difference"), std::optional<qint64>(0));
    }

private:
    ErlNode &bad() { return m_nodes.node(FaultScene::kBad); }
    double confirmedByBad()
    {
        return m_gateway->value("timeless_gateway_node_confirmed_points_total", FaultScene::kOfBad);
    }
    static QJsonObject clusterOf(const GatewayProcess &gateway)
    {
        return QJsonDocument::fromJson(gateway.admin().get("/api/v1/cluster").body).object();
    }
    static bool isRaised(const GatewayProcess &gateway)
    {
        return gateway.value("timeless_gateway_alarms", "id=\"id-aliased\"") > 0;
    }
    std::unique_ptr<GatewayProcess> start()
    {
        GatewayOptions options;
        options.cluster = "sync_ms = 500\nregistry_ms = 500";
        auto gateway = std::make_unique<GatewayProcess>(m_nodes.gatewayNodes(), options);
        if (gateway->start() && gateway->awaitReady())
            return gateway;
        qWarning("%s", gateway->error().constData());
        return {};
    }
    // One point a series, each at a second of its own.
    int write(const QByteArray &metric)
    {
        const auto second = QDateTime::currentSecsSinceEpoch() - 1'000 + ++m_round;
        QByteArray body;
        for (int i = 0; i < kSeries; ++i) {
            const QByteArray series = metric + "{i=\"" + QByteArray::number(i) + "\"}";
            body += series + ' ' + QByteArray::number(m_round) + ' ' + QByteArray::number(second) +
                    "000\n";
            m_written.push_back(normalPoint(series.toStdString() + ' ' + std::to_string(second) +
                                            ' ' + std::to_string(m_round)));
        }
        return m_gateway->http().post("/api/v1/import/prometheus", body).status;
    }

    TestCluster m_nodes;
    std::unique_ptr<GatewayProcess> m_gateway;
    PointList m_written;
    int m_round = 0;
    double m_aloneVictims = 0;
};

QTEST_GUILESS_MAIN(TestIdAliasing)
#include "tst_id_aliasing.moc"
