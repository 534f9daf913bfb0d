#include <QObject>
#include <QRegularExpression>
#include <QTest>

#include "ingest/http_fault.h"
#include "ingest/response_writer.h"

using namespace Qt::StringLiterals;
using namespace tg::ingest;

namespace {

std::string written(const Response &response, AnswerShape shape = {})
{
    std::string out;
    appendResponse(out, response, shape);
    return out;
}

Response withBody(int status, std::string body)
{
    Response response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

} // namespace

class TestResponseWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void tellsTheLengthAlways();
    void keepsBodylessAnswersBodyless();
    void saysHowTheConnectionGoesOn();
    void letsNoTextStartAHeaderLine();
    void knowsStatusesItHasNoPhraseFor();
    void describesEveryFault();
    void escapesProblemTexts();
};

void TestResponseWriter::tellsTheLengthAlways()
{
    QCOMPARE(written(withBody(200, "abc")),
             std::string("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"));
    QCOMPARE(written(withBody(404, "")),
             std::string("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"));
    QCOMPARE(written(withBody(200, "abc"), {true, false, false}),
             std::string("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n"));
}

void TestResponseWriter::keepsBodylessAnswersBodyless()
{
    Response response = withBody(204, "never seen");
    response.contentType = "text/plain";
    response.fields.emplace_back("X-Timeless-Ack", "all");
    QCOMPARE(written(response),
             std::string("HTTP/1.1 204 No Content\r\nX-Timeless-Ack: all\r\n\r\n"));
}

void TestResponseWriter::saysHowTheConnectionGoesOn()
{
    QVERIFY(written(withBody(200, ""), {false, true, false}).find("\r\nConnection: close\r\n") !=
            std::string::npos);
    QVERIFY(
        written(withBody(200, ""), {false, false, true}).find("\r\nConnection: keep-alive\r\n") !=
        std::string::npos);
}

void TestResponseWriter::letsNoTextStartAHeaderLine()
{
    Response response = withBody(200, "");
    response.contentType = "a\r\nb";
    response.fields.emplace_back("X", std::string("1\r\nSet-Cookie: 2\n3\0", 19));
    QCOMPARE(written(response), std::string("HTTP/1.1 200 OK\r\nX: 1  Set-Cookie: 2 3 \r\n"
                                            "Content-Type: a  b\r\nContent-Length: 0\r\n\r\n"));
}

void TestResponseWriter::knowsStatusesItHasNoPhraseFor()
{
    QVERIFY(written(withBody(299, "")).starts_with("HTTP/1.1 299 Other\r\n"));
    QVERIFY(written(withBody(100, "")).starts_with("HTTP/1.1 500 "));
    QVERIFY(written(withBody(-1, "")).starts_with("HTTP/1.1 500 "));
}

void TestResponseWriter::describesEveryFault()
{
    for (int i = 0; i <= static_cast<int>(HttpFault::NoHandler); ++i) {
        const FaultText &text = describe(static_cast<HttpFault>(i));
        QVERIFY(text.status >= 400 && text.status <= 599);
        QCOMPARE(text.slug == "no-handler", i == static_cast<int>(HttpFault::NoHandler));
        const Response response = problem(static_cast<HttpFault>(i), 7);
        QCOMPARE(response.status, text.status);
        QVERIFY(response.close);
        QVERIFY(reasonPhrase(text.status) != "Other");
        QCOMPARE(response.fields.size(), std::size_t{text.status == 503 ? 1U : 0U});
    }
    const std::string body =
        "{\"type\":\"urn:timeless-gateway:error:head-too-large\",\"title\":\"Request Header Fields "
        "Too Large\","
        "\"status\":431,\"detail\":\"The request head is larger than limits.head_bytes.\"}\n";
    QCOMPARE(problem(HttpFault::HeadTooLarge).body, body);
}

void TestResponseWriter::escapesProblemTexts()
{
    const Response response = problem(400, "x", "t", "a\"b\\c\nd\x7f");
    QVERIFY(response.body.find("\"detail\":\"a\\\"b\\\\c\\u000ad\\u007f\"}") != std::string::npos);
    QVERIFY(!response.close);
}

QTEST_APPLESS_MAIN(TestResponseWriter)
#include "tst_response_writer.moc"
