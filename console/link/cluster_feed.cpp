#include "console/link/cluster_feed.h"

namespace tg::console {

ClusterFeed::ClusterFeed(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    for (const auto &schema : protocol::topicSchemas())
        m_mirrors.emplace_back(schema.topic);
}

protocol::TopicMirror &ClusterFeed::mirror(protocol::Topic topic)
{
    return m_mirrors[static_cast<std::size_t>(topic) - 1];
}

const protocol::TopicMirror &ClusterFeed::mirror(protocol::Topic topic) const
{
    return m_mirrors[static_cast<std::size_t>(topic) - 1];
}

qint64 ClusterFeed::gatewayNowMs() const
{
    using namespace std::chrono;
    if (m_gatewayMs == 0)
        return m_clock.unixMilliseconds();
    return m_gatewayMs + duration_cast<milliseconds>(m_clock.now() - m_gatewayMsAt).count();
}

void ClusterFeed::setGatewayClock(qint64 unixMs)
{
    m_gatewayMs = unixMs;
    m_gatewayMsAt = m_clock.now();
}

void ClusterFeed::noteFrame()
{
    m_status.lastFrame = m_clock.now();
    m_status.lastFrameUnixMs = m_clock.unixMilliseconds();
}

void ClusterFeed::noteBoot(const QString &bootId)
{
    const bool isAnother = m_status.hasEverBeenUp() && m_status.bootId != bootId;
    m_status.bootId = bootId;
    if (!isAnother)
        return;
    Q_EMIT noted(tr("The gateway was restarted: its counters begin anew"));
    Q_EMIT restarted(gatewayNowMs());
}

void ClusterFeed::loseMirrors()
{
    for (auto &one : m_mirrors)
        one.disconnected();
}

} // namespace tg::console
