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

class TestHttpConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void answersSeveralRequestsOnOneConnection();
    void answersInTheOrderOfTheRequests();
    void opensNoMoreHandlersThanAllowed();
    void takesRequestsByteByByte();
    void sendsContinueWhenTheHeadIsAccepted();
    void sendsContinueOnlyBehindEarlierAnswers();
    void closesInsteadOfContinueAfterAnEarlyAnswer();
    void curlNeedNotWaitForContinue();
    void answersHeadWithoutBody();
    void closesForOldClients();
    void keepsOldClientsThatAskForIt();
    void closesWhenAsked();
    void earlyAnswerKeepsTheConnection();
    void halfClosedClientGetsItsAnswers();
    void refusalsArriveIntact_data();
    void refusalsArriveIntact();
    void refusalComesBehindEarlierAnswers();
    void pausedHandlerBlocksTheSender();
    void pauseHoldsBackPiecesAlreadyRead();
    void clientThatDoesNotReadIsNotRead();
    void missingHandlerIsAnError();
    void countsWhatHappens();
};

void TestHttpConnection::answersSeveralRequestsOnOneConnection()
{
    TestDoor door;
    const auto client = door.connectClient();
    client->send(post("/echo?1", "hello"));
    QVERIFY(client->waitFor("hello"));
    QVERIFY(client->text().starts_with("HTTP/1.1 200 OK\r\n"));
    QVERIFY(client->text().find("Content-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello") !=
            std::string::npos);
    QVERIFY(client->text().find("Connection:") == std::string::npos);
    client->send("\r\n" + post("/echo?2", "again"));
    QVERIFY(client->waitFor("again"));
    QTRY_COMPARE(door.script.count("destroyed 2"), 1);
    QCOMPARE(door.script.count("peer 127.0.0.1"), 2);
    QVERIFY(!client->isEnded());
}

void TestHttpConnection::answersInTheOrderOfTheRequests()
{
    TestDoor door;
    const auto client = door.connectClient();
    client->send(get("/hold?a") + get("/hold?b") + post("/echo?c", "third"));
    QTRY_COMPARE(door.script.count("end c"), 1);
    door.release("b");
    door.release("b"); // the second has no effect
    QCOMPARE(client->text(), std::string());
    door.release("a");
    QVERIFY(client->waitFor("third"));
    const std::string &text = client->text();
    QVERIFY(text.find("released a") < text.find("released b"));
    QVERIFY(text.find("released b") < text.find("third"));
    QCOMPARE(client->count("HTTP/1.1 200"), 3);
}

void TestHttpConnection::opensNoMoreHandlersThanAllowed()
{
    Limits limits;
    limits.pipelinedRequests = 2;
    TestDoor door(limits);
    const auto client = door.connectClient();
    std::string requests;
    for (int i = 0; i < 5; ++i)
        requests += get("/hold?" + std::to_string(i));
    client->send(requests);
    QTRY_COMPARE(door.script.count("end 1"), 1);
    for (int i = 0; i < 5; ++i) {
        QTRY_COMPARE(door.script.count("head /hold"), std::min(5, i + 2));
        door.release(std::to_string(i));
        QVERIFY(client->waitForCount("HTTP/1.1 200", i + 1));
    }
    QVERIFY(client->waitFor("released 4"));
}

void TestHttpConnection::takesRequestsByteByByte()
{
    TestDoor door;
    const auto client = door.connectClient();
    const std::string chunked =
        "POST /echo?x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        "3;a=b\r\nabc\r\n2\r\nde\r\n0\r\nT: u\r\n\r\n";
    for (const char c : chunked + post("/echo", "second"))
        QVERIFY(client->send({&c, 1}));
    QVERIFY(client->waitFor("second"));
    QVERIFY(client->text().find("\r\n\r\nabcde") != std::string::npos);
}

void TestHttpConnection::sendsContinueWhenTheHeadIsAccepted()
{
    TestDoor door;
    const auto client = door.connectClient();
    client->send(
        "POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
    QVERIFY(client->waitFor("HTTP/1.1 100 Continue\r\n\r\n"));
    QCOMPARE(client->text(), std::string("HTTP/1.1 100 Continue\r\n\r\n"));
    client->send("body");
    QVERIFY(client->waitFor("\r\n\r\nbody"));
    client->send(post("/echo", "with body", "Expect: 100-continue\r\n"));
    QVERIFY(client->waitFor("with body"));
    QCOMPARE(client->count("100 Continue"), 1); // it had come already
    QVERIFY(!client->isEnded());
}

void TestHttpConnection::sendsContinueOnlyBehindEarlierAnswers()
{
    TestDoor door;
    const auto client = door.connectClient();
    client->send(
        get("/hold?a") +
        "POST /echo?b HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
    QTRY_COMPARE(door.script.count("head /echo"), 1);
    QCOMPARE(client->text(), std::string());
    door.release("a");
    QVERIFY(client->waitFor("100 Continue"));
    QVERIFY(client->text().find("released a") < client->text().find("100 Continue"));
}

void TestHttpConnection::closesInsteadOfContinueAfterAnEarlyAnswer()
{
    TestDoor door;
    const auto client = door.connectClient();
    client->send(
        "POST /early HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
    QVERIFY(client->waitForEnd());
    QVERIFY(client->text().starts_with("HTTP/1.1 503 "));
    QVERIFY(client->text().find("Connection: close\r\n") != std::string::npos);
    QCOMPARE(client->count("100 Continue"), 0);
}

void TestHttpConnection::curlNeedNotWaitForContinue()
{
#ifdef __SANITIZE_THREAD__
    QSKIP("ThreadSanitizer cannot start threads after QProcess has forked");
#endif
    const QString curl = QStandardPaths::findExecutable(u"curl"_s);
    if (curl.isEmpty())
        QSKIP("curl is not installed");
    TestDoor door;
    QProcess process;
    process.start(curl, {u"-sS"_s, u"--noproxy"_s, u"*"_s, u"-H"_s, u"Expect: 100-continue"_s,
                         u"--expect100-timeout"_s, u"8"_s, u"--data-binary"_s, u"@-"_s, u"-o"_s,
                         u"/dev/null"_s, u"-w"_s, u"%{http_code} %{size_upload}"_s,
                         u"http://127.0.0.1:%1/echo?curl"_s.arg(door.port)});
    QElapsedTimer timer;
    timer.start();
    process.write(QByteArray(300'000, 'x'));
    process.closeWriteChannel();
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 20'000);
    QCOMPARE(process.readAllStandardOutput(), "200 300000"_ba);
    QVERIFY(timer.elapsed() < 7'000);
    QCOMPARE(door.script.bodyBytes("curl"), std::size_t{300'000});
}

void TestHttpConnection::answersHeadWithoutBody()
{
    TestDoor door;
    const auto client = door.connectClient();
    client->send("HEAD /big HTTP/1.1\r\nHost: x\r\n\r\n" + post("/echo", "next"));
    QVERIFY(client->waitFor("next"));
    QVERIFY(client->text().find("Content-Length: 65536\r\n\r\nHTTP/1.1 200") != std::string::npos);
}

void TestHttpConnection::closesForOldClients()
{
    TestDoor door;
    const auto client = door.connectClient();
    client->send("GET /echo?old HTTP/1.0\r\n\r\nGET /echo?more HTTP/1.0\r\n\r\n");
    QVERIFY(client->waitForEnd());
    QCOMPARE(client->count("HTTP/1.1 200"), 1);
    QVERIFY(client->text().find("Connection: close\r\n") != std::string::npos);
    QCOMPARE(door.script.count("head /echo"), 1);
}

void TestHttpConnection::keepsOldClientsThatAskForIt()
{
    TestDoor door;
    const auto client = door.connectClient();
    const std::string request =
        "POST /echo HTTP/1.0\r\nConnection: keep-alive\r\nContent-Length: 1\r\n\r\na";
    client->send(request);
    QVERIFY(client->waitForCount("Connection: keep-alive\r\n", 1));
    client->send(request);
    QVERIFY(client->waitForCount("Connection: keep-alive\r\n", 2));
}

void TestHttpConnection::closesWhenAsked()
{
    TestDoor door;
    const auto client = door.connectClient();
    client->send(get("/hold?a", "Connection: close\r\n") + get("/echo?never"));
    QTRY_COMPARE(door.script.count("end a"), 1);
    QVERIFY(!client->isEnded());
    door.release("a");
    QVERIFY(client->waitForEnd());
    QVERIFY(client->text().find("Connection: close\r\n") != std::string::npos);
    QCOMPARE(door.script.count("head /echo"), 0);
}

void TestHttpConnection::earlyAnswerKeepsTheConnection()
{
    TestDoor door;
    const auto client = door.connectClient();
    QVERIFY(
        client->send(post("/early?e", std::string(3'000'000, 'x')) + post("/echo", "after it")));
    QVERIFY(client->waitFor("after it"));
    QVERIFY(client->text().starts_with("HTTP/1.1 503 "));
    QCOMPARE(door.script.bodyBytes("e"), std::size_t{0});
    QCOMPARE(door.script.count("end e"), 0);
    QCOMPARE(door.script.count("cut e"), 0);
}

void TestHttpConnection::halfClosedClientGetsItsAnswers()
{
    TestDoor door;
    const auto client = door.connectClient();
    client->send(get("/hold?a") + get("/hold?b"));
    client->endSending();
    QTRY_COMPARE(door.script.count("end b"), 1);
    door.release("b");
    door.release("a");
    QVERIFY(client->waitForEnd());
    QVERIFY(client->text().find("released b") != std::string::npos);
    QCOMPARE(client->count("Connection: close\r\n"), 1);
    QCOMPARE(door.script.count("gone a"), 0);
    QTRY_COMPARE(door.pool.openConnections(), 0);
}

void TestHttpConnection::refusalsArriveIntact_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("more"); // bytes sent whatever the server says
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("slug");
    QTest::newRow("413 by length")
        << "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 40000000\r\n\r\n"_ba << 12'000'000
        << "413"_ba
        << "body-too-large"_ba;
    QTest::newRow("413 by counting")
        << "POST /hold HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nfffff\r\n"_ba
        << 12'000'000 << "413"_ba
        << "body-too-large"_ba;
    QTest::newRow("431") << "GET / HTTP/1.1\r\nHost: x\r\nA: "_ba << 2'000'000 << "431"_ba
                         << "head-too-large"_ba;
    QTest::newRow("400") << "GET / HTTP/1.1\r\n\r\n"_ba << 2'000'000 << "400"_ba
                         << "bad-host"_ba;
    QTest::newRow("417") << "POST / HTTP/1.1\r\nHost: x\r\nExpect: x\r\n\r\n"_ba << 0 << "417"_ba
                         << "bad-expectation"_ba;
    QTest::newRow("505") << "GET / HTTP/3.0\r\n\r\n"_ba << 0 << "505"_ba
                         << "unknown-version"_ba;
}

void TestHttpConnection::refusalsArriveIntact()
{
    QFETCH(QByteArray, request);
    QFETCH(int, more);
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, slug);
    Limits limits;
    limits.bodyBytes = 1'000'000;
    TestDoor door(limits);
    const auto client = door.connectClient();
    QVERIFY(client->send(request.toStdString() + std::string(static_cast<std::size_t>(more), 'a')));
    QVERIFY(client->waitForEnd());
    QVERIFY(client->text().starts_with("HTTP/1.1 " + status.toStdString() + " "));
    QVERIFY(client->text().find("Content-Type: application/problem+json\r\n") != std::string::npos);
    QVERIFY(client->text().find("Connection: close\r\n") != std::string::npos);
    QVERIFY(client->text().find("{\"type\":\"urn:timeless-gateway:error:" + slug.toStdString() +
                                "\"") != std::string::npos);
    QVERIFY(client->text().ends_with("}\n"));
}

void TestHttpConnection::refusalComesBehindEarlierAnswers()
{
    TestDoor door;
    const auto client = door.connectClient();
    client->send(get("/hold?a") + "nonsense\r\n\r\n");
    QTRY_COMPARE(door.script.count("end a"), 1);
    QCOMPARE(client->text(), std::string());
    door.release("a");
    QVERIFY(client->waitForEnd());
    QVERIFY(client->text().find("released a") < client->text().find("HTTP/1.1 400"));
}

void TestHttpConnection::pausedHandlerBlocksTheSender()
{
    TestDoor door;
    const auto client = door.connectClient();
    const std::size_t length = 60'000'000;
    client->send("POST /pause?a HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(length) +
                 "\r\n\r\n");
    const std::string piece(1'000'000, 'p');
    std::size_t sent = 0;
    QElapsedTimer sinceProgress;
    sinceProgress.start();
    QVERIFY(QTest::qWaitFor(
        [&] {
            const std::size_t now = client->sendSome(
                std::string_view(piece).substr(0, std::min(piece.size(), length - sent)));
            sent += now;
            if (now > 0)
                sinceProgress.restart();
            return sinceProgress.elapsed() > 700;
        },
        20'000));
    QVERIFY2(sent < 20'000'000,
             qPrintable(QString::number(sent))); // what the kernel keeps for both sides
    QVERIFY(door.script.bodyBytes("a") <= kBodyReadBytes);
    door.resume("a");
    QVERIFY(QTest::qWaitFor(
        [&] {
            sent += client->sendSome(
                std::string_view(piece).substr(0, std::min(piece.size(), length - sent)));
            return sent == length;
        },
        20'000));
    QTRY_COMPARE_WITH_TIMEOUT(door.script.bodyBytes("a"), length, 20'000);
}

void TestHttpConnection::pauseHoldsBackPiecesAlreadyRead()
{
    TestDoor door;
    const auto client = door.connectClient();
    client->send("POST /pause?a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
                 "chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n0\r\n\r\n" +
                 post("/echo?b", "next"));
    QTRY_COMPARE(door.script.bodyBytes("a"), std::size_t{1});
    QCOMPARE(door.script.count("end a"), 0);
    door.resume("a");
    QVERIFY(client->waitFor("next"));
    QVERIFY(client->text().find("\r\n\r\nab") != std::string::npos);
    QCOMPARE(door.script.bodyBytes("a"), std::size_t{2});
}

void TestHttpConnection::clientThatDoesNotReadIsNotRead()
{
    TestDoor door;
    const auto client = door.connectClient();
    const std::string request = get("/big?a");
    int sent = 0;
    std::string_view rest = request;
    QElapsedTimer sinceProgress;
    sinceProgress.start();
    QVERIFY(QTest::qWaitFor(
        [&] { // until the answers have filled all buffers, and then the requests theirs
            for (int i = 0; i < 1'000 && sent < 400'000; ++i) {
                const std::size_t taken = client->sendSome(rest);
                if (taken == 0)
                    break;
                rest.remove_prefix(taken);
                sinceProgress.restart();
                if (rest.empty()) {
                    ++sent;
                    rest = request;
                }
            }
            return sinceProgress.elapsed() > 700;
        },
        20'000));
    const int handled = door.script.count("head /big");
    QVERIFY2(handled < 400, qPrintable(QString::number(handled))); // 64 KiB each
    QVERIFY(sent > handled);
    QVERIFY(client->waitFor("HTTP/1.1 200")); // reading lets it go on
    QTRY_COMPARE_GT(door.script.count("head /big"), handled);
}

void TestHttpConnection::missingHandlerIsAnError()
{
    TestDoor door;
    const auto client = door.connectClient();
    client->send(get("/nothing"));
    QVERIFY(client->waitForEnd());
    QVERIFY(client->text().starts_with("HTTP/1.1 500 "));
}

void TestHttpConnection::countsWhatHappens()
{
    TestDoor door;
    const auto client = door.connectClient();
    const std::string requests = post("/echo", "hello") + post("/early", "x") + "nonsense\r\n\r\n";
    client->send(requests);
    QVERIFY(client->waitForEnd());
    client->close();
    QTRY_COMPARE(door.pool.totals().closed, std::uint64_t{1});
    const HttpTotals totals = door.pool.totals();
    QCOMPARE(totals.accepted, std::uint64_t{1});
    QCOMPARE(totals.open, std::uint64_t{0});
    QCOMPARE(totals.requests, std::uint64_t{2});
    QCOMPARE(totals.faults, std::uint64_t{1});
    QCOMPARE(totals.answers[2], std::uint64_t{1});
    QCOMPARE(totals.answers[4], std::uint64_t{1});
    QCOMPARE(totals.answers[5], std::uint64_t{1});
    QCOMPARE(totals.bytesIn, std::uint64_t{requests.size()});
    QCOMPARE(totals.bytesOut, std::uint64_t{client->text().size()});
}

QTEST_GUILESS_MAIN(TestHttpConnection)
#include "tst_http_connection.moc"
