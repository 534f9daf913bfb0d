// Which nodes get shards by an action, and how they stand before and after it.
#include <QtTest>

#include "cluster/steward/plan_builder.h"
#include "cluster/steward/plan_targets.h"
#include "three_nodes.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::cluster::test;

class TestPlanTargets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheShardsOfANodeThatIsTakenOutToTheirReplicas()
    {
        const auto cluster = mapped();
        for (const auto action : {Action::Failover, Action::Maintenance}) {
            const auto targets = planTargets(action, cluster.nodes[0], cluster);
            QCOMPARE(targets.size(), std::size_t{2});
            QCOMPARE(targets[0].node, std::string("b"));
            QCOMPARE(targets[0].shardsBefore, owned(cluster, 1));
            QCOMPARE(targets[0].shardsAfter, owned(cluster, 1) + stoodBy(cluster, 0, 1));
            QCOMPARE(targets[1].node, std::string("c"));
            QCOMPARE(targets[0].shardsAfter + targets[1].shardsAfter, kShardCount);
            QCOMPARE(targets[0].pointsPerSecondBefore, 5.0); // known series keep their copies
            QCOMPARE(targets[0].pointsPerSecondAfter, std::optional<double>(5.0));
            QVERIFY(!targets[0].loadBefore && !targets[0].loadAfter);
        }
    }

    void takesNewSeriesFromADrainingNode()
    {
        const auto cluster = mapped();
        const auto targets = planTargets(Action::Drain, cluster.nodes[1], cluster);
        QCOMPARE(targets.size(), std::size_t{2});
        QCOMPARE(targets[0].node, std::string("a"));
        QVERIFY(targets[0].shardsAfter > targets[0].shardsBefore);
        QCOMPARE(targets[0].shardsAfter + targets[1].shardsAfter, kShardCount);
    }

    void givesItsShardsBackToANodeThatReturns_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("from maintenance") << int(OrderKind::Maintenance);
        QTest::newRow("from a failover") << int(OrderKind::FailedOver);
        QTest::newRow("from draining") << int(OrderKind::Draining);
    }
    void givesItsShardsBackToANodeThatReturns()
    {
        QFETCH(int, kind);
        const bool drains = OrderKind(kind) == OrderKind::Draining;
        auto cluster = mapped(drains ? 0 : 100);
        cluster.nodes[0].order.kind = OrderKind(kind);
        const auto targets = planTargets(Action::Resume, cluster.nodes[0], cluster);
        QCOMPARE(targets.size(), std::size_t{1});
        QCOMPARE(targets[0].node, std::string("a"));
        QCOMPARE(targets[0].shardsBefore, 0u);
        QCOMPARE(targets[0].shardsAfter, owned(mapped(), 0));
        QVERIFY(!targets[0].pointsPerSecondAfter);
    }

    void knowsNoTargetsWhereNoShardChangesHands()
    {
        auto cluster = mapped();
        for (const auto action : {Action::Backfill, Action::Audit, Action::Heal, Action::Resume})
            QVERIFY(planTargets(action, cluster.nodes[0], cluster).empty());
        cluster.map = nullptr;
        QVERIFY(planTargets(Action::Failover, cluster.nodes[0], cluster).empty());
    }

    void tellsTheLoadWhereTheLimitIsKnown()
    {
        auto cluster = mapped();
        cluster.nodes[1].unconfirmedBytes = 30;
        cluster.nodes[1].unconfirmedBytesLimit = 120;
        const auto targets = planTargets(Action::Failover, cluster.nodes[0], cluster);
        QCOMPARE(targets[0].loadBefore, std::optional<double>(0.25));
        QCOMPARE(targets[0].loadAfter, std::optional<double>(0.25));
    }

    void isPartOfThePlan()
    {
        const auto plan = buildPlan({Action::Failover, "a", "ana", "gone", {}}, mapped());
        QVERIFY(plan);
        QCOMPARE(plan->targets.size(), std::size_t{2});
        QCOMPARE(plan->expiresAt(), plan->madeAt + Plan::kLifeMs);
    }

private:
    static ClusterSnapshot mapped(std::uint32_t weightOfA = 100)
    {
        auto cluster = threeNodes();
        cluster.map = route::ShardMap::build(
            {{NodeIndex{0}, "a", weightOfA}, {NodeIndex{1}, "b"}, {NodeIndex{2}, "c"}}, 2, 4);
        return cluster;
    }
    static std::uint32_t owned(const ClusterSnapshot &cluster, std::uint16_t node)
    {
        std::uint32_t count = 0;
        for (std::uint16_t i = 0; i < kShardCount; ++i)
            count += cluster.map->primary(ShardId{i}).value == node ? 1u : 0u;
        return count;
    }
    static std::uint32_t stoodBy(const ClusterSnapshot &cluster, std::uint16_t owner,
                                 std::uint16_t standby)
    {
        std::uint32_t count = 0;
        for (std::uint16_t i = 0; i < kShardCount; ++i)
            count += cluster.map->primary(ShardId{i}).value == owner &&
                             cluster.map->replica(ShardId{i}).value == standby
                         ? 1u
                         : 0u;
        return count;
    }
};

QTEST_APPLESS_MAIN(TestPlanTargets)
#include "tst_plan_targets.moc"
