// Judges this gateway itself: whether its ledgers are closed, its bounds nearly used up, new series
// sent away. Pure: figures and time come in, alarms of the catalogue come out. Held by the
// composition root, used on the cluster thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/ledger_report.h"
#include "base/lasting.h"
#include "base/limits.h"
#include "cluster/steward/cluster_snapshot.h"

namespace tg::app {

struct BoundUse {
    std::string key;  // of the config
    std::string node; // logical id, for a bound that each node has
    std::uint64_t used = 0;
    std::uint64_t most = 0;
};

struct OwnFigures {
    // Read before all other terms: whatever they count must show in one of them, in motion too.
    std::uint64_t receivedBefore = 0;
    std::uint64_t copiesDueBefore = 0;
    LedgerReport ledger;
    std::vector<BoundUse> bounds;
    std::uint64_t throttled = 0;                   // new series sent away with 429, since start
    std::int64_t unixMs = 0;                       // now
    std::optional<std::int64_t> certificateEndsAt; // unix ms, of the control door; empty: has none
};

class OwnAlarms
{
public:
    explicit OwnAlarms(const Limits &limits)
        : m_limits(limits)
    {
    }

    static constexpr int kCertificateDays = 30; // before its end: a warning
    static constexpr int kUrgentDays = 7;       // critical

    std::vector<cluster::ClusterAlarm> judge(Clock::Steady now, const OwnFigures &figures);

private:
    void judgeLedger(Clock::Steady now, const OwnFigures &figures,
                     std::vector<cluster::ClusterAlarm> &alarms);
    void judgeBounds(Clock::Steady now, const OwnFigures &figures,
                     std::vector<cluster::ClusterAlarm> &alarms);
    void judgeNewSeries(Clock::Steady now, const OwnFigures &figures,
                        std::vector<cluster::ClusterAlarm> &alarms);

    static constexpr std::chrono::seconds kUnaccounted{
        5}; // the promise: no longer than this in motion
    static constexpr std::chrono::seconds kAtRest{2};
    static constexpr std::chrono::seconds kFull{3};
    static constexpr std::chrono::seconds kThrottled{6}; // more than one burst
    static constexpr std::chrono::seconds kGoneFor{10};
    static constexpr std::chrono::seconds kNotThrottledFor{30};

    const Limits &m_limits;
    Lasting m_unaccounted{kUnaccounted, kGoneFor};
    Lasting m_openAtRest{kAtRest, kGoneFor};
    std::map<std::pair<std::string, std::string>, Lasting> m_bounds; // by key and node
    Lasting m_throttling{kThrottled, kNotThrottledFor};
    std::uint64_t m_lastThrottled = 0;
    std::uint64_t m_throttledBefore = 0; // when it began
    Clock::Steady m_throttledAt{};
    bool m_wasThrottled = false;
};

} // namespace tg::app
