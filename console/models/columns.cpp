#include "console/models/columns.h"

#include <QCoreApplication>

namespace tg::console {

using namespace Qt::StringLiterals;
using namespace protocol;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Columns", text);
}

template <typename Enum>
ColumnSpec spec(Enum column, const char *title, Style style = Style::Plain, QString sample = {},
                bool stretches = false)
{
    return {static_cast<std::size_t>(column), tr(title), style, std::move(sample), stretches};
}

} // namespace

std::vector<ColumnSpec> nodeColumns()
{
    using enum NodeColumn;
    return {
        spec(Id, QT_TRANSLATE_NOOP("Columns", "Node"), Style::Plain, u"timeless-nod"_s),
        spec(State, QT_TRANSLATE_NOOP("Columns", "State"), Style::NodeState, u"mm Maintenance"_s),
        spec(Since, QT_TRANSLATE_NOOP("Columns", "Since"), Style::Age, u"119 min"_s),
        spec(Reason, QT_TRANSLATE_NOOP("Columns", "Reason"), Style::Plain,
             u"link closed by peer, 3 attempts"_s, true),
        spec(OwnedShards, QT_TRANSLATE_NOOP("Columns", "Shards"), Style::Pair, u"1365/1365"_s),
        spec(PointsPerSecond, QT_TRANSLATE_NOOP("Columns", "Points/s"), Style::Plain,
             u"138.5 k/s"_s),
        spec(Id, QT_TRANSLATE_NOOP("Columns", "Last 60 s"), Style::Trace, u"mmmmmmm"_s),
        spec(QueuedPoints, QT_TRANSLATE_NOOP("Columns", "Queued"), Style::Plain, u"18.45 k"_s),
        spec(OldestMs, QT_TRANSLATE_NOOP("Columns", "Oldest"), Style::Plain, u"119 min"_s),
        spec(RoundTripUs, QT_TRANSLATE_NOOP("Columns", "Link RTT"), Style::Plain, u"88.88 ms"_s),
        spec(ErrorsPerMinute, QT_TRANSLATE_NOOP("Columns", "Errors/min"), Style::Plain,
             u"88.8/min"_s),
        spec(Version, QT_TRANSLATE_NOOP("Columns", "Version"), Style::Plain, u"0.7.12"_s),
    };
}

std::vector<ColumnSpec> shardColumns()
{
    using enum ShardColumn;
    return {
        spec(Shard, QT_TRANSLATE_NOOP("Columns", "Shard"), Style::Plain, u"40966"_s),
        spec(Owner, QT_TRANSLATE_NOOP("Columns", "Owner"), Style::Plain, u"timeless-node-a"_s),
        spec(Standby, QT_TRANSLATE_NOOP("Columns", "Standby"), Style::Plain, u"timeless-node-a"_s),
        spec(State, QT_TRANSLATE_NOOP("Columns", "State"), Style::ShardState,
             u"mm Without owner"_s),
        spec(MovesTo, QT_TRANSLATE_NOOP("Columns", "Moves to"), Style::Plain, u"timeless-node"_s),
        spec(Since, QT_TRANSLATE_NOOP("Columns", "Since"), Style::Age, u"119 min"_s),
        spec(PointsPerSecond, QT_TRANSLATE_NOOP("Columns", "Points/s"), Style::Plain,
             u"138.5 k/s"_s),
        spec(Series, QT_TRANSLATE_NOOP("Columns", "Series"), Style::Plain, u"18.45 k"_s),
        spec(QueuedPoints, QT_TRANSLATE_NOOP("Columns", "Queued"), Style::Plain, u"18.45 k"_s),
        spec(MapVersion, QT_TRANSLATE_NOOP("Columns", "Map version")),
    };
}

std::vector<ColumnSpec> linkColumns()
{
    using enum LinkColumn;
    return {
        spec(Node, QT_TRANSLATE_NOOP("Columns", "Node"), Style::Plain, u"timeless-node-a"_s),
        spec(State, QT_TRANSLATE_NOOP("Columns", "Link"), Style::LinkState, u"mm Connecting"_s),
        spec(SentPerSecond, QT_TRANSLATE_NOOP("Columns", "Sent/s"), Style::Plain, u"138.5 k/s"_s),
        spec(ConfirmedPerSecond, QT_TRANSLATE_NOOP("Columns", "Confirmed/s"), Style::Plain,
             u"138.5 k/s"_s),
        spec(CallsInFlight, QT_TRANSLATE_NOOP("Columns", "In flight")),
        spec(ResentPoints, QT_TRANSLATE_NOOP("Columns", "Re-sent"), Style::Plain, u"18.45 k"_s),
        spec(LostPoints, QT_TRANSLATE_NOOP("Columns", "Unconfirmed"), Style::Plain, u"18.45 k"_s),
        spec(LatePoints, QT_TRANSLATE_NOOP("Columns", "Late"), Style::Plain, u"18.45 k"_s),
        spec(ErrorsPerMinute, QT_TRANSLATE_NOOP("Columns", "Errors/min"), Style::Plain,
             u"88.8/min"_s),
        spec(Saturation, QT_TRANSLATE_NOOP("Columns", "Saturation"), Style::Plain, u"88.8 %"_s),
        spec(ConfirmP99Us, QT_TRANSLATE_NOOP("Columns", "Confirm p99"), Style::Plain,
             u"888.8 ms"_s),
        spec(Reason, QT_TRANSLATE_NOOP("Columns", "Last trouble"), Style::Plain,
             u"link closed by peer"_s, true),
    };
}

std::vector<ColumnSpec> alarmColumns()
{
    using enum AlarmColumn;
    return {
        spec(Severity, QT_TRANSLATE_NOOP("Columns", "Severity"), Style::Severity, u"mm Critical"_s),
        spec(Since, QT_TRANSLATE_NOOP("Columns", "Since"), Style::Age, u"119 min"_s),
        spec(Node, QT_TRANSLATE_NOOP("Columns", "Object"), Style::Plain, u"timeless-node"_s),
        spec(What, QT_TRANSLATE_NOOP("Columns", "What"), Style::Plain,
             u"node-c has not answered for 37 s and more"_s, true),
        spec(WhatToDo, QT_TRANSLATE_NOOP("Columns", "Suggested action"), Style::Plain,
             u"Look at the node and its machine now"_s, true),
        spec(AckedBy, QT_TRANSLATE_NOOP("Columns", "Acked by"), Style::Plain, u"anastasia"_s),
    };
}

std::vector<ColumnSpec> eventColumns()
{
    using enum EventColumn;
    return {
        spec(At, QT_TRANSLATE_NOOP("Columns", "Time"), Style::Plain, u"2026-11-25 14:02:31"_s),
        spec(Severity, QT_TRANSLATE_NOOP("Columns", "Severity"), Style::Severity, u"mm Critical"_s),
        spec(Actor, QT_TRANSLATE_NOOP("Columns", "Actor"), Style::Plain, u"anastasia"_s),
        spec(Node, QT_TRANSLATE_NOOP("Columns", "Object"), Style::Plain, u"timeless-node"_s),
        spec(Text, QT_TRANSLATE_NOOP("Columns", "Text"), Style::Plain, {}, true),
        spec(MapVersion, QT_TRANSLATE_NOOP("Columns", "Map version")),
    };
}

std::vector<ColumnSpec> operationColumns()
{
    using enum OperationColumn;
    return {
        spec(State, QT_TRANSLATE_NOOP("Columns", "State"), Style::OperationState, u"mm Running"_s),
        spec(StartedAt, QT_TRANSLATE_NOOP("Columns", "Begun"), Style::Age, u"119 min"_s),
        spec(By, QT_TRANSLATE_NOOP("Columns", "By"), Style::Plain, u"anastasia"_s),
    };
}

} // namespace tg::console
