// The admin API over real sockets: every path, roles, browsers, bodies, and errors of the services.
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include "admin/problem.h"
#include "admin/route_table.h"
#include "base/error_catalog.h"
#include "test_door.h"

using namespace tg;
using namespace tg::admin;
using namespace tg::admin::test;

namespace {

std::string pathOf(const Route &route)
{
    std::string path(route.pattern);
    const std::size_t at = path.find("{id}");
    if (at != std::string::npos)
        path.replace(at, 4, "x-1");
    return route.id == RouteId::Explain ? path + "?series=up" : path;
}

// A body that each command takes.
std::string bodyOf(RouteId id)
{
    switch (id) {
    case RouteId::MakePlan:
        return R"({"action":"drain","node":"a"})";
    case RouteId::RunPlan:
        return R"({"map_version":7,"confirm":"node-a"})";
    case RouteId::Maintenance:
        return R"({"on":true,"reason":"disk"})";
    default:
        return "{}";
    }
}

std::string requestOf(const Route &route, std::string_view token)
{
    return route.isCommand() ? post(pathOf(route), bodyOf(route.id), bearer(token))
                             : get(pathOf(route), bearer(token));
}

} // namespace

class TestAdminRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answersEveryPath();
    void asksForTheRoleOfEveryPath();
    void onlyAdminsOverrideBlocks();
    void passesCommandsOn();
    void mapsErrorsOfServices_data();
    void mapsErrorsOfServices();
    void refusesBodies_data();
    void refusesBodies();
    void refusesTargets_data();
    void refusesTargets();
    void keepsOtherSitesOut_data();
    void keepsOtherSitesOut();
    void givesTheSeriesDecoded();
    void givesTheReadToBeExplained();
    void everyProblemHasTheShape();
    void refusesToStartOpenToAll();
    void saysWhyItCannotListen();
};

void TestAdminRoutes::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestAdminRoutes::answersEveryPath()
{
    TestDoor door;
    RawClient client(door.port);
    for (const Route &route : routeTable()) {
        const RawAnswer answer = client.ask(requestOf(route, {}));
        const bool startsSomething = route.isCommand() && route.id != RouteId::MakePlan;
        QVERIFY2(answer.status == (startsSomething ? 202 : 200), route.pattern.data());
        QVERIFY(answer.has("Cache-Control: no-store\r\n"));
        QVERIFY(answer.has("X-Content-Type-Options: nosniff\r\n"));
        QCOMPARE(answer.has("Location: /api/v1/operations/op-1\r\n"), startsSomething);
        if (route.id == RouteId::Metrics)
            QCOMPARE(answer.body, std::string("up 1\n"));
        else
            QVERIFY2(!answer.json().isEmpty(), route.pattern.data());
    }
}

void TestAdminRoutes::asksForTheRoleOfEveryPath()
{
    TestDoor door({}, Tokens::ThreeRoles);
    RawClient client(door.port);
    const std::pair<Role, std::string_view> holders[] = {
        {Role::Viewer, kViewerToken}, {Role::Operator, kOperatorToken}, {Role::Admin, kAdminToken}};
    for (const Route &route : routeTable()) {
        RawClient stranger(door.port);
        const RawAnswer nobody = stranger.ask(requestOf(route, {}));
        QVERIFY2(nobody.status == (route.role ? 401 : 200), route.pattern.data());
        QCOMPARE(nobody.has("WWW-Authenticate: Bearer realm="), route.role.has_value());
        for (const auto &[role, token] : holders) {
            RawClient holder(door.port);
            const RawAnswer answer = holder.ask(requestOf(route, token));
            const bool isAllowed = !route.role || role >= *route.role;
            QVERIFY2((answer.status < 300) == isAllowed, route.pattern.data());
            if (route.id == RouteId::Rejected) // lines of clients are not for viewers
                QCOMPARE(answer.body.find("\"samples\"") != std::string::npos,
                         role >= Role::Operator);
            if (isAllowed)
                continue;
            QCOMPARE(answer.status, 403);
            QCOMPARE(answer.slug(), std::string("role-missing"));
            QVERIFY(answer.body.find(nameOf(*route.role)) != std::string::npos);
        }
    }
    const RawAnswer wrong = client.ask(get("/api/v1/cluster", bearer("wrong-token-0123456789")));
    QCOMPARE(wrong.status, 401);
    QVERIFY(wrong.has("error=\"invalid_token\""));
    QVERIFY(wrong.body.find("wrong-token") == std::string::npos);
}

void TestAdminRoutes::onlyAdminsOverrideBlocks()
{
    TestDoor door({}, Tokens::ThreeRoles);
    const std::string run = R"({"map_version":7,"override_block":true})";
    const std::string plan = R"({"action":"drain","node":"a","override_block":true})";
    for (const auto &[path, body] :
         {std::pair("/api/v1/plans/p-1/run", run), std::pair("/api/v1/plans", plan)}) {
        RawClient client(door.port);
        const RawAnswer refused = client.ask(post(path, body, bearer(kOperatorToken)));
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.slug(), std::string("role-missing"));
        QVERIFY(refused.body.find("admin") != std::string::npos);
        QVERIFY(client.ask(post(path, body, bearer(kAdminToken))).status < 300);
    }
    QCOMPARE(door.services.calls(), (QStringList{QStringLiteral("ada run p-1 7  override"),
                                                 QStringLiteral("ada plan drain")}));
}

void TestAdminRoutes::passesCommandsOn()
{
    TestDoor door({}, Tokens::ThreeRoles);
    RawClient client(door.port);
    for (const Route &route : routeTable()) {
        if (route.isCommand())
            client.ask(requestOf(route, kOperatorToken));
    }
    client.ask(
        post("/api/v1/nodes/timeless%40a/maintenance", R"({"on":false})", bearer(kOperatorToken)));
    QCOMPARE(
        door.services.calls(),
        (QStringList{QStringLiteral("olga plan drain"), QStringLiteral("olga run x-1 7 node-a"),
                     QStringLiteral("olga maintain x-1 disk"), QStringLiteral("olga audit"),
                     QStringLiteral("olga backfill"), QStringLiteral("olga abort x-1"),
                     QStringLiteral("olga resume timeless@a ")}));
}

void TestAdminRoutes::mapsErrorsOfServices_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("slug");
    const auto row = [](ErrorCode code, int status, const char *slug) {
        QTest::newRow(slug) << int(code) << status << QByteArray(slug);
    };
    row(ErrorCode::BadSyntax, 400, "bad-syntax");
    row(ErrorCode::BadValue, 422, "bad-value");
    row(ErrorCode::LimitExceeded, 429, "limit-exceeded");
    row(ErrorCode::NotFound, 404, "not-found");
    row(ErrorCode::Unavailable, 503, "unavailable");
    row(ErrorCode::Refused, 409, "refused");
    row(ErrorCode::TimedOut, 504, "timed-out");
    row(ErrorCode::System, 500, "internal");
}

void TestAdminRoutes::mapsErrorsOfServices()
{
    QFETCH(int, code);
    QFETCH(int, status);
    QFETCH(QByteArray, slug);
    TestDoor door;
    door.services.outcome = Error{ErrorCode(code), "because of \"node-a\""};
    RawClient client(door.port);
    for (const Route &route : routeTable()) {
        if (!route.isCommand() && route.id != RouteId::Explain && route.id != RouteId::Operation)
            continue;
        const RawAnswer answer = client.ask(requestOf(route, {}));
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.slug(), slug.toStdString());
        QCOMPARE(answer.json()[QLatin1String("detail")].toString(),
                 QStringLiteral("because of \"node-a\""));
        QCOMPARE(answer.has("Retry-After: "), status == 503 || status == 429);
        QVERIFY(!answer.has("Location"));
    }
}

void TestAdminRoutes::refusesBodies_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("slug");
    const auto row = [](const char *name, const char *path, const char *body, const char *slug) {
        QTest::newRow(name) << QByteArray(path) << QByteArray(body) << QByteArray(slug);
    };
    const char *const plans = "/api/v1/plans";
    const char *const run = "/api/v1/plans/p/run";
    const char *const maintain = "/api/v1/nodes/a/maintenance";
    row("not JSON", plans, "{", "bad-json");
    row("array", plans, "[]", "bad-json");
    row("two objects", plans, "{}{}", "bad-json");
    row("deep", plans, QByteArray(4000, '[').constData(), "bad-json");
    row("no action", plans, "", "bad-value");
    row("unknown action", plans, R"({"action":"destroy"})", "bad-value");
    row("action no text", plans, R"({"action":1})", "bad-value");
    row("no node", plans, R"({"action":"failover"})", "bad-value");
    row("node no text", plans, R"({"action":"audit","node":1})", "bad-value");
    row("override no flag", plans, R"({"action":"audit","override_block":"true"})", "bad-value");
    row("audit of no hours", plans, R"({"action":"audit","hours":0})", "bad-value");
    const char *const audit = "/api/v1/audit";
    row("hours no number", audit, R"({"hours":"2"})", "bad-value");
    row("half hours", audit, R"({"hours":1.5})", "bad-value");
    row("too many hours", audit, R"({"hours":169})", "bad-value");
    row("no series", audit, R"({"series":0})", "bad-value");
    row("too many series", audit, R"({"series":100001})", "bad-value");
    row("repair no flag", audit, R"({"repair":1})", "bad-value");
    row("audit misspelt", audit, R"({"repairs":true})", "bad-value");
    row("no version", run, "{}", "bad-value");
    row("text version", run, R"({"map_version":"1"})", "bad-value");
    row("half version", run, R"({"map_version":1.5})", "bad-value");
    row("negative version", run, R"({"map_version":-1})", "bad-value");
    row("confirm no text", run, R"({"map_version":1,"confirm":true})", "bad-value");
    row("run override no flag", run, R"({"map_version":1,"override_block":1})", "bad-value");
    row("misspelt member", run, R"({"map_version":1,"override-block":true})", "bad-value");
    row("no on", maintain, "{}", "bad-value");
    row("on no flag", maintain, R"({"on":1})", "bad-value");
    row("reason no text", maintain, R"({"on":true,"reason":{}})", "bad-value");
    row("unknown member", maintain, R"({"on":true,"until":1})", "bad-value");
}

void TestAdminRoutes::refusesBodies()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, slug);
    TestDoor door;
    RawClient client(door.port);
    const RawAnswer answer = client.ask(post(path.toStdString(), body.toStdString()));
    QCOMPARE(answer.slug(), slug.toStdString());
    QVERIFY(door.services.calls().isEmpty());
    QCOMPARE(client.ask(get("/health")).status, 200); // the connection goes on
}

void TestAdminRoutes::refusesTargets_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("allow");
    const auto row = [](const char *name, const std::string &request, int status,
                        const char *allow = "") {
        QTest::newRow(name) << QByteArray::fromStdString(request) << status << QByteArray(allow);
    };
    row("root", get("/"), 404);
    row("unknown", get("/api/v1/nodes"), 404);
    row("slash at the end", get("/api/v1/cluster/"), 404);
    row("two slashes", get("//api/v1/cluster"), 404);
    row("escaped letter", get("/api/v1/%63luster"), 404);
    row("dots", get("/api/v1/x/../cluster"), 404);
    row("empty id", get("/api/v1/operations/"), 404);
    row("slash in the id", get("/api/v1/operations/a%2fb"), 404);
    row("dots as id", get("/api/v1/operations/%2e%2E"), 404);
    row("line break in the id", get("/api/v1/operations/a%0d%0ab"), 404);
    row("long id", get("/api/v1/operations/" + std::string(129, 'a')), 404);
    row("post to a read", post("/api/v1/cluster", "{}"), 405, "GET");
    row("get of a command", get("/api/v1/plans"), 405, "POST");
    row("get of an abort", get("/api/v1/operations/a/abort"), 405, "POST");
    for (const char *method :
         {"HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "BREW", "get"})
        row(method, get("/api/v1/cluster", {}, method), 405, "GET");
    row("HEAD of nothing", get("/nothing", {}, "HEAD"), 404);
}

void TestAdminRoutes::refusesTargets()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    QFETCH(QByteArray, allow);
    TestDoor door;
    RawClient client(door.port);
    QVERIFY(client.send(request.toStdString()));
    const bool isForHead = request.startsWith("HEAD");
    const RawAnswer answer = client.read(isForHead);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.has("Allow: " + allow.toStdString() + "\r\n"), !allow.isEmpty());
    if (!isForHead)
        QCOMPARE(answer.slug(), std::string(status == 404 ? "no-such-path" : "method-not-allowed"));
    if (!request.startsWith("POST"))
        QCOMPARE(client.ask(get("/health")).status, 200);
}

void TestAdminRoutes::keepsOtherSitesOut_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("slug");
    const auto row = [](const char *name, const char *host, const char *fields, const char *slug) {
        QTest::newRow(name) << QByteArray(host) << QByteArray(fields) << QByteArray(slug);
    };
    row("localhost", "LocalHost:9428", "", "");
    row("address", "127.0.0.1", "", "");
    row("configured name", "Gateway.Example:80", "", "");
    row("same origin", "localhost:1", "Origin: http://localhost:1\r\n", "");
    row("behind TLS", "localhost:1", "Origin: https://localhost:1\r\n", "");
    row("fetch of our own", "localhost", "Sec-Fetch-Site: same-origin\r\n", "");
    row("typed in", "localhost", "Sec-Fetch-Site: none\r\n", "");
    row("rebound name", "evil.example", "", "wrong-host");
    row("rebound name, own origin", "evil.example", "Origin: http://evil.example\r\n",
        "wrong-host");
    row("other address", "10.0.0.1", "", "wrong-host");
    row("other loopback address", "127.0.0.2", "", "wrong-host");
    row("IPv6 loopback", "[::1]", "", "wrong-host");
    row("name in front", "localhost.evil.example", "", "wrong-host");
    row("name behind", "evil.localhost", "", "wrong-host");
    row("user", "localhost@evil.example", "", "bad-host");
    row("bad port", "localhost:x", "", "bad-host");
    row("two ports", "localhost:1:2", "", "bad-host");
    row("open bracket", "[::1", "", "bad-host");
    row("bracketed name", "[localhost]", "", "bad-host");
    row("other site", "localhost", "Origin: http://evil.example\r\n", "cross-origin");
    row("null origin", "localhost", "Origin: null\r\n", "cross-origin");
    row("empty origin", "localhost", "Origin:\r\n", "cross-origin");
    row("other port", "localhost:1", "Origin: http://localhost:2\r\n", "cross-origin");
    row("fetch of another", "localhost", "Sec-Fetch-Site: cross-site\r\n", "cross-origin");
    row("fetch of a sibling", "localhost", "Sec-Fetch-Site: same-site\r\n", "cross-origin");
}

void TestAdminRoutes::keepsOtherSitesOut()
{
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, slug);
    TestDoor door;
    RawClient client(door.port);
    const RawAnswer answer = client.ask(
        QByteArray("GET /api/v1/cluster HTTP/1.1\r\nHost: " + host + "\r\n" + fields + "\r\n")
            .toStdString());
    QCOMPARE(answer.slug(), slug.toStdString());
    QCOMPARE(answer.status == 200, slug.isEmpty());
    if (slug == "wrong-host")
        QCOMPARE(answer.status, 421);
    if (slug == "cross-origin")
        QCOMPARE(answer.status, 403);
}

void TestAdminRoutes::givesTheSeriesDecoded()
{
    TestDoor door;
    RawClient client(door.port);
    const std::string path = "/api/v1/explain";
    QCOMPARE(client.ask(get(path + "?series=cpu%7Bmode%3D%22a%26b%2Bc%25%22%7D&x=y")).status, 200);
    QCOMPARE(client.ask(get(path + "?x=1")).slug(), std::string("missing-parameter"));
    QCOMPARE(client.ask(get(path + "?series=")).slug(), std::string("missing-parameter"));
    QCOMPARE(door.services.calls(), (QStringList{QStringLiteral("explain cpu{mode=\"a&b+c%\"}")}));
}

void TestAdminRoutes::givesTheReadToBeExplained()
{
    TestDoor door;
    RawClient client(door.port);
    const std::string path = "/api/v1/explain?query=sum%28up%7Ba%3D%22b%22%7D%29+%2B%201";
    QCOMPARE(client.ask(get(path + "&start=1700000000&end=1700003600")).status, 200);
    QCOMPARE(client.ask(get(path + "&start=1700000000000")).slug(), std::string("bad-value"));
    QCOMPARE(client.ask(get(path + "&start=1700000001&end=1700000000")).slug(),
             std::string("bad-value"));
    QCOMPARE(client.ask(get(path + "&end=yesterday")).slug(), std::string("bad-value"));
    QCOMPARE(client.ask(get(path + "&end=1700003600")).status, 200); // the hour before
    const auto call = QStringLiteral("read sum(up{a=\"b\"}) + 1 1700000000..1700003600");
    QCOMPARE(door.services.calls(), (QStringList{call, call}));
}

void TestAdminRoutes::everyProblemHasTheShape()
{
    Problems problems;
    QStringList instances;
    for (const ErrorEntry &entry : errorCatalog()) {
        const Answer answer = problems.answer(entry.id, QStringLiteral("det\"ail"));
        const QJsonObject object = QJsonDocument::fromJson(answer.body).object();
        QCOMPARE(answer.status, entry.status);
        QCOMPARE(answer.contentType, QByteArray("application/problem+json"));
        QCOMPARE(object.size(), 6);
        QCOMPARE(object[QLatin1String("type")].toString().toStdString(),
                 "urn:timeless-gateway:error:" + std::string(entry.slug));
        QCOMPARE(object[QLatin1String("title")].toString().toStdString(), std::string(entry.title));
        QCOMPARE(object[QLatin1String("status")].toInt(), entry.status);
        QCOMPARE(object[QLatin1String("detail")].toString(), QStringLiteral("det\"ail"));
        QCOMPARE(object[QLatin1String("help")].toString().toStdString(),
                 std::string(entry.whatToDo));
        const QString instance = object[QLatin1String("instance")].toString();
        QVERIFY(instance.startsWith(QLatin1String("urn:timeless-gateway:problem:")));
        QVERIFY(!instances.contains(instance));
        instances.append(instance);
        // The reason phrase is not a made-up one for what the guard answers itself.
        QVERIFY(toBytes(answer, AfterAnswer::Close).contains("\r\nConnection: close\r\n"));
    }
}

void TestAdminRoutes::refusesToStartOpenToAll()
{
    ScriptedServices services;
    const SystemClock clock;
    AdminConfig config;
    config.port = 0;
    for (const char *host : {"0.0.0.0", "::", "example.org", ""}) {
        config.host = QLatin1String(host);
        AdminServer server(services, config, clock);
        const Result<quint16> started = server.start();
        QVERIFY(!started);
        QVERIFY(started.error().text.find("admin.") != std::string::npos);
    }
}

void TestAdminRoutes::saysWhyItCannotListen()
{
    TestDoor first;
    ScriptedServices services;
    const SystemClock clock;
    AdminConfig config;
    config.port = first.port;
    AdminServer second(services, config, clock);
    const Result<quint16> started = second.start();
    QVERIFY(!started);
    QVERIFY(started.error().text.find(std::to_string(first.port)) != std::string::npos);
    second.stop();
    first.stop();
    first.stop();
    const Result<quint16> again = second.start();
    QVERIFY(again);
}

QTEST_GUILESS_MAIN(TestAdminRoutes)
#include "tst_admin_routes.moc"
