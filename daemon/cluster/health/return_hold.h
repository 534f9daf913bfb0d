// How long a node must be steady before it comes back: longer with each flap, never less than a
// named bound, and not the same for all nodes. One thread, owned by the node's judge.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>

#include "cluster/health/health_thresholds.h"
#include "shared/base/clock.h"

namespace tg::cluster {

class ReturnHold
{
public:
    static constexpr std::size_t kMaxFlaps = 1'024; // older ones are forgotten

    // The seed should differ from node to node and from gateway to gateway.
    ReturnHold(const HealthThresholds &bounds, std::uint64_t seed)
        : m_bounds(bounds)
        , m_seed(seed)
    {
    }

    void begin(Clock::Steady at);     // the node goes out: draws the jitter
    void countFlap(Clock::Steady at); // it went down, or was lost again before it was back
    void forgetOldFlaps(Clock::Steady at);

    std::size_t flaps() const { return m_flaps.size(); }
    std::chrono::milliseconds steadyNeeded() const; // without the jitter
    std::chrono::milliseconds jitter() const { return m_jitter; }
    // How much longer a node that has been sound for so long must stay out; 0: it may return.
    std::chrono::milliseconds left(Clock::Steady at,
                                   std::optional<std::chrono::milliseconds> soundFor) const;

private:
    HealthThresholds m_bounds;
    std::uint64_t m_seed;
    std::chrono::milliseconds m_jitter{0};
    Clock::Steady m_outSince{};
    std::deque<Clock::Steady> m_flaps;
};

} // namespace tg::cluster
