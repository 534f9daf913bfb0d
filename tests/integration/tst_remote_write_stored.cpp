// Remote-write requests made by hand, at a gateway over three nodes: what is stored, what is told,
// and what a sender would do next.
#include <bit>
#include <limits>

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include "gateway_process.h"
#include "test_cluster.h"
#include "tests/unit/inflate/packed.h"
#include "tests/unit/parse/write_request.h"

using namespace tg;
using namespace tg::test;

namespace {

const QByteArray kWritten = "X-Prometheus-Remote-Write-Samples-Written";

QByteArray pointText(const QByteArray &series, qint64 second, double value)
{
    return series + ' ' + QByteArray::number(second) + ' ' + QByteArray::number(value, 'g', 17);
}

} // namespace

class TestRemoteWriteStored : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void cleanup() { printLogIfFailed(m_gateway.get()); }
    void initTestCase()
    {
        QVERIFY2(m_cluster.start(), m_cluster.error().constData());
        GatewayOptions options;
        options.sections = "[metadata]\nper_second = 500\n";
        m_gateway = std::make_unique<GatewayProcess>(m_cluster.gatewayNodes(), options);
        QVERIFY2(m_gateway->start() && m_gateway->awaitReady(), m_gateway->error().constData());
    }

    void samplesAreOnBothCopies_data()
    {
        QTest::addColumn<QByteArray>("encoding");
        for (const char *encoding : {"snappy", "zstd", "gzip", "deflate", "identity"})
            QTest::newRow(encoding) << QByteArray(encoding);
    }
    // The second time the series are known, the third time labels come in another order.
    void samplesAreOnBothCopies()
    {
        QFETCH(QByteArray, encoding);
        PointList sent;
        for (int time = 0; time < 3; ++time) {
            std::string body;
            for (int series = 0; series < 200; ++series) {
                Labels labels{{"__name__", encoding.toStdString() + "_m"},
                              {"i", std::to_string(series)},
                              {"text", "\xc3\xa4 \"x\\"},
                              {"empty", ""}};
                if (time == 2)
                    std::reverse(labels.begin(), labels.end());
                Points points;
                for (int s = 0; s < 5; ++s) {
                    const qint64 ms = 1'700'000'000'250 + (time * 5 + s) * 1'000;
                    const double value = series / 7.0 - s + time * 100;
                    points.emplace_back(value, ms);
                    const QByteArray text = encoding + "_m{i=\"" + QByteArray::number(series) +
                                            "\",text=\"\xc3\xa4 \\\"x\\\\\"}";
                    sent.push_back(normalPoint(pointText(text, ms / 1'000, value).toStdString()));
                }
                body += seriesField(labels, points);
            }
            const auto answer = post(packedBy(encoding, body), encoding);
            QVERIFY2(answer.status == 204, answer.body.constData());
            QCOMPARE(answer.field(kWritten), QByteArray("1000"));
            QCOMPARE(answer.field("X-Timeless-Ack"), QByteArray("all"));
        }
        const auto stored = m_cluster.copies(encoding + "_m{");
        QCOMPARE(shown(stored.missing(sent, 2)), shown({}));
        QCOMPARE(shown(stored.strangers(sent)), shown({}));
        QCOMPARE(stored.extras(), 0U);
        for (const auto &[series, nodes] : stored.holders())
            QVERIFY2(std::popcount(nodes) == 2, series.c_str());
    }

    void anyTimeIsStoredAndEachSampleOfASecond()
    {
        constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
        const auto answer = post(snappyOf(seriesField(
            {{"__name__", "any_time"}},
            {{1, 0}, {2, -1'500}, {3, kMost}, {4, -kMost}, {5, 7'000}, {6, 7'999}, {5, 7'000}})));
        QCOMPARE(answer.status, 204);
        QCOMPARE(answer.field(kWritten), QByteArray("7"));
        const PointList wanted{"any_time{} 0 1",
                               "any_time{} -2 2",
                               "any_time{} 9223372036854775 3",
                               "any_time{} -9223372036854776 4",
                               "any_time{} 7 5",
                               "any_time{} 7 6"};
        const auto stored = m_cluster.copies("any_time");
        QCOMPARE(shown(stored.missing(wanted, 2)), shown({}));
        QCOMPARE(shown(stored.strangers(wanted)), shown({}));
        QCOMPARE(stored.extras(), 2U); // one on each copy: nodes keep what comes twice
    }

    void poisonIsAnsweredOnceAndStoresNothing_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const std::string &body, int status) {
            QTest::newRow(name) << QByteArray::fromStdString(body) << status;
        };
        const std::string good = seriesField({{"__name__", "poison"}}, {{1, 1'000}});
        row("nothing", {}, 400);
        row("text", "poison 1 1000\n", 400);
        row("no protobuf", packed(inflate::Encoding::Snappy, "poison 1 1000\n"), 400);
        row("cut", packed(inflate::Encoding::Snappy, good.substr(0, good.size() - 1)), 400);
        row("damaged behind", packed(inflate::Encoding::Snappy, good + "\x0a\x7f"), 400);
        row("a block cut off", packed(inflate::Encoding::Snappy, good).substr(0, 10), 400);
        row("4 GiB, it says", std::string("\xff\xff\xff\xff\x0f") + std::string(100, 'x'), 413);
        row("64 MiB, it says", std::string("\x80\x80\x80\x20") + std::string(100, 'x'), 413);
        row("32 MiB, it says, and has nothing", std::string("\x80\x80\x80\x10"), 400);
        row("nothing but NaN",
            packed(inflate::Encoding::Snappy,
                   seriesField({{"__name__", "poison"}},
                               {{std::numeric_limits<double>::quiet_NaN(), 1'000}})),
            400);
        row("bad labels",
            packed(inflate::Encoding::Snappy,
                   seriesField({{"__name__", "poison"}, {"a", "1"}, {"a", "2"}}, {{1, 1'000}})),
            400);
        row("remote-write 2.0", packed(inflate::Encoding::Snappy, message(4, "") + message(5, "")),
            400);
    }
    void poisonIsAnsweredOnceAndStoresNothing()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        const auto memory = m_gateway->value("process_resident_memory_bytes");
        for (int i = 0; i < 5; ++i) {
            const auto answer = post(body.toStdString());
            QVERIFY2(answer.status == status, answer.body.constData());
            QCOMPARE(answer.field(kWritten), QByteArray("0"));
            QCOMPARE(answer.field("Retry-After"), QByteArray());
        }
        QVERIFY(m_gateway->value("process_resident_memory_bytes") < memory + kReadMemory);
        QCOMPARE(m_cluster.copies("poison").distinct(), 0U);
        QCOMPARE(m_gateway->unrest(), QByteArray());
    }

    void otherMessagesAreNotTaken()
    {
        const auto body = snappyOf(seriesField({{"__name__", "poison"}}, {{1, 1'000}}));
        QCOMPARE(post(body, "snappy", "application/x-protobuf;proto=io.prometheus.write.v2.Request")
                     .status,
                 415);
        QCOMPARE(post(body, "br").status, 415);
        QCOMPARE(m_cluster.copies("poison").distinct(), 0U);
    }

    void whatIsGoodOfAPartlyBadRequestIsStored()
    {
        const auto answer = post(
            snappyOf(seriesField({{"__name__", "partly"}},
                                 {{1, 1'000}, {std::numeric_limits<double>::infinity(), 2'000}}) +
                     seriesField({{"__name__", "partly"}, {"a", "1"}, {"a", "2"}}, {{2, 1'000}}) +
                     seriesField({{"__name__", "partly"}}, {{kStale, 3'000}})));
        QCOMPARE(answer.status, 200); // a success to its sender, which does not send it again
        QCOMPARE(answer.field(kWritten), QByteArray("1"));
        const auto told = QJsonDocument::fromJson(answer.body).object();
        QCOMPARE(told.value(QLatin1String("samples")).toInt(), 1);
        QCOMPARE(told.value(QLatin1String("errors")).toInt(), 2);
        QCOMPARE(shown(m_cluster.copies("partly").missing({"partly{} 1 1"}, 2)), shown({}));
        QCOMPARE(m_cluster.copies("partly").distinct(), 1U);
    }

    void metadataIsOnEveryNodeAndReadBack()
    {
        std::string body;
        for (int i = 0; i < 300; ++i)
            body += metadataField(1, "told_" + std::to_string(i), "help \"x\"", "seconds");
        body += metadataField(1, "timeless_gateway:identity", "overwritten", "");
        body += metadataField(3, "timeless_gateway:gaps:a", "overwritten", "");
        QCOMPARE(post(snappyOf(body)).status, 204);
        const auto stored = [this] {
            return m_gateway->value("timeless_gateway_metadata_told_total", "outcome=\"stored\"");
        };
        QTRY_COMPARE_WITH_TIMEOUT(stored(), 900.0, kPatienceMs);
        for (std::size_t node = 0; node < TestCluster::kNodes; ++node) {
            for (const char *family : {"told_0", "told_299"})
                QCOMPARE(metadataOf(node, family),
                         QByteArray("{ok,#{description => <<\"help \\\"x\\\"\">>,type => counter,"
                                    "unit => <<\"seconds\">>}}"));
            QVERIFY(!metadataOf(node, "timeless_gateway:identity").contains("overwritten"));
            QVERIFY(!metadataOf(node, "timeless_gateway:gaps:a").contains("overwritten"));
        }
        QCOMPARE(post(snappyOf(body)).status, 204); // nobody is told a second time
        QCOMPARE(received("known"), 300.0);
        QCOMPARE(received("reserved"), 4.0);
        QCOMPARE(m_gateway->value("timeless_gateway_metadata_pending"), 0.0);
        QCOMPARE(stored(), 900.0);
        const QByteArray read = "/api/v1/metadata?metric=told_7";
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->http().get(read).status, 200, kPatienceMs);
        const auto answer = m_gateway->http().get(read).plainBody();
        QVERIFY2(answer.contains("\"unit\":\"seconds\""), answer.constData());
    }

    // Its control link stands still; writes do not notice.
    void aNodeThatTakesNoMetadataHoldsUpNoWrite()
    {
        QCOMPARE(m_cluster.node(2).eval("sys:suspend(timeless_metrics_db)"), QByteArray("ok"));
        std::string body = seriesField({{"__name__", "snappy_m"}, {"i", "0"}}, {{1, 1'000}});
        for (int i = 0; i < 100; ++i)
            body += metadataField(1, "late_" + std::to_string(i), "help", "");
        const auto before = received("queued");
        for (int i = 0; i < 10; ++i)
            QCOMPARE(post(snappyOf(body)).status, 204);
        QCOMPARE(received("queued"), before + 100);
        QTRY_COMPARE_WITH_TIMEOUT(
            metadataOf(0, "late_99"),
            QByteArray("{ok,#{description => <<\"help\">>,type => counter,unit => nil}}"),
            kPatienceMs);
        QVERIFY(m_gateway->value("timeless_gateway_metadata_pending") > 0);
        QCOMPARE(m_cluster.node(2).eval("sys:resume(timeless_metrics_db)"), QByteArray("ok"));
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->value("timeless_gateway_metadata_pending"), 0.0,
                                  kPatienceMs);
        // Each entry came to node c, at once or with the next repetition.
        const auto isTold = [&] {
            return post(snappyOf(body)).status == 204 &&
                   metadataOf(2, "late_0").contains("counter") &&
                   metadataOf(2, "late_99").contains("counter");
        };
        QTRY_VERIFY_WITH_TIMEOUT(isTold(), kPatienceMs);
    }

    // What a node has lost it is told again, without its sender doing anything but repeating
    // itself. The node is back within the gateway's tick of a quarter of a second, or not: so
    // several times.
    void aNodeThatWasAwayIsToldAnew()
    {
        const std::string body = snappyOf(metadataField(1, "told_1", "help anew", ""));
        const auto isTold = [&] {
            return post(body).status == 204 && metadataOf(1, "told_1").contains("anew");
        };
        QTRY_VERIFY_WITH_TIMEOUT(isTold(), kPatienceMs);
        for (int time = 0; time < 5; ++time) {
            m_cluster.node(1).kill();
            QTRY_VERIFY_WITH_TIMEOUT(!m_gateway->isNodeUp("b"), kPatienceMs);
            QVERIFY2(m_cluster.node(1).start(), m_cluster.node(1).error().constData());
            m_cluster.node(1).eval("'Elixir.TimelessMetrics':register_metric(timeless_metrics, "
                                   "<<\"told_1\">>, gauge)"); // as if it had lost it
            QCOMPARE(metadataOf(1, "told_1"),
                     QByteArray("{ok,#{description => nil,type => gauge,unit => nil}}"));
            QTRY_VERIFY_WITH_TIMEOUT(isTold(), kPatienceMs);
        }
    }

    void cleanupTestCase()
    {
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->unrest(), QByteArray(), kPatienceMs);
        QCOMPARE(m_gateway->stop(), 0);
        QCOMPARE(m_gateway->ledger("points", "difference"), 0);
        QCOMPARE(m_gateway->ledger("copies", "difference"), 0);
    }

private:
    static std::string snappyOf(const std::string &plain)
    {
        return packed(inflate::Encoding::Snappy, plain);
    }
    static std::string packedBy(const QByteArray &encoding, const std::string &plain)
    {
        return packed(*inflate::encodingFrom(encoding.toStdString()), plain);
    }
    HttpAnswer post(const std::string &body, const QByteArray &encoding = "snappy",
                    const QByteArray &type = "application/x-protobuf") const
    {
        return m_gateway->http().post("/api/v1/write", QByteArray::fromStdString(body),
                                      {{"Content-Type", type},
                                       {"Content-Encoding", encoding},
                                       {"X-Prometheus-Remote-Write-Version", "0.1.0"}});
    }
    double received(const QByteArray &outcome) const
    {
        return m_gateway->value("timeless_gateway_metadata_received_total",
                                "outcome=\"" + outcome + '"');
    }
    QByteArray metadataOf(std::size_t node, const QByteArray &family)
    {
        return m_cluster.node(node).eval(
            "'Elixir.TimelessMetrics':get_metadata(timeless_metrics, <<\"" + family + "\">>)");
    }

    TestCluster m_cluster;
    std::unique_ptr<GatewayProcess> m_gateway;
};

QTEST_GUILESS_MAIN(TestRemoteWriteStored)
#include "tst_remote_write_stored.moc"
