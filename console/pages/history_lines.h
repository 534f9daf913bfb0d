// Lines for charts out of the gateway's history and the nodes' traces, with their gaps. Pure, main
// thread.
#pragma once

#include "console/models/chart_line.h"
#include "console/models/cluster_view.h"

namespace tg::console {

// A line of its own a node; further ones stand together as "other".
inline constexpr std::size_t kMostNodeLines = 8;

struct ChartSpan {
    qint64 fromMs = 0;
    qint64 toMs = 0;
};
using ChartGaps = QList<std::pair<qint64, qint64>>;

ChartSpan lastMinutes(const ClusterView &view, int minutes);
ChartLine historyLine(const ClusterView &view, protocol::HistoryColumn column, const QString &name,
                      int color, ChartSpan span, bool isRight = false);
// Before the first entry, where more than 3 s lie between two, and from the last one until now.
ChartGaps historyGaps(const ClusterView &view, ChartSpan span);
QList<double> historyMinute(const ClusterView &view, protocol::HistoryColumn column);

ChartLine traceLine(const NodeTrace &trace, const QString &name, int color, ChartSpan span);
ChartLine queueLine(const NodeTrace &trace, const QString &name, int color, ChartSpan span);
ChartLine roundTripLine(const NodeTrace &trace, const QString &name, int color, ChartSpan span);
ChartLine errorLine(const NodeTrace &trace, const QString &name, int color, ChartSpan span);
// The eight nodes that take most, and the rest as "other".
std::vector<ChartLine> nodeLines(const ClusterView &view, ChartSpan span);
// As historyGaps(), of what is known of the nodes.
ChartGaps nodeGaps(const ClusterView &view, ChartSpan span);

} // namespace tg::console
