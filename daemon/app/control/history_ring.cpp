#include "app/control/history_ring.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QJsonArray>

#include "app/control/cells.h"
#include "app/json_values.h"
#include "shared/protocol/topics.h"

namespace tg::app {

using protocol::HistoryColumn;
using protocol::Row;
using protocol::Topic;

namespace {

Row rowOf(const HistoryPoint &point)
{
    Row row(Topic::History);
    row.set(HistoryColumn::At, qint64{point.at})
        .set(HistoryColumn::PointsInPerSecond, realOrNull(point.pointsIn))
        .set(HistoryColumn::PointsOutPerSecond, realOrNull(point.pointsOut))
        .set(HistoryColumn::RejectedPerSecond, realOrNull(point.rejected))
        .set(HistoryColumn::DroppedPerSecond, realOrNull(point.dropped))
        .set(HistoryColumn::QueuedPoints, wholeOrNull(point.queued))
        .set(HistoryColumn::OldestMs, wholeOrNull(point.oldestMs))
        .set(HistoryColumn::UnconfirmedBytes, wholeOrNull(point.unconfirmedBytes))
        .set(HistoryColumn::NodesUp, wholeOrNull(point.nodesUp))
        .set(HistoryColumn::ShardsWithoutOwner, wholeOrNull(point.shardsWithoutOwner))
        .set(HistoryColumn::BytesOutPerSecond, realOrNull(point.bytesOut))
        .set(HistoryColumn::BytesInPerSecond, realOrNull(point.bytesIn))
        .set(HistoryColumn::RoundTripP50Us, wholeOrNull(point.roundTripP50))
        .set(HistoryColumn::RoundTripP99Us, wholeOrNull(point.roundTripP99));
    return row;
}

QJsonValue jsonOf(const protocol::Value &value)
{
    if (const auto *whole = protocol::valueIf<qint64>(value))
        return *whole;
    if (const auto *real = protocol::valueIf<double>(value))
        return *real;
    return {};
}

// Numbers by column name, one for each step.
class Grid
{
public:
    Grid(std::int64_t start, std::int64_t end)
        : m_start(start)
        , m_steps(static_cast<std::size_t>((end - start) / HistoryRing::kStepMs))
    {
    }

    // Outside of the grid it is left out.
    void put(std::string_view column, std::int64_t at, QJsonValue value)
    {
        auto &array = m_columns[column];
        if (array.empty())
            array.resize(m_steps);
        const auto step = (at - m_start) / HistoryRing::kStepMs;
        if (at >= m_start && static_cast<std::size_t>(step) < m_steps)
            array[static_cast<std::size_t>(step)] = std::move(value);
    }
    QJsonObject json() const
    {
        QJsonObject columns;
        for (const auto &[column, values] : m_columns) {
            QJsonArray array;
            for (const auto &value : values)
                array.append(value);
            columns.insert(text(column), array);
        }
        return {{QStringLiteral("step_ms"), qint64{HistoryRing::kStepMs}},
                {QStringLiteral("start"), qint64{m_start}},
                {QStringLiteral("columns"), columns}};
    }

private:
    const std::int64_t m_start;
    const std::size_t m_steps;
    std::map<std::string_view, std::vector<QJsonValue>> m_columns;
};

// When the wall clock is put back, what it comes by again is told anew.
template <typename Points> void dropFrom(Points &points, std::int64_t at)
{
    while (!points.empty() && points.back().at >= at)
        points.pop_back();
}

float orNan(const Rate &rate)
{
    return rate ? static_cast<float>(*rate) : std::numeric_limits<float>::quiet_NaN();
}

// The smallest value that no more than a share of 1 - q is above; of few values the highest.
std::uint64_t quantile(const std::vector<std::uint64_t> &sorted, double q)
{
    const auto at = static_cast<std::size_t>(q * static_cast<double>(sorted.size()));
    return sorted[std::min(at, sorted.size() - 1)];
}

} // namespace

HistoryPoint historyPointOf(const DeskFigures &figures, const DeskRates &rates,
                            std::optional<std::uint64_t> withoutOwner)
{
    HistoryPoint point;
    point.at = figures.at;
    point.pointsIn = rates.pointsIn;
    point.pointsOut = rates.pointsOut;
    point.rejected = rates.rejected;
    point.dropped = rates.dropped;
    point.queued = figures.ledger.queued + figures.ledger.inFlight;
    point.unconfirmedBytes = figures.unconfirmedBytes;
    point.bytesOut = rates.bytesOut;
    point.bytesIn = rates.bytesIn;
    point.shardsWithoutOwner = withoutOwner;
    if (figures.cluster->at != 0)
        point.nodesUp = static_cast<std::uint64_t>(std::ranges::count_if(
            figures.cluster->nodes, [](const auto &node) { return serves(node.state); }));
    std::uint64_t oldest = 0;
    std::vector<std::uint64_t> roundTrips;
    for (const auto &link : figures.links) {
        oldest = std::max(oldest, link.oldestMs);
        if (link.isConnected() && link.roundTripUs > 0)
            roundTrips.push_back(link.roundTripUs);
    }
    point.oldestMs = oldest;
    if (!roundTrips.empty()) {
        std::ranges::sort(roundTrips);
        point.roundTripP50 = quantile(roundTrips, 0.5);
        point.roundTripP99 = quantile(roundTrips, 0.99);
    }
    return point;
}

void HistoryRing::add(const HistoryPoint &point, const DeskFigures &figures, const DeskRates &rates)
{
    dropFrom(m_gateway, point.at);
    m_gateway.push_back(point);
    if (m_gateway.size() > kSeconds)
        m_gateway.pop_front();
    for (std::size_t i = 0; i < figures.links.size(); ++i) {
        const auto &link = figures.links[i];
        const auto &rate = rates.links[i];
        auto &ring = m_nodes[link.node];
        dropFrom(ring, point.at);
        ring.push_back(
            {point.at,
             {orNan(rate.confirmed), static_cast<float>(link.queuedPoints),
              static_cast<float>(link.queuedBytes), static_cast<float>(link.oldestMs),
              link.isConnected() && link.roundTripUs > 0 ? static_cast<float>(link.roundTripUs)
                                                         : orNan({}),
              orNan(rate.bytesOut), orNan(rate.bytesIn), orNan(rate.errorsPerMinute)}});
        if (ring.size() > kSeconds)
            ring.pop_front();
    }
}

protocol::Table HistoryRing::table() const
{
    std::vector<Row> rows;
    rows.reserve(m_gateway.size());
    for (const auto &point : m_gateway)
        rows.push_back(rowOf(point));
    return {Topic::History, std::move(rows)};
}

Result<QJsonObject> HistoryRing::between(const std::string &node, std::int64_t start,
                                         std::int64_t end) const
{
    const auto ring = m_nodes.find(node);
    if (!node.empty() && ring == m_nodes.end())
        return Error{ErrorCode::NotFound, "there is no node \"" + node + "\""};
    if (end != 0 && end < start)
        return Error{ErrorCode::BadValue, "'end' is before 'start'"};
    // A step is the second that holds its time; what is asked for beyond the ring is left out.
    const auto first = m_gateway.empty() ? 0 : m_gateway.front().at / kStepMs * kStepMs;
    const auto last = m_gateway.empty() ? 0 : (m_gateway.back().at / kStepMs + 1) * kStepMs;
    const auto from = std::clamp(start / kStepMs * kStepMs, first, last);
    const auto to =
        end == 0 ? last : std::clamp((end + kStepMs - 1) / kStepMs * kStepMs, from, last);
    // The wall clock may have jumped ahead; no more than the ring is told.
    Grid grid(std::max(from, to - static_cast<std::int64_t>(kSeconds) * kStepMs), to);
    if (node.empty()) {
        for (const auto &point : m_gateway) {
            const auto row = rowOf(point);
            for (const auto &column : protocol::schemaOf(Topic::History).columns.subspan(1))
                grid.put(column.name, point.at, jsonOf(row.values()[column.index]));
        }
    } else {
        for (const auto &point : ring->second) {
            for (std::size_t i = 0; i < kNodeColumns.size(); ++i) {
                const auto value = static_cast<double>(point.values[i]);
                grid.put(kNodeColumns[i], point.at,
                         std::isnan(value) ? QJsonValue() : QJsonValue(value));
            }
        }
    }
    return grid.json();
}

} // namespace tg::app
