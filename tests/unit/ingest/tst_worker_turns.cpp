// What many connections have to do by themselves does not come before what others have just sent.
#include <atomic>
#include <memory>
#include <semaphore>
#include <string>
#include <utility>
#include <vector>

#include <QRegularExpression>
#include <QScopeGuard>
#include <QTest>

#include "ingest/acceptor.h"
#include "ingest/worker_pool.h"
#include "raw_client.h"

using namespace tg;
using namespace tg::ingest;
using namespace tg::ingest::test;

namespace {

constexpr int kCrowd = 20;

// Moves only when a slow request is handled.
class WorkClock final : public Clock
{
public:
    Steady now() const override
    {
        return Steady{} + std::chrono::hours(1) + std::chrono::milliseconds(elapsedMs.load());
    }
    std::int64_t unixMilliseconds() const override { return 1'700'000'000'000; }
    std::atomic<int> elapsedMs{0};
};

struct Scene {
    WorkClock clock;
    std::vector<Exchange *> held; // worker's thread
    std::atomic<int> heldCount{0};
    std::atomic<bool> isStopped{false}; // the worker, by /go
    std::counting_semaphore<> mayGoOn{0};
    std::atomic<int> slow{0};        // requests handled, each takes 2 ms
    std::atomic<int> slowBefore{-1}; // when the neighbour's came
};

// By path: /held waits for /go, /slow takes its time, /neighbour notes how many slow ones there
// were.
class SceneHandler final : public RequestHandler
{
public:
    SceneHandler(Scene &scene, std::string path, Exchange &exchange)
        : m_scene(scene)
        , m_path(std::move(path))
        , m_exchange(exchange)
    {
    }
    void onBody(std::string_view) override {}
    void onEnd() override
    {
        if (m_path == "/held") {
            m_scene.held.push_back(&m_exchange);
            ++m_scene.heldCount;
            return;
        }
        if (m_path == "/slow") {
            m_scene.clock.elapsedMs += 2;
            ++m_scene.slow;
        } else if (m_path == "/neighbour") {
            m_scene.slowBefore = m_scene.slow.load();
        } else if (m_path == "/go") {
            m_scene.isStopped = true;
            m_scene.mayGoOn.acquire();
            for (Exchange *exchange : m_scene.held)
                exchange->answer(Response{});
        }
        m_exchange.answer(Response{});
    }
    void onCut() override {}
    void onClientGone() override {}

private:
    Scene &m_scene;
    const std::string m_path;
    Exchange &m_exchange;
};

class SceneRouter final : public RequestRouter
{
public:
    explicit SceneRouter(Scene &scene)
        : m_scene(scene)
    {
    }
    std::unique_ptr<RequestHandler> route(const RequestHead &head, Exchange &exchange) override
    {
        return std::make_unique<SceneHandler>(m_scene, head.path, exchange);
    }

private:
    Scene &m_scene;
};

std::string get(const std::string &target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n";
}

} // namespace

class TestWorkerTurns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void aCrowdThatGoesOnLetsOthersIn();
};

void TestWorkerTurns::aCrowdThatGoesOnLetsOthersIn()
{
    Scene scene;
    Limits limits;
    limits.pipelinedRequests = 1; // what is slow begins only when what is held has been answered
    WorkerPool pool(1, limits, scene.clock,
                    [&](Worker &) { return std::make_unique<SceneRouter>(scene); });
    Acceptor acceptor(pool);
    pool.start();
    const auto port = acceptor.open("127.0.0.1", 0);
    QVERIFY(port);
    std::vector<std::unique_ptr<RawClient>> crowd;
    for (int i = 0; i < kCrowd; ++i) {
        crowd.push_back(std::make_unique<RawClient>(*port));
        QVERIFY(crowd.back()->send(get("/held") + get("/slow")));
    }
    QTRY_COMPARE(scene.heldCount.load(), kCrowd);
    RawClient neighbour(*port);
    QVERIFY(neighbour.send(get("/hello")));
    QVERIFY(neighbour.waitFor("204"));
    const auto letGo = qScopeGuard([&] { scene.mayGoOn.release(); });
    RawClient starter(*port);
    QVERIFY(starter.send(get("/go")));
    QTRY_VERIFY(scene.isStopped.load());
    QVERIFY(neighbour.send(get("/neighbour")));
    QTRY_COMPARE(neighbour.unacknowledged(), 0); // it lies before the worker, who is busy with /go
    scene.mayGoOn.release();
    QTRY_COMPARE(scene.slow.load(), kCrowd);
    QTRY_VERIFY(scene.slowBefore.load() >= 0);
    // A turn is 5 ms, three of them.
    QVERIFY2(scene.slowBefore.load() <= 6, QByteArray::number(scene.slowBefore.load()).constData());
}

QTEST_GUILESS_MAIN(TestWorkerTurns)
#include "tst_worker_turns.moc"
