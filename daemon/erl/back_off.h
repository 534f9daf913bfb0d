// Growing, jittered pauses between attempts. Plain object, one thread; the seed makes tests
// repeatable.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <random>

namespace tg::erl {

class BackOff
{
public:
    BackOff(std::chrono::milliseconds first, std::chrono::milliseconds longest, std::uint64_t seed)
        : m_first(first)
        , m_longest(longest)
        , m_next(first)
        , m_random(seed)
    {
    }

    // Between half and all of the pause that is due; the pause doubles each time.
    std::chrono::milliseconds next()
    {
        const auto due = m_next;
        m_next = std::min(m_longest, m_next * 2);
        std::uniform_int_distribution<std::int64_t> pick(due.count() / 2, due.count());
        return std::chrono::milliseconds(pick(m_random));
    }
    void reset() { m_next = m_first; }

private:
    const std::chrono::milliseconds m_first;
    const std::chrono::milliseconds m_longest;
    std::chrono::milliseconds m_next;
    std::mt19937_64 m_random;
};

} // namespace tg::erl
