#include "console/pages/history_lines.h"

#include <algorithm>
#include <limits>
#include <map>

#include <QCoreApplication>

#include "console/models/text_format.h"

namespace tg::console {

using protocol::HistoryColumn;

namespace {

constexpr qint64 kHoleMs = 3'000;
constexpr qint64 kMinuteMs = 60'000;
constexpr std::size_t kMostLines = 8;
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

qint64 timeOf(const protocol::Row &row)
{
    return static_cast<qint64>(numberOf(row[HistoryColumn::At]));
}

double latest(const std::deque<TracePoint> &trace)
{
    const double value = trace.empty() ? 0 : trace.back().pointsPerSecond;
    return value == value ? value : 0;
}

} // namespace

ChartSpan lastMinutes(const ClusterView &view, int minutes)
{
    const qint64 now = view.nowMs();
    return {now - minutes * kMinuteMs, now};
}

ChartLine historyLine(const ClusterView &view, HistoryColumn column, const QString &name, int color,
                      ChartSpan span)
{
    ChartLine line{name, {}, color};
    for (const auto &row : view.history()) {
        const qint64 at = timeOf(row);
        if (at < span.fromMs)
            continue;
        if (!line.points.isEmpty() && at - static_cast<qint64>(line.points.last().x()) > kHoleMs)
            line.points.append({line.points.last().x() + 1'000, kNothing});
        line.points.append({static_cast<double>(at), numberOf(row[column], kNothing)});
    }
    return line;
}

QList<std::pair<qint64, qint64>> historyGaps(const ClusterView &view, ChartSpan span)
{
    QList<std::pair<qint64, qint64>> gaps;
    qint64 last = 0;
    for (const auto &row : view.history()) {
        const qint64 at = timeOf(row);
        if (last > 0 && at - last > kHoleMs && at > span.fromMs)
            gaps.append({last, at});
        last = at;
    }
    if (last > 0 && span.toMs - last > 2 * kHoleMs)
        gaps.append({last, span.toMs});
    return gaps;
}

QList<double> historyMinute(const ClusterView &view, HistoryColumn column)
{
    QList<double> values;
    const auto &rows = view.history();
    if (rows.empty())
        return values;
    const qint64 last = timeOf(rows.back());
    for (const auto &row : rows) {
        if (timeOf(row) >= last - kMinuteMs)
            values.append(numberOf(row[column], kNothing));
    }
    return values;
}

std::vector<ChartLine> nodeLines(const ClusterView &view, ChartSpan span)
{
    std::vector<std::pair<QString, const std::deque<TracePoint> *>> nodes;
    for (const auto &[id, trace] : view.traces().all())
        nodes.emplace_back(id, &trace);
    std::ranges::stable_sort(
        nodes, [](const auto &a, const auto &b) { return latest(*a.second) > latest(*b.second); });
    // The order on the screen is by name, so that a line keeps its colour while loads change.
    const auto shown = std::min(nodes.size(), kMostLines);
    std::ranges::sort(nodes.begin(), nodes.begin() + static_cast<std::ptrdiff_t>(shown));
    std::vector<ChartLine> lines;
    std::map<qint64, double> other;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        ChartLine line{nodes[i].first, {}, static_cast<int>(i)};
        for (const auto &point : *nodes[i].second) {
            if (point.atMs < span.fromMs)
                continue;
            if (i < kMostLines)
                line.points.append({static_cast<double>(point.atMs), point.pointsPerSecond});
            else
                other[point.atMs / 1'000 * 1'000] += point.pointsPerSecond;
        }
        if (i < kMostLines)
            lines.push_back(std::move(line));
    }
    if (!other.empty()) {
        ChartLine line{QCoreApplication::translate("History", "other"), {}, 8};
        for (const auto &[at, value] : other)
            line.points.append({static_cast<double>(at), value});
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace tg::console
