// Who knows of which alarm: an acknowledgement holds until the alarm is gone, or is raised anew or
// as a graver one. In the memory of this gateway only: others, and the next start, do not have it.
// Plain object of the control thread; at most as many as alarms stand.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cluster/steward/cluster_snapshot.h"
#include "shared/base/result.h"

namespace tg::app {

struct AlarmAck {
    std::string by;
    std::int64_t at = 0; // unix ms
    std::string note;
};

class AlarmAcks
{
public:
    static constexpr std::size_t kNoteBytes = 1'000;

    // NotFound: no such alarm stands; BadValue: there is no note, or it is too long.
    Result<void> acknowledge(const std::vector<cluster::ClusterAlarm> &standing,
                             const std::string &key, AlarmAck ack);
    // Forgets what no longer holds.
    void prune(const std::vector<cluster::ClusterAlarm> &standing);

    const AlarmAck *of(const cluster::ClusterAlarm &alarm) const; // null: nobody

private:
    struct Held {
        AlarmAck ack;
        std::int64_t since = 0; // of the alarm that was meant
        bool isUrgent = false;
    };
    std::map<std::string, Held> m_held; // by key
};

} // namespace tg::app
