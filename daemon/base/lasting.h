// Tells what lasts from what passes: raised once something has been bad for a while, cleared once
// it has been good for a while. What is neither changes nothing and begins both waits anew. Plain
// value, time comes in.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "shared/base/clock.h"

namespace tg {

enum class Level : std::uint8_t { Good, Between, Bad };

class Lasting
{
public:
    Lasting(std::chrono::milliseconds raiseAfter, std::chrono::milliseconds clearAfter)
        : m_raiseAfter(raiseAfter)
        , m_clearAfter(clearAfter)
    {
    }

    bool judge(Clock::Steady now, Level level)
    {
        const bool pushes = level == (m_isRaised ? Level::Good : Level::Bad);
        if (!pushes)
            m_since.reset();
        else if (!m_since)
            m_since = now;
        if (m_since && now - *m_since >= (m_isRaised ? m_clearAfter : m_raiseAfter)) {
            m_isRaised = !m_isRaised;
            m_since.reset();
        }
        return m_isRaised;
    }
    bool isRaised() const { return m_isRaised; }

private:
    std::chrono::milliseconds m_raiseAfter;
    std::chrono::milliseconds m_clearAfter;
    std::optional<Clock::Steady> m_since; // of what pushes towards the other state
    bool m_isRaised = false;
};

} // namespace tg
