// The table allows what it should and nothing else; orders are laid over it, not into it.
#include <QtTest>

#include "cluster/health/health_state.h"

using namespace tg::cluster;

namespace {

constexpr int kStates = static_cast<int>(HealthState::Refused) + 1;
constexpr int kCauses = static_cast<int>(HealthCause::Order) + 1;

} // namespace

class TestHealthState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void goesWhereTheTableSays_data();
    void goesWhereTheTableSays();
    void neverGoesWhereItIsNorToAStateOfOrders();
    void showsTheOrderOverTheState_data();
    void showsTheOrderOverTheState();
    void namesEveryStateAndCause();
};

void TestHealthState::goesWhereTheTableSays_data()
{
    using enum HealthState;
    QTest::addColumn<HealthState>("from");
    QTest::addColumn<HealthCause>("cause");
    QTest::addColumn<std::optional<HealthState>>("to");
    const auto row = [](const char *name, HealthState from, HealthCause cause,
                        std::optional<HealthState> to) {
        QTest::newRow(name) << from << cause << to;
    };
    row("a closed link degrades what is up", Up, HealthCause::LinkClosed, Degraded);
    row("and what is being filled", Backfilling, HealthCause::LinkClosed, Degraded);
    row("and what is warming", Warming, HealthCause::LinkClosed, Degraded);
    row("but is nothing new to a node never reached", Connecting, HealthCause::LinkClosed, {});
    row("or down", Down, HealthCause::LinkClosed, {});
    row("or refused", Refused, HealthCause::LinkClosed, {});
    row("only degraded goes down for a closed link", Degraded, HealthCause::ClosedTooLong, Down);
    row("not up at once", Up, HealthCause::ClosedTooLong, {});
    row("never reached is down", Connecting, HealthCause::NeverReached, Down);
    row("never reached is said only of the unreached", Up, HealthCause::NeverReached, {});
    row("a stall degrades", Up, HealthCause::Stalled, Degraded);
    row("a stall does not lift down", Down, HealthCause::Stalled, {});
    row("a hang downs", Up, HealthCause::HungTooLong, Down);
    row("slowness degrades", Up, HealthCause::Slow, Degraded);
    row("slowness does not hide warming", Warming, HealthCause::Slow, {});
    row("down comes back slow", Down, HealthCause::Slow, Degraded);
    row("down comes back filled", Down, HealthCause::GapsToFill, Backfilling);
    row("down comes back whole", Down, HealthCause::FitToServe, Up);
    row("down comes back cold", Down, HealthCause::RegistryUnread, Warming);
    row("filled is up", Backfilling, HealthCause::FitToServe, Up);
    row("the wrong node", Up, HealthCause::WrongNode, Refused);
    row("the right one again", Refused, HealthCause::FitToServe, Up);
    row("orders do not touch the table", Up, HealthCause::Order, {});
}

void TestHealthState::goesWhereTheTableSays()
{
    QFETCH(HealthState, from);
    QFETCH(HealthCause, cause);
    QFETCH(std::optional<HealthState>, to);
    QVERIFY(nextState(from, cause) == to);
}

void TestHealthState::neverGoesWhereItIsNorToAStateOfOrders()
{
    for (int state = 0; state < kStates; ++state) {
        for (int cause = 0; cause < kCauses; ++cause) {
            const auto from = static_cast<HealthState>(state);
            const auto to = nextState(from, static_cast<HealthCause>(cause));
            QVERIFY(to != from);
            QVERIFY(to != HealthState::Draining && to != HealthState::Maintenance);
            QVERIFY(to != HealthState::Connecting);
        }
    }
}

void TestHealthState::showsTheOrderOverTheState_data()
{
    using enum HealthState;
    QTest::addColumn<HealthState>("underneath");
    QTest::addColumn<OrderInForce>("order");
    QTest::addColumn<HealthState>("expected");
    const auto row = [](const char *name, HealthState underneath, OrderInForce order,
                        HealthState expected) {
        QTest::newRow(name) << underneath << order << expected;
    };
    row("no order", Degraded, OrderInForce::None, Degraded);
    row("draining and up", Up, OrderInForce::Draining, Draining);
    row("draining and slow", Degraded, OrderInForce::Draining, Draining);
    row("draining and down", Down, OrderInForce::Draining, Down);
    row("draining and refused", Refused, OrderInForce::Draining, Refused);
    row("draining and cold", Warming, OrderInForce::Draining, Warming);
    row("maintenance and up", Up, OrderInForce::Maintenance, Maintenance);
    row("maintenance and down", Down, OrderInForce::Maintenance, Maintenance);
    row("failed over and up", Up, OrderInForce::FailedOver, Down);
    row("failed over and a stranger", Refused, OrderInForce::FailedOver, Refused);
}

void TestHealthState::showsTheOrderOverTheState()
{
    QFETCH(HealthState, underneath);
    QFETCH(OrderInForce, order);
    QFETCH(HealthState, expected);
    QCOMPARE(shown(underneath, order), expected);
}

void TestHealthState::namesEveryStateAndCause()
{
    QVERIFY(name(HealthState::Connecting) == "connecting");
    QVERIFY(name(HealthState::Refused) == "refused");
    QVERIFY(name(HealthCause::RegistryUnread) == "registry unread");
    QVERIFY(name(HealthCause::WrongNode) == "wrong node");
    QVERIFY(name(HealthCause::Order) == "order");
}

QTEST_APPLESS_MAIN(TestHealthState)
#include "tst_health_state.moc"
