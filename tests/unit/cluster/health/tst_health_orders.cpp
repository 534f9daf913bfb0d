// Orders show their own state, the link is judged underneath, and every change names its cause.
#include <QtTest>

#include "cluster/health/health_judge.h"
#include "health_player.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::cluster::test;

class TestHealthOrders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void drainsUntilTheLinkIsGone();
    void keepsMaintenanceWhateverHappens();
    void staysFailedOverUntilTheOrderIsLifted();
    void keepsSinceWhileTheStateStays();
};

void TestHealthOrders::drainsUntilTheLinkIsGone()
{
    HealthPlayer player;
    player.play(Shape::Good, Ms(1'000));
    player.play(Shape::Good, Ms(1'000), OrderInForce::Draining);
    QCOMPARE(player.last.state, HealthState::Draining);
    QCOMPARE(player.changes.back().cause, HealthCause::Order);
    QVERIFY(player.last.reason.starts_with("draining by order; underneath up: takes writes"));
    player.play(Shape::Closed, Ms(1'000), OrderInForce::Draining);
    QCOMPARE(player.last.state, HealthState::Draining);
    QCOMPARE(player.last.underneath, HealthState::Degraded);
    QVERIFY(player.changes.back().isHidden);
    QCOMPARE(player.changes.back().cause, HealthCause::LinkClosed);
    player.play(Shape::Closed, Ms(1'200), OrderInForce::Draining);
    QCOMPARE(player.last.state, HealthState::Down);
    QCOMPARE(player.changes.back().cause, HealthCause::ClosedTooLong);
    QVERIFY(!player.changes.back().isHidden);
}

void TestHealthOrders::keepsMaintenanceWhateverHappens()
{
    HealthPlayer player;
    player.play(Shape::Good, Ms(1'000));
    for (const Shape shape :
         {Shape::Closed, Shape::Wrong, Shape::Cold, Shape::Gappy, Shape::HungCall}) {
        player.play(shape, Ms(20'000), OrderInForce::Maintenance);
        QCOMPARE(player.last.state, HealthState::Maintenance);
    }
    QCOMPARE(player.last.underneath, HealthState::Down);
    QCOMPARE(player.countTo(HealthState::Maintenance), std::size_t{1});
    player.play(Shape::HungCall, Ms(100)); // the order is lifted while the node hangs
    QCOMPARE(player.last.state, HealthState::Down);
    QCOMPARE(player.changes.back().cause, HealthCause::Order);
}

void TestHealthOrders::staysFailedOverUntilTheOrderIsLifted()
{
    HealthPlayer player;
    player.play(Shape::Good, Ms(1'000));
    player.play(Shape::Good, Ms(60'000), OrderInForce::FailedOver);
    QCOMPARE(player.last.state, HealthState::Down);
    QCOMPARE(player.last.underneath, HealthState::Up);
    QCOMPARE(player.last.order, OrderInForce::FailedOver);
    QVERIFY(player.last.reason.starts_with("failed over by order; underneath up"));
    player.play(Shape::Gappy, Ms(100));
    QCOMPARE(player.last.state, HealthState::Backfilling);
    QCOMPARE(player.last.changes.size(), std::size_t{2}); // what is underneath changed as well
    QVERIFY(player.last.changes.at(0).isHidden);
    QCOMPARE(player.last.changes.at(1).cause, HealthCause::Order);
}

void TestHealthOrders::keepsSinceWhileTheStateStays()
{
    HealthPlayer player;
    player.play(Shape::Good, Ms(100));
    const Clock::Steady up = player.now;
    player.play(Shape::Good, Ms(5'000));
    QVERIFY(player.last.since == up);
    player.play(Shape::Closed, Ms(100));
    QVERIFY(player.last.since == player.now);
    QCOMPARE(player.last.changes.size(), std::size_t{1});
    QVERIFY(player.last.changes[0].at == player.now);
    QVERIFY(player.last.changes[0].reason == player.last.reason);
}

QTEST_APPLESS_MAIN(TestHealthOrders)
#include "tst_health_orders.moc"
