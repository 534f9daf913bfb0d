#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include "request_bytes.h"
#include "test_door.h"

using namespace Qt::StringLiterals;
using namespace tg;
using namespace tg::ingest;
using namespace tg::ingest::test;

class TestBrokenClients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void bodyCutShortIsReported_data();
    void bodyCutShortIsReported();
    void aCutBodyIsNoSuccessWhateverItsHandlerAnswers();
    void clientMayLeaveAtAnyTime_data();
    void clientMayLeaveAtAnyTime();
    void slowHeadGets408();
    void stalledBodyGets408();
    void pausedBodyDoesNotStall();
    void idleConnectionIsClosedWithoutAnswer();
    void requestsSentAtOnceAreAllAnswered();
};

void TestBrokenClients::bodyCutShortIsReported_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<bool>("endsSending");
    QTest::addColumn<QByteArray>("slug");
    QTest::newRow("end of input")
        << "POST /hold?a HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc"_ba << true
        << "body-cut"_ba;
    QTest::newRow("end of input when chunked")
        << "POST /hold?a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"_ba
        << true << "body-cut"_ba;
    QTest::newRow("broken chunk")
        << "POST /hold?a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhelloX"_ba
        << false << "bad-chunk"_ba;
}

void TestBrokenClients::bodyCutShortIsReported()
{
    QFETCH(QByteArray, request);
    QFETCH(bool, endsSending);
    QFETCH(QByteArray, slug);
    TestDoor door;
    const auto client = door.connectClient();
    client->send(request.toStdString());
    if (endsSending)
        client->endSending();
    QVERIFY(client->waitForEnd());
    QVERIFY(client->text().starts_with("HTTP/1.1 400 "));
    QVERIFY(client->text().find("urn:timeless-gateway:error:" + slug.toStdString()) !=
            std::string::npos);
    QCOMPARE(door.script.count("cut a"), 1);
    QCOMPARE(door.script.count("end a"), 0);
    QCOMPARE(door.script.count("destroyed a"), 1);
}

void TestBrokenClients::aCutBodyIsNoSuccessWhateverItsHandlerAnswers()
{
    TestDoor door;
    const auto client = door.connectClient();
    client->send("POST /cutok HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
    client->endSending();
    QVERIFY(client->waitForEnd());
    QVERIFY(client->text().starts_with("HTTP/1.1 400 "));
    QVERIFY(client->text().find("error:body-cut") != std::string::npos);
    QCOMPARE(client->count("HTTP/1.1"), 1);
    QCOMPARE(door.script.count("cut "), 1); // it has been told
}

void TestBrokenClients::clientMayLeaveAtAnyTime_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("seen");  // what the script has noted before the client goes
    QTest::addColumn<QByteArray>("noted"); // and what it must note afterwards
    QTest::newRow("before a byte") << ""_ba
                                   << ""_ba
                                   << ""_ba;
    QTest::newRow("in the head") << "GET / HT"_ba
                                 << ""_ba
                                 << ""_ba;
    QTest::newRow("in the body")
        << "POST /hold?a HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc"_ba
        << "head /hold"_ba
        << "cut a"_ba;
    QTest::newRow("in a chunk line")
        << "POST /hold?a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5"_ba
        << "head /hold"_ba
        << "cut a"_ba;
    QTest::newRow("waiting for the answer") << "GET /hold?a HTTP/1.1\r\nHost: x\r\n\r\n"_ba
                                            << "end a"_ba
                                            << "gone a"_ba;
    QTest::newRow("waiting for the last answer")
        << "GET /hold?a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"_ba
        << "end a"_ba
        << "gone a"_ba;
    QTest::newRow("with several open")
        << "GET /hold?a HTTP/1.1\r\nHost: x\r\n\r\nPOST /echo?b HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nb"_ba
        << "head /echo"_ba
        << "gone a"_ba;
    QTest::newRow("while paused")
        << "POST /pause?a HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nb"_ba
        << "head /pause"_ba
        << "gone a"_ba;
}

void TestBrokenClients::clientMayLeaveAtAnyTime()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, seen);
    QFETCH(QByteArray, noted);
    Limits limits;
    limits.idleTimeout =
        std::chrono::milliseconds(200); // a paused request is looked after at each scan
    TestDoor door(limits);
    const auto client = door.connectClient();
    client->send(request.toStdString());
    QTRY_COMPARE(door.pool.openConnections(), 1);
    if (!seen.isEmpty())
        QTRY_COMPARE_GE(door.script.count(seen.toStdString()), 1);
    client->reset();
    if (!noted.isEmpty())
        QTRY_COMPARE(door.script.count(noted.toStdString()), 1);
    QTRY_COMPARE(door.pool.openConnections(), 0);
    if (!noted.isEmpty())
        QCOMPARE(door.script.count("destroyed a"), 1);
    door.release("a"); // too late: nobody is there
    const auto next = door.connectClient();
    next->send(post("/echo", "alive"));
    QVERIFY(next->waitFor("alive"));
}

void TestBrokenClients::slowHeadGets408()
{
    Limits limits;
    limits.headTimeout = std::chrono::milliseconds(80);
    TestDoor door(limits);
    const auto client = door.connectClient();
    client->send(post("/echo", "first") + "GET / HTTP/1.1\r\nHo");
    QVERIFY(client->waitForEnd());
    QVERIFY(client->text().find("first") < client->text().find("HTTP/1.1 408 Request Timeout"));
    QVERIFY(client->text().find("error:head-timeout") != std::string::npos);
}

void TestBrokenClients::stalledBodyGets408()
{
    Limits limits;
    limits.bodyStall = std::chrono::milliseconds(80);
    TestDoor door(limits);
    const auto client = door.connectClient();
    client->send("POST /hold?a HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
    QVERIFY(client->waitForEnd());
    QVERIFY(client->text().starts_with("HTTP/1.1 408 "));
    QVERIFY(client->text().find("error:body-stalled") != std::string::npos);
    QCOMPARE(door.script.count("cut a"), 1);
}

void TestBrokenClients::pausedBodyDoesNotStall()
{
    Limits limits;
    limits.bodyStall = std::chrono::milliseconds(40);
    TestDoor door(limits);
    const auto client = door.connectClient();
    const auto witness = door.connectClient();
    client->send("POST /pause?a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\na");
    witness->send("POST /hold?w HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\na");
    QVERIFY(witness->waitForEnd()); // as long as that, somebody else has been cut
    QCOMPARE(door.script.count("cut a"), 0);
    client->send("bc");
    door.resume("a");
    QVERIFY(client->waitFor("\r\n\r\nabc"));
}

void TestBrokenClients::idleConnectionIsClosedWithoutAnswer()
{
    Limits limits;
    limits.idleTimeout = std::chrono::milliseconds(400);
    TestDoor door(limits);
    const auto fresh = door.connectClient();
    const auto used = door.connectClient();
    const auto waiting = door.connectClient();
    used->send(post("/echo", "x"));
    waiting->send(get("/hold?a"));
    QVERIFY(fresh->waitForEnd());
    QVERIFY(used->waitForEnd());
    QCOMPARE(fresh->text(), std::string());
    QCOMPARE(used->count("HTTP/1.1"), 1);
    QVERIFY(!waiting->isEnded()); // it is us whom it waits for
    door.release("a");
    QVERIFY(waiting->waitFor("released a"));
}

// However long they are: what was announced while carried bytes were handed on must not be
// forgotten.
void TestBrokenClients::requestsSentAtOnceAreAllAnswered()
{
    TestDoor door;
    constexpr int kCount = 1'500;
    for (std::size_t padding = 0; padding < 100; padding += 3) {
        const auto client = door.connectClient();
        std::string requests;
        for (int i = 0; i < kCount; ++i)
            requests += get("/early?" + std::string(padding, 'p'));
        client->send(requests);
        QVERIFY2(client->waitForCount("HTTP/1.1 503", kCount),
                 qPrintable(QString::number(padding)));
    }
}

QTEST_GUILESS_MAIN(TestBrokenClients)
#include "tst_broken_clients.moc"
