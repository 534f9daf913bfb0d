// A real Prometheus sends by remote-write while the gateway is killed and started again and a node
// dies and comes back: every sample it has scraped is on both copies, and nothing else is anywhere.
#include <bit>

#include <QRegularExpression>
#include <QTest>

#include "exporter.h"
#include "gateway_process.h"
#include "prometheus_process.h"
#include "test_cluster.h"

using namespace tg::test;

namespace {

const QByteArray kOfB = "node=\"b\"";

} // namespace

class TestRemoteWrite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void cleanup() { printLogIfFailed(m_gateway.get()); }

    void everySampleOfPrometheusIsOnBothCopies()
    {
        if (!PrometheusProcess::isInstalled())
            QSKIP("SKIPPED: prometheus is not installed, so no real sender of remote-write was "
                  "tried");
        QVERIFY2(m_cluster.start(), m_cluster.error().constData());
        m_cluster.node(1).setFault("volatile"); // what it has not flushed dies with it
        startGateway();
        Exporter exporter;
        PrometheusProcess prometheus;
        QVERIFY2(prometheus.start(exporter.port(), m_gateway->port()),
                 prometheus.error().constData());
        QTRY_VERIFY_WITH_TIMEOUT(exporter.scrapes() >= 6 && confirmed() > 500, kPatienceMs);

        // The gateway dies and is away for some scrapes.
        m_listen = "127.0.0.1:" + QByteArray::number(m_gateway->port());
        m_gateway->kill();
        const int died = exporter.scrapes();
        QTRY_VERIFY_WITH_TIMEOUT(exporter.scrapes() >= died + 3, kPatienceMs);
        startGateway();
        QTRY_VERIFY_WITH_TIMEOUT(confirmed() > 2'000, kPatienceMs);
        exporter.closePopUp();

        // A node dies.
        m_cluster.node(1).kill();
        QTRY_COMPARE_WITH_TIMEOUT(
            m_gateway->value("timeless_gateway_node_health", kOfB + ",state=\"down\""), 1.0,
            kPatienceMs);
        const int down = exporter.scrapes();
        QTRY_VERIFY_WITH_TIMEOUT(exporter.scrapes() >= down + 3, kPatienceMs);
        QVERIFY2(m_cluster.node(1).start(), m_cluster.node(1).error().constData());
        QTRY_VERIFY_WITH_TIMEOUT(isWhole(), 2 * kPatienceMs);

        const auto scraped = prometheus.points();
        QVERIFY(scraped.size() > 3'000);
        QCOMPARE(wrongWithScrapes(scraped, exporter.scrapes()), QByteArray());
        PointList missing;
        const auto isThere = [&] {
            missing = m_cluster.copies().missing(scraped, 2);
            return missing.empty();
        };
        QTRY_VERIFY2_WITH_TIMEOUT(isThere(), shown(missing).constData(), kPatienceMs);
        const auto stored = m_cluster.copies();
        QCOMPARE(shown(stored.strangers(prometheus.points())), shown({}));
        for (const auto &[series, nodes] : stored.holders())
            QVERIFY2(std::popcount(nodes) == 2, series.c_str());

        // What Prometheus thinks of it: it tried again, and gave nothing up.
        QVERIFY(prometheus.value("prometheus_remote_storage_samples_retried_total") > 0);
        QCOMPARE(prometheus.value("prometheus_remote_storage_samples_failed_total"), 0.0);
        QCOMPARE(prometheus.value("prometheus_remote_storage_samples_dropped_total"), 0.0);
        QVERIFY(refused("stale_marker") > 0);
        QVERIFY(refused("nan") > 0);
        QVERIFY(refused("infinite") > 0);
        checkMetadata();

        QCOMPARE(m_gateway->stop(), 0);
        QCOMPARE(m_gateway->ledger("points", "difference"), 0);
        QCOMPARE(m_gateway->ledger("copies", "difference"), 0);
    }

private:
    void startGateway()
    {
        GatewayOptions options;
        options.listen = m_listen;
        options.instance = m_instance;
        m_gateway = std::make_unique<GatewayProcess>(m_cluster.gatewayNodes(), options);
        QVERIFY2(m_gateway->start() && m_gateway->awaitReady(), m_gateway->error().constData());
    }
    double confirmed() const { return m_gateway->value("timeless_gateway_points_confirmed_total"); }
    double refused(const QByteArray &reason) const
    {
        return m_gateway->value("timeless_gateway_points_rejected_total",
                                "reason=\"" + reason + '"');
    }
    bool isWhole() const
    {
        return m_gateway->value("timeless_gateway_node_health", kOfB + ",state=\"up\"") == 1.0 &&
               m_gateway->value("timeless_gateway_gaps_open") == 0.0 &&
               m_gateway->value("timeless_gateway_gaps_residue") == 0.0 &&
               m_gateway->value("timeless_gateway_gap_late_points") == 0.0 &&
               m_gateway->value("timeless_gateway_series_away") == 0.0;
    }
    // The truth itself: what Prometheus says is what the exporter has shown. (Not all of it: on a
    // busy machine a scrape may come too late for Prometheus.)
    static QByteArray wrongWithScrapes(const PointList &scraped, int scrapes)
    {
        int found = 0;
        for (const auto &point : scraped) {
            if (!point.starts_with("shop_orders_total{"))
                continue;
            const auto value = std::stoll(point.substr(point.rfind(' ') + 1));
            const auto scrape = static_cast<int>(value / 1'000);
            const auto shop = "shop=\"" + std::to_string(value % 1'000) + '"';
            if (scrape < 1 || scrape > scrapes || point.find(shop) == point.npos)
                return "never shown: " + QByteArray::fromStdString(point);
            ++found;
        }
        return found > 6 * Exporter::kShops
                   ? QByteArray()
                   : QByteArray::number(found) + " samples of shop_orders_total";
    }
    void checkMetadata()
    {
        struct Told {
            const char *family;
            const char *metadata;
        };
        // As Erlang prints it: bytes of a text as Latin-1.
        const Told told[] = {
            {"shop_orders_total", "{ok,#{description => <<\"Orders taken, \xc3\x83\xc2\xa4 "
                                  "\\\\.\">>,type => counter,unit => nil}}"},
            {"shop_temperature",
             "{ok,#{description => <<\"Of the room.\">>,type => gauge,unit => nil}}"},
            {"shop_wait_seconds",
             "{ok,#{description => <<\"Until served.\">>,type => histogram,unit => nil}}"},
            {"shop_size_bytes",
             "{ok,#{description => <<\"Of nothing yet.\">>,type => gauge,unit => nil}}"},
            {"shop_limit", "{ok,nil}"}};
        for (std::size_t node = 0; node < TestCluster::kNodes; ++node) {
            for (const auto &[family, metadata] : told)
                QTRY_COMPARE_WITH_TIMEOUT(metadataOf(node, family), QByteArray(metadata),
                                          kPatienceMs);
            const auto identity = metadataOf(node, "timeless_gateway:identity");
            QVERIFY2(identity.contains("logical_id"), identity.constData());
        }
        QVERIFY(m_gateway->value("timeless_gateway_metadata_received_total",
                                 "outcome=\"reserved\"") > 0);
    }
    QByteArray metadataOf(std::size_t node, const QByteArray &family)
    {
        return m_cluster.node(node).eval("'Elixir.TimelessMetrics':get_metadata("
                                         "timeless_metrics, <<\"" +
                                         family + "\">>)");
    }

    TestCluster m_cluster;
    QByteArray m_listen = "127.0.0.1:0";
    // The next one has the name of the one that died, as it is in life.
    const QByteArray m_instance = "rw" + QByteArray::number(QCoreApplication::applicationPid());
    std::unique_ptr<GatewayProcess> m_gateway;
};

QTEST_GUILESS_MAIN(TestRemoteWrite)
#include "tst_remote_write.moc"
