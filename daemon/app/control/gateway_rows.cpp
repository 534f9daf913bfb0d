#include <algorithm>

#include "app/cluster_json.h"
#include "app/control/cells.h"
#include "app/control/desk_tables.h"

namespace tg::app {

using protocol::GatewayColumn;
using protocol::Row;
using protocol::Topic;
using protocol::Value;
using protocol::whole;

namespace {

// The gravest of those that stand; severities of the catalogue rise with their names' place here.
Value worstOf(const std::vector<cluster::ClusterAlarm> &alarms)
{
    constexpr std::array<std::string_view, 3> kRising{"notice", "warning", "critical"};
    std::ptrdiff_t worst = -1;
    for (const auto &alarm : alarms)
        worst = std::max(worst, std::ranges::find(kRising, severityOf(alarm)) - kRising.begin());
    return worst < 0 ? Value() : protocol::text(kRising[static_cast<std::size_t>(worst)]);
}

// What only the steward knows; null until it has spoken.
void addCluster(Row &row, const cluster::ClusterSnapshot &cluster)
{
    std::uint64_t open = 0;
    std::uint64_t waiting = 0;
    std::uint64_t residue = 0;
    std::uint64_t up = 0;
    std::uint64_t listed = 0;
    for (const auto &node : cluster.nodes) {
        open += node.openGaps;
        waiting += node.waitingGaps;
        residue += node.residueGaps;
        up += serves(node.state) ? 1U : 0U;
        listed += node.isListed ? 1U : 0U;
    }
    const auto running = std::ranges::count(cluster.operations, cluster::OperationState::Running,
                                            &cluster::Operation::state);
    row.set(GatewayColumn::IsPanic, cluster.isPanic)
        .set(GatewayColumn::PanicReason, protocol::text(cluster.panicReason))
        .set(GatewayColumn::Replication, whole(cluster.replication))
        .set(GatewayColumn::NodesUp, whole(up))
        .set(GatewayColumn::Nodes, whole(listed))
        .set(GatewayColumn::SharedIds, whole(cluster.sharedIds.size()))
        .set(GatewayColumn::OpenGaps, whole(open))
        .set(GatewayColumn::WaitingGaps, whole(waiting))
        .set(GatewayColumn::ResidueGaps, whole(residue))
        .set(GatewayColumn::Alarms, whole(cluster.alarms.size()))
        .set(GatewayColumn::WorstSeverity, worstOf(cluster.alarms))
        .set(GatewayColumn::RunningOperations, whole(running));
    if (cluster.shardSeries)
        row.set(GatewayColumn::SplitSeries, whole(cluster.splitSeries))
            .set(GatewayColumn::SingleSeries, whole(cluster.singleSeries));
}

} // namespace

protocol::Table gatewayTable(const DeskFrame &frame, const DeskFigures &figures,
                             const DeskRates &rates, std::optional<std::uint64_t> withoutOwner)
{
    std::uint64_t oldest = 0;
    for (const auto &link : figures.links)
        oldest = std::max(oldest, link.oldestMs);
    Row row(Topic::Gateway);
    row.set(GatewayColumn::Id, protocol::text(frame.gatewayId))
        .set(GatewayColumn::Version, protocol::text(frame.version))
        .set(GatewayColumn::At, qint64{figures.at})
        .set(GatewayColumn::StartedAt, qint64{frame.startedAt})
        .set(GatewayColumn::IsReady, figures.isReady)
        .set(GatewayColumn::Readiness, protocol::text(figures.readiness))
        .set(GatewayColumn::IsAtRest, figures.ledger.isAtRest())
        .set(GatewayColumn::MapVersion, whole(figures.map->version()))
        .set(GatewayColumn::ShardKey, protocol::text(frame.shardKey))
        .set(GatewayColumn::AckLevel, protocol::text(frame.ackLevel))
        .set(GatewayColumn::PointsInPerSecond, realOrNull(rates.pointsIn))
        .set(GatewayColumn::PointsOutPerSecond, realOrNull(rates.pointsOut))
        .set(GatewayColumn::CopiesOutPerSecond, realOrNull(rates.copiesOut))
        .set(GatewayColumn::RejectedPerSecond, realOrNull(rates.rejected))
        .set(GatewayColumn::DroppedPerSecond, realOrNull(rates.dropped))
        .set(GatewayColumn::QueuedPoints, whole(figures.ledger.queued))
        .set(GatewayColumn::InFlightPoints, whole(figures.ledger.inFlight))
        .set(GatewayColumn::OldestMs, whole(oldest))
        .set(GatewayColumn::UnconfirmedBytes, whole(figures.unconfirmedBytes))
        .set(GatewayColumn::UnconfirmedBytesLimit, whole(frame.inFlightBytes))
        .set(GatewayColumn::Shards, whole(kShardCount))
        .set(GatewayColumn::ShardsWithoutOwner, wholeOrNull(withoutOwner))
        .set(GatewayColumn::Series, whole(figures.series))
        .set(GatewayColumn::Connections, whole(figures.connections))
        .set(GatewayColumn::RequestsPerSecond, realOrNull(rates.requests))
        .set(GatewayColumn::ReadsPerSecond, realOrNull(rates.reads))
        .set(GatewayColumn::ReadsOpen, whole(figures.readsOpen))
        .set(GatewayColumn::SeriesMemoryBytes, whole(figures.seriesMemory))
        .set(GatewayColumn::ResidentBytes, wholeOrNull(figures.residentMemory))
        .set(GatewayColumn::Workers, whole(frame.workers));
    if (figures.cluster->at != 0)
        addCluster(row, *figures.cluster);
    return {Topic::Gateway, {std::move(row)}};
}

} // namespace tg::app
