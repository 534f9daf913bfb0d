// Every error of the catalogue at a real door: status, content type, id in the shape that the path
// promises, Retry-After, and what else belongs to it. Those that need a scene of their own name the
// test that has it.
#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <sys/socket.h>
#include <vector>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

#include "base/error_body.h"
#include "gateway_process.h"
#include "test_cluster.h"
#include "tests/unit/parse/write_request.h"

using namespace tg;
using namespace tg::test;

namespace {

const QByteArray kHost = "Host: 127.0.0.1\r\n";
const QByteArray kImport = "/api/v1/import/prometheus";

QByteArray head(const QByteArray &line, const QByteArray &fields = {})
{
    return line + " HTTP/1.1\r\n" + kHost + fields + "\r\n";
}

QByteArray post(const QByteArray &path, const QByteArray &body, const QByteArray &fields = {})
{
    return head("POST " + path,
                fields + "Content-Length: " + QByteArray::number(body.size()) + "\r\n") +
           body;
}

QByteArray get(const QByteArray &path, const QByteArray &fields = {})
{
    return head("GET " + path, fields + "Connection: close\r\n");
}

constexpr int kReads = 8; // query.concurrent

const QByteArray kJson = "Content-Type: application/json\r\n";

// Errors whose scene is another test's, and the file in which that test names the id.
const std::map<QByteArray, QString> &elsewhere()
{
    static const QString selected = QStringLiteral("unit/query/tst_read_refusals.cpp");
    static const QString guard = QStringLiteral("unit/admin/tst_admin_guard.cpp");
    static const QString routes = QStringLiteral("unit/admin/tst_admin_routes.cpp");
    static const QString tokens = QStringLiteral("unit/admin/tst_token_file.cpp");
    static const QString desk = QStringLiteral("unit/ingest_write/tst_write_desk.cpp");
    static const std::map<QByteArray, QString> all{
        {"too-many-series", selected},
        {"answer-too-large", selected},
        {"several-nodes", selected},
        {"nodes-failed", selected},
        {"list-too-large", QStringLiteral("unit/query/tst_index_reads.cpp")},
        {"node-queue-full", desk},
        {"gateway-full", desk},
        {"request-timeout", guard},
        {"token-required", tokens},
        {"token-unknown", tokens},
        {"role-missing", routes},
        {"refused", routes},
        {"limit-exceeded", routes},
        {"unavailable", routes},
        {"timed-out", routes},
        {"internal", routes},
    };
    return all;
}

} // namespace

class TestErrorAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void cleanup() { printLogIfFailed(m_gateway.get()); }
    void initTestCase()
    {
        QVERIFY2(m_cluster.start(), m_cluster.error().constData());
        GatewayOptions options;
        options.limits = "head_bytes = \"4 KiB\"\nbody_bytes = \"2 MiB\"\n"
                         "inflated_bytes = \"2 MiB\"\nsegment_bytes = \"1 MiB\"\n"
                         "remote_write_bytes = \"1 MiB\"\nline_bytes = \"64 KiB\"\n"
                         "head_timeout_ms = 1000\nbody_stall_ms = 1000\n"
                         "confirm_timeout_ms = 1500\ncall_timeout_ms = 60000\n"
                         "drain_timeout_ms = 1000\nconnections = 40";
        options.sections =
            "[query]\nbody_bytes = \"4 KiB\"\nconcurrent = " + QByteArray::number(kReads);
        QVERIFY2(startGateway(options), m_gateway->error().constData());
    }

    void aRequestIsRefused_data();
    void aRequestIsRefused()
    {
        QFETCH(bool, isAdmin);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, request);
        const QByteArray slug = QByteArray(QTest::currentDataTag()).split(' ').front();
        const auto door = isAdmin ? m_gateway->admin() : m_gateway->http();
        const auto answer = door.exchange(request);
        check(answer, slug, path, isAdmin);
        if (answer.status == 405)
            QVERIFY(!answer.field("Allow").isEmpty());
        if (slug == "unknown-encoding")
            QVERIFY(!answer.field("Accept-Encoding").isEmpty());
    }

    void aHeadRequestHasTheIdToo()
    {
        const auto answer = m_gateway->http().exchange(head("HEAD /nope", "Connection: close\r\n"));
        QCOMPARE(answer.status, 405);
        QCOMPARE(answer.field("X-Timeless-Error"), QByteArray("method-not-allowed"));
        QVERIFY(answer.body.isEmpty());
    }

    void refusedLinesHaveTheirSender()
    {
        QByteArray body;
        for (int i = 0; i < 150; ++i)
            body += "refused line " + QByteArray::number(i) + '\n';
        QCOMPARE(m_gateway->http()
                     .post("/api/v2/write", body, {{"X-Forwarded-For", "198.51.100.1"}})
                     .status,
                 400);
        const auto answer = m_gateway->admin().get("/api/v1/rejected");
        QCOMPARE(answer.status, 200);
        QByteArrayList lines;
        const auto samples = QJsonDocument::fromJson(answer.plainBody())
                                 .object()
                                 .value(QLatin1String("samples"))
                                 .toArray();
        for (const auto sample : samples) {
            const auto member = [&sample](const char *name) {
                return sample[QLatin1String(name)].toString().toUtf8();
            };
            if (!member("line").startsWith("refused line "))
                continue;
            lines.append(member("line"));
            QVERIFY2(member("source").startsWith("127.0.0.1:"), member("source").constData());
            QCOMPARE(member("endpoint"), QByteArray("/api/v2/write"));
            QCOMPARE(member("format"), QByteArray("influx"));
        }
        QCOMPARE(lines.size(), 100); // the last ones, newest first
        QCOMPARE(lines.front(), QByteArray("refused line 149"));
        QCOMPARE(lines.back(), QByteArray("refused line 50"));
    }

    void aBodyIsCut()
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_gateway->port());
        QVERIFY(socket.waitForConnected(kPatienceMs));
        socket.write(head("POST " + kImport, "Content-Length: 100\r\n") + "m 1\nm 2");
        QVERIFY(socket.waitForBytesWritten(kPatienceMs));
        QCOMPARE(::shutdown(static_cast<int>(socket.socketDescriptor()), SHUT_WR), 0);
        check(HttpClient::readOn(socket), "body-cut", kImport);
    }

    void aReaderLeavesWhereNoFurtherOneIsTaken()
    {
        store("left_early");
        for (std::size_t i = 0; i < TestCluster::kNodes; ++i)
            m_cluster.node(i).suspend();
        std::vector<std::unique_ptr<QTcpSocket>> readers;
        for (int i = 0; i < kReads; ++i) {
            readers.push_back(std::make_unique<QTcpSocket>());
            auto &socket = *readers.back();
            socket.connectToHost(QStringLiteral("127.0.0.1"), m_gateway->port());
            QVERIFY(socket.waitForConnected(kPatienceMs));
            socket.write(get("/api/v1/query?metric=left_early"));
            QVERIFY(socket.waitForBytesWritten(kPatienceMs));
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->value("timeless_gateway_reads_open"), double(kReads),
                                  kPatienceMs);
        check(m_gateway->http().get("/api/v1/query?metric=left_early"), "too-many-reads",
              "/api/v1/query");
        auto &leaving = *readers.front();
        QCOMPARE(::shutdown(static_cast<int>(leaving.socketDescriptor()), SHUT_WR), 0);
        check(HttpClient::readOn(leaving), "client-closed", "/api/v1/query");
        readers.clear();
        for (std::size_t i = 0; i < TestCluster::kNodes; ++i)
            m_cluster.node(i).resume();
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->value("timeless_gateway_reads_open"), 0.0,
                                  kPatienceMs);
    }

    void connectionsRunOut()
    {
        std::vector<std::unique_ptr<QTcpSocket>> idle;
        for (int i = 0; i < 40; ++i) {
            idle.push_back(std::make_unique<QTcpSocket>());
            idle.back()->connectToHost(QStringLiteral("127.0.0.1"), m_gateway->port());
            QVERIFY(idle.back()->waitForConnected(kPatienceMs));
        }
        HttpAnswer answer;
        QTRY_VERIFY_WITH_TIMEOUT((answer = m_gateway->http().get("/health")).status == 503,
                                 kPatienceMs);
        check(answer, "too-many-connections", {});
        idle.clear();
        QTRY_COMPARE_WITH_TIMEOUT(m_gateway->http().get("/health").status, 200, kPatienceMs);
    }

    void nodesDoNotConfirm()
    {
        store("hung");
        for (std::size_t i = 0; i < TestCluster::kNodes; ++i)
            m_cluster.node(i).setFault("hang");
        check(m_gateway->http().post(kImport, "hung{i=\"1\"} 2 1700000001000\n"), "unconfirmed",
              kImport);
        check(m_gateway->http().post("/write", "hung,i=1 value=2\n"), "unconfirmed", "/write");
        for (std::size_t i = 0; i < TestCluster::kNodes; ++i)
            m_cluster.node(i).clearFaults();
    }

    void newSeriesComeTooFast()
    {
        GatewayOptions options;
        options.limits = "new_series_per_second = 1\nnew_series_wait_ms = 0";
        GatewayProcess strict(m_cluster.gatewayNodes(), options);
        QVERIFY2(strict.start() && strict.awaitReady(), strict.error().constData());
        QByteArray body;
        for (int i = 0; i < 5'000; ++i)
            body += "fast{i=\"" + QByteArray::number(i) + "\"} 1 1700000000000\n";
        check(strict.http().post(kImport, body), "too-many-new-series", kImport);
        check(strict.http().post("/api/v2/write", "faster,i=1 a=1,b=2,c=3,d=4\n"),
              "too-many-new-series", "/api/v2/write");
        std::string request;
        for (int i = 0; i < 100; ++i)
            request += seriesField({{"__name__", "fastest"}, {"i", std::to_string(i)}}, {{1, 1}});
        check(strict.http().post("/api/v1/write", QByteArray::fromStdString(request),
                                 {{"Content-Encoding", "identity"}}),
              "new-series-throttled", "/api/v1/write");
        QCOMPARE(strict.stop(), 0);
    }

    // The last one: afterwards there is no node.
    void nodesAreAway()
    {
        store("away");
        for (std::size_t i = 0; i < TestCluster::kNodes; ++i)
            m_cluster.node(i).kill();
        for (const auto *node : {"a", "b", "c"})
            QTRY_VERIFY_WITH_TIMEOUT(!m_gateway->isNodeUp(node), kPatienceMs);
        const auto http = m_gateway->http();
        check(http.post(kImport, "away{i=\"1\"} 2 1700000001000\n"), "owner-unavailable", kImport);
        for (const QByteArray path :
             {"/api/v1/query?metric=away", "/prometheus/api/v1/query?query=away"}) {
            HttpAnswer answer;
            QVERIFY(QTest::qWaitFor(
                [&] {
                    answer = http.get(path);
                    return answer.field("X-Timeless-Error") == "series-unreadable";
                },
                kPatienceMs));
            check(answer, "series-unreadable", path.split('?').front());
        }
        check(http.get("/api/v1/annotations"), "nodes-not-read", "/api/v1/annotations");
        check(http.post("/api/v1/annotations", R"({"title":"x","timestamp":7})",
                        {{"Content-Type", "application/json"}}),
              "nodes-lack-it", "/api/v1/annotations");
        GatewayProcess cold(m_cluster.gatewayNodes());
        QVERIFY2(cold.start(), cold.error().constData());
        check(cold.http().get("/api/v1/series?metric=away"), "registry-unread", "/api/v1/series");
        check(cold.http().get("/prometheus/api/v1/labels"), "registry-unread",
              "/prometheus/api/v1/labels");
    }

    void theGatewayStops()
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_gateway->port());
        QVERIFY(socket.waitForConnected(kPatienceMs));
        socket.write(head("POST " + kImport, "Expect: 100-continue\r\nContent-Length: 100\r\n"));
        QVERIFY(socket.waitForReadyRead(kPatienceMs));
        socket.readAll(); // 100 Continue: the request is open
        m_gateway->terminate();
        check(HttpClient::readOn(socket), "stopping", kImport);
        m_gateway->awaitEnd();
    }

    void everyErrorWasProvoked()
    {
        QStringList missing;
        for (const ErrorEntry &entry : errorCatalog()) {
            const QByteArray slug(entry.slug.data(), static_cast<qsizetype>(entry.slug.size()));
            const auto other = elsewhere().find(slug);
            if (other == elsewhere().end()) {
                if (!m_seen.contains(slug))
                    missing.append(QString::fromLatin1(slug));
                continue;
            }
            QVERIFY2(!m_seen.contains(slug), slug.constData());
            QFile file(qEnvironmentVariable("TG_SOURCE_DIR") + QLatin1String("/tests/") +
                       other->second);
            QVERIFY2(file.open(QIODevice::ReadOnly) && file.readAll().contains(slug),
                     slug.constData());
        }
        QCOMPARE(missing, QStringList());
    }

private:
    bool startGateway(const GatewayOptions &options)
    {
        m_gateway = std::make_unique<GatewayProcess>(m_cluster.gatewayNodes(), options);
        return m_gateway->start() && m_gateway->awaitReady();
    }
    void store(const QByteArray &metric)
    {
        QTRY_COMPARE_WITH_TIMEOUT(
            m_gateway->http().post(kImport, metric + "{i=\"1\"} 1 1700000000000\n").status, 204,
            kPatienceMs);
    }
    void check(const HttpAnswer &answer, const QByteArray &slug, const QByteArray &path,
               bool isAdmin = false);

    TestCluster m_cluster;
    std::unique_ptr<GatewayProcess> m_gateway;
    std::set<QByteArray> m_seen;
};

// path: decides the shape; empty where the door does not know it yet.
void TestErrorAnswers::check(const HttpAnswer &answer, const QByteArray &slug,
                             const QByteArray &path, bool isAdmin)
{
    const auto all = errorCatalog();
    const auto entry =
        std::ranges::find(all, std::string_view(slug.constData()), &ErrorEntry::slug);
    QVERIFY2(entry != all.end(), slug.constData());
    QVERIFY2(entry->isAt(isAdmin ? Door::Admin : Door::Data), slug.constData());
    const QByteArray told = slug + ": " + QByteArray::number(answer.status) + ' ' + answer.body;
    QVERIFY2(answer.status == entry->status, told.constData());
    const auto shape = isAdmin ? ErrorShape::Problem : errorShapeOf(path.toStdString());
    QCOMPARE(answer.field("Content-Type").toStdString(), std::string(contentTypeOf(shape)));
    if (!isAdmin)
        QCOMPARE(answer.field("X-Timeless-Error"), slug);
    QCOMPARE(answer.field("Retry-After").toInt() > 0, entry->hasRetryAfter());
    const auto body = QJsonDocument::fromJson(answer.plainBody()).object();
    const auto member = [&body](const char *name) {
        return body.value(QLatin1String(name)).toString().toUtf8();
    };
    switch (shape) {
    case ErrorShape::Node:
        QCOMPARE(member("id"), slug);
        QVERIFY(!member("error").isEmpty());
        Q_FALLTHROUGH();
    case ErrorShape::Problem:
        QCOMPARE(member("type"), QByteArray("urn:timeless-gateway:error:" + slug));
        QCOMPARE(body.value(QLatin1String("status")).toInt(), entry->status);
        QVERIFY(!member("detail").isEmpty() && !member("help").isEmpty());
        QCOMPARE(!member("instance").isEmpty(), isAdmin);
        break;
    case ErrorShape::Influx:
        QCOMPARE(member("id"), slug);
        QVERIFY(!member("code").isEmpty() && !member("message").isEmpty());
        QCOMPARE(member("error"), member("message"));
        break;
    case ErrorShape::Prometheus:
        QCOMPARE(member("status"), QByteArray("error"));
        QVERIFY(!member("errorType").isEmpty());
        QVERIFY2(member("error").startsWith(QByteArray(slug + ": ")), answer.body.constData());
        break;
    }
    m_seen.insert(slug);
}

void TestErrorAnswers::aRequestIsRefused_data()
{
    QTest::addColumn<bool>("isAdmin");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("request");
    const auto row = [](const char *tag, const QByteArray &path, const QByteArray &request) {
        QTest::newRow(tag) << false << path << request;
    };
    const auto admin = [](const char *tag, const QByteArray &request) {
        QTest::newRow(tag) << true << QByteArray() << request;
    };
    const QByteArray none;
    row("bad-request-line", none, "nonsense\r\n\r\n");
    row("bad-target", none, "GET nowhere HTTP/1.1\r\n" + kHost + "\r\n");
    row("unknown-version", none, "GET / HTTP/3.0\r\n" + kHost + "\r\n");
    row("bad-line-ending", none, "GET / HTTP/1.1\nHost: x\n\n");
    row("bad-field", none, head("GET /", "no colon\r\n"));
    row("folded-field", none, head("GET /", "A: b\r\n c\r\n"));
    row("bad-host", none, "GET / HTTP/1.1\r\n\r\n");
    row("bad-content-length", none, head("POST " + kImport, "Content-Length: x\r\n"));
    row("bad-transfer-encoding", none, head("POST " + kImport, "Transfer-Encoding: gzip\r\n"));
    row("bad-expectation", none, head("POST " + kImport, "Expect: wonders\r\n"));
    row("head-too-large", none, head("GET /", "A: " + QByteArray(5'000, 'a') + "\r\n"));
    row("head-timeout", none, "GET / HTT");
    row("body-too-large", none, head("POST " + kImport, "Content-Length: 99999999\r\n"));
    row("body-too-large of a query", "/query",
        post("/query", QByteArray(20'000, 'x'), "Connection: close\r\n"));
    // The complete line is on its way to its nodes when the rest turns out bad.
    const QByteArray chunked = head("POST " + kImport, "Transfer-Encoding: chunked\r\n");
    row("body-too-large by counting", kImport,
        chunked + "4\r\nm 1\n\r\n300000\r\n" + QByteArray(0x300000, '\n') + "\r\n0\r\n\r\n");
    row("bad-chunk", kImport, chunked + "4\r\nm 1\n\r\nX\r\n");
    row("bad-chunk of Influx lines", "/write",
        head("POST /write", "Transfer-Encoding: chunked\r\n") + "6\r\nm v=1\n\r\nX\r\n");
    row("body-stalled", kImport, head("POST " + kImport, "Content-Length: 10\r\n") + "m 1\nm");

    const QByteArray close = "Connection: close\r\n";
    row("no-such-route", "/nope", get("/nope"));
    row("method-not-allowed", kImport, get(kImport));
    row("method-not-allowed of Influx", "/write", get("/write"));
    row("method-not-allowed of a read", "/nope", head("PATCH /nope", close));
    row("unknown-encoding", kImport, post(kImport, "m 1\n", close + "Content-Encoding: br\r\n"));
    row("unknown-encoding of a read", "/api/v1/query",
        post("/api/v1/query", "x", close + "Content-Encoding: gzip\r\n"));
    row("unknown-message", "/api/v1/write",
        post("/api/v1/write", "x",
             close + "Content-Type: application/x-protobuf;proto=io.prometheus.write.v2.Request"
                     "\r\n"));
    row("bad-ack-level", kImport, post(kImport, "m 1\n", close + "X-Timeless-Ack: some\r\n"));
    row("bad-precision", "/write", post("/write?precision=day", "m v=1\n", close));
    row("no-usable-line", kImport, post(kImport, "bad line\n", close));
    row("no-usable-line of Influx", "/api/v2/write", post("/api/v2/write", "bad\n", close));
    row("malformed-body", "/api/v1/write",
        post("/api/v1/write", "\xff\xff\xff", close + "Content-Encoding: identity\r\n"));
    row("corrupt-body", kImport,
        post(kImport, "no gzip at all", close + "Content-Encoding: gzip\r\n"));
    row("truncated-body", kImport,
        post(kImport, QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10),
             close + "Content-Encoding: gzip\r\n"));
    const QByteArray packed = qCompress(QByteArray(3 << 20, '\n')).mid(4);
    row("inflated-too-large", kImport,
        post(kImport, packed, close + "Content-Encoding: deflate\r\n"));
    row("inflated-too-large of Influx", "/write",
        post("/write", packed, close + "Content-Encoding: deflate\r\n"));
    row("influxql", "/query", get("/query?q=SELECT+1"));
    row("missing-parameter", "/query", get("/query"));
    row("missing-parameter of Prometheus", "/prometheus/api/v1/series",
        get("/prometheus/api/v1/series"));
    row("missing-parameter of a query", "/prometheus/api/v1/query",
        get("/prometheus/api/v1/query"));
    row("bad-read", "/api/v1/metadata", post("/api/v1/metadata", "no JSON", close));
    row("bad-parameter", "/api/v1/query", get("/api/v1/query?metric=%zz"));
    row("bad-parameter of a path", "/api/v1/annotations/x",
        head("DELETE /api/v1/annotations/x", close));
    row("bad-parameter of Prometheus", "/prometheus/api/v1/query",
        get("/prometheus/api/v1/query?query=sum("));
    row("read-too-large", "/api/v1/query", post("/api/v1/query", QByteArray(5'000, 'x'), close));
    row("not-through-gateway", "/api/v1/backup", post("/api/v1/backup", "", close));

    admin("bad-request-line at admin", "nonsense\r\n\r\n");
    admin("bad-host at admin", "GET / HTTP/1.1\r\n\r\n");
    admin("transfer-encoding-refused",
          head("POST /api/v1/plans", kJson + "Transfer-Encoding: chunked\r\n"));
    admin("length-required", head("POST /api/v1/plans", close + kJson));
    admin("unexpected-body", head("GET /api/v1/cluster", close + "Content-Length: 1\r\n") + "x");
    admin("head-too-large at admin", head("GET /", "A: " + QByteArray(99'000, 'a') + "\r\n"));
    admin("body-too-large at admin",
          head("POST /api/v1/plans", kJson + "Content-Length: 99999999\r\n"));
    admin("wrong-host", "GET /api/v1/cluster HTTP/1.1\r\nHost: other.example\r\n" + close + "\r\n");
    admin("cross-origin", get("/api/v1/cluster", "Origin: http://other.example\r\n"));
    admin("no-such-path", get("/api/v1/nope"));
    admin("method-not-allowed at admin", head("DELETE /api/v1/cluster", close));
    admin("missing-parameter at admin", get("/api/v1/explain"));
    admin("bad-syntax", get("/api/v1/explain?series=m%7B"));
    admin("wrong-media-type", post("/api/v1/plans", "{}", close + "Content-Type: text/plain\r\n"));
    admin("bad-json", post("/api/v1/plans", "[", close + kJson));
    admin("bad-value", post("/api/v1/plans", R"({"action":"dance"})", close + kJson));
    admin("not-found", get("/api/v1/operations/none"));
}

QTEST_GUILESS_MAIN(TestErrorAnswers)
#include "tst_error_answers.moc"
