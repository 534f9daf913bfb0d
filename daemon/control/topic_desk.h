// The topics as all consoles see them: asks the services for a table at most once a tick, and keeps
// what was encoded for whoever else needs it. Control thread, owned by the ControlDoor.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "control/control_services.h"
#include "shared/protocol/topic_source.h"

namespace tg::control {

class TopicDesk
{
public:
    explicit TopicDesk(ControlServices &services)
        : m_services(services)
    {
    }

    void takeFigures(); // begins a tick
    quint64 tick() const { return m_tick; }

    // To the table of this tick. What it tells is for consoles that are up to date; nothing if it
    // was done in this tick, or nothing changed.
    std::optional<protocol::TopicSource::News> refresh(protocol::Topic topic);

    // Refreshes first. Encoded once for all who ask before the next change.
    const std::vector<QByteArray> &snapshot(protocol::Topic topic);
    qint64 seq(protocol::Topic topic) { return at(topic).source.seq(); }

private:
    struct Place {
        protocol::TopicSource source;
        quint64 tick = 0; // of its table
        std::vector<QByteArray> snapshot;
    };

    Place &at(protocol::Topic topic);

    ControlServices &m_services;
    quint64 m_tick = 0;
    std::map<protocol::Topic, Place> m_places;
};

} // namespace tg::control
