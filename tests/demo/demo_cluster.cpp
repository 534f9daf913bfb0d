#include "tests/demo/demo_cluster.h"

#include <cmath>

namespace tg::demo {

using namespace Qt::StringLiterals;
using namespace protocol;

double DemoCluster::wave(qint64 atMs) const
{
    const double s = static_cast<double>(atMs) / 1'000;
    return 1 + 0.06 * std::sin(s / 47) + 0.03 * std::sin(s / 7.3) + 0.012 * std::sin(s * 2.1);
}

bool DemoCluster::serves(const DemoNode &node) const
{
    return node.state == "up"_L1 || node.state == "degraded"_L1 || node.state == "draining"_L1 ||
           node.state == "backfilling"_L1;
}

Table DemoCluster::gateway() const
{
    using enum GatewayColumn;
    Row row(Topic::Gateway);
    qint64 up = 0;
    qint64 queued = 0;
    for (const auto &node : nodes) {
        up += serves(node) ? 1 : 0;
        queued += node.queued;
    }
    const double in = nodes.empty() ? 0 : pointsPerSecond * wave(nowMs);
    row.set(Id, gatewayId)
        .set(Version, u"0.1.0"_s)
        .set(At, nowMs)
        .set(StartedAt, nowMs - startedMs);
    row.set(IsReady, true)
        .set(Readiness, u"ready"_s)
        .set(IsPanic, false)
        .set(MapVersion, mapVersion);
    row.set(Replication, qint64{2}).set(ShardKey, u"metric and labels"_s).set(AckLevel, u"all"_s);
    row.set(PointsInPerSecond, in)
        .set(PointsOutPerSecond, in * 0.999)
        .set(CopiesOutPerSecond, in * 1.99);
    row.set(RejectedPerSecond, rejectedPerSecond)
        .set(DroppedPerSecond, 0.0)
        .set(QueuedPoints, queued);
    row.set(InFlightPoints, whole(static_cast<qint64>(in / 200)));
    row.set(OldestMs, queued > 0 ? qint64{2'100} : (nodes.empty() ? Value() : Value(qint64{18})));
    row.set(NodesUp, up)
        .set(Nodes, whole(nodes.size()))
        .set(Shards, qint64{nodes.empty() ? 0 : shards});
    row.set(ShardsWithoutOwner, qint64{ownerless}).set(Series, qint64{1'204'331});
    row.set(Alarms, whole(alarms.size()))
        .set(Connections, qint64{112})
        .set(RequestsPerSecond, in / 9'500);
    qint64 open = 0;
    qint64 waiting = 0;
    qint64 residue = 0;
    for (const auto &gap : gaps) {
        open += gap[GapColumn::State] == Value(u"open"_s) ? 1 : 0;
        waiting += gap[GapColumn::State] == Value(u"waiting"_s) ? 1 : 0;
        residue += gap[GapColumn::State] == Value(u"residue"_s) ? 1 : 0;
    }
    row.set(OpenGaps, open).set(WaitingGaps, waiting);
    row.set(ResidueGaps, residue);
    row.set(SplitSeries, qint64{0}).set(SingleSeries, qint64{0}).set(IsAtRest, nodes.empty());
    row.set(RunningOperations, whole(operations.size())).set(Workers, qint64{2});
    return Table(Topic::Gateway, {row});
}

Row DemoCluster::historyRow(qint64 atMs) const
{
    using enum HistoryColumn;
    Row row(Topic::History);
    const double in = nodes.empty() ? 0 : pointsPerSecond * wave(atMs);
    qint64 up = 0;
    double out = 0.999;
    qint64 queued =
        whole(static_cast<qint64>(in / 200)).index() == 2 ? static_cast<qint64>(in / 200) : 0;
    bool isLossy = false;
    for (const auto &node : nodes) {
        const bool wasUp = serves(node) || nowMs - atMs > node.sinceMs;
        up += wasUp ? 1 : 0;
        isLossy = isLossy || !wasUp;
        if (!wasUp)
            queued += node.queued;
    }
    if (isLossy)
        out -= 0.03;
    row.set(At, atMs).set(PointsInPerSecond, in).set(PointsOutPerSecond, in * out);
    row.set(RejectedPerSecond, rejectedPerSecond * wave(atMs * 7))
        .set(DroppedPerSecond, 0.0)
        .set(QueuedPoints, queued);
    row.set(OldestMs, qint64{isLossy ? 2'000 : 18}).set(NodesUp, up);
    row.set(ShardsWithoutOwner, qint64{isLossy ? ownerless : 0});
    row.set(BytesOutPerSecond, in * 42).set(BytesInPerSecond, in * 1.1);
    row.set(RoundTripP50Us, whole(static_cast<qint64>(420 * wave(atMs * 3))));
    row.set(RoundTripP99Us, whole(static_cast<qint64>(2'100 * wave(atMs * 5) * (isLossy ? 2 : 1))));
    return row;
}

Table DemoCluster::history(int seconds) const
{
    std::vector<Row> rows;
    if (!nodes.empty()) {
        for (int back = seconds; back >= 0; --back)
            rows.push_back(historyRow((nowMs / 1'000 - back) * 1'000));
    }
    return Table(Topic::History, std::move(rows));
}

Row alarmRow(const QString &id, const QString &severity, qint64 since, const QString &node,
             const QString &what, const QString &whatToDo)
{
    using enum AlarmColumn;
    Row row(Topic::Alarms);
    row.set(Key, QString(id + u'/' + node)).set(Id, id).set(Severity, severity).set(Since, since);
    row.set(Title, QString(id).replace(u'-', u' ')).set(What, what).set(WhatToDo, whatToDo);
    if (!node.isEmpty())
        row.set(Node, node);
    return row;
}

Row eventRow(qint64 number, qint64 at, const QString &severity, const QString &actor,
             const QString &node, const QString &text)
{
    using enum EventColumn;
    Row row(Topic::Events);
    row.set(Number, number)
        .set(At, at)
        .set(Severity, severity)
        .set(What, u"state"_s)
        .set(Text, text);
    row.set(MapVersion, qint64{41});
    if (!actor.isEmpty())
        row.set(Actor, actor);
    if (!node.isEmpty())
        row.set(Node, node);
    return row;
}

} // namespace tg::demo
