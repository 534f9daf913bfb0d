#include "console/models/node_traces.h"

#include <algorithm>
#include <limits>

#include "console/models/text_format.h"

namespace tg::console {

namespace {

constexpr qint64 kMinuteMs = 60'000;
constexpr qint64 kHoleMs = 3'000; // longer without a tick is a gap in the line
constexpr qint64 kLeastMs = 500;  // one a second is enough
constexpr float kNothing = std::numeric_limits<float>::quiet_NaN();

float figure(const protocol::Value &value)
{
    return static_cast<float>(numberOf(value, std::numeric_limits<double>::quiet_NaN()));
}

} // namespace

void NodeTraces::add(qint64 atMs, const protocol::Table &nodes)
{
    for (const auto &row : nodes.rows()) {
        const auto *id = protocol::valueIf<QString>(row.key());
        if (!id)
            continue;
        auto at = m_traces.find(*id);
        if (at == m_traces.end()) {
            if (m_traces.size() >= kMostTraces)
                continue;
            at = m_traces.emplace(*id, NodeTrace(kRememberedSeconds)).first;
        }
        auto &trace = at->second;
        if (!trace.empty() && atMs - trace.back().atMs < kLeastMs)
            continue;
        if (!trace.empty() && atMs - trace.back().atMs > kHoleMs)
            trace.push({trace.back().atMs + 1'000, kNothing, kNothing});
        trace.push({atMs, figure(row[protocol::NodeColumn::PointsPerSecond]),
                    figure(row[protocol::NodeColumn::QueuedPoints])});
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
