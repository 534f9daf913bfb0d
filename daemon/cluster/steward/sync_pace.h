// When a node's facts are asked for next: a random part, up to a quarter, earlier than the period,
// so that gateways started together do not ask in step for ever. Never later: others count on the
// period. Plain object of the cluster thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <random>

namespace tg::cluster {

class SyncPace
{
public:
    SyncPace(std::chrono::milliseconds period, std::uint64_t seed)
        : m_period(period)
        , m_random(seed)
    {
    }

    std::chrono::milliseconds next()
    {
        std::uniform_int_distribution<std::int64_t> pick(m_period.count() - m_period.count() / 4,
                                                         m_period.count());
        return std::chrono::milliseconds(pick(m_random));
    }

private:
    const std::chrono::milliseconds m_period;
    std::mt19937_64 m_random;
};

} // namespace tg::cluster
