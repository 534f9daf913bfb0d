// A flapping node fails over once and stays out until it is steady; nodes do not all return at
// once.
#include <set>

#include <QtTest>

#include "cluster/health/return_hold.h"
#include "health_player.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::cluster::test;

class TestReturnHold : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void failsOverOnceHoweverTheNodeFlaps_data();
    void failsOverOnceHoweverTheNodeFlaps();
    void doublesWithEachFlapUpToItsLimit();
    void forgetsFlapsAfterTheWindow();
    void drawsTheJitterWithinItsBound();
    void returnsNodesAtDifferentTimes();
};

void TestReturnHold::failsOverOnceHoweverTheNodeFlaps_data()
{
    QTest::addColumn<int>("closedMs");
    QTest::addColumn<int>("openMs");
    QTest::newRow("2.2 s closed, 3.8 s open") << 2'200 << 3'800;
    QTest::newRow("3 s closed, 3 s open") << 3'000 << 3'000;
    QTest::newRow("5.5 s closed, 0.5 s open") << 5'500 << 500;
    QTest::newRow("twenty a minute") << 2'200 << 800;
    QTest::newRow("1 s closed, 5 s open: never down") << 1'000 << 5'000;
}

void TestReturnHold::failsOverOnceHoweverTheNodeFlaps()
{
    QFETCH(int, closedMs);
    QFETCH(int, openMs);
    for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U}) {
        HealthPlayer player({}, seed);
        player.play(Shape::Good, Ms(10'000));
        for (int spent = 0; spent < 600'000; spent += closedMs + openMs) {
            player.play(Shape::Closed, Ms(closedMs));
            player.play(Shape::Good, Ms(openMs));
        }
        const std::size_t failovers = player.countTo(HealthState::Down);
        QCOMPARE(failovers, std::size_t{closedMs > 2'000 ? 1U : 0U});
        if (failovers == 0)
            continue;
        const std::string &reason = player.last.reason;
        QCOMPARE(player.last.state, HealthState::Down);
        QVERIFY2(reason.find("times in 10 min; must be steady for 120 s") != std::string::npos,
                 reason.c_str());
        player.play(Shape::Good, Ms(119'000 - openMs));
        QCOMPARE(player.last.state, HealthState::Down);
        player.play(Shape::Good, Ms(3'200));
        QCOMPARE(player.last.state, HealthState::Up);
    }
}

void TestReturnHold::doublesWithEachFlapUpToItsLimit()
{
    ReturnHold hold({}, 1);
    Clock::Steady at{};
    QCOMPARE(hold.steadyNeeded(), Ms(3'000));
    for (const int seconds : {3, 6, 12, 24, 48, 96, 120, 120}) {
        hold.countFlap(at += Ms(6'000));
        QCOMPARE(hold.steadyNeeded(), Ms(seconds * 1'000));
    }
    for (int flap = 0; flap < 5'000; ++flap)
        hold.countFlap(at);
    QCOMPARE(hold.flaps(), ReturnHold::kMaxFlaps);
    QCOMPARE(hold.steadyNeeded(), Ms(120'000));
}

void TestReturnHold::forgetsFlapsAfterTheWindow()
{
    ReturnHold hold({}, 1);
    const Clock::Steady at{};
    hold.countFlap(at);
    hold.countFlap(at + Ms(1'000));
    hold.forgetOldFlaps(at + Ms(600'000));
    QCOMPARE(hold.flaps(), std::size_t{2});
    hold.forgetOldFlaps(at + Ms(600'001));
    QCOMPARE(hold.flaps(), std::size_t{1});
    QCOMPARE(hold.steadyNeeded(), Ms(3'000));
}

void TestReturnHold::drawsTheJitterWithinItsBound()
{
    ReturnHold hold({}, 42);
    std::set<Ms> drawn;
    for (int i = 0; i < 2'000; ++i) {
        hold.begin(Clock::Steady{});
        QVERIFY(hold.jitter() >= Ms(0) && hold.jitter() <= Ms(2'000));
        drawn.insert(hold.jitter());
    }
    QVERIFY(drawn.size() > 1'000);
    QVERIFY(*drawn.begin() < Ms(20) && *drawn.rbegin() > Ms(1'980));
    HealthThresholds none;
    none.returnJitter = Ms(0);
    ReturnHold punctual(none, 42);
    punctual.begin(Clock::Steady{});
    QCOMPARE(punctual.jitter(), Ms(0));
}

void TestReturnHold::returnsNodesAtDifferentTimes()
{
    std::set<Ms> outTimes;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        HealthPlayer player({}, seed);
        player.play(Shape::Good, Ms(1'000));
        player.play(Shape::Closed, Ms(30'000));
        Ms steady{0};
        while (player.play(Shape::Good, Ms(100)).state == HealthState::Down)
            steady += Ms(100);
        QVERIFY(steady >= Ms(3'000) && steady <= Ms(5'100));
        outTimes.insert(steady);
    }
    QVERIFY(outTimes.size() > 8);
}

QTEST_APPLESS_MAIN(TestReturnHold)
#include "tst_return_hold.moc"
