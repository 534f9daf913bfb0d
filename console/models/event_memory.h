// The last 10,000 events as this console heard them: the gateway keeps fewer, and begins its
// numbers anew with each start. Gives them numbers of its own, so that both runs stand in one list.
// The rows themselves are the model's. Main thread, owned by ClusterView.
#pragma once

#include <QString>

#include "shared/protocol/table.h"

namespace tg::console {

inline constexpr qint64 kMostEvents = 10'000;

class EventMemory
{
public:
    // What is new in the gateway's table since it was looked at last, and what goes for it.
    protocol::Changes take(const protocol::Table &events, const QString &bootId);
    // Something this console noticed itself: "reconnected after 41 s".
    protocol::Changes note(qint64 atMs, const QString &text);

private:
    void add(protocol::Row row, protocol::Changes &changes);
    void dropOldest(protocol::Changes &changes);

    QString m_bootId;
    qint64 m_lastSeen = 0; // the gateway's number, of this boot
    qint64 m_first = 1;    // our numbers: of the oldest one kept,
    qint64 m_next = 1;     // and of the next one
};

} // namespace tg::console
