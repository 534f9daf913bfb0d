// What the demo cluster's gateway remembers of each node: the minutes before a recording began.
#include <QJsonArray>

#include "tests/demo/demo_cluster.h"

namespace tg::demo {

using namespace Qt::StringLiterals;

double DemoCluster::pointsOf(std::size_t node, qint64 atMs) const
{
    return pointsPerSecond * 2 / static_cast<double>(nodes.size()) * nodes[node].share *
           wave(atMs + static_cast<qint64>(node) * 9'000);
}

QJsonObject DemoCluster::nodeHistory(std::size_t node, int seconds) const
{
    const auto &one = nodes[node];
    const qint64 start = (nowMs / 1'000 - seconds) * 1'000;
    QJsonArray points;
    QJsonArray queued;
    for (qint64 at = start; at <= nowMs; at += 1'000) {
        const bool wasUp = serves(one) || nowMs - at > one.sinceMs;
        const bool wasHeard = wasUp || one.state != "down"_L1;
        points.append(wasUp      ? QJsonValue(pointsOf(node, at))
                      : wasHeard ? QJsonValue(0.0)
                                 : QJsonValue());
        queued.append(wasUp && one.state == "down"_L1 ? 0.0 : static_cast<double>(one.queued));
    }
    return {{u"start"_s, start},
            {u"step_ms"_s, 1'000},
            {u"columns"_s,
             QJsonObject{{u"points_per_second"_s, points}, {u"queued_points"_s, queued}}}};
}

} // namespace tg::demo
