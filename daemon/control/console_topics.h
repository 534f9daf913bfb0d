// What one console wants, was told and has acknowledged, topic by topic, and which topics it is
// owed a snapshot of. Pure; control thread, owned by a Session.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include <QtGlobal>

#include "shared/protocol/topics.h"

namespace tg::control {

class ConsoleTopics
{
public:
    // From now on these; one that is new is owed a snapshot, one that stays goes on.
    void subscribe(const std::vector<protocol::Topic> &wanted);
    bool isWanted(protocol::Topic topic) const { return m_places.contains(topic); }

    void told(protocol::Topic topic, qint64 seq); // a delta was sent
    // A delta was not sent, or the console has no use for what it has: a snapshot is owed.
    void missed(protocol::Topic topic);
    bool isOwed(protocol::Topic topic) const;

    void acknowledged(protocol::Topic topic, qint64 seq); // all up to seq
    void resync(protocol::Topic topic);                   // deltas it has not acknowledged are void
    std::size_t mostUnacknowledged() const; // deltas, of the topic with the most of them

    // A topic to be sent whole; each at most once a tick, however often it is asked for.
    std::optional<protocol::Topic> nextOwed(quint64 tick) const;
    void snapshotBegun(protocol::Topic topic, quint64 tick);

private:
    struct Place {
        bool isOwed = true;
        std::vector<qint64> unacknowledged; // ascending, at most kMaxUnackedDeltas
    };

    std::map<protocol::Topic, Place> m_places;          // those that are wanted
    std::map<protocol::Topic, quint64> m_snapshotTicks; // also of topics that were given up
};

} // namespace tg::control
