#include "console/models/node_traces.h"

#include <limits>

#include "console/models/text_format.h"

namespace tg::console {

namespace {

constexpr qint64 kKeepMs = 15 * 60'000;
constexpr qint64 kMinuteMs = 60'000;
constexpr qint64 kHoleMs = 3'000; // longer without a tick is a gap in the line
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

} // namespace

void NodeTraces::add(qint64 atMs, const protocol::Table &nodes)
{
    for (const auto &row : nodes.rows()) {
        const auto *id = protocol::valueIf<QString>(row.key());
        if (!id)
            continue;
        auto &trace = m_traces[*id];
        if (!trace.empty() && atMs - trace.back().atMs < 500)
            continue; // one a second is enough
        if (!trace.empty() && atMs - trace.back().atMs > kHoleMs)
            trace.push_back({trace.back().atMs + 1'000, kNothing, kNothing});
        trace.push_back({atMs, numberOf(row[protocol::NodeColumn::PointsPerSecond], kNothing),
                         numberOf(row[protocol::NodeColumn::QueuedPoints], kNothing)});
        while (trace.front().atMs < atMs - kKeepMs)
            trace.pop_front();
    }
    std::erase_if(m_traces,
                  [&](const auto &entry) { return entry.second.back().atMs < atMs - kKeepMs; });
}

QList<double> NodeTraces::lastMinute(const QString &node) const
{
    QList<double> values;
    const auto *points = trace(node);
    if (!points || points->empty())
        return values;
    for (const auto &point : *points) {
        if (point.atMs >= points->back().atMs - kMinuteMs)
            values.append(point.pointsPerSecond);
    }
    return values;
}

const std::deque<TracePoint> *NodeTraces::trace(const QString &node) const
{
    const auto at = m_traces.find(node);
    return at == m_traces.end() ? nullptr : &at->second;
}

} // namespace tg::console
