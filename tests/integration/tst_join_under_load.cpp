// Two gateways are given the same new series at the same time while the map changes, because a node
// joins, is drained or resumed: they agree on the two holders of each series without talking to
// each other, and nothing that was answered is missing.
#include <array>
#include <memory>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrl>

#include "admin_operation.h"
#include "gateway_process.h"
#include "loadgen_process.h"
#include "test_cluster.h"

using namespace tg::test;

namespace {

// "a b": the nodes of a series as this gateway knows them, primary first.
QString holdersOf(const GatewayProcess &gateway, const std::string &series)
{
    const QByteArray path =
        "/api/v1/explain?series=" + QUrl::toPercentEncoding(QString::fromStdString(series));
    const auto explained = objectIn(gateway.admin().get(path));
    const auto nodeIn = [&explained](const QString &copy) {
        return explained.value(copy).toObject().value(QStringLiteral("node")).toString();
    };
    return nodeIn(QStringLiteral("primary")) + QLatin1Char(' ') +
           nodeIn(QStringLiteral("replica")) +
           (explained.value(QStringLiteral("split")).toBool() ? QStringLiteral(" split")
                                                              : QString());
}

} // namespace

class TestJoinUnderLoad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_cluster = std::make_unique<TestCluster>(); }
    void cleanup()
    {
        m_loads = {};
        m_gateways = {};
        m_cluster.reset();
    }

    void leavesEverySeriesWithTheSameTwoHolders()
    {
        QVERIFY2(m_cluster->start(), m_cluster->error().constData());
        auto nodes = m_cluster->gatewayNodes();
        const auto found = nodes.back();
        nodes.pop_back();
        startGateways(nodes);
        if (QTest::currentTestFailed())
            return;
        startLoads();
        for (const auto &gateway : m_gateways)
            list(*gateway, found);
        for (const auto &gateway : m_gateways)
            QTRY_VERIFY_WITH_TIMEOUT(shardsOf("c", *gateway) > 0, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_cluster->registry(2).size() > 200, kPatienceMs); // new ones came
        checkHolders();
    }

    // One gateway is told to drain a node and to resume it, the other learns it from the nodes.
    void leavesEverySeriesWithTheSameTwoHoldersWhenANodeIsDrainedAndResumed()
    {
        QVERIFY2(m_cluster->start(), m_cluster->error().constData());
        startGateways(m_cluster->gatewayNodes());
        if (QTest::currentTestFailed())
            return;
        startLoads();
        QTRY_VERIFY_WITH_TIMEOUT(m_cluster->registry(1).size() > 100, kPatienceMs);
        order("drain");
        for (const auto &gateway : m_gateways)
            QTRY_COMPARE_WITH_TIMEOUT(shardsOf("b", *gateway), 0, kPatienceMs);
        const auto series = [this] { return m_gateways[1]->value("timeless_gateway_series"); };
        const auto before = series();
        QTRY_VERIFY_WITH_TIMEOUT(series() > before + 200, kPatienceMs);
        const auto held = m_cluster->registry(1).size();
        QTRY_VERIFY_WITH_TIMEOUT(series() > before + 400, kPatienceMs);
        QCOMPARE(m_cluster->registry(1).size(), held); // none of them came to b
        order("resume");
        for (const auto &gateway : m_gateways)
            QTRY_VERIFY_WITH_TIMEOUT(shardsOf("b", *gateway) > 0, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_cluster->registry(1).size() > held + 100, kPatienceMs);
        checkHolders();
    }

private:
    void startGateways(const std::vector<GatewayNode> &nodes)
    {
        GatewayOptions options;
        options.cluster = "sync_ms = 300\nregistry_ms = 500\njoin_delay_ms = 2000";
        options.sections =
            "[discovery]\nkind = \"file\"\nfile = \"nodes.toml\"\nmin_refresh_ms = 200\n";
        for (auto &gateway : m_gateways) {
            gateway = std::make_unique<GatewayProcess>(nodes, options);
            QVERIFY2(gateway->start() && gateway->awaitReady(), gateway->error().constData());
        }
    }
    void startLoads()
    {
        for (std::size_t i = 0; i < m_loads.size(); ++i) { // the same series, other points
            m_loads[i] = std::make_unique<LoadgenProcess>();
            m_loads[i]->start(m_gateways[i]->port(), m_load + QStringList{QStringLiteral("--seed"),
                                                                          QString::number(i + 1)});
        }
        for (const auto &gateway : m_gateways)
            QTRY_VERIFY_WITH_TIMEOUT(gateway->value(kConfirmed) > 5000, kPatienceMs);
    }
    // At the first gateway.
    void order(const QByteArray &action)
    {
        const auto &admin = m_gateways[0]->admin();
        const auto plan = objectIn(
            admin.post("/api/v1/plans",
                       R"({"action":")" + action + R"(","node":"b","reason":"test"})", kJsonBody));
        const QJsonObject body{
            {QStringLiteral("map_version"), plan.value(QStringLiteral("map_version"))},
            {QStringLiteral("confirm"), plan.value(QStringLiteral("confirm"))}};
        const auto begun = admin.post(
            "/api/v1/plans/" + plan.value(QStringLiteral("id")).toString().toLatin1() + "/run",
            QJsonDocument(body).toJson(), kJsonBody);
        QVERIFY2(begun.status == 202, begun.body.constData());
    }
    // Ends the loads. Then every point is on two nodes, and the gateways know the same two.
    void checkHolders()
    {
        for (auto &load : m_loads)
            QVERIFY2(load->stop() && load->isAllStored(), load->error().constData());
        for (const auto &gateway : m_gateways) {
            QTRY_COMPARE_WITH_TIMEOUT(gateway->unrest(), QByteArray(), kPatienceMs);
            QTRY_COMPARE_WITH_TIMEOUT(gateway->value("timeless_gateway_series_away"), 0.0,
                                      kPatienceMs);
            QTRY_COMPARE_WITH_TIMEOUT(gateway->value("timeless_gateway_gaps_open"), 0.0,
                                      2 * kPatienceMs);
        }
        const auto stored = m_cluster->copies();
        PointList sent;
        for (const auto &load : m_loads) {
            QCOMPARE(shown(stored.missing(load->points(204), 2)), shown({}));
            const auto all = load->allPoints();
            sent.insert(sent.end(), all.begin(), all.end());
        }
        QCOMPARE(shown(stored.strangers(sent)), shown({}));

        const auto holders = stored.holders();
        for (const auto &gateway : m_gateways) // each has learnt what the other made
            QTRY_COMPARE_WITH_TIMEOUT(gateway->value("timeless_gateway_series"),
                                      double(holders.size()), kPatienceMs);
        for (const auto &[series, onNodes] : holders) {
            const auto here = holdersOf(*m_gateways[0], series);
            QVERIFY2(here == holdersOf(*m_gateways[1], series), series.c_str());
            std::uint8_t named = 0;
            for (const auto &id : here.split(QLatin1Char(' ')))
                named |= std::uint8_t(1U << TestCluster::indexOf(id.toLatin1()));
            QVERIFY2(here.size() == 3 && named == onNodes,
                     (series + " is said to be on " + here.toStdString()).c_str());
        }
        std::size_t registered = 0; // also without a point
        for (std::size_t node = 0; node < TestCluster::kNodes; ++node)
            registered += m_cluster->registry(node).size();
        QCOMPARE(registered, 2 * holders.size());
        for (const auto &gateway : m_gateways)
            QCOMPARE(gateway->stop(), 0);
    }

    static constexpr const char *kConfirmed = "timeless_gateway_points_confirmed_total";

    static void list(const GatewayProcess &gateway, const GatewayNode &node)
    {
        const auto path =
            QFileInfo(gateway.configPath()).dir().filePath(QStringLiteral("nodes.toml"));
        QFile file(path + QStringLiteral(".new"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[[node]]\nid = \"c\"\nnode = \"" + node.name +
                   "\"\nhost = \"127.0.0.1\"\nport = " + QByteArray::number(node.port) + '\n');
        QVERIFY(file.rename(path));
    }
    static int shardsOf(const QByteArray &node, const GatewayProcess &gateway)
    {
        return objectIn(gateway.admin().get("/api/v1/shards"))
            .value(QStringLiteral("nodes"))
            .toArray()
            .at(int(TestCluster::indexOf(node)))
            .toObject()
            .value(QStringLiteral("primary_shards"))
            .toInt();
    }

    std::unique_ptr<TestCluster> m_cluster;
    std::array<std::unique_ptr<GatewayProcess>, 2> m_gateways;
    std::array<std::unique_ptr<LoadgenProcess>, 2> m_loads;
    const QStringList m_load = {QStringLiteral("--series"),
                                QStringLiteral("500"),
                                QStringLiteral("--lines-per-body"),
                                QStringLiteral("100"),
                                QStringLiteral("--connections"),
                                QStringLiteral("4"),
                                QStringLiteral("--rate"),
                                QStringLiteral("5000"),
                                QStringLiteral("--duration"),
                                QStringLiteral("300"),
                                QStringLiteral("--new-series-per-second"),
                                QStringLiteral("100")};
};

QTEST_GUILESS_MAIN(TestJoinUnderLoad)
#include "tst_join_under_load.moc"
