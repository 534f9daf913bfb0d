// The last 15 minutes of each node's figures, one value a second, as this console saw them: the
// daemon keeps a history of the whole only. NaN where nothing was heard. Main thread, owned by
// ClusterView.
#pragma once

#include <deque>
#include <map>

#include <QList>
#include <QString>

#include "shared/protocol/table.h"

namespace tg::console {

struct TracePoint {
    qint64 atMs = 0;
    double pointsPerSecond = 0;
    double queuedPoints = 0;
};

class NodeTraces
{
public:
    // One tick: the nodes as they are now.
    void add(qint64 atMs, const protocol::Table &nodes);
    void clear() { m_traces.clear(); }

    QList<double> lastMinute(const QString &node) const; // points/s, oldest first
    const std::deque<TracePoint> *trace(const QString &node) const;
    const std::map<QString, std::deque<TracePoint>> &all() const { return m_traces; }

private:
    std::map<QString, std::deque<TracePoint>> m_traces;
};

} // namespace tg::console
