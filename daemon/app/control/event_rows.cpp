#include "admin/alarm_catalog.h"
#include "app/cluster_json.h"
#include "app/control/cells.h"
#include "app/control/desk_tables.h"

namespace tg::app {

using protocol::AlarmColumn;
using protocol::EventColumn;
using protocol::Row;
using protocol::text;
using protocol::Topic;
using protocol::whole;

protocol::Row alarmRow(const cluster::ClusterAlarm &alarm, const AlarmAcks &acks)
{
    Row row(Topic::Alarms);
    row.set(AlarmColumn::Key, text(alarm.key()))
        .set(AlarmColumn::Id, text(alarm.id))
        .set(AlarmColumn::Severity, text(severityOf(alarm)))
        .set(AlarmColumn::Since, qint64{alarm.since})
        .set(AlarmColumn::Node, unlessEmpty(alarm.node))
        .set(AlarmColumn::What, text(alarm.text));
    if (const auto *entry = admin::findAlarm(alarm.id))
        row.set(AlarmColumn::Title, text(entry->title))
            .set(AlarmColumn::WhatToDo, text(entry->whatToDo));
    if (const auto *ack = acks.of(alarm))
        row.set(AlarmColumn::AckedBy, text(ack->by))
            .set(AlarmColumn::AckedAt, qint64{ack->at})
            .set(AlarmColumn::AckNote, text(ack->note));
    return row;
}

protocol::Table alarmTable(const cluster::ClusterSnapshot &cluster, const AlarmAcks &acks)
{
    std::vector<Row> rows;
    for (const auto &alarm : cluster.alarms)
        rows.push_back(alarmRow(alarm, acks));
    return {Topic::Alarms, std::move(rows)};
}

protocol::Table eventTable(const cluster::ClusterSnapshot &cluster)
{
    std::vector<Row> rows;
    rows.reserve(cluster.events.size());
    for (const auto &event : cluster.events) {
        auto &row = rows.emplace_back(Topic::Events);
        row.set(EventColumn::Number, whole(event.number))
            .set(EventColumn::At, qint64{event.at})
            .set(EventColumn::Severity, text(cluster::name(event.severity)))
            .set(EventColumn::Actor, unlessEmpty(event.actor))
            .set(EventColumn::Node, unlessEmpty(event.node))
            .set(EventColumn::What, text(event.what))
            .set(EventColumn::Text, text(event.text))
            .set(EventColumn::MapVersion, unlessZero(static_cast<std::int64_t>(event.mapVersion)));
    }
    return {Topic::Events, std::move(rows)};
}

} // namespace tg::app
