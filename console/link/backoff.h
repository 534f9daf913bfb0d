// How long to wait before the next attempt to connect: 0.5, 1, 2, 5, 10 s, each 20 % longer or
// shorter, so that consoles do not come back all at once. One thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <random>

namespace tg::console {

class Backoff
{
public:
    explicit Backoff(std::uint32_t seed)
        : m_random(seed)
    {
    }
    std::chrono::milliseconds next();
    void reset() { m_attempt = 0; } // the link has held

private:
    std::minstd_rand m_random;
    std::size_t m_attempt = 0;
};

} // namespace tg::console
