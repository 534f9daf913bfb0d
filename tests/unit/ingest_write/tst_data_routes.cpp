// Which paths, methods and headers the data door takes, and what it answers to all others.
#include <QJsonDocument>
#include <QJsonObject>

#include "ingest/write/influx_answers.h"
#include "tests/unit/ingest_write/write_house.h"

using namespace tg;
using test::WriteHouse;

class TestDataRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void answersFromTheHeadAlone_data();
    void answersFromTheHeadAlone();
    void namesTheMethodsItTakes();
    void saysWhatItIsWaitingFor();
    void servesMetricsAsText();
    void clientsShareAPageThatIsNotOlderThanTheyAre();
    void answersNoPageWhenTheGatewayEnds();
    void readsTheFormatOfTheRoute_data();
    void readsTheFormatOfTheRoute();
    void takesTheAckLevelFromTheHeader();
    void aBodyOfStringsIsNoMistake();
    void answersWhatInfluxClientsAskFirst_data();
    void answersWhatInfluxClientsAskFirst();
    void readsAQueryFromAForm();
    void tellsWhoSentABadLine();
    void tellsOfABadLineBeforeTheBodyEnds();
    void leavesTheAnswerOfACutBodyToTheConnection();
};

// Path and query of a target.
static void setTarget(ingest::RequestHead &head, const QByteArray &target)
{
    const auto query = target.indexOf('?');
    head.path = (query < 0 ? target : target.left(query)).toStdString();
    head.query = query < 0 ? std::string() : target.mid(query + 1).toStdString();
}

using Fields = std::vector<std::pair<std::string, std::string>>;

void TestDataRoutes::answersFromTheHeadAlone_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<Fields>("fields");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    const Fields none;
    QTest::newRow("unknown path") << QByteArray("GET") << QByteArray("/nope\"") << none << 404
                                  << QByteArray("no-such-route");
    QTest::newRow("path with a slash more") << QByteArray("POST") << QByteArray("/api/v1/import/")
                                            << none << 404 << QByteArray("no-such-route");
    QTest::newRow("reading the import") << QByteArray("GET") << QByteArray("/api/v1/import") << none
                                        << 405 << QByteArray("method-not-allowed");
    QTest::newRow("posting to a page") << QByteArray("POST") << QByteArray("/health") << none << 405
                                       << QByteArray("method-not-allowed");
    QTest::newRow("unknown encoding")
        << QByteArray("POST") << QByteArray("/api/v1/import") << Fields{{"content-encoding", "br"}}
        << 415 << QByteArray("unknown-encoding");
    QTest::newRow("unknown precision")
        << QByteArray("POST") << QByteArray("/write?db=x&precision=day") << none << 400
        << QByteArray("bad-precision");
    QTest::newRow("unknown precision, second generation")
        << QByteArray("POST") << QByteArray("/api/v2/write?precision=S") << none << 400
        << QByteArray("bad-precision");
    QTest::newRow("reading what is written") << QByteArray("GET") << QByteArray("/write") << none
                                             << 405 << QByteArray("method-not-allowed");
    QTest::newRow("InfluxQL") << QByteArray("GET") << QByteArray("/query?q=SELECT+*+FROM+%22m%22")
                              << none << 422 << QByteArray("influxql");
    QTest::newRow("no query") << QByteArray("POST") << QByteArray("/query?db=x") << none << 400
                              << QByteArray("missing-parameter");
    QTest::newRow("unknown ack level")
        << QByteArray("POST") << QByteArray("/api/v1/import") << Fields{{"x-timeless-ack", "both"}}
        << 400 << QByteArray("bad-ack-level");
    QTest::newRow("long ack level") << QByteArray("POST") << QByteArray("/api/v1/import")
                                    << Fields{{"x-timeless-ack", std::string(5'000, 'x')}} << 400
                                    << QByteArray("bad-ack-level");
}

void TestDataRoutes::answersFromTheHeadAlone()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(Fields, fields);
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    WriteHouse house(1);
    ingest::RequestHead head;
    head.method = method.toStdString();
    setTarget(head, path);
    head.fields = fields;
    auto &client = house.request(head);
    client.send("a body that nobody reads\n");
    client.end();
    QCOMPARE(client.answers, 1);
    QCOMPARE(client.response.status, status);
    QVERIFY(client.response.body.size() < 1'000);
    const auto body =
        QJsonDocument::fromJson(QByteArray::fromStdString(client.response.body)).object();
    QCOMPARE(client.field("X-Timeless-Error"), std::string_view(type.constData()));
    const auto shape = errorShapeOf(head.path);
    QCOMPARE(client.response.contentType, std::string(contentTypeOf(shape)));
    if (shape == ErrorShape::Problem)
        QCOMPARE(body.value(QLatin1String("type")).toString(),
                 QStringLiteral("urn:timeless-gateway:error:") + QString::fromLatin1(type));
    else
        QCOMPARE(body.value(QLatin1String("id")).toString(), QString::fromLatin1(type));
    if (shape != ErrorShape::Problem)
        QVERIFY(!body.value(QLatin1String("error")).toString().isEmpty());
    QCOMPARE(body.contains(QLatin1String("message")), shape == ErrorShape::Influx);
    QCOMPARE(house.ledger.received.value(), std::uint64_t{0});
    QCOMPARE(house.desk.openJobs(), std::size_t{0});
}

void TestDataRoutes::namesTheMethodsItTakes()
{
    WriteHouse house(1);
    ingest::RequestHead head;
    head.method = "DELETE";
    head.path = "/api/v1/import/prometheus";
    auto &import = house.request(head);
    import.end();
    QCOMPARE(import.field("Allow"), std::string_view("POST"));
    head.path = "/metrics";
    auto &metrics = house.request(head);
    metrics.end();
    QCOMPARE(metrics.field("Allow"), std::string_view("GET, HEAD"));
}

void TestDataRoutes::saysWhatItIsWaitingFor()
{
    WriteHouse house(1);
    ingest::RequestHead head;
    head.method = "GET";
    head.path = "/ready";
    auto &ready = house.request(head);
    ready.end();
    QCOMPARE(ready.response.status, 200);
    house.readiness = {false, "waiting for node-0"};
    auto &waiting = house.request(head);
    waiting.end();
    QCOMPARE(waiting.response.status, 503);
    QCOMPARE(waiting.response.body, std::string("waiting for node-0\n"));
    QVERIFY(!waiting.field("Retry-After").empty());
    head.path = "/health";
    auto &health = house.request(head);
    health.end();
    QCOMPARE(health.response.status, 200);
    const auto told = QJsonDocument::fromJson(QByteArray::fromStdString(health.response.body));
    QCOMPARE(told.object().value(QStringLiteral("status")).toString(), QStringLiteral("pass"));
    QCOMPARE(told.object().value(QStringLiteral("name")).toString(),
             QStringLiteral("timeless-gateway"));
}

void TestDataRoutes::servesMetricsAsText()
{
    WriteHouse house(1);
    ingest::RequestHead head;
    head.method = "HEAD";
    head.path = "/metrics";
    auto &client = house.request(head);
    client.end();
    QTRY_COMPARE(client.answers, 1);
    QCOMPARE(client.response.status, 200);
    QCOMPARE(client.response.contentType, std::string("text/plain; version=0.0.4; charset=utf-8"));
    QCOMPARE(client.response.wholeBody(), std::string("timeless_gateway_up 1\n"));
}

void TestDataRoutes::clientsShareAPageThatIsNotOlderThanTheyAre()
{
    WriteHouse house(1);
    std::vector<std::function<void(ingest::MetricsPage)>> asked;
    house.status.askForMetrics = [&](const auto &done) { asked.push_back(done); };
    ingest::RequestHead head;
    head.method = "GET";
    head.path = "/metrics";
    auto &first = house.request(head);
    first.end();
    auto &second = house.request(head);
    auto &gone = house.request(head);
    auto &third = house.request(head);
    for (auto *client : {&second, &gone, &third})
        client->end();
    gone.leave();
    QCOMPARE(asked.size(), std::size_t{1}); // which may have begun before the others came
    asked[0](std::make_shared<const std::string>("one"));
    QTRY_COMPARE(first.answers, 1);
    QCOMPARE(first.response.wholeBody(), std::string("one"));
    QCOMPARE(second.answers + third.answers, 0);
    QCOMPARE(asked.size(), std::size_t{2});
    asked[1](std::make_shared<const std::string>("two"));
    QTRY_COMPARE(third.answers, 1);
    QCOMPARE(second.response.wholeBody(), std::string("two"));
    QCOMPARE(second.response.sharedBody, third.response.sharedBody);
    QCOMPARE(gone.answers, 0);
    QCOMPARE(asked.size(), std::size_t{2});
}

void TestDataRoutes::answersNoPageWhenTheGatewayEnds()
{
    WriteHouse house(1);
    house.status.askForMetrics = [](const auto &done) { done(nullptr); };
    ingest::RequestHead head;
    head.method = "GET";
    head.path = "/metrics";
    auto &client = house.request(head);
    client.end();
    QTRY_COMPARE(client.answers, 1);
    QCOMPARE(client.response.status, 503);
    QCOMPARE(client.field("X-Timeless-Error"), std::string_view("stopping"));
}

void TestDataRoutes::readsTheFormatOfTheRoute_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    const QByteArray text("/api/v1/import/prometheus");
    QTest::newRow("text, milliseconds")
        << text << QByteArray() << QByteArray("m{i=\"0\"} 5 1700000000000\n");
    QTest::newRow("OpenMetrics, seconds")
        << text << QByteArray("Application/OpenMetrics-Text; version=1.0.0")
        << QByteArray("m{i=\"0\"} 5 1700000000.0\n# EOF\n");
    QTest::newRow("JSON lines")
        << QByteArray("/api/v1/import") << QByteArray()
        << QByteArray(
               R"({"metric":{"__name__":"m","i":"0"},"values":[5],"timestamps":[1700000000000]})");
    const QByteArray influx("m,i=0 value=5 ");
    QTest::newRow("Influx, by size") << QByteArray("/write?db=x&rp=y&consistency=all")
                                     << QByteArray() << influx + "1700000000000000000\n";
    QTest::newRow("Influx, seconds")
        << QByteArray("/write?precision=s") << QByteArray() << influx + "1700000000\n";
    QTest::newRow("Influx, minutes") << QByteArray("/write?precision=m") << QByteArray()
                                     << QByteArray("m,i=0 value=5 28333333\n");
    QTest::newRow("Influx, second generation")
        << QByteArray("/api/v2/write?bucket=b&org=o&precision=%75s") << QByteArray("text/plain")
        << influx + "1700000000000000\n";
}

void TestDataRoutes::readsTheFormatOfTheRoute()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, body);
    WriteHouse house(1);
    house.know(1);
    ingest::RequestHead head;
    head.method = "POST";
    setTarget(head, path);
    head.fields = {{"content-encoding", "identity"}, {"content-type", contentType.toStdString()}};
    auto &client = house.request(head);
    client.chunkBytes = 3;
    client.send(body.toStdString());
    client.end();
    house.spin();
    QVERIFY(house.cluster.link(0).take() == 1);
    const auto &region = house.cluster.link(0).taken[0]->region;
    QCOMPARE(region.firstSecond, std::int64_t{path.endsWith("=m") ? 1'699'999'980 : 1'700'000'000});
    house.comeHome();
    QCOMPARE(client.response.status, 204);
    QVERIFY(house.cluster.link(0).values.count(5.0) == 1);
    QCOMPARE(house.unbalanced(), QString());
}

void TestDataRoutes::takesTheAckLevelFromTheHeader()
{
    WriteHouse house(2);
    house.know(1);
    auto &queued = house.write(house.line(0), "queued");
    QCOMPARE(queued.response.status, 204);
    QCOMPARE(queued.field("X-Timeless-Ack"), std::string_view("queued"));
    auto &one = house.write(house.line(0), "one");
    QCOMPARE(one.answers, 0);
    house.cluster.link(1).settleAll(batch::SliceFate::Confirmed);
    house.spin();
    QCOMPARE(one.field("X-Timeless-Ack"), std::string_view("one"));
    house.comeHome();
    QCOMPARE(house.unbalanced(), QString());
}

void TestDataRoutes::aBodyOfStringsIsNoMistake()
{
    WriteHouse house(1);
    house.know(1);
    ingest::RequestHead head;
    head.method = "POST";
    head.path = "/write";
    auto &strings = house.request(head);
    strings.send("log text=\"a\nb\",level=\"x\" 17\nlog text=\"c\" 18\n");
    strings.end();
    QCOMPARE(strings.response.status, 204);
    auto &both = house.request(head);
    both.send("m,i=0 value=5,text=\"a\" 17\nbad\n");
    both.end();
    house.spin();
    QVERIFY(house.cluster.link(0).take() == 1);
    house.comeHome();
    QCOMPARE(both.response.status, 200);
    QCOMPARE(both.response.body,
             std::string("{\"errors\":1,\"failed_lines\":[\"bad\"],\"reasons\":{"
                         "\"syntax\":1},\"samples\":1}"));
    const auto counted = [&](RejectReason reason) {
        return house.ledger.rejected[static_cast<std::size_t>(reason)].value();
    };
    QCOMPARE(counted(RejectReason::StringField), std::uint64_t{4});
    QCOMPARE(counted(RejectReason::Syntax), std::uint64_t{1});
    QCOMPARE(house.unbalanced(), QString());
}

void TestDataRoutes::answersWhatInfluxClientsAskFirst_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const char *method, const char *target, int status,
                        const char *body) {
        QTest::newRow(name) << QByteArray(method) << QByteArray(target) << status
                            << QByteArray(body);
    };
    row("ping", "GET", "/ping", 204, "");
    row("ping by HEAD", "HEAD", "/ping", 204, "");
    row("quiet ping", "GET", "/ping?verbose=false", 204, "");
    row("verbose ping", "GET", "/ping?verbose=true", 200, "{\"version\":\"1.8.10\"}");
    row("databases", "GET", "/query?q=SHOW%20DATABASES", 200,
        "{\"results\":[{\"statement_id\":0}]}");
    row("a database", "POST", "/query?q=create+database+%22x%22", 200,
        "{\"results\":[{\"statement_id\":0}]}");
    row("both", "POST", "/query?q=CREATE+DATABASE+x%3B+show++databases%3B", 200,
        "{\"results\":[{\"statement_id\":0},{\"statement_id\":1}]}");
}

void TestDataRoutes::answersWhatInfluxClientsAskFirst()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    WriteHouse house(1);
    ingest::RequestHead head;
    head.method = method.toStdString();
    setTarget(head, target);
    auto &client = house.request(head);
    client.end();
    QCOMPARE(client.response.status, status);
    QCOMPARE(QByteArray::fromStdString(client.response.body), body);
    QCOMPARE(client.field("X-Influxdb-Version"), std::string_view("1.8.10"));
}

void TestDataRoutes::readsAQueryFromAForm()
{
    WriteHouse house(1);
    ingest::RequestHead head;
    head.method = "POST";
    head.path = "/query";
    auto &whole = house.request(head);
    whole.chunkBytes = 3;
    whole.send("db=x&q=CREATE+DATABASE+%22telegraf%22");
    whole.end();
    QCOMPARE(whole.response.status, 200);
    auto &tooLong = house.request(head);
    tooLong.send("q=CREATE+DATABASE+" + std::string(ingest::kInfluxFormBytes, 'x'));
    tooLong.end();
    QCOMPARE(tooLong.response.status, 413);
}

void TestDataRoutes::tellsWhoSentABadLine()
{
    WriteHouse house(2);
    for (int i = 0; i < 3; ++i) {
        ingest::RequestHead head;
        head.method = "POST";
        head.path = i == 1 ? "/write" : "/api/v1/import/prometheus";
        head.peer = "192.0.2." + std::to_string(i) + ":4711";
        head.fields = {{"x-forwarded-for", "198.51.100.1"}}; // anybody can write that
        auto &client = house.request(head);
        client.send("bad line " + std::to_string(i) + "\n{} also\n");
        client.end();
        house.spin();
        house.clock.advance(std::chrono::milliseconds(1));
    }
    const auto all = newestRejected(house.rejected, house.limits);
    QCOMPARE(all.size(), std::size_t{6});
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto request = 2 - i / 2;
        QCOMPARE(all[i].source, "192.0.2." + std::to_string(request) + ":4711");
        QCOMPARE(all[i].endpoint,
                 std::string_view(request == 1 ? "/write" : "/api/v1/import/prometheus"));
        QCOMPARE(all[i].format, std::string_view(request == 1 ? "influx" : "prometheus"));
    }
}

void TestDataRoutes::tellsOfABadLineBeforeTheBodyEnds()
{
    WriteHouse house(2);
    auto &client = house.post();
    client.send("bad line\nm 1");
    house.spin();
    QCOMPARE(newestRejected(house.rejected, house.limits).size(), std::size_t{1});
    client.leave();
    house.comeHome();
    QCOMPARE(newestRejected(house.rejected, house.limits).front().line, std::string("m 1"));
}

// Else a client that has sent nothing yet would be told 204.
void TestDataRoutes::leavesTheAnswerOfACutBodyToTheConnection()
{
    for (const auto *body : {"", "bad line\n", "m"}) {
        WriteHouse house(2);
        auto &client = house.post();
        client.send(body);
        client.cut();
        house.comeHome();
        QCOMPARE(client.answers, 1);
        QCOMPARE(client.response.status, 400);
        QCOMPARE(house.desk.openJobs(), std::size_t{0});
    }
}

QTEST_GUILESS_MAIN(TestDataRoutes)
#include "tst_data_routes.moc"
