// Columns of the points on their way: gateway, ledgers, rejected lines, hot metrics, history.
#include "shared/protocol/schemas.h"

namespace tg::protocol {

namespace {

using enum ColumnType;

constexpr Column kGateway[] = {
    column(GatewayColumn::Id, "id", Text, Unit::None, "instance name of the gateway"),
    column(GatewayColumn::Version, "version", Text, Unit::None, "of the daemon"),
    column(GatewayColumn::At, "at", Integer, Unit::UnixMs,
           "when the figures of this row were taken"),
    column(GatewayColumn::StartedAt, "started_at", Integer, Unit::UnixMs, "start of the daemon"),
    column(GatewayColumn::IsReady, "is_ready", Bool, Unit::None,
           "writes are taken and every reachable node is warm"),
    column(GatewayColumn::Readiness, "readiness", Text, Unit::None, "why it is ready, or not"),
    column(GatewayColumn::IsAtRest, "is_at_rest", Bool, Unit::None,
           "no point is on its way: the ledgers must close"),
    column(GatewayColumn::IsPanic, "is_panic", Bool, Unit::None,
           "more nodes look down than may be taken out: a person decides"),
    column(GatewayColumn::PanicReason, "panic_reason", Text, Unit::None, "empty without a panic"),
    column(GatewayColumn::MapVersion, "map_version", Integer, Unit::None,
           "of the shard map in force"),
    column(GatewayColumn::Replication, "replication", Integer, Unit::Copies,
           "copies kept of each series"),
    column(GatewayColumn::ShardKey, "shard_key", Text, Unit::None, "what of a series is hashed"),
    column(GatewayColumn::AckLevel, "ack_level", Text, Unit::None,
           "default of the configuration: all, one or queued"),
    column(GatewayColumn::PointsInPerSecond, "points_in", Real, Unit::PointsPerSecond,
           "points read from bodies, refused ones included"),
    column(GatewayColumn::PointsOutPerSecond, "points_out", Real, Unit::PointsPerSecond,
           "points of which a node confirmed the first copy"),
    column(GatewayColumn::CopiesOutPerSecond, "copies_out", Real, Unit::CopiesPerSecond,
           "copies confirmed by nodes"),
    column(GatewayColumn::RejectedPerSecond, "rejected", Real, Unit::PointsPerSecond,
           "points refused as bad input"),
    column(GatewayColumn::DroppedPerSecond, "dropped", Real, Unit::PointsPerSecond,
           "points whose request was answered with an error"),
    column(GatewayColumn::QueuedPoints, "queued", Integer, Unit::Points,
           "parsed, waiting for ids or for room"),
    column(GatewayColumn::InFlightPoints, "in_flight", Integer, Unit::Points,
           "handed over, no copy confirmed yet"),
    column(GatewayColumn::OldestMs, "oldest", Integer, Unit::Milliseconds,
           "age of the oldest unconfirmed call to any node"),
    column(GatewayColumn::UnconfirmedBytes, "unconfirmed_bytes", Integer, Unit::Bytes,
           "encoded bytes held for all nodes"),
    column(GatewayColumn::UnconfirmedBytesLimit, "unconfirmed_bytes_limit", Integer, Unit::Bytes,
           "limits.in_flight_bytes"),
    column(GatewayColumn::NodesUp, "nodes_up", Integer, Unit::Nodes,
           "that serve: up, degraded, backfilling or draining"),
    column(GatewayColumn::Nodes, "nodes", Integer, Unit::Nodes, "known and listed"),
    column(GatewayColumn::Shards, "shards", Integer, Unit::Shards, "hash slots of the map"),
    column(GatewayColumn::ShardsWithoutOwner, "shards_without_owner", Integer, Unit::Shards,
           "no owner, or neither owner nor standby serves"),
    column(GatewayColumn::Series, "series", Integer, Unit::Series, "known to this gateway"),
    column(GatewayColumn::SplitSeries, "split_series", Integer, Unit::Series,
           "held by more nodes than they have copies"),
    column(GatewayColumn::SingleSeries, "single_series", Integer, Unit::Series,
           "one copy only although there should be two"),
    column(GatewayColumn::SharedIds, "shared_ids", Integer, Unit::None,
           "ids that a node gave to several series"),
    column(GatewayColumn::OpenGaps, "open_gaps", Integer, Unit::Gaps, "to be filled now"),
    column(GatewayColumn::WaitingGaps, "waiting_gaps", Integer, Unit::Gaps,
           "second looks that are not due"),
    column(GatewayColumn::ResidueGaps, "residue_gaps", Integer, Unit::Gaps,
           "filled, with differences left"),
    column(GatewayColumn::Alarms, "alarms", Integer, Unit::None, "that stand"),
    column(GatewayColumn::WorstSeverity, "worst_severity", Text, Unit::None,
           "of the alarms that stand; null: none"),
    column(GatewayColumn::RunningOperations, "running_operations", Integer, Unit::None,
           "begun and not over"),
    column(GatewayColumn::Connections, "connections", Integer, Unit::None,
           "of clients to the data door"),
    column(GatewayColumn::RequestsPerSecond, "requests", Real, Unit::PerSecond, "of the data door"),
    column(GatewayColumn::ReadsPerSecond, "reads", Real, Unit::PerSecond, "reads that ended"),
    column(GatewayColumn::ReadsOpen, "reads_open", Integer, Unit::None, "reads under way"),
    column(GatewayColumn::SeriesMemoryBytes, "series_memory", Integer, Unit::Bytes,
           "memory of the series table"),
    column(GatewayColumn::ResidentBytes, "resident_memory", Integer, Unit::Bytes,
           "memory of the process"),
    column(GatewayColumn::Workers, "workers", Integer, Unit::None, "threads of the data door"),
};
static_assert(areInOrder<GatewayColumn>(kGateway));

constexpr Column kLedger[] = {
    column(LedgerColumn::Key, "key", Text, Unit::None, "ledger.term or ledger.term.reason"),
    column(LedgerColumn::Ledger, "ledger", Text, Unit::None, "points or copies"),
    column(LedgerColumn::Term, "term", Text, Unit::None,
           "received, confirmed, queued, in_flight, rejected, dropped, difference; due, confirmed, "
           "open, gap, dropped, late, resent, difference"),
    column(LedgerColumn::Reason, "reason", Text, Unit::None,
           "of rejected and dropped; null: the sum over all"),
    column(LedgerColumn::Count, "count", Integer, Unit::None,
           "points or copies since start, or now for queued, in_flight, open and difference"),
    column(LedgerColumn::PerSecond, "per_second", Real, Unit::PerSecond,
           "lately; null where it is no counter"),
};
static_assert(areInOrder<LedgerColumn>(kLedger));

constexpr Column kRejected[] = {
    column(RejectedColumn::Reason, "reason", Text, Unit::None, "syntax, bad_name, ..."),
    column(RejectedColumn::Count, "count", Integer, Unit::Points, "since start"),
    column(RejectedColumn::PerSecond, "per_second", Real, Unit::PointsPerSecond, "lately"),
    column(RejectedColumn::LastAt, "last_at", Integer, Unit::UnixMs, "of the newest line kept"),
};
static_assert(areInOrder<RejectedColumn>(kRejected));

constexpr Column kRejectedSamples[] = {
    column(RejectedSampleColumn::Number, "number", Integer, Unit::None,
           "grows with time; one is never given to another line"),
    column(RejectedSampleColumn::At, "at", Integer, Unit::UnixMs, "when"),
    column(RejectedSampleColumn::Reason, "reason", Text, Unit::None, "as in Rejected"),
    column(RejectedSampleColumn::Format, "format", Text, Unit::None, "what it was read as"),
    column(RejectedSampleColumn::Line, "line", Text, Unit::None, "its beginning, printable"),
    column(RejectedSampleColumn::IsCut, "is_cut", Bool, Unit::None, "there was more"),
    column(RejectedSampleColumn::Source, "source", Text, Unit::None,
           "address:port of the client, or of the last proxy before the gateway"),
    column(RejectedSampleColumn::Endpoint, "endpoint", Text, Unit::None, "path it was sent to"),
};
static_assert(areInOrder<RejectedSampleColumn>(kRejectedSamples));

constexpr Column kHotMetrics[] = {
    column(HotMetricColumn::Metric, "metric", Text, Unit::None, "its name"),
    column(HotMetricColumn::PointsPerSecond, "points_per_second", Real, Unit::PointsPerSecond,
           "that came for it"),
    column(HotMetricColumn::Share, "share", Real, Unit::Fraction, "of all points"),
    column(HotMetricColumn::Series, "series", Integer, Unit::Series, "it has"),
    column(HotMetricColumn::NewSeriesPerMinute, "new_series", Real, Unit::PerMinute, "made lately"),
};
static_assert(areInOrder<HotMetricColumn>(kHotMetrics));

constexpr Column kHistory[] = {
    column(HistoryColumn::At, "at", Integer, Unit::UnixMs, "end of the second"),
    column(HistoryColumn::PointsInPerSecond, "points_in", Real, Unit::PointsPerSecond,
           "as in Gateway"),
    column(HistoryColumn::PointsOutPerSecond, "points_out", Real, Unit::PointsPerSecond,
           "as in Gateway"),
    column(HistoryColumn::RejectedPerSecond, "rejected", Real, Unit::PointsPerSecond,
           "as in Gateway"),
    column(HistoryColumn::DroppedPerSecond, "dropped", Real, Unit::PointsPerSecond,
           "as in Gateway"),
    column(HistoryColumn::QueuedPoints, "queued", Integer, Unit::Points, "queued and in flight"),
    column(HistoryColumn::OldestMs, "oldest", Integer, Unit::Milliseconds, "as in Gateway"),
    column(HistoryColumn::UnconfirmedBytes, "unconfirmed_bytes", Integer, Unit::Bytes,
           "as in Gateway"),
    column(HistoryColumn::NodesUp, "nodes_up", Integer, Unit::Nodes, "as in Gateway"),
    column(HistoryColumn::ShardsWithoutOwner, "shards_without_owner", Integer, Unit::Shards,
           "as in Gateway"),
    column(HistoryColumn::BytesOutPerSecond, "bytes_out", Real, Unit::BytesPerSecond,
           "over all links"),
    column(HistoryColumn::BytesInPerSecond, "bytes_in", Real, Unit::BytesPerSecond,
           "over all links"),
    column(HistoryColumn::RoundTripP50Us, "round_trip_p50", Integer, Unit::Microseconds,
           "over all links"),
    column(HistoryColumn::RoundTripP99Us, "round_trip_p99", Integer, Unit::Microseconds,
           "over all links"),
};
static_assert(areInOrder<HistoryColumn>(kHistory));

} // namespace

std::span<const Column> schemas::gateway()
{
    return kGateway;
}
std::span<const Column> schemas::ledger()
{
    return kLedger;
}
std::span<const Column> schemas::rejected()
{
    return kRejected;
}
std::span<const Column> schemas::rejectedSamples()
{
    return kRejectedSamples;
}
std::span<const Column> schemas::hotMetrics()
{
    return kHotMetrics;
}
std::span<const Column> schemas::history()
{
    return kHistory;
}

} // namespace tg::protocol
