#include "control/topic_desk.h"

namespace tg::control {

void TopicDesk::takeFigures()
{
    m_services.takeFigures();
    ++m_tick;
}

TopicDesk::Place &TopicDesk::at(protocol::Topic topic)
{
    return m_places.try_emplace(topic, Place{protocol::TopicSource(topic), 0, {}}).first->second;
}

std::optional<protocol::TopicSource::News> TopicDesk::refresh(protocol::Topic topic)
{
    Place &place = at(topic);
    if (place.tick == m_tick)
        return std::nullopt;
    place.tick = m_tick;
    auto news = place.source.publish(m_services.table(topic));
    if (news)
        place.snapshot.clear();
    return news;
}

const std::vector<QByteArray> &TopicDesk::snapshot(protocol::Topic topic)
{
    refresh(topic);
    Place &place = at(topic);
    if (place.snapshot.empty())
        place.snapshot = place.source.snapshotFrames();
    return place.snapshot;
}

} // namespace tg::control
