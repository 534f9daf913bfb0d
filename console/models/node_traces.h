// The last hour of each node's figures, one value a second, as this console saw them, and as the
// gateway told of what was before. NaN where nothing was heard. Main thread, owned by ClusterView.
#pragma once

#include <map>
#include <vector>

#include <QJsonObject>
#include <QList>
#include <QString>

#include "console/models/history_memory.h"

namespace tg::console {

// Of further nodes nothing is remembered: 256 hours take 22 MB.
inline constexpr std::size_t kMostTraces = 256;

struct TracePoint {
    qint64 atMs = 0;
    float pointsPerSecond = 0;
    float queuedPoints = 0;
    float roundTripUs = 0; // of its link
    float errorsPerMinute = 0;
};

using NodeTrace = Ring<TracePoint>;

// Out of the answer to history.get for a node.
std::vector<TracePoint> tracePointsOf(const QJsonObject &answer);

class NodeTraces
{
public:
    // One tick: the nodes as they are now.
    void add(qint64 atMs, const protocol::Table &nodes);
    // What the gateway remembers of a node, ascending: goes where this console saw nothing.
    void fill(const QString &node, const std::vector<TracePoint> &history);
    void clear() { m_traces.clear(); }

    QList<double> lastMinute(const QString &node) const; // points/s, oldest first
    const NodeTrace *trace(const QString &node) const;   // null: none
    const std::map<QString, NodeTrace> &all() const { return m_traces; }

private:
    NodeTrace *traceOf(const QString &node); // made when it is not there; null: there are too many

    std::map<QString, NodeTrace> m_traces;
};

// Where entries begin that are not older; size() if none.
std::size_t firstSince(const NodeTrace &trace, qint64 fromMs);

} // namespace tg::console
