// Answers that are made bit by bit, as a client sees them.
#include <QRegularExpression>
#include <QTest>

#include "test_door.h"

using namespace Qt::StringLiterals;
using namespace tg::ingest::test;

namespace {

std::string get(const std::string &target, const std::string &fields = {},
                const std::string &version = "1.1")
{
    return "GET " + target + " HTTP/" + version + "\r\nHost: x\r\n" + fields + "\r\n";
}

// The body of a chunked answer; empty unless its last chunk has come.
std::string unchunked(std::string_view text)
{
    std::string body;
    text.remove_prefix(std::min(text.size(), text.find("\r\n\r\n") + 4));
    for (;;) {
        const auto line = text.find("\r\n");
        if (line == std::string_view::npos)
            return {};
        const auto size = std::stoul(std::string(text.substr(0, line)), nullptr, 16);
        if (size == 0)
            return body;
        if (text.size() < line + 2 + size + 2)
            return {};
        body += text.substr(line + 2, size);
        text.remove_prefix(line + 2 + size + 2);
    }
}

} // namespace

class TestStreamedAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void goOutInChunks();
    void haveALengthWhenItIsKnown();
    void endWithTheConnectionForOldClients();
    void toHeadHaveNoBody();
    void keepTheirPlaceAmongOthers();
    void thatBreakOffAreNotTakenForWhole_data();
    void thatBreakOffAreNotTakenForWhole();
    void waitForAClientThatDoesNotRead();
    void areGivenUpWhenTheClientLeaves();
};

void TestStreamedAnswers::goOutInChunks()
{
    TestDoor door;
    RawClient client(door.port);
    QVERIFY(client.send(get("/stream?3000000")));
    QVERIFY(client.waitFor("\r\n0\r\n\r\n"));
    QVERIFY(client.text().find("Transfer-Encoding: chunked\r\n") != std::string::npos);
    QVERIFY(client.text().find("Content-Length") == std::string::npos);
    QCOMPARE(unchunked(client.text()), streamedText(3'000'000));
    QVERIFY(client.send(get("/echo?next"))); // the connection is kept
    QVERIFY(client.waitForCount("HTTP/1.1 200 OK", 2));
}

void TestStreamedAnswers::haveALengthWhenItIsKnown()
{
    TestDoor door;
    RawClient client(door.port);
    QVERIFY(client.send(get("/streamlength?700000")));
    QVERIFY(client.waitFor("Content-Length: 700000\r\n"));
    QVERIFY(client.waitFor("\r\n\r\n" + streamedText(700'000)));
    QVERIFY(client.send(get("/echo?next")));
    QVERIFY(client.waitForCount("HTTP/1.1 200 OK", 2));
}

void TestStreamedAnswers::endWithTheConnectionForOldClients()
{
    TestDoor door;
    RawClient client(door.port);
    QVERIFY(client.send(get("/stream?300000", "Connection: keep-alive\r\n", "1.0")));
    QVERIFY(client.waitForEnd());
    QVERIFY(client.text().find("Connection: close\r\n") != std::string::npos);
    QVERIFY(client.text().find("chunked") == std::string::npos);
    QVERIFY(client.text().ends_with("\r\n\r\n" + streamedText(300'000)));
}

void TestStreamedAnswers::toHeadHaveNoBody()
{
    TestDoor door;
    RawClient client(door.port);
    QVERIFY(client.send("HEAD /stream?100000 HTTP/1.1\r\nHost: x\r\n\r\n" + get("/echo?next")));
    QVERIFY(client.waitForCount("HTTP/1.1 200 OK", 2));
    QVERIFY(client.text().find("\r\n\r\nHTTP/1.1 200 OK") != std::string::npos);
}

void TestStreamedAnswers::keepTheirPlaceAmongOthers()
{
    TestDoor door;
    RawClient client(door.port);
    QVERIFY(client.send(get("/hold?first") + get("/stream?600000") + get("/big?last")));
    QTRY_COMPARE(door.script.count("end last"), 1);
    door.release("first");
    QVERIFY(client.waitForCount("HTTP/1.1 200 OK", 3));
    const auto &text = client.text();
    QVERIFY(text.find("released first") < text.find("Transfer-Encoding: chunked"));
    QVERIFY(text.find("\r\n0\r\n\r\nHTTP/1.1 200 OK") != std::string::npos);
}

void TestStreamedAnswers::thatBreakOffAreNotTakenForWhole_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("version");
    QTest::newRow("chunked") << QByteArray("/streambreak?400000") << QByteArray("1.1");
    QTest::newRow("with a length") << QByteArray("/streamlengthbreak?400000") << QByteArray("1.1");
}

void TestStreamedAnswers::thatBreakOffAreNotTakenForWhole()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, version);
    TestDoor door;
    RawClient client(door.port);
    QVERIFY(client.send(get(target.toStdString(), {}, version.toStdString())));
    QVERIFY(client.waitForEnd());
    QVERIFY(client.text().find("HTTP/1.1 200 OK") == 0);
    QVERIFY(!client.text().ends_with("\r\n0\r\n\r\n"));
    QVERIFY(client.text().size() < 400'000);
}

void TestStreamedAnswers::waitForAClientThatDoesNotRead()
{
    TestDoor door;
    RawClient client(door.port);
    QVERIFY(client.send(get("/stream?200000000"))); // far more than any buffer takes
    QTRY_VERIFY_WITH_TIMEOUT(door.script.bodyBytes("made") > 1'000'000, 20'000);
    std::size_t before = 0;
    QTRY_VERIFY_WITH_TIMEOUT(std::exchange(before, door.script.bodyBytes("made")) == before,
                             10'000);
    QVERIFY(before < 50'000'000); // socket buffers and ours; not the whole
    client.close();
    QTRY_COMPARE(door.script.count("gone 200000000"), 1);
}

void TestStreamedAnswers::areGivenUpWhenTheClientLeaves()
{
    TestDoor door;
    {
        RawClient client(door.port);
        QVERIFY(client.send(get("/stream?200000000")));
        QVERIFY(client.waitFor("Transfer-Encoding"));
        client.reset();
    }
    QTRY_COMPARE(door.script.count("destroyed 200000000"), 1);
}

QTEST_GUILESS_MAIN(TestStreamedAnswers)
#include "tst_streamed_answers.moc"
