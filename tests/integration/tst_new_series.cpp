// A label that explodes: new series wait for a node's bucket for limits.new_series_wait_ms at most,
// then their request is refused as a whole, and whoever writes known series notices nothing.
#include <memory>

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include "gateway_process.h"
#include "hostile/crowd.h"
#include "hostile/hostile_row.h"
#include "hostile/neighbour.h"
#include "test_cluster.h"

using namespace tg::test;

namespace {

constexpr int kPerSecond = 200;
constexpr int kWaitMs = 1000;
// What floods, and what must be left of the rate of known series meanwhile.
#if defined(__SANITIZE_THREAD__)
// A new series costs a hundred times as much there: fewer of them, still more than nodes take.
constexpr int kFlooders = 2;
constexpr int kFloodSeries = 700;
constexpr double kRateLeft = 0.2;
#else
constexpr int kFlooders = 4;
constexpr int kFloodSeries = 20'000;
constexpr double kRateLeft = 0.9;
#endif

QByteArray newSeries(const QByteArray &metric, int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += metric + "{i=\"" + QByteArray::number(i) + "\"} 1 1700000000000\n";
    return text;
}

} // namespace

class TestNewSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void cleanup() { printLogIfFailed(m_gateway.get()); }

    void aFloodWaitsAndIsThenRefusedAsAWhole();
    void whatWasRefusedGoesThroughInTheEnd();
    void knownSeriesKeepTheirRate();
    void theLedgersAreClosed();

private:
    std::size_t registered()
    {
        std::size_t most = 0;
        for (std::size_t i = 0; i < TestCluster::kNodes; ++i)
            most = std::max(most, m_cluster.registry(i).size());
        return most;
    }

    TestCluster m_cluster;
    std::unique_ptr<GatewayProcess> m_gateway;
};

void TestNewSeries::initTestCase()
{
    QVERIFY2(m_cluster.start(), m_cluster.error().constData());
    GatewayOptions options;
    options.workers = 1;
    options.limits = "new_series_per_second = " + QByteArray::number(kPerSecond) +
                     "\nnew_series_wait_ms = " + QByteArray::number(kWaitMs) + '\n';
    m_gateway = std::make_unique<GatewayProcess>(m_cluster.gatewayNodes(), options);
    QVERIFY2(m_gateway->start() && m_gateway->awaitReady(), m_gateway->error().constData());
}

void TestNewSeries::aFloodWaitsAndIsThenRefusedAsAWhole()
{
    constexpr int kSeries = 3'000; // 2,000 a node: its bucket lets through a fifth of them in time
    std::array<qint64, TestCluster::kNodes> before{};
    for (std::size_t i = 0; i < before.size(); ++i)
        before[i] = m_cluster.batches(i);
    const auto known = registered();
    QElapsedTimer time;
    time.start();
    const auto answer = m_gateway->http().post(kText, newSeries("flood", kSeries));
    const auto took = time.elapsed();
    QCOMPARE(answer.status, 429);
    QVERIFY2(answer.body.contains("error:too-many-new-series") &&
                 answer.body.contains("Nothing of this request was forwarded"),
             answer.body.constData());
    QVERIFY(answer.field("Retry-After").toInt() >= 1);
    QVERIFY2(took >= kWaitMs - 100 && took < kWaitMs + 5'000, QByteArray::number(took).constData());

    QCOMPARE(m_cluster.copies("flood").distinct(), std::size_t{0});
    for (std::size_t i = 0; i < before.size(); ++i)
        QCOMPARE(m_cluster.batches(i), before[i]);
    // What had been read of it by then; the rest was not looked at.
    const auto refused =
        m_gateway->value("timeless_gateway_points_dropped_total", "reason=\"not_admitted\"");
    QVERIFY(refused >= 2'000 && refused <= kSeries);
    // What a node was asked to register: a second's worth saved up, and what came in the meantime.
    const auto most = double(kPerSecond) * (2 + double(took) / 1000);
    QVERIFY2(double(registered() - known) <= most, QByteArray::number(quint64(registered())));
    QVERIFY(registered() > known);
}

void TestNewSeries::whatWasRefusedGoesThroughInTheEnd()
{
    const QByteArray body = newSeries("flood", 3'000);
    int status = 429;
    for (int i = 0; status == 429 && i < 100; ++i)
        status = m_gateway->http().post(kText, body).status;
    QCOMPARE(status, 204); // each try brings some further
    const auto stored = m_cluster.copies("flood");
    QCOMPARE(stored.distinct(), std::size_t{3'000});
    QCOMPARE(stored.extras(), std::size_t{0});
}

// In turns, so that the machine's other load meets both.
void TestNewSeries::knownSeriesKeepTheirRate()
{
    constexpr int kTurns = 4;
    constexpr int kTurnMs = 700;
    Neighbour neighbour(m_gateway->port(), m_gateway->pid());
    QTRY_VERIFY_WITH_TIMEOUT(neighbour.writes() > 50, kPatienceMs);
    neighbour.begin();
    const auto throttledBefore =
        m_gateway->value("timeless_gateway_points_dropped_total", "reason=\"not_admitted\"");
    const auto rate = [&neighbour](Crowd &crowd) {
        QElapsedTimer time;
        time.start();
        const long before = neighbour.writes();
        crowd.until([&] { return time.elapsed() >= kTurnMs; }, kPatienceMs);
        return double(neighbour.writes() - before) / double(time.elapsed());
    };
    double alone = 0;
    double beside = 0;
    // A busy machine may spoil one round; a gateway that is held up spoils all of them.
    for (int turn = 0; turn < 3 * kTurns && (turn < kTurns || beside < kRateLeft * alone); ++turn) {
        if (turn % kTurns == 0)
            alone = beside = 0;
        Crowd nobody(m_gateway->port(), 0);
        alone += rate(nobody);
        Crowd flood(m_gateway->port(), kFlooders);
        const QByteArray metric = "explodes" + QByteArray::number(turn);
        flood.say(posted(kText, newSeries(metric, kFloodSeries)), 1'000);
        beside += rate(flood);
        QVERIFY(flood.sentBytes() > 0);
    }
    const auto watch = neighbour.end();
    qInfo("known series beside a flood of new ones: %.3f of their rate; slowest answer %.1f ms",
          beside / alone, double(watch.slowest.count()) / 1000);
    QCOMPARE(watch.trouble, QByteArray());
    QVERIFY(beside >= kRateLeft * alone);
    QTRY_VERIFY_WITH_TIMEOUT(m_gateway->value("timeless_gateway_points_dropped_total",
                                              "reason=\"not_admitted\"") > throttledBefore,
                             kPatienceMs); // it was a flood
}

void TestNewSeries::theLedgersAreClosed()
{
    QTRY_COMPARE_WITH_TIMEOUT(m_gateway->unrest(), QByteArray(), kPatienceMs);
    QCOMPARE(m_gateway->stop(), 0);
    QCOMPARE(m_gateway->ledger("points", "difference"), 0);
    QCOMPARE(m_gateway->ledger("copies", "difference"), 0);
}

QTEST_GUILESS_MAIN(TestNewSeries)
#include "tst_new_series.moc"
