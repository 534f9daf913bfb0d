// Columns of what happened and what is done about it: alarms, events, operations, plans, gaps.
#include "shared/protocol/schemas.h"

namespace tg::protocol {

namespace {

using enum ColumnType;

constexpr Column kAlarms[] = {
    column(AlarmColumn::Key, "key", Text, Unit::None,
           "the same for as long as the alarm stands: id, node and what tells it from others"),
    column(AlarmColumn::Id, "id", Text, Unit::None, "of the catalogue, e.g. node-down"),
    column(AlarmColumn::Severity, "severity", Text, Unit::None, "notice, warning, critical"),
    column(AlarmColumn::Since, "since", Integer, Unit::UnixMs, "raised"),
    column(AlarmColumn::Node, "node", Text, Unit::None, "logical id; null: the cluster"),
    column(AlarmColumn::Title, "title", Text, Unit::None, "of the catalogue"),
    column(AlarmColumn::What, "what", Text, Unit::None, "what is the matter, with figures"),
    column(AlarmColumn::WhatToDo, "what_to_do", Text, Unit::None, "of the catalogue"),
    column(AlarmColumn::AckedBy, "acked_by", Text, Unit::None, "who knows of it; null: nobody"),
    column(AlarmColumn::AckedAt, "acked_at", Integer, Unit::UnixMs, "when"),
    column(AlarmColumn::AckNote, "ack_note", Text, Unit::None, "what was written then"),
};
static_assert(areInOrder<AlarmColumn>(kAlarms));

constexpr Column kEvents[] = {
    column(EventColumn::Number, "number", Integer, Unit::None, "grows by one for each"),
    column(EventColumn::At, "at", Integer, Unit::UnixMs, "when"),
    column(EventColumn::Severity, "severity", Text, Unit::None, "info, notice, warning, critical"),
    column(EventColumn::Actor, "actor", Text, Unit::None, "who caused it; null: the gateway"),
    column(EventColumn::Node, "node", Text, Unit::None, "logical id; null: the cluster"),
    column(EventColumn::What, "what", Text, Unit::None, "a word: state, order, gap, ..."),
    column(EventColumn::Text, "text", Text, Unit::None, "a sentence"),
    column(EventColumn::MapVersion, "map_version", Integer, Unit::None, "then in force"),
};
static_assert(areInOrder<EventColumn>(kEvents));

constexpr Column kOperations[] = {
    column(OperationColumn::Id, "id", Text, Unit::None, "of the operation"),
    column(OperationColumn::Action, "action", Text, Unit::None,
           "failover, maintenance, drain, resume, backfill, audit, heal"),
    column(OperationColumn::Node, "node", Text, Unit::None, "it is about; null: all"),
    column(OperationColumn::State, "state", Text, Unit::None, "running, done, failed, aborted"),
    column(OperationColumn::IsAutomatic, "is_automatic", Bool, Unit::None,
           "begun by the gateway itself"),
    column(OperationColumn::By, "by", Text, Unit::None, "who began it"),
    column(OperationColumn::Reason, "reason", Text, Unit::None, "why"),
    column(OperationColumn::PlanId, "plan", Text, Unit::None, "of its plan"),
    column(OperationColumn::Undoes, "undoes", Text, Unit::None,
           "id of the operation it takes back; null: none"),
    column(OperationColumn::CanUndo, "can_undo", Bool, Unit::None,
           "a plan with the action undo can be made for it"),
    column(OperationColumn::StartedAt, "started_at", Integer, Unit::UnixMs, "when"),
    column(OperationColumn::EndedAt, "ended_at", Integer, Unit::UnixMs, "null: runs"),
    column(OperationColumn::SeriesDone, "series_done", Integer, Unit::Series, "so far"),
    column(OperationColumn::SeriesTotal, "series_total", Integer, Unit::Series,
           "to be done; null: not known"),
    column(OperationColumn::PointsWritten, "points_written", Integer, Unit::Points, "so far"),
    column(OperationColumn::LeftMs, "left", Integer, Unit::Milliseconds,
           "guessed from its rate; null: not known"),
    column(OperationColumn::MapVersion, "map_version", Integer, Unit::None, "of its plan"),
    column(OperationColumn::Result, "result", Text, Unit::None, "what became of it"),
    column(OperationColumn::Details, "details", Text, Unit::Lines,
           "residues, differences: one a line"),
};
static_assert(areInOrder<OperationColumn>(kOperations));

constexpr Column kPlans[] = {
    column(PlanColumn::Id, "id", Text, Unit::None, "of the plan"),
    column(PlanColumn::Action, "action", Text, Unit::None, "as of an operation"),
    column(PlanColumn::Node, "node", Text, Unit::None, "it is about; null: all"),
    column(PlanColumn::Undoes, "undoes", Text, Unit::None,
           "id of the operation it takes back; null: none"),
    column(PlanColumn::By, "by", Text, Unit::None, "who made it"),
    column(PlanColumn::Reason, "reason", Text, Unit::None, "why"),
    column(PlanColumn::MadeAt, "made_at", Integer, Unit::UnixMs, "when"),
    column(PlanColumn::ExpiresAt, "expires_at", Integer, Unit::UnixMs,
           "cannot be run any more from then on"),
    column(PlanColumn::MapVersion, "map_version", Integer, Unit::None,
           "it is good for this one only"),
    column(PlanColumn::Series, "series", Integer, Unit::Series, "with a copy on the node"),
    column(PlanColumn::PointsPerSecond, "points_per_second", Real, Unit::PointsPerSecond,
           "confirmed by the node lately"),
    column(PlanColumn::PointsAtRisk, "points_at_risk", Integer, Unit::Points,
           "whose only valid copy is on the node"),
    column(PlanColumn::TakeOver, "take_over", Text, Unit::Lines,
           "node ids that serve meanwhile, one a line"),
    column(PlanColumn::Checks, "checks", Text, Unit::Lines,
           "PASS, WARN or BLOCK, a tab, what was looked at and found: one a line"),
    column(PlanColumn::IsBlocked, "is_blocked", Bool, Unit::None, "a check says BLOCK"),
    column(PlanColumn::Confirm, "confirm", Text, Unit::None,
           "what the operator has to type; empty: nothing"),
};
static_assert(areInOrder<PlanColumn>(kPlans));

constexpr Column kGaps[] = {
    column(GapColumn::Key, "key", Text, Unit::None, "node/id"),
    column(GapColumn::Node, "node", Text, Unit::None, "that may lack copies"),
    column(GapColumn::Id, "id", Text, Unit::None, "of the gap on its node"),
    column(GapColumn::State, "state", Text, Unit::None, "open, waiting, residue, closed"),
    column(GapColumn::From, "from", Integer, Unit::UnixMs, "first sample time"),
    column(GapColumn::To, "to", Integer, Unit::UnixMs, "end of the last hour, not included"),
    column(GapColumn::Shards, "shards", Integer, Unit::Shards, "0: all"),
    column(GapColumn::ShardRanges, "shard_ranges", Text, Unit::None,
           "which, e.g. 0-17,40; empty: all"),
    column(GapColumn::Points, "points", Integer, Unit::Copies, "given up, at least"),
    column(GapColumn::DueAt, "due_at", Integer, Unit::UnixMs,
           "not to be filled before; null: at once"),
    column(GapColumn::Residues, "residues", Integer, Unit::Series, "that still differ"),
    column(GapColumn::ResidueText, "residue_text", Text, Unit::None, "some of them"),
    column(GapColumn::Cause, "cause", Text, Unit::None, "why it was opened"),
    column(GapColumn::OpenedBy, "opened_by", Text, Unit::None, "gateway"),
    column(GapColumn::OpenedAt, "opened_at", Integer, Unit::UnixMs, "when"),
    column(GapColumn::ChangedAt, "changed_at", Integer, Unit::UnixMs, "when last"),
};
static_assert(areInOrder<GapColumn>(kGaps));

} // namespace

std::span<const Column> schemas::alarms()
{
    return kAlarms;
}
std::span<const Column> schemas::events()
{
    return kEvents;
}
std::span<const Column> schemas::operations()
{
    return kOperations;
}
std::span<const Column> schemas::plans()
{
    return kPlans;
}
std::span<const Column> schemas::gaps()
{
    return kGaps;
}

} // namespace tg::protocol
