// Two gateways are given the same new series at the same time while a node joins: they agree on the
// two holders of each series without talking to each other, and nothing that was answered is
// missing.
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrl>

#include "gateway_process.h"
#include "loadgen_process.h"
#include "test_cluster.h"

using namespace tg::test;

namespace {

QJsonObject objectOf(const HttpAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

// "a b": the nodes of a series as this gateway knows them, primary first.
QString holdersOf(const GatewayProcess &gateway, const std::string &series)
{
    const QByteArray path =
        "/api/v1/explain?series=" + QUrl::toPercentEncoding(QString::fromStdString(series));
    const auto explained = objectOf(gateway.admin().get(path));
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
    void leavesEverySeriesWithTheSameTwoHolders()
    {
        QVERIFY2(m_cluster.start(), m_cluster.error().constData());
        auto nodes = m_cluster.gatewayNodes();
        const auto found = nodes.back();
        nodes.pop_back();
        GatewayOptions options;
        options.cluster = "sync_ms = 300\nregistry_ms = 500\njoin_delay_ms = 2000";
        options.sections =
            "[discovery]\nkind = \"file\"\nfile = \"nodes.toml\"\nmin_refresh_ms = 200\n";
        GatewayProcess first(nodes, options);
        GatewayProcess second(nodes, options);
        const std::array gateways{&first, &second};
        for (auto *gateway : gateways)
            QVERIFY2(gateway->start() && gateway->awaitReady(), gateway->error().constData());

        std::array<LoadgenProcess, 2> loads;
        for (std::size_t i = 0; i < loads.size(); ++i) // the same series, other points
            loads[i].start(gateways[i]->port(),
                           m_load + QStringList{QStringLiteral("--seed"), QString::number(i + 1)});
        QTRY_VERIFY_WITH_TIMEOUT(first.value(kConfirmed) > 5000 && second.value(kConfirmed) > 5000,
                                 kPatienceMs);
        for (auto *gateway : gateways)
            list(*gateway, found);
        for (auto *gateway : gateways)
            QTRY_VERIFY_WITH_TIMEOUT(shardsOfC(*gateway) > 0, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_cluster.registry(2).size() > 200, kPatienceMs); // new ones came
        for (auto &load : loads)
            QVERIFY2(load.stop() && load.isAllStored(), load.error().constData());

        for (auto *gateway : gateways) {
            QTRY_COMPARE_WITH_TIMEOUT(gateway->unrest(), QByteArray(), kPatienceMs);
            QTRY_COMPARE_WITH_TIMEOUT(gateway->value("timeless_gateway_series_away"), 0.0,
                                      kPatienceMs);
            QTRY_COMPARE_WITH_TIMEOUT(gateway->value("timeless_gateway_gaps_open"), 0.0,
                                      2 * kPatienceMs);
        }
        const auto stored = m_cluster.copies();
        for (const auto &load : loads)
            QCOMPARE(shown(stored.missing(load.points(204), 2)), shown({}));

        const auto holders = stored.holders();
        for (auto *gateway : gateways) // each has learnt what the other made
            QTRY_COMPARE_WITH_TIMEOUT(gateway->value("timeless_gateway_series"),
                                      double(holders.size()), kPatienceMs);
        for (const auto &[series, onNodes] : holders) {
            const auto here = holdersOf(first, series);
            QVERIFY2(here == holdersOf(second, series), series.c_str());
            std::uint8_t named = 0;
            for (const auto &id : here.split(QLatin1Char(' ')))
                named |= std::uint8_t(1U << TestCluster::indexOf(id.toLatin1()));
            QVERIFY2(here.size() == 3 && named == onNodes,
                     (series + " is said to be on " + here.toStdString()).c_str());
        }
        std::size_t registered = 0; // also without a point
        for (std::size_t node = 0; node < TestCluster::kNodes; ++node)
            registered += m_cluster.registry(node).size();
        QCOMPARE(registered, 2 * holders.size());
        for (auto *gateway : gateways)
            QCOMPARE(gateway->stop(), 0);
    }

private:
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
    static int shardsOfC(const GatewayProcess &gateway)
    {
        return objectOf(gateway.admin().get("/api/v1/shards"))
            .value(QStringLiteral("nodes"))
            .toArray()
            .at(2)
            .toObject()
            .value(QStringLiteral("primary_shards"))
            .toInt();
    }

    TestCluster m_cluster;
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
