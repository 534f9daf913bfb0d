// Lines for charts out of the History topic and the nodes' traces, with their gaps. Pure, main
// thread.
#pragma once

#include "console/models/cluster_view.h"
#include "console/widgets/line_chart.h"

namespace tg::console {

struct ChartSpan {
    qint64 fromMs = 0;
    qint64 toMs = 0;
};

ChartSpan lastMinutes(const ClusterView &view, int minutes);
ChartLine historyLine(const ClusterView &view, protocol::HistoryColumn column, const QString &name,
                      int color, ChartSpan span);
// Where more than 3 s lie between two entries, and from the last one until now.
QList<std::pair<qint64, qint64>> historyGaps(const ClusterView &view, ChartSpan span);
QList<double> historyMinute(const ClusterView &view, protocol::HistoryColumn column);
// The eight nodes that take most, and the rest as "other".
std::vector<ChartLine> nodeLines(const ClusterView &view, ChartSpan span);

} // namespace tg::console
