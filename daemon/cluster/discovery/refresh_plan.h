// When a source is asked again: when the answer's TTL ends, within bounds, plus jitter so that
// gateways do not ask in step; after failures in growing pauses. Plain object, one thread.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <random>

namespace tg::cluster {

class RefreshPlan
{
public:
    RefreshPlan(std::chrono::milliseconds shortest, std::chrono::milliseconds longest,
                std::uint64_t seed)
        : m_shortest(shortest)
        , m_longest(std::max(shortest, longest))
        , m_random(seed)
    {
    }

    std::chrono::milliseconds afterSuccess(std::chrono::seconds ttl)
    {
        m_failures = 0;
        return jittered(std::clamp<std::chrono::milliseconds>(ttl, m_shortest, m_longest));
    }

    // shortest, 2x, 4x ... longest.
    std::chrono::milliseconds afterFailure()
    {
        auto pause = m_shortest;
        for (unsigned i = 0; i < m_failures && pause < m_longest; ++i)
            pause *= 2;
        ++m_failures;
        return jittered(std::min(pause, m_longest));
    }

    unsigned failuresInARow() const { return m_failures; }

private:
    // Up to a tenth later, never earlier: a cache would only repeat itself.
    std::chrono::milliseconds jittered(std::chrono::milliseconds pause)
    {
        std::uniform_int_distribution<std::int64_t> pick(0, pause.count() / 10);
        return pause + std::chrono::milliseconds(pick(m_random));
    }

    const std::chrono::milliseconds m_shortest;
    const std::chrono::milliseconds m_longest;
    std::mt19937_64 m_random;
    unsigned m_failures = 0;
};

} // namespace tg::cluster
