// A node that is found while the gateway runs: connected, checked, warmed, and from an agreed
// moment on an owner of new series; one that is no longer listed stays.
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "gateway_process.h"
#include "test_cluster.h"

using namespace tg::test;

class TestNodesFound final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNodeInTheWatchedFileJoinsAndStays()
    {
        TestCluster cluster;
        QVERIFY2(cluster.start(), cluster.error().constData());
        auto nodes = cluster.gatewayNodes();
        const auto found = nodes.back();
        nodes.pop_back();
        GatewayOptions options;
        options.cluster = "sync_ms = 300\njoin_delay_ms = 2000";
        options.sections =
            "[discovery]\nkind = \"file\"\nfile = \"nodes.toml\"\nmin_refresh_ms = 200\n";
        GatewayProcess gateway(nodes, options);
        QVERIFY2(gateway.start() && gateway.awaitReady(), gateway.error().constData());
        QCOMPARE(write(gateway, "early"), 204);

        const auto path =
            QFileInfo(gateway.configPath()).dir().filePath(QStringLiteral("nodes.toml"));
        list(path, "[[node]]\nid = \"c\"\nnode = \"" + found.name +
                       "\"\nhost = \"127.0.0.1\"\nport = " + QByteArray::number(found.port) + '\n');
        QTRY_COMPARE_WITH_TIMEOUT(gateway.value("timeless_gateway_node_accepting", "node=\"c\""),
                                  1.0, kPatienceMs);
        QCOMPARE(write(gateway, "waiting"), 204); // c is there, but not yet an owner
        QCOMPARE(cluster.registry(2).size(), std::size_t{0});
        const auto owns = [&gateway] {
            const auto shards =
                QJsonDocument::fromJson(gateway.admin().get("/api/v1/shards").body).object();
            return shards.value(QStringLiteral("nodes"))
                .toArray()
                .at(2)
                .toObject()
                .value(QStringLiteral("primary_shards"));
        };
        QTRY_VERIFY_WITH_TIMEOUT(owns().toInt() > 0, kPatienceMs);
        QCOMPARE(write(gateway, "late"), 204);
        QVERIFY(cluster.registry(2).size() > 0);
        const auto stored = cluster.copies();
        QCOMPARE(stored.distinctOn(0) + stored.distinctOn(1) + stored.distinctOn(2),
                 2 * stored.distinct());
        for (const auto &[series, holders] : stored.holders()) {
            if (holders & 4)
                QVERIFY2(series.starts_with("late"),
                         series.c_str()); // known series keep their owners
        }

        list(path,
             "[[node]]\nid = \"d\"\nnode = \"d@127.0.0.1\"\nhost = \"127.0.0.1\"\nport = 1\n");
        const auto isListed = [&gateway] {
            const auto all =
                QJsonDocument::fromJson(gateway.admin().get("/api/v1/cluster").body).object();
            for (const auto &node : all.value(QStringLiteral("nodes")).toArray()) {
                if (node.toObject().value(QStringLiteral("id")) == QStringLiteral("c"))
                    return node.toObject().value(QStringLiteral("listed")).toBool();
            }
            return true;
        };
        QTRY_VERIFY_WITH_TIMEOUT(!isListed(), kPatienceMs);
        QCOMPARE(gateway.value("timeless_gateway_node_accepting", "node=\"c\""), 1.0);
        QCOMPARE(gateway.stop(), 0);
    }

private:
    static int write(GatewayProcess &gateway, const QByteArray &metric)
    {
        QByteArray body;
        for (int i = 0; i < 300; ++i)
            body += metric + "{i=\"" + QByteArray::number(i) + "\"} 1 1700000000000\n";
        return gateway.http().post("/api/v1/import/prometheus", body).status;
    }
    static void list(const QString &path, const QByteArray &text)
    {
        QFile file(path + QStringLiteral(".new"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        QFile::remove(path);
        QVERIFY(file.rename(path));
    }
};

QTEST_GUILESS_MAIN(TestNodesFound)
#include "tst_nodes_found.moc"
