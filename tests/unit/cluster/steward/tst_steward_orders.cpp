// Stewards of several gateways over three real nodes: orders and the map.
#include <QLoggingCategory>
#include <QTest>

#include "test_gateway.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::test;

namespace {

constexpr int kPatience = 30'000;

// Nothing here may fail for want of patience.
#define TG_AWAIT(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

} // namespace

class TestStewardOrders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("tg.*.info=false"));
        for (auto &node : m_nodes)
            QVERIFY2(node.start(), node.error().constData());
    }
    void cleanup()
    {
        for (auto &node : m_nodes)
            node.resume();
    }

    void ordersOfOneGatewayAreObeyedByAnother_data()
    {
        QTest::addColumn<int>("action");
        QTest::addColumn<int>("order");
        QTest::addColumn<int>("state");
        QTest::newRow("maintenance") << int(Action::Maintenance) << int(OrderKind::Maintenance)
                                     << int(HealthState::Maintenance);
        QTest::newRow("failover") << int(Action::Failover) << int(OrderKind::FailedOver)
                                  << int(HealthState::Down);
    }
    void ordersOfOneGatewayAreObeyedByAnother()
    {
        QFETCH(int, action);
        QFETCH(int, order);
        QFETCH(int, state);
        TestGateway one(nodes());
        TestGateway other(nodes());
        TG_AWAIT(one.isServing() && other.isServing());
        const auto id = one.begin(Action(action), "a");
        TG_AWAIT(one.isOver(id));
        QCOMPARE(one.operation(id)->state, OperationState::Done);
        TG_AWAIT(!one.isAccepting("a") && !other.isAccepting("a"));
        TG_AWAIT(other.state("a") == HealthState(state));
        QCOMPARE(other.node("a").order.kind, OrderKind(order));
        QCOMPARE(other.node("a").order.by, std::string("alice"));
        QVERIFY(other.isAccepting("b") && other.isAccepting("c"));
        { // who comes later obeys from the start
            TestGateway late(nodes());
            bool hasAccepted = false;
            TG_AWAIT((hasAccepted |= late.isAccepting("a"),
                      late.state("a") == HealthState(state) && late.isAccepting("b")));
            QVERIFY(!hasAccepted);
        }
        const auto back = other.begin(Action::Resume, "a");
        TG_AWAIT(other.isOver(back));
        TG_AWAIT(one.isServing() && other.isServing());
    }

    void drainingTakesTheNodeOutOfTheMapOfAll()
    {
        TestGateway one(nodes());
        TestGateway other(nodes());
        TG_AWAIT(one.isServing() && other.isServing());
        const auto before = one.router().map();
        QVERIFY(!one.begin(Action::Drain, "b").empty());
        TG_AWAIT(one.state("b") == HealthState::Draining && one.node("b").primaryShards == 0 &&
                 one.node("b").replicaShards == 0);
        TG_AWAIT(other.node("b").primaryShards == 0);
        QVERIFY(one.isAccepting("b") && other.isAccepting("b")); // what it has it keeps
        QVERIFY(one.router().map()->version() > before->version());
        QVERIFY(owners(one) == owners(other));
        QVERIFY(!other.begin(Action::Resume, "b").empty());
        TG_AWAIT(one.isServing() && one.node("b").primaryShards > 0);
        for (std::uint32_t shard = 0; shard < kShardCount; ++shard) {
            const ShardId id{static_cast<std::uint16_t>(shard)};
            QCOMPARE(one.router().map()->primary(id), before->primary(id));
        }
    }

    void theMapChangesForAllAtTheSecondOfTheOrder()
    {
        GatewayTraits traits;
        traits.steward.joinDelay = 100s;
        TestGateway one(nodes(), traits);
        traits.steward.instance += "-other";
        TestGateway other(nodes(), traits);
        TG_AWAIT(one.isServing() && other.isServing());
        const auto before = owners(one);
        const auto drain = one.begin(Action::Drain, "b");
        TG_AWAIT(one.isOver(drain) && other.state("b") == HealthState::Draining);
        QVERIFY(one.operation(drain)->result.find("no longer owns new series in ") !=
                std::string::npos);
        const auto second = one.node("b").order.mapFrom;
        QCOMPARE(other.node("b").order.mapFrom, second);
        // What would take the change back waits for it; what does not touch the map does not wait.
        const auto resume = one.begin(Action::Resume, "b");
        TG_AWAIT(one.operation(resume)->result.find("waits until the map has changed") !=
                 std::string::npos);
        QVERIFY(owners(one) == before && owners(other) == before);
        const auto maintenance = one.begin(Action::Maintenance, "b");
        TG_AWAIT(one.isOver(maintenance) && one.isOver(resume));
        QCOMPARE(one.operation(resume)->state, OperationState::Aborted);
        TG_AWAIT(other.state("b") == HealthState::Maintenance);
        QCOMPARE(other.node("b").order.mapFrom, second);
        one.clock.shift(101s);
        other.clock.shift(101s);
        TG_AWAIT(one.node("b").primaryShards == 0 && other.node("b").primaryShards == 0);
        QVERIFY(owners(one) == owners(other));
        QVERIFY(!other.begin(Action::Resume, "b").empty());
        TG_AWAIT(one.state("b") == HealthState::Up && other.state("b") == HealthState::Up);
        QVERIFY(one.node("b").primaryShards == 0 && other.node("b").primaryShards == 0);
        one.clock.shift(202s);
        other.clock.shift(202s);
        TG_AWAIT(owners(one) == before && owners(other) == before);
        TG_AWAIT(one.isServing());
        QVERIFY(one.settle(5s));
    }

    // Nodes keep an order of a high version; a gateway that has just started must not give its
    // first one a lower one.
    void anOrderGivenBeforeAnyFactIsReadWaitsForThem()
    {
        {
            TestGateway one(nodes());
            TG_AWAIT(one.isServing());
            for (const auto action : {Action::Drain, Action::Resume, Action::Maintenance})
                QVERIFY(!one.begin(action, "a").empty());
            TG_AWAIT(one.node("a").order.version >= 3 &&
                     one.state("a") == HealthState::Maintenance);
            QVERIFY(one.settle(5s));
        }
        TestGateway late(nodes());
        const auto operation =
            late.operations().beginAutomatic(planOf(Action::Resume, "a"), OrderKind::None, 1);
        late.steward().run(operation); // links are not up yet
        TG_AWAIT(late.isOver(operation.id));
        QCOMPARE(late.operation(operation.id)->state, OperationState::Done);
        TG_AWAIT(late.isServing());
        QCOMPARE(late.node("a").order.kind, OrderKind::None);
        QVERIFY(late.node("a").order.version >= 4);
    }

    void anOrderThatNoNodeCouldHearIsRefused()
    {
        std::array<ErlNode, 3> dead; // never started: nobody listens there
        TestGateway gateway({&dead[0], &dead[1], &dead[2]});
        const auto given = gateway.operations().beginAutomatic(planOf(Action::Maintenance, "a"),
                                                               OrderKind::None, 1);
        const auto aborted =
            gateway.operations().beginAutomatic(planOf(Action::Drain, "b"), OrderKind::None, 1);
        gateway.steward().run(given);
        gateway.steward().run(aborted);
        TG_AWAIT(gateway.operation(given.id)->result.starts_with("waits until"));
        gateway.steward().abort(aborted.id, "alice");
        TG_AWAIT(gateway.isOver(aborted.id));
        QCOMPARE(gateway.operation(aborted.id)->state, OperationState::Aborted);
        QVERIFY(!gateway.isOver(given.id));
        gateway.clock.shift(31s);
        TG_AWAIT(gateway.isOver(given.id));
        QCOMPARE(gateway.operation(given.id)->state, OperationState::Failed);
        QVERIFY(gateway.operation(given.id)->result.find("order again") != std::string::npos);
        QVERIFY(gateway.events("order").empty());
    }

    void refusesAnOrderForANodeThatIsNotThere()
    {
        TestGateway gateway(nodes());
        TG_AWAIT(gateway.isServing());
        Plan plan;
        plan.node = "x";
        for (const auto action : {Action::Drain, Action::Backfill}) {
            plan.action = action;
            const auto operation = gateway.operations().beginAutomatic(plan, OrderKind::None, 1);
            gateway.steward().run(operation);
            TG_AWAIT(gateway.isOver(operation.id));
            QCOMPARE(gateway.operation(operation.id)->state, OperationState::Failed);
        }
    }

    void takesOrdersFromPeopleWhoseNamesFactsCannotCarry()
    {
        TestGateway gateway(nodes());
        TG_AWAIT(gateway.isServing());
        Plan plan;
        plan.action = Action::Drain;
        plan.node = "c";
        plan.by = "Zo\xc3\xab \"root\"";
        const auto operation = gateway.operations().beginAutomatic(plan, OrderKind::None, 1);
        gateway.steward().run(operation);
        TG_AWAIT(gateway.isOver(operation.id));
        QCOMPARE(gateway.operation(operation.id)->state, OperationState::Done);
        TG_AWAIT(gateway.state("c") == HealthState::Draining);
        QCOMPARE(gateway.node("c").order.by, gateway.name());
        QVERIFY(!gateway.begin(Action::Resume, "c").empty());
        TG_AWAIT(gateway.isServing());
        QVERIFY(gateway.settle(5s));
    }

    void letsANodeThatWasFoundLaterJoinForAllAtOneTime()
    {
        GatewayTraits traits;
        traits.foundLater = {"c"};
        TestGateway one(nodes(), traits);
        traits.steward.instance += "-other";
        TestGateway other(nodes(), traits);
        TG_AWAIT(one.node("c").primaryShards > 0 && other.node("c").primaryShards > 0);
        QVERIFY(one.node("c").activeFrom > 0);
        TG_AWAIT(one.node("c").activeFrom == other.node("c").activeFrom);
        QVERIFY(owners(one) == owners(other));
    }

private:
    static Plan planOf(Action action, const std::string &node)
    {
        Plan plan;
        plan.action = action;
        plan.node = node;
        plan.by = "alice";
        plan.reason = "a test";
        return plan;
    }
    std::vector<ErlNode *> nodes() { return {&m_nodes[0], &m_nodes[1], &m_nodes[2]}; }
    static std::vector<std::uint16_t> owners(const TestGateway &gateway)
    {
        std::vector<std::uint16_t> all;
        for (std::uint32_t shard = 0; shard < kShardCount; ++shard) {
            const ShardId id{static_cast<std::uint16_t>(shard)};
            all.push_back(gateway.router().map()->primary(id).value);
            all.push_back(gateway.router().map()->replica(id).value);
        }
        return all;
    }
    std::array<ErlNode, 3> m_nodes;
};

QTEST_GUILESS_MAIN(TestStewardOrders)
#include "tst_steward_orders.moc"
