// What clients post is on exactly the two nodes it belongs to, and what is refused is refused as
// promised. One cluster and one gateway for all functions, a metric of its own for each.
#include <bit>

#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include "base/label_escape.h"
#include "gateway_process.h"
#include "loadgen_process.h"
#include "samples.h"
#include "test_cluster.h"

using namespace tg::test;

Q_DECLARE_METATYPE(tg::test::WireFormat)

namespace {

const QByteArray kText = "/api/v1/import/prometheus";
const QByteArray kJson = "/api/v1/import";

// Single quotes stand for double ones: moc stumbles over raw strings with quotes in them.
QByteArray quoted(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

void addFormats()
{
    QTest::addColumn<WireFormat>("format");
    QTest::newRow("Prometheus text") << WireFormat::Text;
    QTest::newRow("OpenMetrics") << WireFormat::OpenMetrics;
    QTest::newRow("JSON lines") << WireFormat::JsonLines;
}

QByteArray metricOf(const char *purpose, WireFormat format)
{
    return QByteArray(purpose) + '_' + QByteArray::number(static_cast<int>(format));
}

} // namespace

class TestExactCopies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_cluster.start(), m_cluster.error().constData());
        auto nodes = m_cluster.gatewayNodes();
        for (auto &node : nodes)
            node.http.clear(); // see aReadIsExplainedWithWhatIsInItsWay()
        m_gateway = std::make_unique<GatewayProcess>(nodes);
        QVERIFY2(m_gateway->start() && m_gateway->awaitReady(), m_gateway->error().constData());
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void cleanup() { printLogIfFailed(m_gateway.get()); }

    void everyPointIsOnPrimaryAndReplicaOnly_data() { addFormats(); }
    void everyPointIsOnPrimaryAndReplicaOnly()
    {
        QFETCH(WireFormat, format);
        const auto metric = metricOf("exact", format);
        const auto samples = awkwardSamples(metric.toStdString());
        std::mt19937 random(1);
        for (int round = 0; round < 3; ++round) { // the repetitions are duplicates
            const auto answer =
                m_gateway->http().post(pathOf(format), bodyOf(samples, format, random),
                                       {{"Content-Type", contentTypeOf(format)}});
            QVERIFY2(answer.status == 204, answer.body.constData());
            QCOMPARE(answer.field("X-Timeless-Ack"), QByteArray("all"));
        }

        const auto sent = storedAs(samples);
        const auto stored = m_cluster.copies(metric + '{');
        QCOMPARE(shown(stored.missing(sent, 2)), shown({}));
        QCOMPARE(shown(stored.strangers(sent)), shown({}));
        const auto resent = m_gateway->value("timeless_gateway_node_resent_points_total");
        QVERIFY(stored.extras() >= 2 * 2 * sent.size());
        QVERIFY(double(stored.extras()) <= double(2 * 2 * sent.size()) + resent);
        for (const auto &[series, nodes] : stored.holders()) {
            // Owners follow from the client's form.
            const auto owners =
                m_gateway->owners(QByteArray::fromStdString(tg::unescapeLabel(series)));
            QVERIFY2(!owners.replica.isEmpty(), series.c_str());
            const auto expected = 1U << TestCluster::indexOf(owners.primary) |
                                  1U << TestCluster::indexOf(owners.replica);
            QVERIFY2(nodes == expected, series.c_str());
        }
    }

    void subSecondTimesAreCutToWholeSeconds()
    {
        const auto answer = m_gateway->http().post(kText, "cut_time 1 1700000000001\n"
                                                          "cut_time 2 1700000000999\n"
                                                          "cut_time 3 1700000001000\n");
        QCOMPARE(answer.status, 204);
        const PointList sent = {"cut_time{} 1700000000 1", "cut_time{} 1700000000 2",
                                "cut_time{} 1700000001 3"};
        const auto stored = m_cluster.copies("cut_time{");
        QCOMPARE(shown(stored.missing(sent, 2)), shown({}));
        QCOMPARE(stored.distinct(), sent.size());
        QVERIFY(m_gateway->value("timeless_gateway_points_truncated_total") >= 2);
    }

    void bothCopiesGetTheSameTimeWhenTheClientSendsNone()
    {
        for (int i = 0; i < 20; ++i)
            QCOMPARE(
                m_gateway->http().post(kText, "no_time " + QByteArray::number(i) + '\n').status,
                204);
        const auto stored = m_cluster.copies("no_time{");
        QCOMPARE(stored.distinct(), 20U);
        for (std::size_t node = 0; node < TestCluster::kNodes; ++node)
            QVERIFY(stored.distinctOn(node) == 0 || stored.distinctOn(node) == 20);
    }

    void anEmptyLabelIsNoLabel()
    {
        QCOMPARE(m_gateway->http()
                     .post(kText, "empty_label{a=\"\",b=\"1\"} 1 1700000000000\n"
                                  "empty_label{b=\"1\"} 2 1700000000000\n")
                     .status,
                 204);
        QCOMPARE(m_cluster.copies("empty_label{").holders().size(), 1U);
    }

    void goodLinesOfAPartlyBadBodyAreStored_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("text")
            << kText
            << quoted("partly_text{a='1'} 1 1700000000000\n"
                      "partly_text{a='1'} NaN 1700000000000\n"
                      "not a line\n"
                      "partly_text{a='1'} 3 1700000001000\n"
                      "partly_text{a='1',a='2'} 2 1700000000000\n")
            << quoted("{'errors':3,'failed_lines':["
                      "'partly_text{a=\\'1\\'} NaN 1700000000000','not a line',"
                      "'partly_text{a=\\'1\\',a=\\'2\\'} 2 1700000000000'],"
                      "'reasons':{'bad_number':1,'duplicate_label':1,'nan':1},'samples':2}");
        QTest::newRow("json")
            << kJson
            << quoted("{'metric':{'__name__':'partly_json'},'values':[1,3],"
                      "'timestamps':[1700000000,1700000001]}\n"
                      "{'metric':7}\n"
                      "{'metric':{'__name__':'partly_json'},'values':[4],'timestamps':[1,2]}\n")
            << quoted("{'errors':2,'failed_lines':['{\\'metric\\':7}',"
                      "'{\\'metric\\':{\\'__name__\\':\\'partly_json\\'},\\'values\\':[4],"
                      "\\'timestamps\\':[1,2]}'],"
                      "'reasons':{'length_mismatch':1,'syntax':1},'samples':2}");
    }
    void goodLinesOfAPartlyBadBodyAreStored()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, answer);
        const auto got = m_gateway->http().post(path, body);
        QCOMPARE(got.status, 200);
        QCOMPARE(got.field("X-Timeless-Ack"), QByteArray("all"));
        QCOMPARE(got.body, answer);
        const auto stored = m_cluster.copies("partly_" + QByteArray(QTest::currentDataTag()));
        QCOMPARE(stored.distinct(), 2U);
        QCOMPARE(stored.distinctOn(0) + stored.distinctOn(1) + stored.distinctOn(2), 4U);
    }

    void aBodyWithoutAGoodLineIsRefused()
    {
        const auto got = m_gateway->http().post(kText, "all_bad{a=\"1\"} x\nall_bad +Inf 5\n");
        QCOMPARE(got.status, 400);
        QVERIFY2(got.body.contains(quoted("'errors':2")) &&
                     got.body.contains(quoted("'samples':0")),
                 got.body.constData());
        QVERIFY(got.field("X-Timeless-Ack").isEmpty());
        QCOMPARE(m_cluster.copies("all_bad").distinct(), 0U);
    }

    void aBodyCutShortLosesOnlyItsUnfinishedLine()
    {
        const auto before = m_gateway->value("timeless_gateway_points_received_total");
        m_gateway->http().exchange("POST " + kText +
                                       " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n"
                                       "cut_body 12345 1700000000000\ncut_body 12345 17000000",
                                   true);
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->value("timeless_gateway_points_received_total"),
                                  before + 2, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->unrest(), QByteArray(), kPatienceMs);
        const auto stored = m_cluster.copies("cut_body");
        QCOMPARE(stored.distinct(), 1U);
        QCOMPARE(stored.copiesOf("cut_body{} 1700000000 12345"), 2U);
    }

    void theAckLevelIsTheOneAskedFor_data()
    {
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<int>("status");
        QTest::newRow("all") << QByteArray("all") << 204;
        QTest::newRow("one") << QByteArray("one") << 204;
        QTest::newRow("queued") << QByteArray("queued") << 204;
        QTest::newRow("unknown") << QByteArray("most") << 400;
    }
    void theAckLevelIsTheOneAskedFor()
    {
        QFETCH(QByteArray, asked);
        QFETCH(int, status);
        const QByteArray metric = "ack_" + asked;
        const auto got = m_gateway->http().post(kText, metric + " 7 1700000000000\n",
                                                {{"X-Timeless-Ack", asked}});
        QCOMPARE(got.status, status);
        QCOMPARE(got.field("X-Timeless-Ack"), status == 204 ? asked : QByteArray());
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->unrest(), QByteArray(), kPatienceMs);
        const auto point = metric.toStdString() + "{} 1700000000 7";
        QCOMPARE(m_cluster.copies(metric).copiesOf(point), status == 204 ? 2U : 0U);
    }

    void requestsTheDoorDoesNotTakeAreRefused_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        const auto post = [](const QByteArray &fields) -> QByteArray {
            return "POST " + kText + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + fields +
                   "\r\n\r\n";
        };
        QTest::newRow("head over 16 KiB") << post("X-Long: " + QByteArray(20'000, 'x')) << 431;
        QTest::newRow("body over 64 MiB") << post("Content-Length: 67108865") << 413;
        QTest::newRow("unknown encoding")
            << post("Content-Encoding: br\r\nContent-Length: 0") << 415;
        QTest::newRow("smuggling")
            << post("Content-Length: 0\r\nTransfer-Encoding: chunked") << 400;
        QTest::newRow("unknown path")
            << QByteArray("GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n") << 404;
        QTest::newRow("wrong method") << QByteArray("GET " + kText +
                                                    " HTTP/1.1\r\nHost: x\r\nConnection: "
                                                    "close\r\n\r\n")
                                      << 405;
    }
    void requestsTheDoorDoesNotTakeAreRefused()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        QCOMPARE(m_gateway->http().exchange(request).status, status);
    }

    void linesBeyondALimitAreRefusedOneByOne()
    {
        QByteArray labels;
        for (int i = 0; i < 65; ++i)
            labels += "l" + QByteArray::number(i) + "=\"v\",";
        const auto got = m_gateway->http().post(
            kText, "limits{" + labels + "} 1 1700000000000\n" + QByteArray(257, 'm') +
                       " 1 1700000000000\nlimits{a=\"" + QByteArray(4097, 'v') +
                       "\"} 1 1700000000000\n# " + QByteArray(1'100'000, '#') +
                       "\nlimits 1 1700000000000\n");
        QCOMPARE(got.status, 200);
        QVERIFY2(got.body.contains(quoted("'samples':1")), got.body.constData());
        for (const auto *reason : {"too_many_labels", "name_too_long", "value_too_long"})
            QVERIFY2(got.body.contains(reason), got.body.constData());
        QCOMPARE(m_cluster.copies("limits").distinct(), 1U);
    }

    void newSeriesThatComeTooFastAreRefusedWhole()
    {
        GatewayOptions options;
        options.limits = "new_series_per_second = 10\nnew_series_wait_ms = 300";
        GatewayProcess slow(m_cluster.gatewayNodes(), options);
        QVERIFY2(slow.start() && slow.awaitReady(), slow.error().constData());
        QByteArray body;
        for (int i = 0; i < 500; ++i)
            body += "flood{i=\"" + QByteArray::number(i) + "\"} 1 1700000000000\n";
        const auto refused = slow.http().post(kText, body);
        QCOMPARE(refused.status, 429);
        QVERIFY(!refused.field("Retry-After").isEmpty());
        QCOMPARE(m_cluster.copies("flood{").distinct(), 0U);
        QCOMPARE(slow.value("timeless_gateway_points_dropped_total", "not_admitted"), 500.0);
        QCOMPARE(slow.stop(), 0);
        QCOMPARE(slow.ledger("points", "difference"), 0);
    }

    void healthReadyAndMetricsTellHowItStands()
    {
        QCOMPARE(m_gateway->http().get("/health").status, 200);
        const auto ready = m_gateway->http().get("/ready");
        QCOMPARE(ready.status, 200);
        QVERIFY2(ready.body.contains("3 of 3 nodes up"), ready.body.constData());
        QCOMPARE(m_gateway->value("timeless_gateway_ready"), 1.0);
        QVERIFY(m_gateway->value("process_cpu_seconds_total") > 0);
        QVERIFY(m_gateway->value("process_resident_memory_bytes") > 0);

        const auto promtool = QStandardPaths::findExecutable(QStringLiteral("promtool"));
        if (promtool.isEmpty())
            QSKIP("promtool is not installed");
        QProcess check;
        check.start(promtool, {QStringLiteral("check"), QStringLiteral("metrics")});
        check.write(m_gateway->http().get("/metrics").body);
        check.closeWriteChannel();
        QVERIFY(check.waitForFinished());
        const auto complaints = check.readAllStandardError();
        QVERIFY2(check.exitCode() == 0, complaints.constData());
        QCOMPARE(complaints, QByteArray());
    }

    void clientsAtOnceLoseNothing_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<int>("seed");
        QTest::addColumn<int>("requests");
        QTest::newRow("Prometheus text") << QStringLiteral("text") << 1 << 40;
        QTest::newRow("JSON, a value a line") << QStringLiteral("json1") << 2 << 40;
        QTest::newRow("JSON, ten values a line") << QStringLiteral("json10") << 3 << 8;
    }
    void clientsAtOnceLoseNothing()
    {
        QFETCH(QString, format);
        QFETCH(int, seed);
        QFETCH(int, requests);
        LoadgenProcess load;
        load.start(m_gateway->port(),
                   {QStringLiteral("--format"), format, QStringLiteral("--shape"),
                    QStringLiteral("vary"), QStringLiteral("--seed"), QString::number(seed),
                    QStringLiteral("--series"), QStringLiteral("2000"),
                    QStringLiteral("--lines-per-body"), QStringLiteral("250"),
                    QStringLiteral("--connections"), QStringLiteral("6"),
                    QStringLiteral("--requests"), QString::number(requests)});
        QVERIFY2(load.finish(), load.error().constData());
        QVERIFY(load.isAllStored());
        const auto sent = load.points(204);
        QVERIFY(sent.size() >= 10'000);
        const auto stored = m_cluster.copies();
        QCOMPARE(shown(stored.missing(sent, 2)), shown({}));
        for (const auto &[series, nodes] : stored.holders())
            QVERIFY2(std::popcount(nodes) == 2, series.c_str());
    }

    void aBodyOfSeveralSegmentsIsStoredWhole()
    {
        const std::string filler(3000, 'x');
        std::string body;
        PointList sent;
        for (int i = 0; i < 3000; ++i) {
            const auto series =
                "segments{filler=\"" + filler + "\",i=\"" + std::to_string(i) + "\"} ";
            body += series + std::to_string(i) + " 1700000000000\n";
            sent.push_back(series + "1700000000 " + std::to_string(i));
        }
        QVERIFY(body.size() > 2 * 4 * 1024 * 1024); // limits.segment_bytes
        QCOMPARE(m_gateway->http().post(kText, QByteArray::fromStdString(body)).status, 204);
        const auto stored = m_cluster.copies("segments{");
        QCOMPARE(stored.missing(sent, 2).size(), 0U);
        QCOMPARE(stored.distinct(), sent.size());
    }

    // These nodes have no HTTP address: the explanation finds the series and says why nobody can be
    // asked for them.
    void aReadIsExplainedWithWhatIsInItsWay()
    {
        const auto explain = [this](const QByteArray &query) {
            return m_gateway->admin().get("/api/v1/explain?query=" + query.toPercentEncoding());
        };
        const auto answer = explain("sum(rate(segments[5m])) by (i)");
        QCOMPARE(answer.status, 200);
        const auto json = QJsonDocument::fromJson(answer.body).object();
        QVERIFY(json.value(QStringLiteral("series")).toInt() > 0);
        QCOMPARE(json.value(QStringLiteral("unreadable_series")),
                 json.value(QStringLiteral("series")));
        QVERIFY(json.value(QStringLiteral("single")).isNull());
        QVERIFY(json.value(QStringLiteral("aggregate")).toBool());
        const auto nodes = json.value(QStringLiteral("unreadable_nodes")).toArray();
        QCOMPARE(nodes.size(), 3);
        QCOMPARE(nodes.first().toObject().value(QStringLiteral("reason")).toString(),
                 QStringLiteral("no HTTP address is configured for it"));
        QCOMPARE(QJsonDocument::fromJson(explain("nobody_has_this").body)
                     .object()
                     .value(QStringLiteral("series"))
                     .toInt(-1),
                 0);
        QCOMPARE(explain("sum(rate(segments[5m])").status, 400); // a parenthesis is missing
    }

    // The last one: everything the functions before it sent is in these ledgers.
    void theLedgersAreClosedAtTheEnd()
    {
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->unrest(), QByteArray(), kPatienceMs);
        const auto stored = m_cluster.copies();
        const auto copies = qint64(stored.distinctOn(0) + stored.distinctOn(1) +
                                   stored.distinctOn(2) + stored.extras());
        QCOMPARE(m_gateway->stop(), 0);
        QCOMPARE(m_gateway->ledger("points", "difference"), 0);
        QCOMPARE(m_gateway->ledger("copies", "difference"), 0);
        QCOMPARE(m_gateway->ledger("points", "queued"), 0);
        QCOMPARE(m_gateway->ledger("points", "in_flight"), 0);
        QCOMPARE(m_gateway->ledger("copies", "open"), 0);
        const auto confirmed = m_gateway->ledger("copies", "confirmed").value_or(-1);
        QVERIFY(copies >= confirmed);
        QVERIFY(copies <= confirmed + m_gateway->ledger("copies", "resent").value_or(0));
    }

private:
    TestCluster m_cluster;
    std::unique_ptr<GatewayProcess> m_gateway;
};

QTEST_GUILESS_MAIN(TestExactCopies)
#include "tst_exact_copies.moc"
