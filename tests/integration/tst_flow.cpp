// What holds memory and fairness when nodes do not answer and clients do not behave: full queues,
// the bounds of process, node and connection, slow readers and senders, thousands of idle ones.
#include <memory>
#include <sys/resource.h>

#include <QRegularExpression>
#include <QTest>

#include "gateway_process.h"
#include "hostile/crowd.h"
#include "hostile/hostile_row.h"
#include "hostile/neighbour.h"
#include "test_cluster.h"

using namespace tg::test;
using namespace std::chrono_literals;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kIsSanitized = true;
constexpr auto kMostDelay = 500ms;
#else
constexpr bool kIsSanitized = false;
constexpr auto kMostDelay = 50ms;
#endif

// Under ThreadSanitizer a line takes a hundred times as long: there are fewer then, and less room
// for them.
#if defined(__SANITIZE_THREAD__)
constexpr bool kIsSlow = true;
#else
constexpr bool kIsSlow = false;
#endif

constexpr qint64 kKiB = 1 << 10;
constexpr qint64 kMiB = 1 << 20;
// What a busy connection may hold beside limits.in_flight_bytes: 256 KiB that were read and not
// taken yet, its parser, what was encoded of one step before it was counted.
constexpr qint64 kEachBusy = 512 * kKiB;
constexpr qint64 kAllocator = 24 * kMiB; // what malloc keeps for itself

// limits.in_flight_bytes counts contents; buffers that grow have room for half as much again.
constexpr qint64 withRoom(qint64 inFlight)
{
    return inFlight + inFlight / 2;
}

const QByteArray kQueued = "X-Timeless-Ack: queued\r\n";

// Nothing but the hang is to be seen, not what a time-out does about it.
const QByteArray kPatient = "call_timeout_ms = 120_000\nconfirm_timeout_ms = 120_000\n"
                            "admission_wait_ms = 200\n";
// For clients that begin a body and go no further.
const QByteArray kDawdling = kPatient + "body_stall_ms = 3000\nin_flight_bytes = \"32 MiB\"\n"
                                        "node_bytes = \"16 MiB\"\n";
// For those that would do so for minutes.
const QByteArray kTakingTime = kPatient + "body_stall_ms = 120_000\nslow_body_ms = 500\n"
                                          "in_flight_bytes = \"32 MiB\"\nnode_bytes = \"16 MiB\"\n";
// The room must be full before the first of them is given up.
const QByteArray kDawdlingInLines =
    kIsSlow
        ? kPatient +
              "body_stall_ms = 10_000\nsegment_bytes = \"1 MiB\"\nconnection_bytes = \"2 MiB\"\n"
              "in_flight_bytes = \"4 MiB\"\nnode_bytes = \"2 MiB\"\n"
        : kDawdling;
constexpr int kHalfABody = kIsSlow ? 2'500 : 20'000; // lines

QByteArray lines(const QByteArray &series, int from, int count)
{
    QByteArray text;
    for (int i = from; i < from + count; ++i)
        text += series + " 1 " + QByteArray::number(i) + "000\n";
    return text;
}

QByteArray shown(const std::map<int, int> &answers)
{
    QByteArray text;
    for (const auto &[status, count] : answers)
        text += QByteArray::number(status) + ": " + QByteArray::number(count) + "  ";
    return text;
}

} // namespace

class TestFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_cluster.start(), m_cluster.error().constData()); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void cleanup();

    void aFullQueueGivesUpItsOldestPoints();
    void aFullNodeIsLeftOutAsAGap();
    void aClientBeyondItsBoundIsNotRead();
    void aClientThatReadsNoAnswersIsCutOff();
    void clientsThatAskForMetricsDelayNobody_data();
    void clientsThatAskForMetricsDelayNobody();
    void clientsThatStopInMidLineShutNobodyOut();
    void clientsThatStopInMidBodyShutNobodyOut();
    void clientsThatTakeTheirTimeGiveWayToOthers();
    void connectionsBeyondTheBoundAreTold();
    void tenThousandIdleConnectionsCostLittle();
    void memoryIsBoundedWithEveryNodeHung();

private:
    bool startGateway(const QByteArray &limits, unsigned replication = 2,
                      const QByteArray &cluster = {});
    QByteArray ownedBy(const QByteArray &node, const QByteArray &metric);
    QByteArray wrongWithLedgers();
    void dawdlersShutNobodyOut(const QByteArray &begun, const char *what);
    // Plays the scene three times at most: what is late each time was held up, by no load of the
    // machine.
    template <class Scene> void delaysNobody(Neighbour &neighbour, const Scene &scene);
    HttpAnswer post(const QByteArray &body, const QByteArray &ack = "queued")
    {
        return m_gateway->http().post(kText, body, {{"X-Timeless-Ack", ack}});
    }

    TestCluster m_cluster;
    std::unique_ptr<GatewayProcess> m_gateway;
};

void TestFlow::cleanup()
{
    for (std::size_t i = 0; i < TestCluster::kNodes; ++i)
        m_cluster.node(i).resume();
    m_gateway.reset();
}

bool TestFlow::startGateway(const QByteArray &limits, unsigned replication,
                            const QByteArray &cluster)
{
    GatewayOptions options;
    options.workers = 1;
    options.replication = replication;
    options.limits = limits;
    options.cluster = "automatic_failover = false\n" + cluster;
    options.sections = "[health]\nhung_degraded_ms = 60_000\nhung_down_ms = 100_000\n";
    m_gateway = std::make_unique<GatewayProcess>(m_cluster.gatewayNodes(), options);
    return m_gateway->start() && m_gateway->awaitReady();
}

QByteArray TestFlow::ownedBy(const QByteArray &node, const QByteArray &metric)
{
    for (int i = 0;; ++i) {
        const QByteArray series = metric + "{i=\"" + QByteArray::number(i) + "\"}";
        if (m_gateway->owners(series).primary == node)
            return series;
    }
}

// Waits until nothing is under way, and stops the gateway.
QByteArray TestFlow::wrongWithLedgers()
{
    if (!QTest::qWaitFor([this] { return m_gateway->unrest().isEmpty(); }, kPatienceMs))
        return "not at rest: " + m_gateway->unrest();
    if (const int code = m_gateway->stop(); code != 0)
        return "exit code " + QByteArray::number(code);
    for (const auto *line : {"points", "copies"})
        if (m_gateway->ledger(line, "difference") != 0)
            return QByteArray("the ledger is open: ") + line;
    return {};
}

void TestFlow::aFullQueueGivesUpItsOldestPoints()
{
    QVERIFY2(startGateway(kPatient + "line_bytes = \"64 KiB\"\nsegment_bytes = \"64 KiB\"\n"
                                     "node_bytes = \"256 KiB\"\ncalls_in_flight = 1\n",
                          1, "on_full = \"drop_oldest\"\n"),
             m_gateway->error().constData());
    const QByteArray series = ownedBy("b", "oldest");
    QCOMPARE(post(series + " 1 1000\n", "one").status, 204);
    m_cluster.node(1).suspend();
    constexpr int kBodies = 40;
    constexpr int kEach = 1000;
    for (int i = 1; i <= kBodies; ++i)
        QCOMPARE(post(lines(series, i * kEach, kEach)).status, 204);
    const auto displaced =
        m_gateway->value("timeless_gateway_points_dropped_total", "reason=\"displaced\"");
    QVERIFY(displaced > 0);
    QCOMPARE(m_gateway->value("timeless_gateway_node_displaced_points_total", "node=\"b\""),
             displaced);
    m_cluster.node(1).resume();
    QTRY_COMPARE_WITH_TIMEOUT(m_gateway->unrest(), QByteArray(), kPatienceMs);
    const auto stored = m_cluster.copies(series);
    QCOMPARE(double(stored.distinct()), double(1 + kBodies * kEach) - displaced);
    const auto has = [&](int second) {
        const QByteArray point = series + ' ' + QByteArray::number(second) + " 1";
        return stored.copiesOf(normalPoint(point.toStdString())) == 1;
    };
    QVERIFY(has(kBodies * kEach + kEach - 1)); // the newest
    QVERIFY(has(kEach));                       // it was on the wire
    QVERIFY(!has(3 * kEach));                  // the oldest of those that waited
    QCOMPARE(wrongWithLedgers(), QByteArray());
}

void TestFlow::aFullNodeIsLeftOutAsAGap()
{
    QVERIFY2(startGateway(kPatient + "line_bytes = \"64 KiB\"\nsegment_bytes = \"64 KiB\"\n"
                                     "node_bytes = \"64 KiB\"\nlate_copy_ms = 60_000\n",
                          2, "on_full = \"gap\"\n"),
             m_gateway->error().constData());
    const QByteArray series = ownedBy("b", "left");
    QCOMPARE(post(series + " 1 1000\n", "all").status, 204);
    m_cluster.node(1).suspend();
    for (int i = 1; i <= 10; ++i)
        QCOMPARE(post(lines(series, i * 1000, 1000)).status, 204);
    QTRY_COMPARE_WITH_TIMEOUT(m_gateway->value("timeless_gateway_points_in_flight"), 0.0,
                              kPatienceMs); // the other copy has all of them
    QVERIFY(m_gateway->value("timeless_gateway_gap_points", "node=\"b\"") >= 5000);
    QCOMPARE(m_gateway->value("timeless_gateway_points_dropped_total"), 0.0);
    m_cluster.node(1).resume();
    QCOMPARE(wrongWithLedgers(), QByteArray());
}

void TestFlow::aClientBeyondItsBoundIsNotRead()
{
    QVERIFY2(startGateway(kPatient + "connection_bytes = \"1 MiB\"\nsegment_bytes = \"1 MiB\"\n"
                                     "node_bytes = \"32 MiB\"\n"),
             m_gateway->error().constData());
    QCOMPARE(post("bulk 1 1000\nneighbour 1 1000\n", "all").status, 204);
    for (std::size_t i = 0; i < TestCluster::kNodes; ++i)
        m_cluster.node(i).suspend();
    const QByteArray piece = lines("bulk", 1'000'000, 1000);
    constexpr int kPieces = 2'000; // some 40 MB
    Crowd client(m_gateway->port(), 1);
    client.say(headOf("POST", kText,
                      "Content-Length: " + QByteArray::number(piece.size() * kPieces) + "\r\n"));
    QVERIFY(client.until([&] { return client.hasSaidAll(); }, kPatienceMs));
    client.say(piece, kPieces);
    client.untilQuiet(500);
    QVERIFY(!client.hasSaidAll());
    // One segment beyond the bound, and what the kernel buffers on both sides.
    QVERIFY2(client.sentBytes() < 16 * kMiB, QByteArray::number(client.sentBytes()).constData());
    QCOMPARE(post("neighbour 1 2000\n").status, 204); // another client is not held up
    for (std::size_t i = 0; i < TestCluster::kNodes; ++i)
        m_cluster.node(i).resume();
    QVERIFY(client.until([&] { return client.answers().contains(204); }, kPatienceMs));
    QCOMPARE(wrongWithLedgers(), QByteArray());
}

void TestFlow::aClientThatReadsNoAnswersIsCutOff()
{
    QVERIFY2(startGateway("body_stall_ms = 1500\n"), m_gateway->error().constData());
    Neighbour neighbour(m_gateway->port(), m_gateway->pid());
    QTRY_VERIFY_WITH_TIMEOUT(neighbour.writes() > 50, kPatienceMs);
    neighbour.begin();
    {
        Crowd readers(m_gateway->port(), 10);
        readers.listen(false);
        readers.say(headOf("GET", "/metrics"), 2'000); // some 40 MB of answers each
        readers.untilQuiet(300);
        QTRY_VERIFY_WITH_TIMEOUT(m_gateway->value("timeless_gateway_http_connections") < 5,
                                 kPatienceMs); // none of them, only the neighbour and this question
    }
    const auto watch = neighbour.end();
    QCOMPARE(watch.trouble, QByteArray());
    const auto grown = watch.memoryAtMost - watch.memoryBefore;
    qInfo("ten clients that read no answers: %.1f MiB; slowest answer to the neighbour %.1f ms",
          double(grown) / double(kMiB), double(watch.slowest.count()) / 1000);
    if (!kIsSanitized) // 1 MiB unsent, the answers of 16 requests read ahead
        QVERIFY2(grown < 10 * 2 * kMiB + kAllocator, QByteArray::number(grown).constData());
}

template <class Scene> void TestFlow::delaysNobody(Neighbour &neighbour, const Scene &scene)
{
    QByteArray late;
    for (int attempt = 0; attempt < 3; ++attempt) {
        neighbour.begin();
        scene();
        const auto watch = neighbour.end();
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(watch.trouble, QByteArray());
        late += " " + QByteArray::number(double(watch.slowest.count()) / 1000, 'f', 1) + " ms";
        if (watch.slowest < kMostDelay) {
            qInfo("slowest answer to the neighbour:%s", late.constData());
            return;
        }
    }
    const QByteArray complaint = "the neighbour waited each time:" + late;
    QFAIL(complaint.constData());
}

void TestFlow::clientsThatAskForMetricsDelayNobody_data()
{
    QTest::addColumn<int>("clients");
    QTest::addColumn<int>("requests"); // of each, sent at once
    QTest::newRow("ten that ask 200 times") << 10 << 200;
    QTest::newRow("three hundred that ask 20 times") << 300 << 20;
}

void TestFlow::clientsThatAskForMetricsDelayNobody()
{
    QFETCH(int, clients);
    QFETCH(int, requests);
    constexpr long kWrites = 50;
    QVERIFY2(startGateway({}), m_gateway->error().constData());
    Neighbour neighbour(m_gateway->port(), m_gateway->pid());
    QTRY_VERIFY_WITH_TIMEOUT(neighbour.writes() > 50, kPatienceMs);
    const QByteArray questions = headOf("GET", "/metrics").repeated(requests - 1) +
                                 headOf("GET", "/metrics", "Connection: close\r\n");
    delaysNobody(neighbour, [&] {
        for (const long before = neighbour.writes(); neighbour.writes() < before + kWrites;) {
            Crowd crowd(m_gateway->port(), clients);
            QCOMPARE(crowd.connected(), clients);
            crowd.say(questions);
            QVERIFY(crowd.until([&] { return crowd.open() == 0; }, kPatienceMs));
            const auto answers = crowd.answers();
            QVERIFY2(answers == (std::map<int, int>{{200, clients * requests}}),
                     shown(answers).constData());
        }
    });
}

// A hundred clients that begin a body of 2 MB and say no more than `begun`.
void TestFlow::dawdlersShutNobodyOut(const QByteArray &begun, const char *what)
{
    constexpr int kClients = 100;
    Neighbour neighbour(m_gateway->port(), m_gateway->pid());
    QTRY_VERIFY_WITH_TIMEOUT(neighbour.writes() > 50, kPatienceMs);
    neighbour.begin();
    Crowd crowd(m_gateway->port(), kClients);
    crowd.say(headOf("POST", kText, "Content-Length: 2000000\r\n") + begun);
    QVERIFY(crowd.until([&] { return crowd.open() == 0; }, kPatienceMs));
    const auto watch = neighbour.end();
    const auto answers = crowd.answers();
    QCOMPARE(watch.trouble, QByteArray());
    const int late = answers.contains(408) ? answers.at(408) : 0;
    const int full = answers.contains(503) ? answers.at(503) : 0;
    QVERIFY2(late > 0 && full > 0 && late + full == kClients, shown(answers).constData());
    const auto grown = watch.memoryAtMost - watch.memoryBefore;
    qInfo("%s: %.1f MiB", what, double(grown) / double(kMiB));
    if (!kIsSanitized)
        QVERIFY2(grown < withRoom(32 * kMiB) + kClients * kEachBusy + kAllocator,
                 QByteArray::number(grown).constData());
    QCOMPARE(wrongWithLedgers(), QByteArray());
}

void TestFlow::clientsThatStopInMidLineShutNobodyOut()
{
    QVERIFY2(startGateway(kDawdling), m_gateway->error().constData());
    dawdlersShutNobodyOut(QByteArray(1'000'000, 'x'), "a hundred unfinished lines of 1 MB");
}

void TestFlow::clientsThatStopInMidBodyShutNobodyOut()
{
    QVERIFY2(startGateway(kDawdlingInLines), m_gateway->error().constData());
    QCOMPARE(post("half 1 1000\n", "all").status, 204);
    dawdlersShutNobodyOut(lines("half", 1'000'000, kHalfABody), "a hundred halves of bodies");
}

// Together they hold all that large bodies may have; half of it is taken back, and no more.
void TestFlow::clientsThatTakeTheirTimeGiveWayToOthers()
{
    constexpr int kClients = 100;
    QVERIFY2(startGateway(kTakingTime), m_gateway->error().constData());
    QCOMPARE(post("half 1 1000\n", "all").status, 204);
    const QByteArray large = lines("half", 2'000'000, 20'000);
    Crowd crowd(m_gateway->port(), kClients);
    crowd.say(headOf("POST", kText, "Content-Length: 2000000\r\n") +
              lines("half", 1'000'000, 20'000));
    HttpAnswer answer;
    QVERIFY(crowd.until(
        [&] {
            answer = post(large, "all");
            return answer.status == 204;
        },
        kPatienceMs));
    crowd.untilQuiet(1'500); // three times slow_body_ms
    const auto answers = crowd.answers();
    const int refused = answers.contains(503) ? answers.at(503) : 0;
    QVERIFY2(answers.size() == 1 && refused < kClients - 5, shown(answers).constData());
    QVERIFY(crowd.lastAnswer().contains("error:gateway-full"));
    QVERIFY2(crowd.lastAnswer().contains("limits.slow_body_ms"), crowd.lastAnswer().constData());
    QCOMPARE(post(large, "all").status, 204); // there is room now
    qInfo("%d of %d slow bodies were refused", refused, kClients);
}

void TestFlow::connectionsBeyondTheBoundAreTold()
{
    constexpr int kMore = 400; // 256 of them are told by a worker, further ones at once
    QVERIFY2(startGateway("connections = 100\n"), m_gateway->error().constData());
    Neighbour neighbour(m_gateway->port(), m_gateway->pid());
    QTRY_VERIFY_WITH_TIMEOUT(neighbour.writes() > 50, kPatienceMs);
    Crowd seated(m_gateway->port(), 99);
    seated.say(headOf("GET", "/health"));
    QVERIFY(seated.until([&] { return seated.answers()[200] == 99; }, kPatienceMs));
    delaysNobody(neighbour, [&] {
        Crowd crowd(m_gateway->port(), kMore);
        QCOMPARE(crowd.connected(), kMore);
        QVERIFY(crowd.until([&] { return crowd.open() == 0; }, kPatienceMs));
        const auto answers = crowd.answers();
        QVERIFY2(answers == (std::map<int, int>{{503, kMore}}), shown(answers).constData());
        QVERIFY(crowd.lastAnswer().contains("error:too-many-connections"));
        QVERIFY(crowd.lastAnswer().contains("Retry-After: "));
    });
    QCOMPARE(seated.open(), 99);
}

void TestFlow::tenThousandIdleConnectionsCostLittle()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    constexpr int kIdle = 10'000;
    if (limit.rlim_max < kIdle + 500)
        QSKIP("SKIPPED: this process may not open 10,500 files (ulimit -Hn)");
    QVERIFY2(startGateway("connections = 10_100\n"), m_gateway->error().constData());
    Neighbour neighbour(m_gateway->port(), m_gateway->pid());
    QTRY_VERIFY_WITH_TIMEOUT(neighbour.writes() > 50, kPatienceMs);
    neighbour.begin();
    Crowd idle(m_gateway->port(), kIdle);
    QCOMPARE(idle.connected(), kIdle);
    idle.say(headOf("GET", "/health"));
    QVERIFY(idle.until([&] { return idle.answers()[200] == kIdle; }, kPatienceMs));
    const auto coming = neighbour.end();
    delaysNobody(neighbour, [&] {
        const long before = neighbour.writes();
        QTRY_VERIFY_WITH_TIMEOUT(neighbour.writes() > before + 500, kPatienceMs);
    });
    const auto each = (coming.memoryAtMost - coming.memoryBefore) / kIdle;
    qInfo("an idle connection takes %lld bytes; while they come the neighbour waits %.1f ms",
          static_cast<long long>(each), double(coming.slowest.count()) / 1000);
    QCOMPARE(coming.trouble, QByteArray());
    QCOMPARE(idle.open(), kIdle);
    if (!kIsSanitized)
        QVERIFY(each < 16 * kKiB);
}

void TestFlow::memoryIsBoundedWithEveryNodeHung()
{
    constexpr int kClients = kIsSlow ? 30 : 100;
    constexpr qint64 kInFlight = (kIsSlow ? 8 : 64) * kMiB;
    constexpr qsizetype kBody = kIsSlow ? 180'000 : 900'000;
    QVERIFY2(startGateway(kPatient + "in_flight_bytes = " + QByteArray::number(kInFlight) +
                          "\nnode_bytes = " + QByteArray::number(kInFlight / 2) +
                          "\nconnection_bytes = " + QByteArray::number(kInFlight / 2) +
                          "\nsegment_bytes = \"1 MiB\"\n"),
             m_gateway->error().constData());
    QByteArray known;
    for (int i = 0; i < 1'000; ++i)
        known += "hung{i=\"" + QByteArray::number(i) + "\"} 1 1000\n";
    QCOMPARE(post(known, "all").status, 204);
    const qint64 base = memoryOf(m_gateway->pid());
    for (std::size_t i = 0; i < TestCluster::kNodes; ++i)
        m_cluster.node(i).suspend();
    QByteArray body;
    while (body.size() < kBody)
        body += known;
    const QByteArray request = posted(kText, body, kQueued);
    qint64 most = 0;
    std::map<int, int> answers;
    {
        Crowd crowd(m_gateway->port(), kClients);
        crowd.say(request, 4);
        QVERIFY(crowd.until(
            [&] {
                most = std::max(most, memoryOf(m_gateway->pid()));
                answers = crowd.answers();
                return answers[503] + answers[204] >= 4 * kClients;
            },
            kPatienceMs));
    }
    qInfo("every node hung, %d clients: %.1f MiB beyond %.1f MiB; %s", kClients,
          double(most - base) / double(kMiB), double(base) / double(kMiB),
          shown(answers).constData());
    QVERIFY(answers[204] > 0); // as many as the bounds hold
    QVERIFY(answers[503] > answers[204]);
    if (!kIsSanitized)
        QVERIFY(most - base < withRoom(kInFlight) + kClients * kEachBusy + kAllocator);
    for (std::size_t i = 0; i < TestCluster::kNodes; ++i)
        m_cluster.node(i).resume();
    QTRY_COMPARE_WITH_TIMEOUT(m_gateway->unrest(), QByteArray(), kPatienceMs);
    // What was answered 204 has been confirmed; of what was answered 503, as much as had been read
    // by then was dropped, and nothing was sent anywhere.
    const double points = double(body.count('\n'));
    const double dropped = m_gateway->value("timeless_gateway_points_dropped_total");
    QCOMPARE(m_gateway->value("timeless_gateway_points_confirmed_total"),
             1'000 + points * answers[204]);
    QCOMPARE(m_gateway->value("timeless_gateway_points_dropped_total", "reason=\"not_admitted\""),
             dropped);
    QVERIFY(dropped > 0 && dropped <= points * answers[503]);
    QCOMPARE(wrongWithLedgers(), QByteArray());
    if (kIsSanitized)
        QSKIP("SKIPPED: a sanitizer keeps what was freed, so resident memory says nothing");
}

QTEST_GUILESS_MAIN(TestFlow)
#include "tst_flow.moc"
