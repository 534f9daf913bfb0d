// Latencies in buckets 1.6 % wide, so that a run of any length takes the same memory. One thread.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>

namespace tg::loadgen {

class LatencyHistogram
{
public:
    void add(std::chrono::nanoseconds latency);
    // The latency that `share` (0 to 1) of all requests did not exceed; 0 without requests.
    double milliseconds(double share) const;
    double maxMilliseconds() const { return static_cast<double>(m_maxMicroseconds) / 1000.0; }

private:
    static constexpr unsigned kSteps = 64; // per power of two

    static std::size_t bucketOf(std::uint64_t microseconds);
    static std::uint64_t endOf(std::size_t bucket);

    std::array<std::uint64_t, kSteps * 40> m_counts{};
    std::uint64_t m_total = 0;
    std::uint64_t m_maxMicroseconds = 0;
};

} // namespace tg::loadgen
