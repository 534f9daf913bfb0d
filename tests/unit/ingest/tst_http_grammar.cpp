#include <QObject>
#include <QRegularExpression>
#include <QTest>

#include "grammar_recorder.h"
#include "ingest/request_target.h"

using namespace Qt::StringLiterals;
using namespace tg;
using namespace tg::ingest;

namespace {

std::string recordWhole(std::string_view input, const Limits &limits = {}, bool isPausing = false)
{
    GrammarRecorder recorder(limits, isPausing);
    recorder.feed(input);
    return recorder.log();
}

std::string recordByteByByte(std::string_view input, const Limits &limits = {})
{
    GrammarRecorder recorder(limits);
    for (std::size_t i = 0; i < input.size(); ++i)
        recorder.feed(input.substr(i, 1));
    return recorder.log();
}

Limits smallLimits()
{
    Limits limits;
    limits.headBytes = 256;
    limits.bodyBytes = 32;
    return limits;
}

} // namespace

class TestHttpGrammar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void readsWhatIsAllowed_data();
    void readsWhatIsAllowed();
    void refusesWhatIsNot_data();
    void refusesWhatIsNot();
    void boundsTheHead();
    void boundsTheNumberOfFields();
    void boundsChunkLinesExtensionsAndTrailers();
    void countsTheBytesOfChunkedBodies();
    void stopsBehindEachMessage();
    void pausesWithoutLosingAnything();
    void splitsTargets_data();
    void splitsTargets();
};

void TestHttpGrammar::readsWhatIsAllowed_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("events");
    QTest::newRow("plain GET") << "GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n"_ba
                               << "GET /a ?b=c length=0 1.1 keep host=x\nend\n"_ba;
    QTest::newRow("field names become lower case, values are trimmed")
        << "GET / HTTP/1.1\r\nHOST: \t x \t\r\nX-A:\r\n\r\n"_ba
        << "GET / ? length=0 1.1 keep host=x x-a=\nend\n"_ba;
    QTest::newRow("body with a length")
        << "POST /w HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"_ba
        << "POST /w ? length=5 1.1 keep host=x content-length=5\nbody hello\nend\n"_ba;
    QTest::newRow("the same length twice")
        << "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nab"_ba
        << "POST / ? length=2 1.1 keep host=x content-length=2 content-length=2\nbody ab\nend\n"_ba;
    QTest::newRow("length nought")
        << "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"_ba
        << "POST / ? length=0 1.1 keep host=x content-length=0\nend\n"_ba;
    QTest::newRow("a POST without length has no body")
        << "POST / HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n"_ba
        << "POST / ? length=0 1.1 keep host=x\nend\nGET /2 ? length=0 1.1 keep host=x\nend\n"_ba;
    QTest::newRow("chunked")
        << "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
           "5\r\nhello\r\n00A;q=\"w\";r\r\n0123456789\r\n0\r\n\r\n"_ba
        << "POST / ? length=chunked 1.1 keep host=x transfer-encoding=chunked\n"
           "body hello0123456789\nend\n"_ba;
    QTest::newRow("Chunked in another case")
        << "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: CHUNKED\r\n\r\n0\r\n\r\n"_ba
        << "POST / ? length=chunked 1.1 keep host=x transfer-encoding=CHUNKED\nend\n"_ba;
    QTest::newRow("trailers are read over")
        << "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0;x\r\nA: "
           "b\r\nHost: y\r\n\r\n"
           "GET /2 HTTP/1.1\r\nHost: x\r\n\r\n"_ba
        << "POST / ? length=chunked 1.1 keep host=x transfer-encoding=chunked\nbody a\nend\n"
           "GET /2 ? length=0 1.1 keep host=x\nend\n"_ba;
    QTest::newRow("1.0 closes") << "GET / HTTP/1.0\r\n\r\n"_ba
                                << "GET / ? length=0 1.0 close\nend\n"_ba;
    QTest::newRow("1.0 keeps alive when asked")
        << "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n"_ba
        << "GET / ? length=0 1.0 keep connection=Keep-Alive\nend\n"_ba;
    QTest::newRow("1.0 close wins")
        << "GET / HTTP/1.0\r\nConnection: keep-alive, close\r\n\r\n"_ba
        << "GET / ? length=0 1.0 close connection=keep-alive, close\nend\n"_ba;
    QTest::newRow("1.1 closes when asked")
        << "GET / HTTP/1.1\r\nHost: x\r\nConnection: foo, Close\r\n\r\n"_ba
        << "GET / ? length=0 1.1 close host=x connection=foo, Close\nend\n"_ba;
    QTest::newRow("one leading empty line")
        << "\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n"_ba
        << "GET / ? length=0 1.1 keep host=x\nend\nGET /2 ? length=0 1.1 keep host=x\nend\n"_ba;
    QTest::newRow("Expect")
        << "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\nContent-Length: 1\r\n\r\na"_ba
        << "POST / ? length=1 1.1 keep expects host=x expect=100-Continue content-length=1\nbody a\nend\n"_ba;
    QTest::newRow("Expect without a body")
        << "GET / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n\r\n"_ba
        << "GET / ? length=0 1.1 keep host=x expect=100-continue\nend\n"_ba;
    QTest::newRow("Expect on 1.0 is overlooked")
        << "POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\na"_ba
        << "POST / ? length=1 1.0 close expect=100-continue content-length=1\nbody a\nend\n"_ba;
    QTest::newRow("absolute URL, any method, empty host")
        << "PURGE http://[::1]:80?x=1 HTTP/1.1\r\nHost:\r\n\r\n"_ba
        << "PURGE / ?x=1 length=0 1.1 keep host=\nend\n"_ba;
    QTest::newRow("asterisk") << "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n"_ba
                              << "OPTIONS * ? length=0 1.1 keep host=x\nend\n"_ba;
    QTest::newRow("body bytes that look like a request")
        << "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 18\r\n\r\nGET / HTTP/1.1\r\n\r\n"_ba
        << "POST / ? length=18 1.1 keep host=x content-length=18\nbody GET / HTTP/1.1\r\n\r\n\nend\n"_ba;
}

void TestHttpGrammar::readsWhatIsAllowed()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, events);
    const std::string whole =
        recordWhole({input.constData(), static_cast<std::size_t>(input.size())});
    QCOMPARE(QByteArray::fromStdString(whole), events);
    QCOMPARE(recordByteByByte({input.constData(), static_cast<std::size_t>(input.size())}), whole);
    for (qsizetype cut = 1; cut < input.size(); ++cut) {
        GrammarRecorder recorder(Limits{});
        const QByteArray first = input.left(cut);
        const QByteArray second = input.mid(cut);
        recorder.feed({first.constData(), static_cast<std::size_t>(first.size())});
        recorder.feed({second.constData(), static_cast<std::size_t>(second.size())});
        QCOMPARE(recorder.log(), whole);
        QVERIFY(!recorder.hasFailed());
    }
}

void TestHttpGrammar::refusesWhatIsNot_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("slug");
    QTest::addColumn<int>("status");
    const auto head = [](const char *name, const QByteArray &fields, const char *slug, int status) {
        QTest::newRow(name) << "POST / HTTP/1.1\r\n" + fields + "\r\n"
                            << QByteArray(slug) << status;
    };
    const auto chunks = [](const char *name, const QByteArray &body) {
        QTest::newRow(name) << "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" +
                                   body
                            << QByteArray("bad-chunk") << 400;
    };
    const auto raw = [](const char *name, const QByteArray &input, const char *slug, int status) {
        QTest::newRow(name) << input << QByteArray(slug) << status;
    };
    head("xchunked", "Host: x\r\nTransfer-Encoding: xchunked\r\n", "bad-transfer-encoding", 400);
    head("chunked, identity", "Host: x\r\nTransfer-Encoding: chunked, identity\r\n",
         "bad-transfer-encoding", 400);
    head("gzip, chunked", "Host: x\r\nTransfer-Encoding: gzip, chunked\r\n",
         "bad-transfer-encoding", 400);
    head("identity", "Host: x\r\nTransfer-Encoding: identity\r\n", "bad-transfer-encoding", 400);
    head("empty coding", "Host: x\r\nTransfer-Encoding:\r\n", "bad-transfer-encoding", 400);
    head("chunked twice", "Host: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
         "bad-transfer-encoding", 400);
    head("quoted chunked", "Host: x\r\nTransfer-Encoding: \"chunked\"\r\n", "bad-transfer-encoding",
         400);
    raw("1.0 chunked", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "bad-transfer-encoding", 400);
    head("length before chunked", "Host: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n",
         "bad-transfer-encoding", 400);
    head("length after chunked", "Host: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n",
         "bad-content-length", 400);
    head("two lengths", "Host: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n",
         "bad-content-length", 400);
    head("two lengths in a line", "Host: x\r\nContent-Length: 3, 4\r\n", "bad-content-length", 400);
    head("plus", "Host: x\r\nContent-Length: +5\r\n", "bad-content-length", 400);
    head("minus", "Host: x\r\nContent-Length: -5\r\n", "bad-content-length", 400);
    head("hex", "Host: x\r\nContent-Length: 0x5\r\n", "bad-content-length", 400);
    head("empty length", "Host: x\r\nContent-Length:\r\n", "bad-content-length", 400);
    head("2^64+5", "Host: x\r\nContent-Length: 18446744073709551621\r\n", "bad-content-length",
         400);
    head("no host", "", "bad-host", 400);
    head("two hosts", "Host: x\r\nHost: x\r\n", "bad-host", 400);
    raw("two hosts on 1.0", "GET / HTTP/1.0\r\nHost: x\r\nHost: y\r\n\r\n", "bad-host", 400);
    head("host with a path", "Host: x/y\r\n", "bad-host", 400);
    head("host with a user", "Host: a@b\r\n", "bad-host", 400);
    head("fold", "Host: x\r\nA: b\r\n c\r\n", "folded-field", 400);
    head("fold with a tab", "Host: x\r\nA: b\r\n\tc\r\n", "folded-field", 400);
    head("fold behind an empty value", "Host: x\r\nA:\r\n c\r\n", "folded-field", 400);
    head("fold in the length", "Host: x\r\nContent-Length:\r\n 5\r\n", "folded-field", 400);
    head("blank before the first field", " Host: x\r\n", "folded-field", 400);
    head("blank before the colon", "Host : x\r\n", "bad-field", 400);
    head("no colon", "Host: x\r\nnonsense\r\n", "bad-field", 400);
    head("no name", "Host: x\r\n: y\r\n", "bad-field", 400);
    head("NUL", "Host: x\r\nA: b" + QByteArray(1, '\0') + "\r\n", "bad-field", 400);
    head("DEL", "Host: x\r\nA: b\x7f\r\n", "bad-field", 400);
    head("bare LF", "Host: x\nA: b\r\n", "bad-line-ending", 400);
    head("bare CR", "Host: x\r\nA: b\rC: d\r\n", "bad-line-ending", 400);
    head("other expectation", "Host: x\r\nExpect: 200-maybe\r\n", "bad-expectation", 417);
    head("several expectations", "Host: x\r\nExpect: 100-continue, x\r\n", "bad-expectation", 417);
    head("too much announced", "Host: x\r\nContent-Length: 67108865\r\n", "body-too-large", 413);
    raw("version 2.0", "GET / HTTP/2.0\r\nHost: x\r\n\r\n", "unknown-version", 505);
    raw("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\n", "unknown-version", 505);
    raw("version 0.9", "GET / HTTP/0.9\r\n\r\n", "unknown-version", 505);
    raw("version 1.2", "GET / HTTP/1.2\r\n\r\n", "unknown-version", 505);
    raw("version with two digits", "GET / HTTP/1.10\r\n\r\n", "bad-request-line", 400);
    raw("lower case version", "GET / http/1.1\r\n\r\n", "bad-request-line", 400);
    raw("no version", "GET /\r\n\r\n", "bad-target", 400);
    raw("no target", "GET  HTTP/1.1\r\n\r\n", "bad-target", 400);
    raw("blank in the target", "GET /a b HTTP/1.1\r\n\r\n", "bad-request-line", 400);
    raw("fragment", "GET /a#b HTTP/1.1\r\n\r\n", "bad-target", 400);
    raw("no slash", "GET a HTTP/1.1\r\n\r\n", "bad-target", 400);
    raw("other scheme", "GET ftp://a/ HTTP/1.1\r\n\r\n", "bad-target", 400);
    raw("asterisk with GET", "GET * HTTP/1.1\r\n\r\n", "bad-target", 400);
    raw("method that is no token", "G@T / HTTP/1.1\r\n\r\n", "bad-request-line", 400);
    raw("TLS hello", QByteArray("\x16\x03\x01\x02\x00", 5), "bad-request-line", 400);
    raw("two leading empty lines", "\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", "bad-request-line",
        400);
    raw("leading CR", "\rGET / HTTP/1.1\r\n", "bad-line-ending", 400);
    raw("leading LF", "\nGET / HTTP/1.1\r\n", "bad-request-line", 400);
    chunks("no chunk size", "\r\n");
    chunks("chunk size no number", "x\r\n");
    chunks("negative chunk size", "-1\r\n");
    chunks("0x chunk size", "0x5\r\nhello\r\n");
    chunks("blank behind the size", "5 \r\nhello\r\n");
    chunks("chunk size over 64 bits", "10000000000000000\r\n");
    chunks("chunk line with bare LF", "5\nhello\r\n");
    chunks("chunk line with bare CR", "5\rhello\r\n");
    chunks("data longer than the chunk", "5\r\nhellox\r\n");
    chunks("data behind LF only", "5\r\nhello\n0\r\n\r\n");
    chunks("extension without a name", "5;\r\nhello\r\n");
    chunks("extension with an open quote", "5;a=\"\r\nhello\r\n0\r\n\r\n");
    chunks("folded trailer", "0\r\na: b\r\n c\r\n\r\n");
    chunks("trailer that is none", "0\r\nnonsense\r\n\r\n");
    chunks("length in a trailer", "0\r\nContent-Length: 5\r\n\r\n");
    chunks("coding in a trailer", "0\r\nTransfer-Encoding: chunked\r\n\r\n");
    raw("too large a chunk",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4000001\r\n",
        "body-too-large", 413);
    raw("chunk of 2^64-1",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
        "chunked\r\n\r\n1\r\na\r\nFFFFFFFFFFFFFFFF\r\n",
        "body-too-large", 413);
}

void TestHttpGrammar::refusesWhatIsNot()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, slug);
    QFETCH(int, status);
    const std::string_view bytes(input.constData(), static_cast<std::size_t>(input.size()));
    GrammarRecorder recorder(Limits{});
    recorder.feed(bytes);
    QVERIFY(recorder.hasFailed());
    QCOMPARE(QByteArray(describe(describe(recorder.grammar().fault()).id).slug.data()), slug);
    QCOMPARE(describe(describe(recorder.grammar().fault()).id).status, status);
    QCOMPARE(recordByteByByte(bytes), recorder.log());
    for (std::size_t cut = 1; cut < bytes.size(); ++cut) {
        GrammarRecorder other(Limits{});
        other.feed(bytes.substr(0, cut));
        other.feed(bytes.substr(cut));
        QCOMPARE(other.log(), recorder.log());
    }
}

void TestHttpGrammar::boundsTheHead()
{
    const Limits limits = smallLimits();
    const std::string before = "GET / HTTP/1.1\r\nHost: x\r\nA: ";
    const std::string after = "\r\n\r\n";
    const std::string fits =
        before + std::string(limits.headBytes - before.size() - after.size(), 'a') + after;
    const std::string over =
        before + std::string(limits.headBytes - before.size() - after.size() + 1, 'a') + after;
    QCOMPARE(fits.size(), limits.headBytes);
    QVERIFY(recordWhole(fits, limits).ends_with("end\n"));
    QCOMPARE(recordByteByByte(fits, limits), recordWhole(fits, limits));
    QCOMPARE(recordWhole(over, limits), std::string("fault head-too-large\n"));
    QCOMPARE(recordByteByByte(over, limits), std::string("fault head-too-large\n"));
    QCOMPARE(describe(describe(HttpFault::HeadTooLarge).id).status, 431);
    QCOMPARE(recordWhole("GET /" + std::string(300, 'a'), limits),
             std::string("fault head-too-large\n"));
}

void TestHttpGrammar::boundsTheNumberOfFields()
{
    std::string head = "GET / HTTP/1.1\r\nHost: x\r\n";
    for (std::size_t i = 1; i < kMaxHeadFields; ++i)
        head += "a:\r\n";
    QVERIFY(recordWhole(head + "\r\n").ends_with("end\n"));
    QCOMPARE(recordWhole(head + "a:\r\n\r\n"), std::string("fault head-too-large\n"));
}

void TestHttpGrammar::boundsChunkLinesExtensionsAndTrailers()
{
    const std::string head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    const auto expectFault = [&](const std::string &body) {
        GrammarRecorder recorder(Limits{});
        recorder.feed(head + body);
        QVERIFY(recorder.log().ends_with("fault bad-chunk\n"));
        GrammarRecorder trickled(Limits{});
        for (const char c : head + body)
            trickled.feed({&c, 1});
        QCOMPARE(trickled.log(), recorder.log());
        QVERIFY(trickled.mostPending() <= kMaxTrailerBytes);
    };
    expectFault("5;" + std::string(kMaxChunkLineBytes, 'a') + "\r\nhello\r\n0\r\n\r\n");
    expectFault(std::string(kMaxChunkLineBytes, '0') + "5\r\nhello\r\n0\r\n\r\n");
    expectFault("0\r\n" + std::string(kMaxTrailerBytes, 'a') + ": b\r\n\r\n");
    std::string manyExtensions;
    for (std::size_t i = 0; i <= kMaxExtensionBytes / 100; ++i)
        manyExtensions += "1;" + std::string(99, 'a') + "\r\nx\r\n";
    expectFault(manyExtensions + "0\r\n\r\n");
}

void TestHttpGrammar::countsTheBytesOfChunkedBodies()
{
    const std::string head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    const std::string sixteen = "10\r\n0123456789abcdef\r\n";
    QVERIFY(recordWhole(head + sixteen + sixteen + "0\r\n\r\n", smallLimits()).ends_with("end\n"));
    QVERIFY(recordWhole(head + sixteen + sixteen + "1\r\n", smallLimits())
                .ends_with("fault body-too-large\n"));
}

void TestHttpGrammar::stopsBehindEachMessage()
{
    struct Sink final : GrammarSink {
        bool onHead(const RequestHead &, const MessageTraits &) override { return true; }
        bool onBody(std::string_view) override { return true; }
        void onEnd() override { ++ends; }
        int ends = 0;
    } sink;
    const Limits limits;
    HttpGrammar grammar(limits, "peer");
    const std::string one = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab";
    const std::string two = one + one;
    const HttpGrammar::Step step = grammar.consume(two, sink);
    QCOMPARE(step.consumed, one.size());
    QVERIFY(step.stop == HttpGrammar::Stop::MessageEnd);
    QCOMPARE(sink.ends, 1);
    QVERIFY(grammar.phase() == HttpGrammar::Phase::Between);
}

void TestHttpGrammar::pausesWithoutLosingAnything()
{
    const std::string input = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
                              "chunked\r\n\r\n5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n"
                              "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab";
    QCOMPARE(recordWhole(input, Limits{}, true), recordWhole(input));
}

void TestHttpGrammar::splitsTargets_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("path"); // empty: refused
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("path") << "GET"_ba
                          << "/a/b"_ba
                          << "/a/b"_ba
                          << ""_ba;
    QTest::newRow("query") << "GET"_ba
                           << "/a?b?c"_ba
                           << "/a"_ba
                           << "b?c"_ba;
    QTest::newRow("encoding is left alone") << "GET"_ba
                                            << "/%2f?%20"_ba
                                            << "/%2f"_ba
                                            << "%20"_ba;
    QTest::newRow("double slash") << "GET"_ba
                                  << "//x/y"_ba
                                  << "//x/y"_ba
                                  << ""_ba;
    QTest::newRow("absolute") << "GET"_ba
                              << "HTTPS://h:1/p?q"_ba
                              << "/p"_ba
                              << "q"_ba;
    QTest::newRow("absolute without host") << "GET"_ba
                                           << "http:///p"_ba
                                           << ""_ba
                                           << ""_ba;
    QTest::newRow("absolute with user") << "GET"_ba
                                        << "http://u@h/p"_ba
                                        << ""_ba
                                        << ""_ba;
    QTest::newRow("authority") << "CONNECT"_ba
                               << "h:443"_ba
                               << "h:443"_ba
                               << ""_ba;
    QTest::newRow("path for CONNECT") << "CONNECT"_ba
                                      << "/"_ba
                                      << ""_ba
                                      << ""_ba;
}

void TestHttpGrammar::splitsTargets()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, query);
    std::string gotPath;
    std::string gotQuery;
    QCOMPARE(splitTarget(method.toStdString(), target.toStdString(), gotPath, gotQuery),
             !path.isEmpty());
    if (path.isEmpty())
        return;
    QCOMPARE(QByteArray::fromStdString(gotPath), path);
    QCOMPARE(QByteArray::fromStdString(gotQuery), query);
}

QTEST_APPLESS_MAIN(TestHttpGrammar)
#include "tst_http_grammar.moc"
