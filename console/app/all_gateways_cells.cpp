#include "console/app/all_gateways_cells.h"

#include <numeric>

#include "shared/protocol/topics.h"

namespace tg::console {

using namespace Qt::StringLiterals;
using protocol::GatewayColumn;
using protocol::Topic;

namespace {

QString wordOf(protocol::Role role)
{
    switch (role) {
    case protocol::Role::Viewer:
        return u"viewer"_s;
    case protocol::Role::Operator:
        return u"operator"_s;
    case protocol::Role::Admin:
        break;
    }
    return u"admin"_s;
}

CellTable gatewayCells(const ConnectionKeeper &keeper, const std::vector<std::size_t> &columns)
{
    const auto schema = protocol::schemaOf(Topic::Gateway).columns;
    CellTable table;
    table.header = {u"gateway"_s, u"connection"_s, u"role"_s, u"alarms"_s};
    for (const auto column : columns)
        table.header << QString::fromUtf8(schema[column].name.data(),
                                          static_cast<qsizetype>(schema[column].name.size()));
    for (const auto &gateway : keeper.gateways()) {
        const auto one = describeGateway({gateway->name(), &gateway->feed()});
        const auto &status = gateway->feed().status();
        QStringList cells{one.name, one.state,
                          status.phase == Phase::Up ? wordOf(status.role) : QString(),
                          one.isLive ? QString::number(one.alarms) : QString()};
        for (const auto column : columns)
            cells << (one.figures ? rawText(one.figures->values()[column], schema[column].unit)
                                  : QString());
        table.rows.push_back(std::move(cells));
    }
    return table;
}

} // namespace

CellTable allGatewayCells(const ConnectionKeeper &keeper)
{
    std::vector<std::size_t> columns(protocol::schemaOf(Topic::Gateway).columns.size());
    std::iota(columns.begin(), columns.end(), std::size_t{0});
    return gatewayCells(keeper, columns);
}

CellTable shownGatewayCells(const ConnectionKeeper &keeper)
{
    std::vector<std::size_t> columns;
    for (const auto column :
         {GatewayColumn::PointsInPerSecond, GatewayColumn::PointsOutPerSecond,
          GatewayColumn::QueuedPoints, GatewayColumn::RejectedPerSecond, GatewayColumn::NodesUp,
          GatewayColumn::Nodes, GatewayColumn::MapVersion, GatewayColumn::Version})
        columns.push_back(static_cast<std::size_t>(column));
    return gatewayCells(keeper, columns);
}

CellTable combinedNodeCells(const ConnectionKeeper &keeper)
{
    CellTable table;
    table.header = {u"node"_s, u"state"_s, u"seen_by"_s, u"known_by"_s, u"reason"_s};
    for (const auto &node : combine(keeper.feeds()).nodes)
        table.rows.push_back({node.id, node.state, node.seenBy.join(u' '),
                              QString::number(node.seers), node.reason});
    return table;
}

CellTable combinedAlarmCells(const ConnectionKeeper &keeper)
{
    CellTable table;
    table.header = {u"severity"_s, u"since"_s, u"gateways"_s,
                    u"node"_s,     u"what"_s,  u"what_to_do"_s};
    for (const auto &alarm : combine(keeper.feeds()).alarms)
        table.rows.push_back({alarm.severity, isoTime(alarm.since), alarm.gateways.join(u' '),
                              alarm.node, alarm.what, alarm.whatToDo});
    return table;
}

} // namespace tg::console
