// How fast a node may be sent to, from the mailbox of its builders: full below the slow mark,
// falling to nothing at the stop mark, well before the node loses what it confirms. One thread, one
// a node.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "cluster/health/health_thresholds.h"
#include "shared/base/clock.h"

namespace tg::cluster {

struct PaceAdvice {
    double fraction = 1; // 0..1 of the full rate; the caller turns it into calls in flight
    std::string reason;  // empty at full rate
};

class Pace
{
public:
    explicit Pace(const HealthThresholds &bounds)
        : m_bounds(bounds)
    {
    }

    // Falls at once, rises by paceRisePerSecond at most, and holds still within paceDeadBand.
    // Without a figure it keeps what it said; nodes that never have one are sent to at the full
    // rate.
    PaceAdvice advise(Clock::Steady at, std::optional<std::uint64_t> builderMailbox);

private:
    double wanted(Clock::Steady at, std::optional<std::uint64_t> builderMailbox) const;
    std::string reasonOf(std::optional<std::uint64_t> builderMailbox) const;

    HealthThresholds m_bounds;
    double m_fraction = 1;
    std::optional<Clock::Steady> m_last;
    std::optional<Clock::Steady> m_lastKnown;
};

} // namespace tg::cluster
