#include "console/models/node_traces.h"

#include <algorithm>
#include <limits>

#include <QJsonArray>

#include "console/models/text_format.h"

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMinuteMs = 60'000;
constexpr qint64 kStepMs = 1'000;
constexpr qint64 kHoleMs = 3'000; // longer without a tick is a gap in the line
constexpr qint64 kLeastMs = 500;  // one a second is enough
constexpr float kNothing = std::numeric_limits<float>::quiet_NaN();

TracePoint silenceAt(qint64 atMs)
{
    return {atMs, kNothing, kNothing, kNothing, kNothing};
}

bool isHeard(const TracePoint &point)
{
    return point.pointsPerSecond == point.pointsPerSecond ||
           point.queuedPoints == point.queuedPoints;
}

float figure(const protocol::Value &value)
{
    return static_cast<float>(numberOf(value, std::numeric_limits<double>::quiet_NaN()));
}

} // namespace

std::vector<TracePoint> tracePointsOf(const QJsonObject &answer)
{
    const auto start = answer["start"_L1].toInteger();
    const auto step = answer["step_ms"_L1].toInteger();
    const auto columns = answer["columns"_L1];
    const auto points = columns["points_per_second"_L1].toArray();
    const auto queued = columns["queued_points"_L1].toArray();
    const auto roundTrips = columns["round_trip"_L1].toArray();
    const auto errors = columns["errors_per_minute"_L1].toArray();
    const auto number = [](const QJsonValue &value) {
        return value.isDouble() ? static_cast<float>(value.toDouble()) : kNothing;
    };
    std::vector<TracePoint> all;
    const auto count = std::min(points.size(), static_cast<qsizetype>(kRememberedSeconds));
    for (qsizetype i = 0; step > 0 && i < count; ++i)
        all.push_back({start + i * step, number(points[i]), number(queued[i]),
                       number(roundTrips[i]), number(errors[i])});
    return all;
}

NodeTrace *NodeTraces::traceOf(const QString &node)
{
    auto at = m_traces.find(node);
    if (at == m_traces.end()) {
        if (m_traces.size() >= kMostTraces)
            return nullptr;
        at = m_traces.emplace(node, NodeTrace(kRememberedSeconds)).first;
    }
    return &at->second;
}

void NodeTraces::fill(const QString &node, const std::vector<TracePoint> &history)
{
    auto *trace = traceOf(node);
    if (!trace)
        return;
    std::vector<TracePoint> all;
    for (std::size_t i = 0; i < trace->size(); ++i) {
        if (isHeard((*trace)[i]))
            all.push_back((*trace)[i]);
    }
    const auto seen = all;
    for (const auto &point : history) {
        const auto next = std::ranges::lower_bound(seen, point.atMs, {}, &TracePoint::atMs);
        const bool isSeen = (next != seen.end() && next->atMs - point.atMs < kStepMs) ||
                            (next != seen.begin() && point.atMs - std::prev(next)->atMs < kStepMs);
        if (isHeard(point) && !isSeen)
            all.push_back(point);
    }
    std::ranges::sort(all, {}, &TracePoint::atMs);
    trace->clear();
    for (const auto &point : all) {
        if (!trace->empty() && point.atMs - trace->back().atMs > kHoleMs)
            trace->push(silenceAt(trace->back().atMs + kStepMs));
        trace->push(point);
    }
}

void NodeTraces::add(qint64 atMs, const protocol::Table &nodes)
{
    for (const auto &row : nodes.rows()) {
        const auto *id = protocol::valueIf<QString>(row.key());
        if (!id)
            continue;
        auto *known = traceOf(*id);
        if (!known)
            continue;
        auto &trace = *known;
        if (!trace.empty() && atMs - trace.back().atMs < kLeastMs)
            continue;
        if (!trace.empty() && atMs - trace.back().atMs > kHoleMs)
            trace.push(silenceAt(trace.back().atMs + kStepMs));
        trace.push({atMs, figure(row[protocol::NodeColumn::PointsPerSecond]),
                    figure(row[protocol::NodeColumn::QueuedPoints]),
                    figure(row[protocol::NodeColumn::RoundTripUs]),
                    figure(row[protocol::NodeColumn::ErrorsPerMinute])});
        while (trace.front().atMs < atMs - kRememberedMs)
            trace.popFront();
    }
    std::erase_if(m_traces, [&](const auto &entry) {
        return entry.second.empty() || entry.second.back().atMs < atMs - kRememberedMs;
    });
}

std::size_t firstSince(const NodeTrace &trace, qint64 fromMs)
{
    std::size_t from = 0;
    std::size_t to = trace.size();
    while (from < to) {
        const auto middle = from + (to - from) / 2;
        if (trace[middle].atMs < fromMs)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

QList<double> NodeTraces::lastMinute(const QString &node) const
{
    QList<double> values;
    const auto *points = trace(node);
    if (!points || points->empty())
        return values;
    for (auto i = firstSince(*points, points->back().atMs - kMinuteMs); i < points->size(); ++i)
        values.append(static_cast<double>((*points)[i].pointsPerSecond));
    return values;
}

const NodeTrace *NodeTraces::trace(const QString &node) const
{
    const auto at = m_traces.find(node);
    return at == m_traces.end() ? nullptr : &at->second;
}

} // namespace tg::console
