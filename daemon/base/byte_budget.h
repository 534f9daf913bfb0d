// A bound in bytes that many threads share: reserve before you keep, release when it is gone.
// Lock-free.
#pragma once

#include <atomic>
#include <cstddef>

namespace tg {

class ByteBudget
{
public:
    explicit ByteBudget(std::size_t maxBytes)
        : m_max(maxBytes)
    {
    }

    // atMost: a lower bound of the caller's own.
    bool tryReserve(std::size_t bytes) { return tryReserve(bytes, m_max); }
    bool tryReserve(std::size_t bytes, std::size_t atMost)
    {
        auto used = m_used.load(std::memory_order_relaxed);
        do {
            if (used + bytes > atMost)
                return false;
        } while (!m_used.compare_exchange_weak(used, used + bytes, std::memory_order_acq_rel));
        return true;
    }
    void release(std::size_t bytes) { m_used.fetch_sub(bytes, std::memory_order_acq_rel); }

    std::size_t used() const { return m_used.load(std::memory_order_relaxed); }
    std::size_t max() const { return m_max; }

private:
    const std::size_t m_max;
    std::atomic<std::size_t> m_used{0};
};

} // namespace tg
