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
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

double latest(const NodeTrace &trace)
{
    const double value = trace.empty() ? 0 : static_cast<double>(trace.back().pointsPerSecond);
    return value == value ? value : 0;
}

// Gathers times in ascending order and tells where there are none.
class GapFinder
{
public:
    explicit GapFinder(ChartSpan span)
        : m_span(span)
        , m_last(span.fromMs)
    {
    }
    void add(qint64 atMs)
    {
        if (atMs <= m_last)
            return;
        if (atMs - m_last > kHoleMs)
            m_gaps.append({m_last, atMs});
        m_last = atMs;
    }
    ChartGaps end()
    {
        if (m_span.toMs - m_last > 2 * kHoleMs)
            m_gaps.append({m_last, m_span.toMs});
        return std::move(m_gaps);
    }

private:
    ChartSpan m_span;
    qint64 m_last;
    ChartGaps m_gaps;
};

template <typename Figure>
ChartLine lineOf(const NodeTrace &trace, const QString &name, int color, ChartSpan span,
                 Figure figure)
{
    ChartLine line{name, {}, color};
    for (auto i = firstSince(trace, span.fromMs); i < trace.size(); ++i)
        line.points.append(
            {static_cast<double>(trace[i].atMs), static_cast<double>(figure(trace[i]))});
    return line;
}

} // namespace

ChartSpan lastMinutes(const ClusterView &view, int minutes)
{
    const qint64 now = view.nowMs();
    return {now - minutes * kMinuteMs, now};
}

ChartLine historyLine(const ClusterView &view, HistoryColumn column, const QString &name, int color,
                      ChartSpan span, bool isRight)
{
    ChartLine line{name, {}, color, isRight};
    const auto &points = view.history().points();
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto &point = points[i];
        if (point.atMs < span.fromMs)
            continue;
        if (!line.points.isEmpty() &&
            point.atMs - static_cast<qint64>(line.points.last().x()) > kHoleMs)
            line.points.append({line.points.last().x() + 1'000, kNothing});
        line.points.append({static_cast<double>(point.atMs), point[column]});
    }
    return line;
}

ChartGaps historyGaps(const ClusterView &view, ChartSpan span)
{
    GapFinder finder(span);
    const auto &points = view.history().points();
    for (std::size_t i = 0; i < points.size(); ++i)
        finder.add(points[i].atMs);
    return finder.end();
}

QList<double> historyMinute(const ClusterView &view, HistoryColumn column)
{
    QList<double> values;
    const auto &points = view.history().points();
    for (std::size_t i = points.size() - std::min<std::size_t>(points.size(), 61);
         i < points.size(); ++i) {
        if (points[i].atMs >= points.back().atMs - kMinuteMs)
            values.append(points[i][column]);
    }
    return values;
}

ChartLine traceLine(const NodeTrace &trace, const QString &name, int color, ChartSpan span)
{
    return lineOf(trace, name, color, span,
                  [](const TracePoint &point) { return point.pointsPerSecond; });
}

ChartLine queueLine(const NodeTrace &trace, const QString &name, int color, ChartSpan span)
{
    return lineOf(trace, name, color, span,
                  [](const TracePoint &point) { return point.queuedPoints; });
}

ChartLine roundTripLine(const NodeTrace &trace, const QString &name, int color, ChartSpan span)
{
    return lineOf(trace, name, color, span,
                  [](const TracePoint &point) { return point.roundTripUs; });
}

ChartLine errorLine(const NodeTrace &trace, const QString &name, int color, ChartSpan span)
{
    return lineOf(trace, name, color, span,
                  [](const TracePoint &point) { return point.errorsPerMinute; });
}

std::vector<ChartLine> nodeLines(const ClusterView &view, ChartSpan span)
{
    std::vector<std::pair<QString, const NodeTrace *>> nodes;
    for (const auto &[id, trace] : view.traces().all())
        nodes.emplace_back(id, &trace);
    std::ranges::stable_sort(
        nodes, [](const auto &a, const auto &b) { return latest(*a.second) > latest(*b.second); });
    // The order on the screen is by name, so that a line keeps its colour while loads change.
    const auto shown = std::min(nodes.size(), kMostNodeLines);
    std::ranges::sort(nodes.begin(), nodes.begin() + static_cast<std::ptrdiff_t>(shown));
    std::vector<ChartLine> lines;
    std::map<qint64, double> other;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        auto line = traceLine(*nodes[i].second, nodes[i].first, static_cast<int>(i), span);
        if (i < kMostNodeLines) {
            lines.push_back(std::move(line));
            continue;
        }
        for (const auto &point : line.points) {
            if (point.y() == point.y())
                other[static_cast<qint64>(point.x()) / 1'000 * 1'000] += point.y();
        }
    }
    if (!other.empty()) {
        ChartLine line{
            QCoreApplication::translate("History", "other"), {}, static_cast<int>(kMostNodeLines)};
        for (const auto &[at, value] : other) {
            if (!line.points.isEmpty() &&
                at - static_cast<qint64>(line.points.last().x()) > kHoleMs)
                line.points.append({line.points.last().x() + 1'000, kNothing});
            line.points.append({static_cast<double>(at), value});
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

ChartGaps nodeGaps(const ClusterView &view, ChartSpan span)
{
    GapFinder finder(span);
    const NodeTrace *longest = nullptr; // all are fed by the same ticks
    for (const auto &[id, trace] : view.traces().all()) {
        if (!trace.empty() && (!longest || trace.front().atMs < longest->front().atMs ||
                               trace.back().atMs > longest->back().atMs))
            longest = &trace;
    }
    for (std::size_t i = longest ? firstSince(*longest, span.fromMs) : 0;
         longest && i < longest->size(); ++i) {
        if ((*longest)[i].pointsPerSecond == (*longest)[i].pointsPerSecond ||
            (*longest)[i].queuedPoints == (*longest)[i].queuedPoints)
            finder.add((*longest)[i].atMs);
    }
    return finder.end();
}

} // namespace tg::console
