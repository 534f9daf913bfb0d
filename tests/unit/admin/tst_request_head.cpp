// The reader of request heads: what it takes, and every shape it refuses.
#include <QTest>

#include "admin/request_head.h"

using namespace tg;
using namespace tg::admin;

class TestRequestHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItNeeds();
    void refuses_data();
    void refuses();
    void takesManyFieldsButNotTooMany();
};

void TestRequestHead::readsWhatItNeeds()
{
    const auto read =
        readRequestHead("POST /a/b%20c?x=1?2 HTTP/1.1\r\nhOsT:\tme:1 \r\nOrigin: o\r\n"
                        "Content-Length: 12\r\nExpect: 100-Continue\r\n"
                        "Connection: keep-alive, Close\r\nX-Any:\r\n"
                        "Authorization: Bearer t\r\nContent-Type: application/json\r\n"
                        "Sec-Fetch-Site: none\r\n\r\n");
    const auto *head = std::get_if<RequestHead>(&read);
    QVERIFY(head);
    QCOMPARE(head->method, std::string("POST"));
    QCOMPARE(head->path, std::string("/a/b%20c"));
    QCOMPARE(head->query, std::string("?x=1?2"));
    QCOMPARE(head->host, std::string("me:1"));
    QCOMPARE(head->origin.value(), std::string("o"));
    QCOMPARE(head->fetchSite.value(), std::string("none"));
    QCOMPARE(head->authorization.value(), std::string("Bearer t"));
    QCOMPARE(head->contentType.value(), std::string("application/json"));
    QCOMPARE(head->contentLength.value(), std::uint64_t{12});
    QVERIFY(head->expectsContinue);
    QVERIFY(head->wantsClose);
}

void TestRequestHead::refuses_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("slug");
    const auto line = [](const char *name, QByteArray request, const char *slug) {
        QTest::newRow(name) << request + "\r\nHost: a\r\n\r\n" << QByteArray(slug);
    };
    const auto field = [](const char *name, QByteArray fields, const char *slug) {
        QTest::newRow(name) << "GET / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n\r\n"
                            << QByteArray(slug);
    };
    line("nothing", "", "bad-request-line");
    line("no version", "GET /", "bad-request-line");
    line("HTTP/0.9", "GET / HTTP/0.9", "unknown-version");
    line("HTTP/2.0", "PRI * HTTP/2.0", "unknown-version");
    line("HTTP/1.10", "GET / HTTP/1.10", "unknown-version");
    line("no HTTP", "GET / SPDY/1.1", "bad-request-line");
    line("method with colon", "GE:T / HTTP/1.1", "bad-request-line");
    line("long method", QByteArray(33, 'A') + " / HTTP/1.1", "bad-request-line");
    line("two blanks", "GET  / HTTP/1.1", "bad-target");
    line("blank in target", "GET /a b HTTP/1.1", "bad-target");
    line("absolute", "GET http://a/ HTTP/1.1", "bad-target");
    line("asterisk", "OPTIONS * HTTP/1.1", "bad-target");
    line("control byte", "GET /\x01 HTTP/1.1", "bad-target");
    line("byte above 127", "GET /\xc3\xa9 HTTP/1.1", "bad-target");
    line("fragment", "GET /#a HTTP/1.1", "bad-target");
    line("half an escape", "GET /%4 HTTP/1.1", "bad-target");
    line("no escape", "GET /%zz HTTP/1.1", "bad-target");
    field("no colon", "Foo", "bad-field");
    field("blank before colon", "Foo : 1", "bad-field");
    field("no name", ": 1", "bad-field");
    field("folded", "Foo: 1\r\n 2", "bad-field");
    field("bare CR", "Foo: 1\rContent-Length: 5", "bad-field");
    field("control byte in value", "Foo: \x02", "bad-field");
    QTest::newRow("null byte") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nFoo: \0\r\n\r\n", 35)
                               << QByteArray("bad-field");
    field("two hosts", "Host: a", "bad-host");
    QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\nA: b\r\n\r\n")
                             << QByteArray("bad-host");
    QTest::newRow("empty host") << QByteArray("GET / HTTP/1.0\r\nHost:\r\n\r\n")
                                << QByteArray("bad-host");
    field("two lengths", "Content-Length: 1\r\nContent-Length: 2", "bad-content-length");
    field("one length twice", "Content-Length: 1\r\nContent-Length: 1", "bad-content-length");
    field("list of lengths", "Content-Length: 1, 1", "bad-content-length");
    field("negative length", "Content-Length: -1", "bad-content-length");
    field("length with sign", "Content-Length: +1", "bad-content-length");
    field("hex length", "Content-Length: 0x10", "bad-content-length");
    field("empty length", "Content-Length:", "bad-content-length");
    field("overflowing length", "Content-Length: 18446744073709551616", "bad-content-length");
    field("chunked", "Transfer-Encoding: chunked", "transfer-encoding-refused");
    field("hidden chunked", "Transfer-Encoding: \tidentity, cHunked", "transfer-encoding-refused");
    field("length and chunked", "Content-Length: 1\r\nTransfer-Encoding: chunked",
          "bad-content-length");
    field("chunked and length", "Transfer-Encoding: x\r\nContent-Length: 1", "bad-content-length");
    field("two tokens", "Authorization: Bearer a\r\nAuthorization: Bearer b", "bad-field");
    field("two origins", "Origin: a\r\norigin: b", "bad-field");
    field("two types", "Content-Type: a\r\ncontent-type: b", "bad-field");
    field("two sites", "Sec-Fetch-Site: a\r\nsec-fetch-site: b", "bad-field");
    field("other expectation", "Expect: 200-ok", "bad-expectation");
    QTest::newRow("no end") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n")
                            << QByteArray("bad-field");
}

void TestRequestHead::refuses()
{
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, slug);
    const auto read = readRequestHead(lines.toStdString());
    const auto *fault = std::get_if<HeadFault>(&read);
    QVERIFY(fault);
    QCOMPARE(QByteArray(describe(fault->id).slug.data()), slug);
    QVERIFY(!fault->detail.empty());
}

void TestRequestHead::takesManyFieldsButNotTooMany()
{
    QByteArray fields("GET / HTTP/1.1\r\nHost: a\r\n");
    for (int i = 0; i < 99; ++i)
        fields += "A: b\r\n";
    QVERIFY(std::holds_alternative<RequestHead>(
        readRequestHead(QByteArray(fields + "\r\n").toStdString())));
    const auto read = readRequestHead(QByteArray(fields + "A: b\r\n\r\n").toStdString());
    QVERIFY(std::holds_alternative<HeadFault>(read));
    QCOMPARE(std::get<HeadFault>(read).id, ErrorId::HeadTooLarge);
}

QTEST_APPLESS_MAIN(TestRequestHead)
#include "tst_request_head.moc"
