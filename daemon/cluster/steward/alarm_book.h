// Which alarms stand: a condition that lasts becomes an alarm, and one that stays away ends it, so
// that what comes and goes is told once. Plain object of the cluster thread; time comes in.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "base/lasting.h"
#include "cluster/steward/cluster_snapshot.h"

namespace tg::cluster {

// Whatever is true now and may be an alarm. Conditions are told apart by ClusterAlarm::key().
struct AlarmCondition {
    static constexpr std::chrono::seconds kRaiseAfter{3};
    static constexpr std::chrono::seconds kClearAfter{10};

    ClusterAlarm alarm; // `since` is filled by the book
    std::chrono::milliseconds raiseAfter{kRaiseAfter};
    std::chrono::milliseconds clearAfter{kClearAfter};
};

class AlarmBook
{
public:
    // All conditions of this moment; asked for several times a second. The alarms that stand, by
    // key, each with the newest text and the time when it was raised. While one only waits to be
    // cleared it keeps its last text.
    std::vector<ClusterAlarm> judge(Clock::Steady now, std::int64_t unixMs,
                                    std::vector<AlarmCondition> conditions);

private:
    struct Page {
        Lasting lasting;
        ClusterAlarm alarm;
        bool isTrue = false; // at the last look
    };
    std::map<std::string, Page> m_pages; // by key; those that neither are true nor stand are gone
};

} // namespace tg::cluster
