// How things stand, as rows: the gateway, its nodes, links and shards. What is not known is null.
#include <QtTest>

#include "app/control/desk_tables.h"
#include "desk_scene.h"

using namespace tg;
using namespace tg::app;
using namespace tg::app::test;
using protocol::GatewayColumn;
using protocol::LinkColumn;
using protocol::NodeColumn;
using protocol::ShardColumn;

class TestStandingRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOfTheGateway();
    void knowsOnlyItselfBeforeTheClusterWasLookedAt();
    void namesTheGravestAlarm();
    void tellsOfANode();
    void forgetsWhatALostNodeSaidOfItself();
    void countsSeriesOnceTheyWereCounted();
    void tellsOfALink();
    void tellsOfShards();
    void tellsWhoHasAShardWhenItsOwnerIsGone();
    void tellsWhereShardsGoBeforeTheMapChanges_data();
    void tellsWhereShardsGoBeforeTheMapChanges();
    void aChangeFarAheadOfABrokenClockMovesNothing();
};

void TestStandingRows::tellsOfTheGateway()
{
    DeskScene scene;
    const auto before = scene.take();
    scene.passes(2s);
    auto &ledger = scene.figures.ledger;
    ledger.received = 1'000;
    ledger.confirmed = 800;
    ledger.copiesConfirmed = 1'600;
    ledger.rejected[0] = 100;
    ledger.dropped[0] = 50;
    ledger.queued = 20;
    ledger.inFlight = 30;
    scene.figures.links[1].oldestMs = 40;
    scene.figures.requests = 6;
    scene.figures.reads = 4;
    scene.figures.residentMemory = 77;
    scene.figures.isReady = true;
    scene.figures.readiness = "ready: 3 of 3 nodes up";
    scene.cluster.nodes[1].state = cluster::HealthState::Down;
    scene.cluster.nodes[2].openGaps = 2;
    scene.cluster.shardSeries = std::make_shared<std::vector<std::uint32_t>>(kShardCount);
    scene.cluster.splitSeries = 3;
    scene.cluster.operations.resize(2);
    scene.cluster.operations[1].state = cluster::OperationState::Done;
    const auto now = scene.take();
    const auto table = gatewayTable(frame(), now, ratesBetween(&before, now), 5);
    QCOMPARE(table.size(), std::size_t{1});
    const auto &row = table.rows()[0];
    TG_CELL(row, GatewayColumn::Id, "gw");
    TG_CELL(row, GatewayColumn::At, qint64{kAt + 2'000});
    TG_CELL(row, GatewayColumn::StartedAt, qint64{kAt - 60'000});
    TG_CELL(row, GatewayColumn::IsReady, true);
    TG_CELL(row, GatewayColumn::Readiness, "ready: 3 of 3 nodes up");
    TG_CELL(row, GatewayColumn::IsAtRest, false);
    TG_CELL(row, GatewayColumn::MapVersion, 7);
    TG_CELL(row, GatewayColumn::Replication, 2);
    TG_CELL(row, GatewayColumn::PointsInPerSecond, 500.0);
    TG_CELL(row, GatewayColumn::PointsOutPerSecond, 400.0);
    TG_CELL(row, GatewayColumn::CopiesOutPerSecond, 800.0);
    TG_CELL(row, GatewayColumn::RejectedPerSecond, 50.0);
    TG_CELL(row, GatewayColumn::DroppedPerSecond, 25.0);
    TG_CELL(row, GatewayColumn::QueuedPoints, 20);
    TG_CELL(row, GatewayColumn::InFlightPoints, 30);
    TG_CELL(row, GatewayColumn::OldestMs, 40);
    TG_CELL(row, GatewayColumn::UnconfirmedBytesLimit, 1'000);
    TG_CELL(row, GatewayColumn::NodesUp, 2);
    TG_CELL(row, GatewayColumn::Nodes, 3);
    TG_CELL(row, GatewayColumn::Shards, 4096);
    TG_CELL(row, GatewayColumn::ShardsWithoutOwner, 5);
    TG_CELL(row, GatewayColumn::SplitSeries, 3);
    TG_CELL(row, GatewayColumn::OpenGaps, 2);
    TG_CELL(row, GatewayColumn::Alarms, 0);
    TG_NULL(row, GatewayColumn::WorstSeverity);
    TG_CELL(row, GatewayColumn::RunningOperations, 1);
    TG_CELL(row, GatewayColumn::RequestsPerSecond, 3.0);
    TG_CELL(row, GatewayColumn::ReadsPerSecond, 2.0);
    TG_CELL(row, GatewayColumn::ResidentBytes, 77);
    TG_CELL(row, GatewayColumn::Workers, 2);
    QCOMPARE(known(row), static_cast<int>(row.values().size()) - 1); // all but the severity
}

void TestStandingRows::knowsOnlyItselfBeforeTheClusterWasLookedAt()
{
    const DeskScene scene; // its figures have an empty snapshot
    const auto table = gatewayTable(frame(), scene.figures, noRates(scene.figures), std::nullopt);
    const auto &row = table.rows()[0];
    for (const auto column :
         {GatewayColumn::PointsInPerSecond, GatewayColumn::NodesUp, GatewayColumn::Nodes,
          GatewayColumn::Alarms, GatewayColumn::ShardsWithoutOwner, GatewayColumn::SplitSeries,
          GatewayColumn::OpenGaps, GatewayColumn::ResidentBytes, GatewayColumn::IsPanic})
        TG_NULL(row, column);
    TG_CELL(row, GatewayColumn::QueuedPoints, 0);
    QVERIFY(nodeTable(frame(), scene.figures, noRates(scene.figures)).rows().empty());
}

void TestStandingRows::namesTheGravestAlarm()
{
    DeskScene scene;
    scene.cluster.alarms = {{"node-degraded", "a", "slow"}};
    const auto worst = [&] {
        const auto now = scene.take();
        return gatewayTable(frame(), now, noRates(now), 0).rows()[0][GatewayColumn::WorstSeverity];
    };
    QCOMPARE(worst(), value("warning"));
    scene.cluster.alarms.push_back({"node-down", "b", "gone"});
    QCOMPARE(worst(), value("critical"));
}

void TestStandingRows::tellsOfANode()
{
    DeskScene scene;
    auto &node = scene.cluster.nodes[1];
    node.since = kAt - 5'000;
    node.primaryShards = 100;
    node.replicaShards = 200;
    node.pace = {0.5, "mailbox"};
    node.probe.builderMailbox = 9;
    node.probe.roundTrip = 250us;
    node.confirmP99Us = 900;
    node.version = "0.7.1";
    node.creation = 12;
    node.evidence = {{"rtt", "1 ms", "500 ms", false}, {"mailbox", "9", "5", true}};
    node.order.kind = cluster::OrderKind::Draining;
    node.order.version = 1;
    node.order.by = "ana";
    node.order.at = kAt / 1000;
    node.order.reason = "new disk";
    auto &link = scene.figures.links[1];
    link.queuedPoints = 40;
    link.queuedBytes = 250;
    link.keepsUp = false;
    const auto before = scene.take();
    scene.passes(1s);
    link.confirmedPoints = 70;
    const auto now = scene.take();
    const auto table = nodeTable(frame(), now, ratesBetween(&before, now));
    QCOMPARE(table.size(), std::size_t{3});
    const auto &row = *table.find(value("b"));
    TG_CELL(row, NodeColumn::State, "up");
    TG_CELL(row, NodeColumn::Since, qint64{kAt - 5'000});
    TG_CELL(row, NodeColumn::Reason, "why");
    TG_CELL(row, NodeColumn::IsAccepting, true);
    TG_CELL(row, NodeColumn::KeepsUp, false);
    TG_CELL(row, NodeColumn::OwnedShards, 100);
    TG_CELL(row, NodeColumn::StandbyShards, 200);
    TG_NULL(row, NodeColumn::PrimarySeries);
    TG_CELL(row, NodeColumn::PointsPerSecond, 70.0);
    TG_CELL(row, NodeColumn::QueuedPoints, 40);
    TG_CELL(row, NodeColumn::QueuedBytes, 250);
    TG_CELL(row, NodeColumn::QueuedBytesLimit, 500);
    TG_CELL(row, NodeColumn::RoundTripUs, 250);
    TG_NULL(row, NodeColumn::ConfirmP50Us);
    TG_CELL(row, NodeColumn::ConfirmP99Us, 900);
    TG_CELL(row, NodeColumn::Pace, 0.5);
    TG_CELL(row, NodeColumn::Order, "draining");
    TG_CELL(row, NodeColumn::OrderBy, "ana");
    TG_CELL(row, NodeColumn::OrderAt, qint64{kAt});
    TG_CELL(row, NodeColumn::OrderReason, "new disk");
    TG_CELL(row, NodeColumn::BuilderMailbox, 9);
    TG_NULL(row, NodeColumn::DbMailbox);
    TG_CELL(row, NodeColumn::Version, "0.7.1");
    TG_CELL(row, NodeColumn::Dialect, "resolved");
    TG_CELL(row, NodeColumn::Creation, 12);
    TG_NULL(row, NodeColumn::ActiveFrom);
    TG_CELL(row, NodeColumn::Evidence, "rtt\t1 ms\t500 ms\tok\nmailbox\t9\t5\tbad");
    const auto &other = *table.find(value("a"));
    TG_CELL(other, NodeColumn::Order, "none");
    TG_NULL(other, NodeColumn::OrderBy);
    TG_NULL(other, NodeColumn::Dialect);
}

void TestStandingRows::forgetsWhatALostNodeSaidOfItself()
{
    DeskScene scene;
    auto &node = scene.cluster.nodes[0];
    node.probe.builderMailbox = 9;
    node.probe.roundTrip = 250us;
    node.version = "0.7.1";
    scene.figures.links[0].state = erl::LinkState::Backoff;
    const auto now = scene.take();
    const auto table = nodeTable(frame(), now, noRates(now));
    const auto &row = *table.find(value("a"));
    for (const auto column : {NodeColumn::BuilderMailbox, NodeColumn::RoundTripUs,
                              NodeColumn::Dialect, NodeColumn::PointsPerSecond})
        TG_NULL(row, column);
    TG_CELL(row, NodeColumn::Version, "0.7.1");
}

void TestStandingRows::countsSeriesOnceTheyWereCounted()
{
    DeskScene scene;
    scene.cluster.shardSeries = std::make_shared<std::vector<std::uint32_t>>(kShardCount);
    const auto now = scene.take();
    const auto table = nodeTable(frame(), now, noRates(now));
    TG_CELL(*table.find(value("a")), NodeColumn::PrimarySeries, 30);
    TG_CELL(*table.find(value("a")), NodeColumn::ReplicaSeries, 12);
}

void TestStandingRows::tellsOfALink()
{
    DeskScene scene;
    auto &link = scene.figures.links[2];
    link.reason = "closed by peer";
    link.queuedBytes = 125;
    link.pacePermille = 300;
    link.resentPoints = 5;
    link.latePoints = 6;
    link.givenUpPoints = 17;
    link.roundTripUs = 800;
    const auto before = scene.take();
    scene.passes(2s);
    link.sentPoints = 100;
    link.confirmedPoints = 90;
    link.bytesOut = 4'000;
    link.bytesIn = 400;
    auto now = scene.take();
    auto rates = ratesBetween(&before, now);
    rates.links[2].errorsPerMinute = 3;
    const auto up = *linkTable(frame(), now, rates).find(value("c"));
    TG_CELL(up, LinkColumn::State, "up");
    TG_CELL(up, LinkColumn::Reason, "closed by peer");
    TG_CELL(up, LinkColumn::SentPerSecond, 50.0);
    TG_CELL(up, LinkColumn::ConfirmedPerSecond, 45.0);
    TG_CELL(up, LinkColumn::CallsLimit, 2);
    TG_CELL(up, LinkColumn::Saturation, 0.25);
    TG_CELL(up, LinkColumn::ResentPoints, 5);
    TG_CELL(up, LinkColumn::LatePoints, 6);
    TG_CELL(up, LinkColumn::GivenUpPoints, 17);
    TG_CELL(up, LinkColumn::ErrorsPerMinute, 3.0);
    TG_CELL(up, LinkColumn::BytesOutPerSecond, 2'000.0);
    TG_CELL(up, LinkColumn::BytesInPerSecond, 200.0);
    TG_CELL(up, LinkColumn::RoundTripUs, 800);
    TG_NULL(up, LinkColumn::NextAttemptAt);

    link.state = erl::LinkState::Backoff;
    link.nextAttemptAt = kAt + 900;
    now = scene.take();
    const auto away = *linkTable(frame(), now, noRates(now)).find(value("c"));
    TG_CELL(away, LinkColumn::State, "backoff");
    TG_CELL(away, LinkColumn::NextAttemptAt, qint64{kAt + 900});
    for (const auto column : {LinkColumn::RoundTripUs, LinkColumn::SentPerSecond,
                              LinkColumn::ErrorsPerMinute, LinkColumn::ConfirmP99Us})
        TG_NULL(away, column);
}

void TestStandingRows::tellsOfShards()
{
    DeskScene scene;
    auto series = std::make_shared<std::vector<std::uint32_t>>(kShardCount);
    (*series)[4] = 11;
    ShardWatch watch;
    watch.look(scene.take());
    const auto before = scene.take();
    scene.passes(1s);
    scene.figures.shardPoints[4] = 12'345;
    scene.cluster.shardSeries = series;
    const auto now = scene.take();
    watch.look(now);
    const auto table = shardTable(now, ratesBetween(&before, now), watch.shards());
    QCOMPARE(table.size(), std::size_t{4096});
    const auto &row = *table.find(value(4));
    const auto owner = scene.cluster.nodes[now.map->primary(ShardId{4}).value].id;
    const auto standby = scene.cluster.nodes[now.map->replica(ShardId{4}).value].id;
    TG_CELL(row, ShardColumn::Owner, owner.c_str());
    TG_CELL(row, ShardColumn::Standby, standby.c_str());
    TG_CELL(row, ShardColumn::State, "owned");
    TG_CELL(row, ShardColumn::Since, qint64{kAt});
    TG_CELL(row, ShardColumn::PointsPerSecond, 12'300.0); // three figures
    TG_CELL(row, ShardColumn::Series, 11);
    TG_CELL(row, ShardColumn::MapVersion, 7);
    TG_NULL(row, ShardColumn::QueuedPoints);
    TG_NULL(row, ShardColumn::MovesTo);
    TG_CELL(*table.find(value(5)), ShardColumn::PointsPerSecond, 0.0);
}

void TestStandingRows::tellsWhoHasAShardWhenItsOwnerIsGone()
{
    DeskScene scene;
    ShardWatch watch;
    watch.look(scene.figures); // nothing was judged yet
    QVERIFY(watch.shards().empty());
    watch.look(scene.take());
    QCOMPARE(watch.withoutOwner(), std::size_t{0});
    std::size_t ofA = 0;
    std::size_t ofBoth = 0; // a and b
    for (std::uint16_t i = 0; i < kShardCount; ++i) {
        const auto owner = scene.cluster.map->primary(ShardId{i}).value;
        const auto standby = scene.cluster.map->replica(ShardId{i}).value;
        ofA += owner == 0 ? 1U : 0U;
        ofBoth += owner + standby == 1 ? 1U : 0U;
    }
    scene.cluster.nodes[0].state = cluster::HealthState::Down;
    scene.passes(1s);
    watch.look(scene.take());
    QCOMPARE(std::size_t(
                 std::ranges::count(watch.shards(), ShardState::OnStandby, &ShardStanding::state)),
             ofA);
    QCOMPARE(watch.withoutOwner(), std::size_t{0});
    for (const auto &shard : watch.shards())
        QCOMPARE(shard.since, shard.state == ShardState::OnStandby ? kAt + 1'000 : kAt);
    scene.cluster.nodes[1].state = cluster::HealthState::Maintenance;
    watch.look(scene.take());
    QCOMPARE(watch.withoutOwner(), ofBoth);

    scene.cluster.nodes[0].state = scene.cluster.nodes[1].state = cluster::HealthState::Up;
    scene.figures.map = route::ShardMap::build(
        {{NodeIndex{0}, "a"}, {NodeIndex{1}, "b", 0}, {NodeIndex{2}, "c"}}, 2, 8);
    scene.passes(1s);
    watch.look(scene.take());
    QCOMPARE(watch.withoutOwner(), std::size_t{0});
    for (std::uint16_t i = 0; i < kShardCount; ++i) {
        const ShardId id{i};
        const bool isSame = scene.figures.map->primary(id) == scene.cluster.map->primary(id) &&
                            scene.figures.map->replica(id) == scene.cluster.map->replica(id);
        QCOMPARE(watch.shards()[i].mapVersion, isSame ? std::uint64_t{7} : std::uint64_t{8});
    }
}

void TestStandingRows::tellsWhereShardsGoBeforeTheMapChanges_data()
{
    QTest::addColumn<bool>("isDrain");
    QTest::newRow("c is drained") << true;
    QTest::newRow("c joins") << false;
}

void TestStandingRows::tellsWhereShardsGoBeforeTheMapChanges()
{
    QFETCH(bool, isDrain);
    const std::int64_t change = kAt / 1000 + 20;
    const auto mapWithC = [](std::uint32_t weight, std::uint64_t version) {
        return route::ShardMap::build(
            {{NodeIndex{0}, "a"}, {NodeIndex{1}, "b"}, {NodeIndex{2}, "c", weight}}, 2, version);
    };
    const auto next = mapWithC(isDrain ? 0 : 100, 8);
    DeskScene scene;
    scene.figures.map = mapWithC(isDrain ? 100 : 0, 7);
    auto &c = scene.cluster.nodes[2];
    if (isDrain) {
        c.order.kind = cluster::OrderKind::Draining;
        c.order.mapFrom = change;
        c.order.isOwnerAfter = false;
    } else {
        c.activeFrom = change;
    }
    ShardWatch watch;
    const auto before = scene.take();
    watch.look(before);
    const auto table = shardTable(before, noRates(before), watch.shards());
    std::size_t moving = 0;
    for (std::uint16_t i = 0; i < kShardCount; ++i) {
        const auto from = before.map->primary(ShardId{i});
        const auto to = next->primary(ShardId{i});
        const auto &row = *table.find(value(int(i)));
        TG_CELL(row, ShardColumn::State, from == to ? "owned" : "moving");
        if (from == to)
            TG_NULL(row, ShardColumn::MovesTo);
        else
            TG_CELL(row, ShardColumn::MovesTo, scene.cluster.nodes[to.value].id.c_str());
        moving += from == to ? 0U : 1U;
        QVERIFY(from == to || (isDrain ? from : to) == NodeIndex{2});
    }
    QVERIFY(moving > 1'000 && moving < 1'800); // about a third
    scene.passes(5s);
    watch.look(scene.take()); // the same decisions
    for (const auto &shard : watch.shards())
        QCOMPARE(shard.since, kAt);

    scene.cluster.nodes[2].state = cluster::HealthState::Down; // worse news come first
    watch.look(scene.take());
    QCOMPARE(
        std::size_t(std::ranges::count(watch.shards(), ShardState::Moving, &ShardStanding::state)),
        isDrain ? std::size_t{0} : moving);
    scene.cluster.nodes[2].state = cluster::HealthState::Up;

    scene.passes(15s); // it is time, and the steward publishes what was told
    scene.figures.map = next;
    watch.look(scene.take());
    for (std::uint16_t i = 0; i < kShardCount; ++i) {
        QCOMPARE(watch.shards()[i].owner, next->primary(ShardId{i}));
        QVERIFY(!watch.shards()[i].movesTo.isValid());
        QCOMPARE(watch.shards()[i].state, ShardState::Owned);
    }
}

void TestStandingRows::aChangeFarAheadOfABrokenClockMovesNothing()
{
    DeskScene scene;
    scene.cluster.nodes[2].activeFrom = kAt / 1000 + cluster::kMostMapDelay + 1;
    ShardWatch watch;
    watch.look(scene.take());
    for (const auto &shard : watch.shards())
        QVERIFY(!shard.movesTo.isValid());
}

QTEST_APPLESS_MAIN(TestStandingRows)
#include "tst_standing_rows.moc"
