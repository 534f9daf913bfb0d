// Lets one message of a kind through per interval and counts the rest, for causes that a peer can repeat at will.
// One thread.
#pragma once

#include "shared/base/clock.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>

namespace tg::erl {

class LogLimiter
{
public:
    explicit LogLimiter(std::chrono::milliseconds interval = std::chrono::seconds(10)) : m_interval(interval) {}

    // The number of messages swallowed since the last one let through; nothing: swallow this one too.
    std::optional<std::uint64_t> pass(Clock::Steady now)
    {
        if (m_last && now - *m_last < m_interval) {
            ++m_swallowed;
            return std::nullopt;
        }
        m_last = now;
        return std::exchange(m_swallowed, 0);
    }

private:
    const std::chrono::milliseconds m_interval;
    std::optional<Clock::Steady> m_last;
    std::uint64_t m_swallowed = 0;
};

} // namespace tg::erl
