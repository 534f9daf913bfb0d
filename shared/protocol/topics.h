// What the console can see: the topics, each a keyed table, and their columns. The enums here name
// columns for programs, schemaOf() tells their type, unit and meaning. Append only: a column keeps
// its number for ever. The first column is the key. Any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "shared/protocol/role.h"

namespace tg::protocol {

enum class Topic : std::uint8_t {
    Gateway = 1,
    Nodes = 2,
    Shards = 3,
    Links = 4,
    Alarms = 5,
    Events = 6,
    Operations = 7,
    Plans = 8,
    Gaps = 9,
    Ledger = 10,
    Rejected = 11,
    RejectedSamples = 12,
    HotMetrics = 13,
    History = 14
};

enum class GatewayColumn : std::uint8_t { // the gateway itself, one row: tiles of the overview,
                                          // status bar
    Id,
    Version,
    At,
    StartedAt,
    IsReady,
    Readiness,
    IsAtRest,
    IsPanic,
    PanicReason,
    MapVersion,
    Replication,
    ShardKey,
    AckLevel,
    PointsInPerSecond,
    PointsOutPerSecond,
    CopiesOutPerSecond,
    RejectedPerSecond,
    DroppedPerSecond,
    QueuedPoints,
    InFlightPoints,
    OldestMs,
    UnconfirmedBytes,
    UnconfirmedBytesLimit,
    NodesUp,
    Nodes,
    Shards,
    ShardsWithoutOwner,
    Series,
    SplitSeries,
    SingleSeries,
    SharedIds,
    OpenGaps,
    WaitingGaps,
    ResidueGaps,
    Alarms,
    WorstSeverity,
    RunningOperations,
    Connections,
    RequestsPerSecond,
    ReadsPerSecond,
    ReadsOpen,
    SeriesMemoryBytes,
    ResidentBytes,
    Workers,
    Count_
};

enum class NodeColumn : std::uint8_t { // one row a node: state and load
    Id,
    State,
    Since,
    Reason,
    IsAccepting,
    KeepsUp,
    OwnedShards,
    StandbyShards,
    PrimarySeries,
    ReplicaSeries,
    PointsPerSecond,
    QueuedPoints,
    QueuedBytes,
    QueuedBytesLimit,
    OldestMs,
    RoundTripUs,
    ErrorsPerMinute,
    ConfirmP50Us,
    ConfirmP99Us,
    Pace,
    PaceReason,
    Order,
    OrderBy,
    OrderAt,
    OrderReason,
    OpenGaps,
    WaitingGaps,
    ResidueGaps,
    BuilderMailbox,
    DbMailbox,
    RunQueue,
    MemoryBytes,
    ProbeProblem,
    Version,
    Dialect,
    NodeName,
    Address,
    HttpUrl,
    Source,
    IsListed,
    Creation,
    Weight,
    ActiveFrom,
    HasSynced,
    Evidence,
    Count_
};

enum class ShardColumn : std::uint8_t { // one row a shard: who owns it
    Shard,
    Owner,
    Standby,
    State,
    Since,
    PointsPerSecond,
    Series,
    QueuedPoints,
    MapVersion,
    MovesTo,
    Count_
};

enum class LinkColumn : std::uint8_t { // one row a node: the connection to it
    Node,
    State,
    Reason,
    SentPerSecond,
    ConfirmedPerSecond,
    CallsInFlight,
    CallsLimit,
    UnconfirmedBytes,
    Saturation,
    ResentPoints,
    LostPoints,
    StalePoints,
    LatePoints,
    RefusedCalls,
    Timeouts,
    Reconnects,
    FailedAttempts,
    ErrorsPerMinute,
    BytesOutPerSecond,
    BytesInPerSecond,
    RoundTripUs,
    ConfirmP50Us,
    ConfirmP99Us,
    OldestMs,
    NextAttemptAt,
    GivenUpPoints,
    Count_
};

enum class AlarmColumn : std::uint8_t { // one row an alarm that stands
    Key,
    Id,
    Severity,
    Since,
    Node,
    Title,
    What,
    WhatToDo,
    AckedBy,
    AckedAt,
    AckNote,
    Count_
};

enum class EventColumn : std::uint8_t { // what happened lately, the oldest go
    Number,
    At,
    Severity,
    Actor,
    Node,
    What,
    Text,
    MapVersion,
    Count_
};

enum class OperationColumn : std::uint8_t { // what was begun, running and over
    Id,
    Action,
    Node,
    State,
    IsAutomatic,
    By,
    Reason,
    PlanId,
    Undoes,
    CanUndo,
    StartedAt,
    EndedAt,
    SeriesDone,
    SeriesTotal,
    PointsWritten,
    LeftMs,
    MapVersion,
    Result,
    Details,
    Count_
};

enum class PlanColumn : std::uint8_t { // plans made and not run
    Id,
    Action,
    Node,
    Undoes,
    By,
    Reason,
    MadeAt,
    ExpiresAt,
    MapVersion,
    Series,
    PointsPerSecond,
    PointsAtRisk,
    TakeOver,
    Checks,
    IsBlocked,
    Confirm,
    Count_
};

enum class GapColumn : std::uint8_t { // one row a gap of a node
    Key,
    Node,
    Id,
    State,
    From,
    To,
    Shards,
    ShardRanges,
    Points,
    DueAt,
    Residues,
    ResidueText,
    Cause,
    OpenedBy,
    OpenedAt,
    ChangedAt,
    Count_
};

enum class LedgerColumn : std::uint8_t { // one row a term of the points and copies ledgers
    Key,
    Ledger,
    Term,
    Reason,
    Count,
    PerSecond,
    Count_
};

enum class RejectedColumn : std::uint8_t { // points refused as bad input, one row a reason
    Reason,
    Count,
    PerSecond,
    LastAt,
    Count_
};

enum class RejectedSampleColumn : std::uint8_t { // the last refused lines: data of clients
    Number,
    At,
    Reason,
    Format,
    Line,
    IsCut,
    Source,
    Endpoint,
    Count_
};

enum class HotMetricColumn : std::uint8_t { // the metrics with the most points lately
    Metric,
    PointsPerSecond,
    Share,
    Series,
    NewSeriesPerMinute,
    Count_
};

enum class HistoryColumn : std::uint8_t { // one row a second of the last 15 minutes, for charts
    At,
    PointsInPerSecond,
    PointsOutPerSecond,
    RejectedPerSecond,
    DroppedPerSecond,
    QueuedPoints,
    OldestMs,
    UnconfirmedBytes,
    NodesUp,
    ShardsWithoutOwner,
    BytesOutPerSecond,
    BytesInPerSecond,
    RoundTripP50Us,
    RoundTripP99Us,
    Count_
};

enum class ColumnType : std::uint8_t { Bool, Integer, Real, Text };

enum class Unit : std::uint8_t {
    None, // a word, an id, a name, a plain number
    UnixMs,
    Milliseconds,
    Microseconds,
    Points,
    Copies,
    Series,
    Shards,
    Nodes,
    Gaps,
    Calls,
    Messages,
    Bytes,
    PointsPerSecond,
    CopiesPerSecond,
    BytesPerSecond,
    PerSecond,
    PerMinute,
    Fraction, // 0 to 1
    Lines     // of text, each ended by the next one's beginning: '\n'
};

struct Column {
    std::size_t index; // what its enum says
    std::string_view name;
    ColumnType type;
    Unit unit;
    std::string_view meaning; // one line, English
};

struct TopicSchema {
    Topic topic;
    std::string_view name;
    Role role; // the least that may subscribe to it
    std::string_view meaning;
    std::span<const Column> columns; // at least one; the first is the key: Integer or Text
};

std::span<const TopicSchema> topicSchemas(); // by number
const TopicSchema &schemaOf(Topic topic);    // of a Topic that came from topicNumbered() or is ours
std::optional<Topic> topicNumbered(std::int64_t number);

} // namespace tg::protocol
