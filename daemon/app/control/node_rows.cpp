#include <limits>

#include "app/control/cells.h"
#include "app/control/desk_tables.h"

namespace tg::app {

using protocol::NodeColumn;
using protocol::Row;
using protocol::text;
using protocol::Topic;
using protocol::Value;
using protocol::whole;

namespace {

Value evidenceOf(const cluster::NodeSnapshot &node)
{
    std::vector<std::string> all;
    for (const auto &one : node.evidence)
        all.push_back(std::string(one.name) + '\t' + std::string(one.value) + '\t' +
                      std::string(one.limit) + '\t' + (one.isBad ? "bad" : "ok"));
    return lines(all);
}

void addStanding(Row &row, const cluster::NodeSnapshot &node)
{
    constexpr auto kNeverYet = std::numeric_limits<std::int64_t>::max();
    row.set(NodeColumn::Id, text(node.id))
        .set(NodeColumn::State, text(cluster::name(node.state)))
        .set(NodeColumn::Since, qint64{node.since})
        .set(NodeColumn::Reason, text(node.reason))
        .set(NodeColumn::OwnedShards, whole(node.primaryShards))
        .set(NodeColumn::StandbyShards, whole(node.replicaShards))
        .set(NodeColumn::Pace, protocol::real(node.pace.fraction))
        .set(NodeColumn::PaceReason, text(node.pace.reason))
        .set(NodeColumn::Order, text(cluster::orderKindText(node.order.kind)))
        .set(NodeColumn::OpenGaps, whole(node.openGaps))
        .set(NodeColumn::WaitingGaps, whole(node.waitingGaps))
        .set(NodeColumn::ResidueGaps, whole(node.residueGaps))
        .set(NodeColumn::Version, unlessEmpty(node.version))
        .set(NodeColumn::NodeName, text(node.nodeName))
        .set(NodeColumn::Address, text(node.address))
        .set(NodeColumn::HttpUrl, unlessEmpty(node.httpUrl))
        .set(NodeColumn::Source, text(node.source))
        .set(NodeColumn::IsListed, node.isListed)
        .set(NodeColumn::Creation, unlessZero(node.creation))
        .set(NodeColumn::Weight, whole(node.weight))
        .set(NodeColumn::HasSynced, node.hasSynced)
        .set(NodeColumn::Evidence, evidenceOf(node));
    if (node.activeFrom != kNeverYet)
        row.set(NodeColumn::ActiveFrom, secondsToMs(node.activeFrom));
    if (node.order.hasContent())
        row.set(NodeColumn::OrderBy, text(node.order.by))
            .set(NodeColumn::OrderAt, secondsToMs(node.order.at))
            .set(NodeColumn::OrderReason, text(node.order.reason));
}

// What the node said of itself; it goes with the connection.
void addProbe(Row &row, const cluster::NodeSnapshot &node, const LinkFigures &link)
{
    if (!link.isConnected())
        return;
    const auto &probe = node.probe;
    if (probe.roundTrip)
        row.set(NodeColumn::RoundTripUs, whole(probe.roundTrip->count()));
    row.set(NodeColumn::BuilderMailbox, wholeOrNull(probe.builderMailbox))
        .set(NodeColumn::DbMailbox, wholeOrNull(probe.dbMailbox))
        .set(NodeColumn::RunQueue, wholeOrNull(probe.runQueue))
        .set(NodeColumn::MemoryBytes, wholeOrNull(probe.memoryBytes))
        .set(NodeColumn::ProbeProblem, text(probe.problem))
        .set(NodeColumn::ConfirmP50Us, microsUnlessZero(node.confirmP50Us))
        .set(NodeColumn::ConfirmP99Us, microsUnlessZero(node.confirmP99Us));
    if (!node.version.empty()) // it has been verified: there is one way yet to write to nodes
        row.set(NodeColumn::Dialect, QStringLiteral("resolved"));
}

} // namespace

protocol::Table nodeTable(const DeskFrame &frame, const DeskFigures &figures,
                          const DeskRates &rates)
{
    std::vector<Row> rows;
    const auto &nodes = figures.cluster->nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const auto &node = nodes[i];
        auto &row = rows.emplace_back(Topic::Nodes);
        addStanding(row, node);
        row.set(NodeColumn::QueuedBytesLimit, whole(frame.nodeBytes));
        if (figures.cluster->shardSeries)
            row.set(NodeColumn::PrimarySeries, whole(node.primarySeries))
                .set(NodeColumn::ReplicaSeries, whole(node.replicaSeries));
        if (i >= figures.links.size())
            continue;
        const auto &link = figures.links[i];
        addProbe(row, node, link);
        row.set(NodeColumn::IsAccepting, link.isAccepting)
            .set(NodeColumn::KeepsUp, link.keepsUp)
            .set(NodeColumn::QueuedPoints, whole(link.queuedPoints))
            .set(NodeColumn::QueuedBytes, whole(link.queuedBytes))
            .set(NodeColumn::OldestMs, whole(link.oldestMs))
            .set(NodeColumn::PointsPerSecond, realOrNull(rates.links[i].confirmed))
            .set(NodeColumn::ErrorsPerMinute, realOrNull(rates.links[i].errorsPerMinute));
    }
    return {Topic::Nodes, std::move(rows)};
}

} // namespace tg::app
