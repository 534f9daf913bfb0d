// A thread that comes late to its connections takes no client for late whose bytes are there.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <QTcpServer>
#include <QTest>

#include "ingest/http_connection.h"
#include "raw_client.h"

using namespace tg;
using namespace tg::ingest;
using namespace tg::ingest::test;

namespace {

// Counts what comes of a body, and answers 200 at its end.
class Handler final : public RequestHandler
{
public:
    Handler(Exchange &exchange, std::size_t &bytes)
        : m_exchange(exchange)
        , m_bytes(bytes)
    {
    }
    void onBody(std::string_view bytes) override { m_bytes += bytes.size(); }
    void onEnd() override
    {
        Response response;
        response.status = 200;
        m_exchange.answer(std::move(response));
    }
    void onCut() override {}
    void onClientGone() override {}

private:
    Exchange &m_exchange;
    std::size_t &m_bytes;
};

class Router final : public RequestRouter
{
public:
    std::unique_ptr<RequestHandler> route(const RequestHead &, Exchange &exchange) override
    {
        return std::make_unique<Handler>(exchange, bytes);
    }
    std::size_t bytes = 0;
};

// The worker of one connection, on the test's thread: the test decides when its event loop runs.
class Host final : public ConnectionHost, public QTcpServer
{
    HttpCounters m_tally;
    std::vector<char> m_room;

public:
    Host(const Limits &bounds, const Clock &time)
        : ConnectionHost(bounds, time, m_tally)
    {
        m_room.resize(kBodyReadBytes + bounds.headBytes + kChunkedReadBytes + kMaxTrailerBytes);
        readBuffer = m_room;
        router = &routes;
        listen(QHostAddress::LocalHost);
    }
    void later(HttpConnection &entered) override
    {
        QMetaObject::invokeMethod(
            &entered, [&entered] { entered.proceed(); }, Qt::QueuedConnection);
    }

    Router routes;
    std::unique_ptr<HttpConnection> connection;

private:
    void incomingConnection(qintptr descriptor) override
    {
        connection = std::make_unique<HttpConnection>(*this);
        connection->open(descriptor);
    }
};

constexpr int kPatience = 20'000; // ms

} // namespace

class TestLateThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBodyThatWaitsToBeReadHasNotStalled();
    void aRequestThatWaitsToBeReadKeepsItsConnection();

private:
    ManualClock m_clock;
    Limits m_limits;
};

void TestLateThread::aBodyThatWaitsToBeReadHasNotStalled()
{
    Host host(m_limits, m_clock);
    RawClient client(host.serverPort());
    QVERIFY(client.send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 30\r\n\r\n0123456789"));
    QTRY_COMPARE_WITH_TIMEOUT(host.routes.bytes, std::size_t{10}, kPatience);

    QCOMPARE(client.sendSome("0123456789"), std::size_t{10});
    m_clock.advance(2 * m_limits.bodyStall);
    host.connection->checkDeadlines(m_clock.now()); // before the event loop has looked
    QTRY_COMPARE_WITH_TIMEOUT(host.routes.bytes, std::size_t{20}, kPatience);

    m_clock.advance(2 * m_limits.bodyStall);
    host.connection->checkDeadlines(m_clock.now()); // now nothing waits
    QVERIFY(client.waitFor("error:body-stalled"));
}

void TestLateThread::aRequestThatWaitsToBeReadKeepsItsConnection()
{
    const std::string request = "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx";
    Host host(m_limits, m_clock);
    RawClient client(host.serverPort());
    QVERIFY(client.send(request));
    QVERIFY(client.waitFor("HTTP/1.1 200"));

    QCOMPARE(client.sendSome(request), request.size());
    m_clock.advance(2 * m_limits.idleTimeout);
    host.connection->checkDeadlines(m_clock.now());
    QVERIFY(!host.connection->isClosed());
    QTRY_COMPARE_WITH_TIMEOUT(host.routes.bytes, std::size_t{2}, kPatience);

    m_clock.advance(2 * m_limits.idleTimeout);
    host.connection->checkDeadlines(m_clock.now());
    QVERIFY(host.connection->isClosed());
}

QTEST_GUILESS_MAIN(TestLateThread)
#include "tst_late_thread.moc"
