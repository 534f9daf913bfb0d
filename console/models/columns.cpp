#include "console/models/columns.h"

#include "console/models/ledger_words.h"
#include "console/models/state_look.h"
#include "console/models/text_format.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using namespace protocol;

bool isState(Style style)
{
    return style == Style::NodeState || style == Style::ShardState || style == Style::LinkState ||
           style == Style::Severity || style == Style::OperationState || style == Style::GapState;
}

QStringList ColumnSpec::contents() const
{
    constexpr qint64 kLongAgo = 119 * 60'000; // ms: more figures than minutes no age has
    switch (style) {
    case Style::NodeState:
        return stateWords(States::Node);
    case Style::ShardState:
        return stateWords(States::Shard);
    case Style::LinkState: {
        constexpr qint64 kLongWait = 88'000; // ms
        return stateWords(States::Link) +
               QStringList{waitingWord(linkLook(u"backoff"_s).word, kLongWait)};
    }
    case Style::Severity:
        return stateWords(States::Severity);
    case Style::OperationState:
        return stateWords(States::Operation);
    case Style::GapState:
        return stateWords(States::Gap);
    case Style::LedgerTerm:
        return {ledgerTermWord(u"difference"_s), ledgerTermWord(u"in_flight"_s)};
    case Style::RejectReason:
        return {reasonText(u"duplicate_label"_s), reasonText(u"bad_name"_s)};
    case Style::Age:
        return {durationText(kLongAgo)};
    default:
        return {sample};
    }
}

std::vector<ColumnSpec> nodeColumns()
{
    using enum NodeColumn;
    return sparing(
        {
            columnSpec(Id, QT_TRANSLATE_NOOP("Columns", "Node"), Style::Plain, u"timeless-nod"_s),
            columnSpec(State, QT_TRANSLATE_NOOP("Columns", "State"), Style::NodeState),
            columnSpec(Since, QT_TRANSLATE_NOOP("Columns", "Since"), Style::Age),
            columnSpec(Reason, QT_TRANSLATE_NOOP("Columns", "Reason"), Style::Plain,
                       u"link closed by peer, 3 attempts"_s, true),
            columnSpec(OwnedShards, QT_TRANSLATE_NOOP("Columns", "Shards"), Style::Pair,
                       u"1365/1365"_s),
            columnSpec(PointsPerSecond, QT_TRANSLATE_NOOP("Columns", "Points/s"), Style::Plain,
                       u"13.8 k/s"_s),
            columnSpec(Id, QT_TRANSLATE_NOOP("Columns", "Last 60 s"), Style::Trace, u"mmmm"_s),
            columnSpec(QueuedPoints, QT_TRANSLATE_NOOP("Columns", "Queued"), Style::Plain,
                       u"18.4 k"_s),
            columnSpec(OldestMs, QT_TRANSLATE_NOOP("Columns", "Oldest"), Style::Plain,
                       u"119 min"_s),
            columnSpec(RoundTripUs, QT_TRANSLATE_NOOP("Columns", "Link RTT"), Style::Plain,
                       u"88.8 ms"_s),
            columnSpec(ErrorsPerMinute, QT_TRANSLATE_NOOP("Columns", "Errors/min"), Style::Plain,
                       u"88.8/min"_s),
            columnSpec(Version, QT_TRANSLATE_NOOP("Columns", "Version"), Style::Plain, u"0.7.12"_s),
        },
        {Version, RoundTripUs, OldestMs});
}

std::vector<ColumnSpec> shardColumns()
{
    using enum ShardColumn;
    auto columns = sparing(
        {
            columnSpec(Shard, QT_TRANSLATE_NOOP("Columns", "Shard"), Style::Plain, u"40966"_s),
            columnSpec(Owner, QT_TRANSLATE_NOOP("Columns", "Owner"), Style::Plain,
                       u"timeless-node-a"_s),
            columnSpec(Standby, QT_TRANSLATE_NOOP("Columns", "Standby"), Style::Plain,
                       u"timeless-node-a"_s),
            columnSpec(State, QT_TRANSLATE_NOOP("Columns", "State"), Style::ShardState),
            columnSpec(MovesTo, QT_TRANSLATE_NOOP("Columns", "Moves to"), Style::Plain,
                       u"timeless-node"_s),
            columnSpec(Since, QT_TRANSLATE_NOOP("Columns", "Since"), Style::Age),
            columnSpec(PointsPerSecond, QT_TRANSLATE_NOOP("Columns", "Points/s"), Style::Plain,
                       u"13.8 k/s"_s),
            columnSpec(Series, QT_TRANSLATE_NOOP("Columns", "Series"), Style::Plain, u"18.4 k"_s),
            columnSpec(QueuedPoints, QT_TRANSLATE_NOOP("Columns", "Queued"), Style::Plain,
                       u"18.4 k"_s),
            columnSpec(MapVersion, QT_TRANSLATE_NOOP("Columns", "Map version")),
        },
        {MapVersion});
    for (auto &one : columns) // a gateway of today does not tell it
        one.isExtra = one.column == static_cast<std::size_t>(QueuedPoints);
    return columns;
}

std::vector<ColumnSpec> linkColumns()
{
    using enum LinkColumn;
    return sparing(
        {
            columnSpec(Node, QT_TRANSLATE_NOOP("Columns", "Node"), Style::Plain,
                       u"timeless-node-a"_s),
            columnSpec(State, QT_TRANSLATE_NOOP("Columns", "Link"), Style::LinkState),
            columnSpec(SentPerSecond, QT_TRANSLATE_NOOP("Columns", "Sent/s"), Style::Plain,
                       u"13.8 k/s"_s),
            columnSpec(ConfirmedPerSecond, QT_TRANSLATE_NOOP("Columns", "Confirmed/s"),
                       Style::Plain, u"13.8 k/s"_s),
            columnSpec(CallsInFlight, QT_TRANSLATE_NOOP("Columns", "In flight")),
            columnSpec(ResentPoints, QT_TRANSLATE_NOOP("Columns", "Re-sent"), Style::Plain,
                       u"18.4 k"_s),
            columnSpec(LostPoints, QT_TRANSLATE_NOOP("Columns", "Unconfirmed"), Style::Plain,
                       u"18.4 k"_s),
            columnSpec(LatePoints, QT_TRANSLATE_NOOP("Columns", "Late"), Style::Plain, u"18.4 k"_s),
            columnSpec(GivenUpPoints, QT_TRANSLATE_NOOP("Columns", "Given up"), Style::Plain,
                       u"18.4 k"_s),
            columnSpec(ErrorsPerMinute, QT_TRANSLATE_NOOP("Columns", "Errors/min"), Style::Plain,
                       u"88.8/min"_s),
            columnSpec(Saturation, QT_TRANSLATE_NOOP("Columns", "Saturation"), Style::Plain,
                       u"88.8 %"_s),
            columnSpec(ConfirmP99Us, QT_TRANSLATE_NOOP("Columns", "Confirm p99"), Style::Plain,
                       u"88.8 ms"_s),
            columnSpec(Reason, QT_TRANSLATE_NOOP("Columns", "Last trouble"), Style::Plain,
                       u"link closed by peer"_s, true),
        },
        {CallsInFlight, LatePoints, ConfirmP99Us, ResentPoints, LostPoints, GivenUpPoints});
}

std::vector<ColumnSpec> alarmColumns()
{
    using enum AlarmColumn;
    return {
        columnSpec(Severity, QT_TRANSLATE_NOOP("Columns", "Severity"), Style::Severity),
        columnSpec(Since, QT_TRANSLATE_NOOP("Columns", "Since"), Style::Age),
        columnSpec(Node, QT_TRANSLATE_NOOP("Columns", "Object"), Style::Plain, u"timeless-node"_s),
        columnSpec(What, QT_TRANSLATE_NOOP("Columns", "What"), Style::Plain,
                   u"node-c has not answered for 37 s and more"_s, true),
        columnSpec(WhatToDo, QT_TRANSLATE_NOOP("Columns", "Suggested action"), Style::Plain,
                   u"Look at the node and its machine now"_s, true),
        columnSpec(AckedBy, QT_TRANSLATE_NOOP("Columns", "Acked by"), Style::Plain, u"anastasia"_s),
    };
}

std::vector<ColumnSpec> eventColumns()
{
    using enum EventColumn;
    return sparing(
        {
            columnSpec(At, QT_TRANSLATE_NOOP("Columns", "Time"), Style::Plain,
                       u"2026-11-25 14:02:31"_s),
            columnSpec(Severity, QT_TRANSLATE_NOOP("Columns", "Severity"), Style::Severity),
            columnSpec(Actor, QT_TRANSLATE_NOOP("Columns", "Actor"), Style::Plain, u"anastasia"_s),
            columnSpec(Node, QT_TRANSLATE_NOOP("Columns", "Object"), Style::Plain,
                       u"timeless-node"_s),
            columnSpec(Text, QT_TRANSLATE_NOOP("Columns", "Text"), Style::Plain, {}, true),
            columnSpec(MapVersion, QT_TRANSLATE_NOOP("Columns", "Map version")),
        },
        {MapVersion});
}

std::vector<ColumnSpec> operationColumns()
{
    using enum OperationColumn;
    return {
        columnSpec(State, QT_TRANSLATE_NOOP("Columns", "State"), Style::OperationState),
        columnSpec(StartedAt, QT_TRANSLATE_NOOP("Columns", "Begun"), Style::Age),
        columnSpec(By, QT_TRANSLATE_NOOP("Columns", "By"), Style::Plain, u"anastasia"_s),
    };
}

} // namespace tg::console
