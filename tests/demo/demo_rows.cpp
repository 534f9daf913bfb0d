// Tables with many rows: nodes, shards, links.
#include <random>

#include "tests/demo/demo_cluster.h"

namespace tg::demo {

using namespace Qt::StringLiterals;
using namespace protocol;

Table DemoCluster::nodeTable() const
{
    using enum NodeColumn;
    std::vector<Row> rows;
    const auto each = nodes.empty() ? 0 : shards / static_cast<qint64>(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const auto &node = nodes[i];
        Row row(Topic::Nodes);
        const bool isThere = serves(node);
        const double points = isThere ? pointsOf(i, nowMs) : 0;
        row.set(Id, node.id).set(State, node.state).set(Since, nowMs - node.sinceMs);
        row.set(Reason, node.reason).set(IsAccepting, isThere).set(KeepsUp, isThere);
        row.set(OwnedShards, each).set(StandbyShards, each).set(Order, node.order);
        row.set(PrimarySeries, qint64{133'000}).set(ReplicaSeries, qint64{134'100});
        row.set(PointsPerSecond, node.state == "down"_L1 ? Value() : Value(points));
        row.set(QueuedPoints, node.queued).set(QueuedBytes, node.queued * 21);
        row.set(OldestMs, node.queued > 0 ? Value(qint64{2'100}) : Value(qint64{12}));
        row.set(RoundTripUs, isThere ? Value(node.roundTripUs) : Value());
        row.set(ErrorsPerMinute, node.errorsPerMinute)
            .set(OpenGaps, qint64{node.queued > 0 ? 3 : 0});
        row.set(ConfirmP99Us, isThere ? Value(node.roundTripUs * 5) : Value());
        row.set(Version, node.state == "down"_L1 ? Value() : Value(u"0.7.1"_s));
        row.set(Dialect, u"resolved"_s).set(NodeName, QString(u"timeless@"_s + node.id));
        if (node.order != "none"_L1)
            row.set(OrderBy, u"ana"_s);
        row.set(Evidence, isThere
                              ? u"confirm p99\t2 ms\t1500 ms\tok\noldest call\t12 ms\t2000 ms\tok\n"
                                "builder mailbox\t4\t10000\tok\nlast tick\t0.4 s\t60 s\tok"_s
                              : u"link\tclosed by peer\topen\tbad\nsince\t37 s\t2 s\tbad\n"
                                "attempts\t14\t-\tbad"_s);
        rows.push_back(std::move(row));
    }
    return Table(Topic::Nodes, std::move(rows));
}

Table DemoCluster::shardTable() const
{
    using enum ShardColumn;
    std::vector<Row> rows;
    std::mt19937 random(7);
    std::uniform_real_distribution<double> load(0.2, 1.8);
    const auto count = nodes.size();
    int ownerlessLeft = ownerless;
    int movingLeft = moving;
    for (int i = 0; i < (nodes.empty() ? 0 : shards); ++i) {
        Row row(Topic::Shards);
        const auto owner = static_cast<std::size_t>(random()) % count;
        const auto standby = (owner + 1 + random() % (count > 1 ? count - 1 : 1)) % count;
        const bool isDown = nodes[owner].state == "down"_L1;
        const bool isOwnerless = isDown && ownerlessLeft > 0;
        const bool isMoving = !isDown && movingLeft > 0 && nodes[owner].state == "draining"_L1;
        ownerlessLeft -= isOwnerless ? 1 : 0;
        movingLeft -= isMoving ? 1 : 0;
        row.set(Shard, qint64{i}).set(Since, nowMs - (isDown ? 37'000 : 3 * 86'400'000LL));
        row.set(State, isOwnerless ? u"without_owner"_s
                       : isDown    ? u"on_standby"_s
                       : isMoving  ? u"moving"_s
                                   : u"owned"_s);
        if (!isOwnerless) {
            row.set(Owner, nodes[owner].id);
            row.set(Standby, nodes[standby].id);
        }
        if (isMoving)
            row.set(MovesTo, nodes[standby].id);
        row.set(PointsPerSecond, pointsPerSecond / shards * load(random)).set(Series, qint64{294});
        row.set(QueuedPoints, qint64{isDown ? 40 : 0}).set(MapVersion, mapVersion);
        rows.push_back(std::move(row));
    }
    return Table(Topic::Shards, std::move(rows));
}

Table DemoCluster::links() const
{
    using enum LinkColumn;
    std::vector<Row> rows;
    for (const auto &node : nodes) {
        Row row(Topic::Links);
        const bool isThere = serves(node);
        const double sent =
            isThere ? pointsPerSecond * 2 / static_cast<double>(nodes.size()) * node.share : 0;
        row.set(Node, node.id)
            .set(State,
                 isThere ? u"up"_s : (node.state == "maintenance"_L1 ? u"held"_s : u"backoff"_s));
        row.set(Reason, isThere ? QString() : node.reason);
        row.set(SentPerSecond, sent)
            .set(ConfirmedPerSecond, sent)
            .set(CallsInFlight, qint64{isThere ? 2 : 0});
        row.set(CallsLimit, qint64{4}).set(Saturation, isThere ? 0.021 : 0.0);
        row.set(ResentPoints, qint64{0}).set(LostPoints, node.queued).set(LatePoints, node.queued);
        row.set(GivenUpPoints, node.state == "down"_L1          ? node.queued
                               : node.state == "maintenance"_L1 ? qint64{124'000'000}
                                                                : qint64{0});
        if (node.state == "down"_L1)
            row.set(NextAttemptAt, nowMs + 8'000 - nowMs % 8'000);
        row.set(ErrorsPerMinute, node.errorsPerMinute);
        row.set(ConfirmP99Us, isThere ? Value(node.roundTripUs * 5) : Value());
        row.set(BytesOutPerSecond, sent * 21).set(BytesInPerSecond, sent / 2);
        rows.push_back(std::move(row));
    }
    return Table(Topic::Links, std::move(rows));
}

} // namespace tg::demo
