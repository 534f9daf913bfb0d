#include <QObject>
#include <QRegularExpression>
#include <QTest>

#include "ingest/http_fault.h"
#include "ingest/response_writer.h"

using namespace Qt::StringLiterals;
using namespace tg;
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
    void writesASharedBodyInItsStead();
    void keepsBodylessAnswersBodyless();
    void saysHowTheConnectionGoesOn();
    void letsNoTextStartAHeaderLine();
    void knowsStatusesItHasNoPhraseFor();
    void describesEveryFault();
    void writesAnErrorAsTheClientReadsIt();
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

void TestResponseWriter::writesASharedBodyInItsStead()
{
    Response response = withBody(200, "never seen");
    response.sharedBody = std::make_shared<const std::string>("page");
    QCOMPARE(written(response), std::string("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\npage"));
    QCOMPARE(written(response, {true, false, false}),
             std::string("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n"));
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
        const ErrorEntry &entry = describe(describe(static_cast<HttpFault>(i)).id);
        QCOMPARE(entry.slug == "internal", i == static_cast<int>(HttpFault::NoHandler));
        const Response response = problem(static_cast<HttpFault>(i), ErrorShape::Problem, 7);
        QCOMPARE(response.status, entry.status);
        QVERIFY(response.close);
        QVERIFY(reasonPhrase(entry.status) != "Other");
        QCOMPARE(response.fields.front(),
                 std::pair(std::string(kErrorField), std::string(entry.slug)));
        QCOMPARE(response.fields.size(), std::size_t{entry.status == 503 ? 2U : 1U});
    }
}

void TestResponseWriter::writesAnErrorAsTheClientReadsIt()
{
    const Response response =
        problem(ErrorId::GatewayFull, "a\"b\\c\nd\x7f", ErrorShape::Influx, 4);
    QCOMPARE(response.status, 503);
    QCOMPARE(response.contentType, std::string("application/json"));
    QVERIFY(response.body.find("\"message\":\"a\\\"b\\\\c\\u000ad\\u007f\"") != std::string::npos);
    QVERIFY(!response.close);
    QCOMPARE(response.fields.back(), std::pair(std::string("Retry-After"), std::string("4")));
}

QTEST_APPLESS_MAIN(TestResponseWriter)
#include "tst_response_writer.moc"
