// Everything pages show of one gateway: a model a topic, traces for charts, the connection's
// state. Outlives connections: on a new one rows are merged by key. Main thread, owned by the main
// window.
#pragma once

#include <memory>
#include <set>

#include <QObject>
#include <QTimer>

#include "console/link/cluster_feed.h"
#include "console/models/node_traces.h"
#include "console/models/topic_model.h"

namespace tg::console {

class ClusterView final : public QObject
{
    Q_OBJECT

public:
    explicit ClusterView(QObject *parent = nullptr);

    void setFeed(ClusterFeed *feed); // borrowed; null: none
    ClusterFeed *feed() const { return m_feed; }
    LinkStatus status() const { return m_feed ? m_feed->status() : LinkStatus(); }
    bool isLive() const; // Live or Late: figures are of now
    // Why no order can be given; empty: it can.
    QString whyNoOrders() const;

    TopicModel &nodes() { return m_nodes; }
    TopicModel &shards() { return m_shards; }
    TopicModel &links() { return m_links; }
    TopicModel &alarms() { return m_alarms; }
    TopicModel &events() { return m_events; }
    TopicModel &operations() { return m_operations; }
    const NodeTraces &traces() const { return m_traces; }

    const protocol::Row *gateway() const; // null: nothing came yet
    const std::vector<protocol::Row> &history() const { return m_history.rows(); }
    qint64 nowMs() const { return m_feed ? m_feed->gatewayNowMs() : 0; }
    bool hasData() const { return gateway() != nullptr; }

    void setPaused(bool paused); // the view stands still; the feed goes on
    bool isPaused() const { return m_isPaused; }
    void tick(); // what the timer does each second: also for pictures and tests

Q_SIGNALS:
    void ticked(); // pages draw themselves anew
    void statusChanged();

private:
    void takeAll();
    TopicModel *modelOf(protocol::Topic topic);

    ClusterFeed *m_feed = nullptr;
    TopicModel m_nodes;
    TopicModel m_shards;
    TopicModel m_links;
    TopicModel m_alarms;
    TopicModel m_events;
    TopicModel m_operations;
    protocol::Table m_gateway{protocol::Topic::Gateway};
    protocol::Table m_history{protocol::Topic::History};
    NodeTraces m_traces;
    std::set<protocol::Topic> m_dirty; // changed since the last tick
    bool m_isPaused = false;
    QTimer m_timer;
};

} // namespace tg::console
