// Columns of the cluster: nodes, shards, links.
#include "shared/protocol/schemas.h"

namespace tg::protocol {

namespace {

using enum ColumnType;

constexpr Column kNodes[] = {
    column(NodeColumn::Id, "id", Text, Unit::None, "logical id"),
    column(NodeColumn::State, "state", Text, Unit::None,
           "connecting, warming, up, degraded, down, backfilling, draining, maintenance, refused"),
    column(NodeColumn::Since, "since", Integer, Unit::UnixMs, "of the state"),
    column(NodeColumn::Reason, "reason", Text, Unit::None, "one sentence with figures"),
    column(NodeColumn::IsAccepting, "is_accepting", Bool, Unit::None, "points are sent to it"),
    column(NodeColumn::KeepsUp, "keeps_up", Bool, Unit::None, "requests wait for its late copies"),
    column(NodeColumn::OwnedShards, "owned_shards", Integer, Unit::Shards,
           "whose new series it is primary of"),
    column(NodeColumn::StandbyShards, "standby_shards", Integer, Unit::Shards,
           "whose new series it is replica of"),
    column(NodeColumn::PrimarySeries, "primary_series", Integer, Unit::Series, "it is primary of"),
    column(NodeColumn::ReplicaSeries, "replica_series", Integer, Unit::Series, "it is replica of"),
    column(NodeColumn::PointsPerSecond, "points_per_second", Real, Unit::PointsPerSecond,
           "copies it confirms"),
    column(NodeColumn::QueuedPoints, "queued_points", Integer, Unit::Points,
           "copies waiting or on the wire"),
    column(NodeColumn::QueuedBytes, "queued_bytes", Integer, Unit::Bytes, "the same, encoded"),
    column(NodeColumn::QueuedBytesLimit, "queued_bytes_limit", Integer, Unit::Bytes,
           "limits.node_bytes"),
    column(NodeColumn::OldestMs, "oldest", Integer, Unit::Milliseconds,
           "age of its oldest unconfirmed call"),
    column(NodeColumn::RoundTripUs, "round_trip", Integer, Unit::Microseconds,
           "of the last tiny call"),
    column(NodeColumn::ErrorsPerMinute, "errors_per_minute", Real, Unit::PerMinute,
           "refused calls, time-outs and failed attempts"),
    column(NodeColumn::ConfirmP50Us, "confirm_p50", Integer, Unit::Microseconds,
           "from sending a call to its confirmation"),
    column(NodeColumn::ConfirmP99Us, "confirm_p99", Integer, Unit::Microseconds,
           "from sending a call to its confirmation"),
    column(NodeColumn::Pace, "pace", Real, Unit::Fraction,
           "share of limits.calls_in_flight it is sent"),
    column(NodeColumn::PaceReason, "pace_reason", Text, Unit::None, "empty at full rate"),
    column(NodeColumn::Order, "order", Text, Unit::None,
           "standing order: none, failed_over, maintenance, draining"),
    column(NodeColumn::OrderBy, "order_by", Text, Unit::None, "who gave it"),
    column(NodeColumn::OrderAt, "order_at", Integer, Unit::UnixMs, "when"),
    column(NodeColumn::OrderReason, "order_reason", Text, Unit::None, "why, as the operator wrote"),
    column(NodeColumn::OpenGaps, "open_gaps", Integer, Unit::Gaps, "to be filled now"),
    column(NodeColumn::WaitingGaps, "waiting_gaps", Integer, Unit::Gaps,
           "second looks that are not due"),
    column(NodeColumn::ResidueGaps, "residue_gaps", Integer, Unit::Gaps,
           "filled, with differences left"),
    column(NodeColumn::BuilderMailbox, "builder_mailbox", Integer, Unit::Messages,
           "waiting in its busiest builder"),
    column(NodeColumn::DbMailbox, "db_mailbox", Integer, Unit::Messages,
           "waiting at its database process"),
    column(NodeColumn::RunQueue, "run_queue", Integer, Unit::None, "its schedulers' run queue"),
    column(NodeColumn::MemoryBytes, "memory", Integer, Unit::Bytes, "its Erlang node uses"),
    column(NodeColumn::ProbeProblem, "probe_problem", Text, Unit::None,
           "why the four figures before are not known"),
    column(NodeColumn::Version, "version", Text, Unit::None, "of the node's software"),
    column(NodeColumn::Dialect, "dialect", Text, Unit::None,
           "how it wants its writes: resolved, labelled, http"),
    column(NodeColumn::NodeName, "node_name", Text, Unit::None, "its Erlang name"),
    column(NodeColumn::Address, "address", Text, Unit::None, "where its link goes"),
    column(NodeColumn::HttpUrl, "http", Text, Unit::None, "where reads go"),
    column(NodeColumn::Source, "source", Text, Unit::None, "config, dns or file"),
    column(NodeColumn::IsListed, "is_listed", Bool, Unit::None, "its source still names it"),
    column(NodeColumn::Creation, "creation", Integer, Unit::None, "number of its last start"),
    column(NodeColumn::Weight, "weight", Integer, Unit::None, "share of new series"),
    column(NodeColumn::ActiveFrom, "active_from", Integer, Unit::UnixMs,
           "owns new series from then on; null: always"),
    column(NodeColumn::HasSynced, "has_synced", Bool, Unit::None,
           "its facts have been read since it was connected"),
    column(NodeColumn::Evidence, "evidence", Text, Unit::Lines,
           "the figures behind the state, one a line: name, value, limit, ok or bad, by tabs"),
};
static_assert(areInOrder<NodeColumn>(kNodes));

constexpr Column kShards[] = {
    column(ShardColumn::Shard, "shard", Integer, Unit::None, "number of the hash slot"),
    column(ShardColumn::Owner, "owner", Text, Unit::None, "node id of the primary; null: nobody"),
    column(ShardColumn::Standby, "standby", Text, Unit::None,
           "node id of the replica; null: nobody"),
    column(ShardColumn::State, "state", Text, Unit::None,
           "owned, on_standby (the owner does not serve), moving, without_owner"),
    column(ShardColumn::Since, "since", Integer, Unit::UnixMs,
           "of owner, standby or state, whichever changed last"),
    column(ShardColumn::PointsPerSecond, "points_per_second", Real, Unit::PointsPerSecond,
           "points that came for it, rounded to three figures"),
    column(ShardColumn::Series, "series", Integer, Unit::Series, "that hash to it"),
    column(ShardColumn::QueuedPoints, "queued_points", Integer, Unit::Points,
           "waiting for its owner"),
    column(ShardColumn::MapVersion, "map_version", Integer, Unit::None,
           "by which it got its owners"),
    column(ShardColumn::MovesTo, "moves_to", Text, Unit::None,
           "node id that owns it by the map that comes; null: it stays"),
};
static_assert(areInOrder<ShardColumn>(kShards));

constexpr Column kLinks[] = {
    column(LinkColumn::Node, "node", Text, Unit::None, "logical id"),
    column(LinkColumn::State, "state", Text, Unit::None,
           "stopped, backoff, connecting, verifying, held, up, refusing"),
    column(LinkColumn::Reason, "reason", Text, Unit::None, "of the last loss or failed attempt"),
    column(LinkColumn::SentPerSecond, "sent", Real, Unit::CopiesPerSecond,
           "copies put on the wire"),
    column(LinkColumn::ConfirmedPerSecond, "confirmed", Real, Unit::CopiesPerSecond,
           "copies confirmed"),
    column(LinkColumn::CallsInFlight, "calls_in_flight", Integer, Unit::Calls,
           "sent, not answered"),
    column(LinkColumn::CallsLimit, "calls_limit", Integer, Unit::Calls,
           "limits.calls_in_flight at the node's pace"),
    column(LinkColumn::UnconfirmedBytes, "unconfirmed_bytes", Integer, Unit::Bytes,
           "waiting or on the wire"),
    column(LinkColumn::Saturation, "saturation", Real, Unit::Fraction,
           "of limits.node_bytes in use"),
    column(LinkColumn::ResentPoints, "resent", Integer, Unit::Copies,
           "sent again since start: duplicates are possible"),
    column(LinkColumn::LostPoints, "lost", Integer, Unit::Copies,
           "came back unconfirmed since start"),
    column(LinkColumn::StalePoints, "stale", Integer, Unit::Copies,
           "not sent since start: their ids were void"),
    column(LinkColumn::LatePoints, "late", Integer, Unit::Copies,
           "late now: gaps unless they still come"),
    column(LinkColumn::RefusedCalls, "refused_calls", Integer, Unit::Calls,
           "answered with anything but ok since start"),
    column(LinkColumn::Timeouts, "timeouts", Integer, Unit::None,
           "connections reset for want of an answer since start"),
    column(LinkColumn::Reconnects, "reconnects", Integer, Unit::None,
           "connections made after the first"),
    column(LinkColumn::FailedAttempts, "failed_attempts", Integer, Unit::None,
           "connections not made since start"),
    column(LinkColumn::ErrorsPerMinute, "errors_per_minute", Real, Unit::PerMinute,
           "refused calls, time-outs and failed attempts"),
    column(LinkColumn::BytesOutPerSecond, "bytes_out", Real, Unit::BytesPerSecond,
           "written to the node"),
    column(LinkColumn::BytesInPerSecond, "bytes_in", Real, Unit::BytesPerSecond,
           "read from the node"),
    column(LinkColumn::RoundTripUs, "round_trip", Integer, Unit::Microseconds,
           "of the last tiny call"),
    column(LinkColumn::ConfirmP50Us, "confirm_p50", Integer, Unit::Microseconds,
           "from sending a call to its confirmation"),
    column(LinkColumn::ConfirmP99Us, "confirm_p99", Integer, Unit::Microseconds,
           "from sending a call to its confirmation"),
    column(LinkColumn::OldestMs, "oldest", Integer, Unit::Milliseconds,
           "age of the oldest unconfirmed call"),
    column(LinkColumn::NextAttemptAt, "next_attempt_at", Integer, Unit::UnixMs,
           "in backoff: when it tries again"),
    column(LinkColumn::GivenUpPoints, "given_up", Integer, Unit::Copies,
           "not written to it since start: only their other copy has them until gaps are filled"),
};
static_assert(areInOrder<LinkColumn>(kLinks));

} // namespace

std::span<const Column> schemas::nodes()
{
    return kNodes;
}
std::span<const Column> schemas::shards()
{
    return kShards;
}
std::span<const Column> schemas::links()
{
    return kLinks;
}

} // namespace tg::protocol
