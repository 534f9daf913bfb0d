// A token bucket on an injected clock: `rate` tokens a second, at most one second's worth saved up.
// One thread.
#pragma once

#include <algorithm>
#include <cstddef>

#include "shared/base/clock.h"

namespace tg {

class TokenBucket
{
public:
    TokenBucket(std::size_t rate, Clock::Steady now)
        : m_rate(static_cast<double>(rate))
        , m_tokens(m_rate)
        , m_filledAt(now)
    {
    }

    // How many of `wanted` may go now; they are taken.
    std::size_t take(std::size_t wanted, Clock::Steady now)
    {
        const std::chrono::duration<double> passed = now - m_filledAt;
        m_tokens = std::min(m_rate, m_tokens + passed.count() * m_rate);
        m_filledAt = now;
        const auto granted = std::min(wanted, static_cast<std::size_t>(m_tokens));
        m_tokens -= static_cast<double>(granted);
        return granted;
    }

private:
    double m_rate;
    double m_tokens;
    Clock::Steady m_filledAt;
};

} // namespace tg
