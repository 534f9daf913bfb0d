#include "console/models/cluster_view.h"

namespace tg::console {

using namespace std::chrono_literals;
using protocol::Topic;

ClusterView::ClusterView(QObject *parent)
    : QObject(parent)
    , m_nodes(Topic::Nodes, nodeColumns())
    , m_shards(Topic::Shards, shardColumns())
    , m_links(Topic::Links, linkColumns())
    , m_alarms(Topic::Alarms, alarmColumns())
    , m_events(Topic::Events, eventColumns())
    , m_operations(Topic::Operations, operationColumns())
{
    m_nodes.setTraces(&m_traces);
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &ClusterView::tick);
    m_timer.start();
}

void ClusterView::setFeed(ClusterFeed *feed)
{
    if (m_feed)
        m_feed->disconnect(this);
    m_feed = feed;
    m_dirty.clear();
    if (feed) {
        connect(feed, &ClusterFeed::replaced, this, [this](Topic topic) { m_dirty.insert(topic); });
        connect(feed, &ClusterFeed::changed, this, [this](Topic topic) {
            m_dirty.insert(topic);
            if (topic == Topic::Nodes)
                m_traces.add(nowMs(), m_feed->table(topic));
        });
        connect(feed, &ClusterFeed::statusChanged, this, &ClusterView::statusChanged);
    }
    Q_EMIT statusChanged();
}

bool ClusterView::isLive() const
{
    return m_feed && m_feed->freshness() != Freshness::Stale;
}

QString ClusterView::whyNoOrders() const
{
    if (!m_feed || m_feed->status().phase == Phase::Idle)
        return tr("Not connected to a gateway.");
    if (!isLive())
        return tr("The figures are old: the gateway has not been heard for more than 5 s.");
    if (!m_feed->status().mayOrder())
        return tr("This connection may only look (role viewer).");
    return {};
}

const protocol::Row *ClusterView::gateway() const
{
    return m_gateway.size() > 0 ? &m_gateway.rows().front() : nullptr;
}

TopicModel *ClusterView::modelOf(Topic topic)
{
    switch (topic) {
    case Topic::Nodes:
        return &m_nodes;
    case Topic::Shards:
        return &m_shards;
    case Topic::Links:
        return &m_links;
    case Topic::Alarms:
        return &m_alarms;
    case Topic::Events:
        return &m_events;
    case Topic::Operations:
        return &m_operations;
    default:
        return nullptr;
    }
}

void ClusterView::setPaused(bool paused)
{
    m_isPaused = paused;
    tick();
}

void ClusterView::tick()
{
    if (!m_isPaused)
        takeAll();
    Q_EMIT ticked();
}

void ClusterView::takeAll()
{
    for (const auto topic : std::exchange(m_dirty, {})) {
        const auto &table = m_feed->table(topic);
        if (auto *model = modelOf(topic))
            model->merge(table);
        else if (topic == Topic::Gateway)
            m_gateway = table;
        else if (topic == Topic::History)
            m_history = table;
    }
    for (auto *model : {&m_nodes, &m_shards, &m_alarms, &m_operations})
        model->setNow(nowMs());
}

} // namespace tg::console
