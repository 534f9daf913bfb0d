// The guard before QHttpServer, over real sockets and driven past every bound.
#include <memory>
#include <vector>

#include <QRegularExpression>
#include <QSemaphore>
#include <QTest>

#include "test_door.h"

using namespace tg;
using namespace tg::admin;
using namespace tg::admin::test;

namespace {

const std::string kSmuggled = "GET /api/v1/facts HTTP/1.1\r\nHost: localhost\r\n\r\n";

std::string headOf(std::size_t size)
{
    const std::string start = "GET /health HTTP/1.1\r\nHost: localhost\r\nX: ";
    return start + std::string(size - start.size() - 4, 'x') + "\r\n\r\n";
}

// Until the server has noticed that a place is free.
bool isServedSoon(const TestDoor &door)
{
    return QTest::qWaitFor([&] { return RawClient(door.port).ask(get("/health")).status == 200; },
                           10'000);
}

} // namespace

class TestAdminGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void boundsTheHead();
    void boundsTheBody();
    void refusesSmuggling_data();
    void refusesSmuggling();
    void refusesMediaTypes_data();
    void refusesMediaTypes();
    void answersPipelinedRequestsInOrder();
    void readsByteByByte();
    void asksForAnExpectedBody();
    void closesWhenAsked_data();
    void closesWhenAsked();
    void turnsTheNextConnectionAway();
    void tellsOnlySoManyThatItIsFull();
    void endsSlowRequests_data();
    void endsSlowRequests();
    void endsIdleConnections();
    void endsWhoNeverSends();
    void endsWhoNeverReads();
    void aHandlerThatTakesLongIsNotTheClientsFault();
    void survivesHangUpBeforeTheAnswer_data();
    void survivesHangUpBeforeTheAnswer();
    void survivesHangUpAnywhere();
    void stopsWithOpenConnections();
};

void TestAdminGuard::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestAdminGuard::boundsTheHead()
{
    AdminBounds bounds;
    TestDoor door(bounds);
    RawClient fits(door.port);
    QCOMPARE(fits.ask(headOf(bounds.headBytes)).status, 200);
    RawClient large(door.port);
    const RawAnswer answer = large.ask(headOf(bounds.headBytes + 1));
    QCOMPARE(answer.status, 431);
    QCOMPARE(answer.slug(), std::string("head-too-large"));
    QVERIFY(answer.has("Connection: close\r\n"));
    QVERIFY(large.isClosedByServer());
    RawClient flood(door.port); // without end
    flood.send("GET /health HTTP/1.1\r\nHost: localhost\r\nX: " + std::string(1'000'000, 'x'));
    QCOMPARE(flood.read().status, 431);
    RawClient line(door.port); // not even a request line
    QCOMPARE(line.ask(std::string(bounds.headBytes, 'G')).status, 431);
}

void TestAdminGuard::boundsTheBody()
{
    AdminBounds bounds;
    TestDoor door(bounds);
    RawClient client(door.port);
    const std::string filler(bounds.bodyBytes - 2, ' ');
    QCOMPARE(client.ask(post("/api/v1/audit", "{" + filler + "}")).status, 202);
    const RawAnswer answer = client.ask(post("/api/v1/audit", "{" + filler + " }"));
    QCOMPARE(answer.status, 413);
    QCOMPARE(answer.slug(), std::string("body-too-large"));
    QVERIFY(client.isClosedByServer());
    QCOMPARE(door.services.calls().size(), 1);
}

void TestAdminGuard::refusesSmuggling_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("slug");
    const auto row = [](const char *name, const std::string &fields, const char *slug) {
        QTest::newRow(name)
            << QByteArray::fromStdString(
                   "POST /api/v1/audit HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                   "application/json\r\n" +
                   fields + "\r\n\r\n" + kSmuggled)
            << QByteArray(slug);
    };
    row("chunked", "Transfer-Encoding: chunked", "transfer-encoding-refused");
    row("two lengths", "Content-Length: 0\r\nContent-Length: 52", "bad-content-length");
    row("length and chunked", "Content-Length: 52\r\nTransfer-Encoding: chunked",
        "bad-content-length");
    row("negative", "Content-Length: -1", "bad-content-length");
    row("overflowing", "Content-Length: 99999999999999999999", "bad-content-length");
    row("hidden by a blank", "Content-Length : 52", "bad-field");
    row("hidden by a fold", "X: a\r\n Content-Length: 52", "bad-field");
    row("hidden by CR", "X: a\rContent-Length: 52", "bad-field");
    row("hidden by LF", "X: a\nContent-Length: 52", "bad-field");
    row("none", "X: a", "length-required");
    QTest::newRow("body of a GET")
        << QByteArray("GET /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\n") +
               QByteArray::fromStdString(kSmuggled)
        << QByteArray("unexpected-body");
    QTest::newRow("LF only") << QByteArray("GET /health HTTP/1.1\nHost: localhost\n\n")
                             << QByteArray("bad-field");
    QTest::newRow("no request") << QByteArray("\r\n\r\n") << QByteArray("bad-request-line");
    QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
                            << QByteArray("unknown-version");
    QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\n", 8)
                         << QByteArray("bad-field");
}

void TestAdminGuard::refusesSmuggling()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, slug);
    TestDoor door;
    RawClient client(door.port);
    const RawAnswer answer = client.ask(request.toStdString());
    QCOMPARE(answer.slug(), slug.toStdString());
    QVERIFY(answer.has("Content-Type: application/problem+json\r\n"));
    if (slug == "length-required") { // framing is sound: what follows is a request of its own
        QCOMPARE(client.read().status, 200);
        return;
    }
    QVERIFY(answer.has("Connection: close\r\n"));
    QVERIFY(client.isClosedByServer()); // and nothing of what followed was answered
    QVERIFY(door.services.calls().isEmpty());
}

void TestAdminGuard::refusesMediaTypes_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<int>("status");
    QTest::newRow("json") << QByteArray("Content-Type: application/json\r\n") << 202;
    QTest::newRow("charset") << QByteArray("content-type: Application/JSON ; charset=utf-8\r\n")
                             << 202;
    QTest::newRow("none") << QByteArray() << 415;
    QTest::newRow("empty") << QByteArray("Content-Type:\r\n") << 415;
    QTest::newRow("form") << QByteArray("Content-Type: application/x-www-form-urlencoded\r\n")
                          << 415;
    QTest::newRow("text") << QByteArray("Content-Type: text/plain\r\n") << 415;
    QTest::newRow("longer") << QByteArray("Content-Type: application/json5\r\n") << 415;
    QTest::newRow("list") << QByteArray("Content-Type: text/plain, application/json\r\n") << 415;
}

void TestAdminGuard::refusesMediaTypes()
{
    QFETCH(QByteArray, field);
    QFETCH(int, status);
    TestDoor door;
    RawClient client(door.port);
    const RawAnswer answer = client.ask(
        QByteArray("POST /api/v1/audit HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n" +
                   field + "\r\n{}")
            .toStdString());
    QCOMPARE(answer.status, status);
    QCOMPARE(door.services.calls().size(), status == 202 ? 1 : 0);
}

void TestAdminGuard::answersPipelinedRequestsInOrder()
{
    TestDoor door;
    RawClient client(door.port);
    std::string requests;
    constexpr int kRounds = 100;
    for (int i = 0; i < kRounds; ++i)
        requests += get("/api/v1/cluster") + post("/api/v1/backfill", R"({"a":"b"})") +
                    get("/nothing") + get("/metrics");
    QVERIFY(client.send(requests));
    for (int i = 0; i < kRounds; ++i) {
        QCOMPARE(client.read().body, std::string(R"({"what":"cluster"})"));
        QCOMPARE(client.read().status, 202);
        QCOMPARE(client.read().status, 404);
        QCOMPARE(client.read().body, std::string("up 1\n"));
    }
    QCOMPARE(door.services.calls().size(), kRounds);
}

void TestAdminGuard::readsByteByByte()
{
    TestDoor door;
    RawClient client(door.port);
    for (const char byte : post("/api/v1/audit", "{ }"))
        QVERIFY(client.send(std::string_view(&byte, 1)));
    QCOMPARE(client.read().status, 202);
}

void TestAdminGuard::asksForAnExpectedBody()
{
    TestDoor door;
    RawClient client(door.port);
    const std::string head = "POST /api/v1/audit HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                             "application/json\r\nExpect: 100-continue\r\nContent-Length: ";
    QCOMPARE(client.ask(head + "2\r\n\r\n").status, 100);
    QCOMPARE(client.ask("{}").status, 202);
    QCOMPARE(client.ask(head + "999999999\r\n\r\n").status, 413); // before a byte of it
    QVERIFY(client.isClosedByServer());
}

void TestAdminGuard::closesWhenAsked_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("close") << QByteArray(
        "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    QTest::newRow("HTTP/1.0") << QByteArray("GET /health HTTP/1.0\r\nHost: localhost\r\n\r\n");
    QTest::newRow("HEAD") << QByteArray(
        "HEAD /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
}

void TestAdminGuard::closesWhenAsked()
{
    QFETCH(QByteArray, request);
    TestDoor door;
    RawClient client(door.port);
    QVERIFY(client.send(request.toStdString()));
    const RawAnswer answer = client.read(request.startsWith("HEAD"));
    QVERIFY(answer.status == 200 || answer.status == 405);
    QVERIFY(answer.has("Connection: close\r\n"));
    QVERIFY(client.isClosedByServer());
}

void TestAdminGuard::turnsTheNextConnectionAway()
{
    TestDoor door;
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 64; ++i) {
        clients.push_back(std::make_unique<RawClient>(door.port));
        QCOMPARE(clients.back()->ask(get("/health")).status, 200);
    }
    RawClient next(door.port);
    const RawAnswer answer = next.ask(get("/health"));
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.slug(), std::string("too-many-connections"));
    QVERIFY(answer.has("Retry-After: "));
    QVERIFY(next.isClosedByServer());
    QCOMPARE(clients.front()->ask(get("/health")).status, 200);
    clients.back()->close();
    // The place is free once the server has noticed.
    QVERIFY(isServedSoon(door));
}

void TestAdminGuard::tellsOnlySoManyThatItIsFull()
{
    AdminBounds bounds;
    bounds.connections = 1;
    TestDoor door(bounds);
    RawClient only(door.port);
    QCOMPARE(only.ask(get("/health")).status, 200);
    std::vector<std::unique_ptr<RawClient>> lingering;
    for (std::size_t i = 0; i < kRefusedConnections; ++i) {
        lingering.push_back(std::make_unique<RawClient>(door.port));
        QCOMPARE(lingering.back()->read().status, 503);
    }
    RawClient further(door.port);
    QCOMPARE(further.read().status, 0);
    QCOMPARE(only.ask(get("/health")).status, 200);
}

void TestAdminGuard::endsSlowRequests_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("one byte") << QByteArray("G");
    QTest::newRow("half a head") << QByteArray("GET /health HTTP/1.1\r\nHost: lo");
    QTest::newRow("half a body") << QByteArray(
        "POST /api/v1/audit HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
        "application/json\r\nContent-Length: 10\r\n\r\n{");
}

void TestAdminGuard::endsSlowRequests()
{
    QFETCH(QByteArray, part);
    AdminBounds bounds;
    bounds.requestTimeout = std::chrono::milliseconds(50);
    TestDoor door(bounds);
    RawClient client(door.port);
    const RawAnswer answer = client.ask(part.toStdString());
    QCOMPARE(answer.status, 408);
    QCOMPARE(answer.slug(), std::string("request-timeout"));
    QVERIFY(client.isClosedByServer());
    QVERIFY(door.services.calls().isEmpty());
}

void TestAdminGuard::endsIdleConnections()
{
    AdminBounds bounds;
    bounds.idleTimeout = std::chrono::milliseconds(50);
    TestDoor door(bounds);
    RawClient client(door.port);
    QCOMPARE(client.ask(get("/health")).status, 200);
    QVERIFY(client.isClosedByServer()); // without a word
}

void TestAdminGuard::endsWhoNeverSends()
{
    AdminBounds bounds;
    bounds.requestTimeout = std::chrono::milliseconds(50);
    TestDoor door(bounds);
    RawClient client(door.port);
    QVERIFY(client.isClosedByServer());
}

void TestAdminGuard::endsWhoNeverReads()
{
    AdminBounds bounds;
    bounds.sendTimeout = std::chrono::milliseconds(50);
    bounds.connections = 1;
    TestDoor door(bounds);
    door.services.fillerSize = 16'000'000; // more than the kernel takes
    RawClient client(door.port);
    QVERIFY(client.send(get("/api/v1/ledger")));
    QVERIFY(isServedSoon(door)); // its place is free
}

void TestAdminGuard::aHandlerThatTakesLongIsNotTheClientsFault()
{
    AdminBounds bounds;
    bounds.requestTimeout = std::chrono::milliseconds(100);
    TestDoor door(bounds);
    QSemaphore entered;
    QSemaphore released;
    door.services.onCluster = [&] {
        entered.release();
        released.acquire();
    };
    RawClient other(door.port);
    QCOMPARE(other.ask(get("/health")).status, 200);
    QVERIFY(other.send("GET /hea"));
    QCOMPARE(RawClient(door.port).ask(get("/health")).status, 200); // so the part is being timed
    RawClient slow(door.port);
    QVERIFY(slow.send(get("/api/v1/cluster")));
    entered.acquire();
    QVERIFY(other.send("lth HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    QVERIFY(!released.tryAcquire(1, 200)); // the time-out passes meanwhile
    released.release();
    QCOMPARE(slow.read().status, 200);
    QCOMPARE(other.read().status, 200);
}

void TestAdminGuard::survivesHangUpBeforeTheAnswer_data()
{
    QTest::addColumn<bool>("isHard");
    QTest::newRow("closed") << false;
    QTest::newRow("reset") << true;
}

void TestAdminGuard::survivesHangUpBeforeTheAnswer()
{
    QFETCH(bool, isHard);
    TestDoor door;
    QSemaphore entered;
    QSemaphore released;
    door.services.onCluster = [&] {
        entered.release();
        released.acquire();
    };
    for (int i = 0; i < 20; ++i) {
        RawClient client(door.port);
        QVERIFY(client.send(get("/api/v1/cluster") + get("/api/v1/ledger")));
        entered.acquire();
        if (isHard)
            client.reset();
        else
            client.close();
        released.release();
    }
    QCOMPARE(RawClient(door.port).ask(get("/health")).status, 200);
}

void TestAdminGuard::survivesHangUpAnywhere()
{
    AdminBounds bounds;
    bounds.connections = 4;
    TestDoor door(bounds);
    const std::string request = post("/api/v1/audit", "{}");
    for (std::size_t size = 0; size <= request.size(); ++size) {
        RawClient client(door.port);
        client.send(std::string_view(request).substr(0, size));
        if (size % 2 == 0)
            client.reset();
    }
    QVERIFY(isServedSoon(door));
}

void TestAdminGuard::stopsWithOpenConnections()
{
    TestDoor door;
    RawClient idle(door.port);
    QCOMPARE(idle.ask(get("/health")).status, 200);
    RawClient half(door.port);
    QVERIFY(half.send("GET /"));
    door.stop();
    QVERIFY(idle.isClosedByServer());
    QVERIFY(!RawClient(door.port).isConnected());
}

QTEST_GUILESS_MAIN(TestAdminGuard)
#include "tst_admin_guard.moc"
