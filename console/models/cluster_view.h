// Everything pages show of one gateway: a model a topic, memories for charts and events, the
// connection's state. Outlives connections: on a new one rows are merged by key. Main thread, owned
// by the main window.
#pragma once

#include <map>
#include <memory>
#include <set>

#include <QObject>
#include <QTimer>

#include "console/link/cluster_feed.h"
#include "console/models/event_memory.h"
#include "console/models/history_memory.h"
#include "console/models/history_questions.h"
#include "console/models/node_traces.h"
#include "console/models/topic_model.h"

namespace tg::console {

inline constexpr qsizetype kMostRestarts = 16; // marked on charts
// A gateway takes 20 commands in a second (control.commands_per_second); some are left for people.
inline constexpr int kHistoriesATick = 8;

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
    // Why nothing can be asked (explain, configuration); empty: it can.
    QString whyNoQuestions() const;
    // Whether the role of this connection may see the topic.
    bool maySee(protocol::Topic topic) const;

    TopicModel &nodes() { return model(protocol::Topic::Nodes); }
    TopicModel &shards() { return model(protocol::Topic::Shards); }
    int shardCount() const { return m_models.at(protocol::Topic::Shards)->rowCount(); }
    TopicModel &links() { return model(protocol::Topic::Links); }
    TopicModel &alarms() { return model(protocol::Topic::Alarms); }
    TopicModel &events() { return model(protocol::Topic::Events); }
    TopicModel &operations() { return model(protocol::Topic::Operations); }
    // Of all topics but Gateway, History and Plans.
    TopicModel &model(protocol::Topic topic) { return *m_models.at(topic); }
    const NodeTraces &traces() const { return m_traces; }
    // Asks the gateway for what it remembers of a node; once for each connection, and again later
    // if it takes no more commands now. Traces have it when the answer comes; without one nothing
    // changes.
    void wantNodeHistory(const QString &node);
    // The same for every node, kHistoriesATick of them a call, the busiest first: for charts of
    // all.
    void wantNodeHistories();
    const HistoryMemory &history() const { return m_history; }
    const QList<qint64> &restarts() const { return m_restarts; } // unix ms, of the gateway

    const protocol::Row *gateway() const; // null: nothing came yet
    qint64 nowMs() const { return m_feed ? m_feed->gatewayNowMs() : 0; }
    bool hasData() const { return gateway() != nullptr; }

    void note(const QString &text); // something this console noticed: stands among the events
    void setPaused(bool paused);    // the view stands still; the feed goes on
    bool isPaused() const { return m_isPaused; }
    void tick(); // what the timer does each second: also for pictures and tests

Q_SIGNALS:
    void ticked(); // pages draw themselves anew
    void statusChanged();

private:
    void takeAll();
    void take(protocol::Topic topic);
    void takeGateway(const protocol::Table &table);
    void forget(); // what another gateway told
    void askHistory(const QString &node);
    void takeHistory(const QString &node, const QString &gateway, const CommandOutcome &outcome);
    bool mayAskHistories() const;

    ClusterFeed *m_feed = nullptr;
    std::map<protocol::Topic, std::unique_ptr<TopicModel>> m_models;
    protocol::Table m_gateway{protocol::Topic::Gateway};
    QString m_gatewayId;
    QString m_bootId;
    QList<qint64> m_restarts;
    HistoryMemory m_history;
    EventMemory m_eventMemory;
    NodeTraces m_traces;
    HistoryQuestions m_questions;
    std::set<protocol::Topic> m_dirty; // changed since the last tick
    bool m_isHistoryNew = false;       // by a snapshot
    bool m_isPaused = false;
    QTimer m_timer;
    QTimer m_filled; // histories came: they come together, and each redraw draws everything
};

} // namespace tg::console
