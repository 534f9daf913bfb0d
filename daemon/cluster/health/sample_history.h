// What the samples of one node say together: how long the link has been closed or without answer,
// since when the node has been steady. Knows no states. One thread, owned by the node's judge.
#pragma once

#include <chrono>
#include <optional>

#include "cluster/health/health_sample.h"
#include "cluster/health/health_thresholds.h"

namespace tg::cluster {

struct Standing {
    std::chrono::milliseconds watchedFor{0}; // since the first sample, or since we slept
    std::chrono::milliseconds closedFor{0};  // 0 while the link is up
    std::chrono::milliseconds hungFor{0};    // age of the oldest question without answer
    bool isStalled = false;                  // connected, but hung beyond hungDegraded
    bool isSlow = false;                     // connected, but a figure is beyond its limit
    bool isRestarted = false;                // this sample shows another creation
    bool isBrokenOff = false;                // this sample ends a sound streak
    std::optional<std::chrono::milliseconds> soundFor; // connected, answering, not refused
    std::optional<std::chrono::milliseconds> goodFor;  // sound and not slow
};

class SampleHistory
{
public:
    explicit SampleHistory(const HealthThresholds &bounds)
        : m_bounds(bounds)
    {
    }

    Standing add(const HealthSample &sample, bool isSlow);

private:
    void noticeSleep(Clock::Steady at);
    void noticeProbe(const HealthSample &sample);
    std::chrono::milliseconds hungFor(const HealthSample &sample) const;
    bool noticeRestart(const HealthSample &sample);

    HealthThresholds m_bounds;
    std::optional<Clock::Steady> m_watchedSince;
    Clock::Steady m_last{};
    bool m_hasSlept = false;
    std::uint32_t m_creation = 0;
    std::optional<Clock::Steady> m_closedSince;
    std::optional<Clock::Steady> m_unansweredSince; // when the oldest probe without answer was sent
    std::optional<Clock::Steady> m_soundSince;
    std::optional<Clock::Steady> m_goodSince;
};

} // namespace tg::cluster
