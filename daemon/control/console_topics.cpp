#include "control/console_topics.h"

#include <algorithm>

namespace tg::control {

using protocol::Topic;

void ConsoleTopics::subscribe(const std::vector<Topic> &wanted)
{
    std::erase_if(m_places, [&wanted](const auto &one) {
        return std::ranges::find(wanted, one.first) == wanted.end();
    });
    for (const Topic topic : wanted)
        m_places.try_emplace(topic);
}

void ConsoleTopics::told(Topic topic, qint64 seq)
{
    m_places.at(topic).unacknowledged.push_back(seq);
}

void ConsoleTopics::missed(Topic topic)
{
    m_places.at(topic).isOwed = true;
}

bool ConsoleTopics::isOwed(Topic topic) const
{
    const auto found = m_places.find(topic);
    return found != m_places.end() && found->second.isOwed;
}

void ConsoleTopics::acknowledged(Topic topic, qint64 seq)
{
    if (const auto found = m_places.find(topic); found != m_places.end())
        std::erase_if(found->second.unacknowledged, [seq](qint64 one) { return one <= seq; });
}

void ConsoleTopics::resync(Topic topic)
{
    if (const auto found = m_places.find(topic); found != m_places.end())
        found->second = Place{};
}

std::size_t ConsoleTopics::mostUnacknowledged() const
{
    std::size_t most = 0;
    for (const auto &[topic, place] : m_places)
        most = std::max(most, place.unacknowledged.size());
    return most;
}

std::optional<Topic> ConsoleTopics::nextOwed(quint64 tick) const
{
    for (const auto &[topic, place] : m_places) {
        const auto begun = m_snapshotTicks.find(topic);
        if (place.isOwed && (begun == m_snapshotTicks.end() || begun->second != tick))
            return topic;
    }
    return std::nullopt;
}

void ConsoleTopics::snapshotBegun(Topic topic, quint64 tick)
{
    m_places.at(topic).isOwed = false;
    m_snapshotTicks.insert_or_assign(topic, tick);
}

} // namespace tg::control
