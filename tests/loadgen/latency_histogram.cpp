#include "tests/loadgen/latency_histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace tg::loadgen {

void LatencyHistogram::add(std::chrono::nanoseconds latency)
{
    const auto counted = std::max<std::int64_t>(0, latency.count()) / 1000;
    const auto microseconds = static_cast<std::uint64_t>(counted);
    ++m_counts[std::min(bucketOf(microseconds), m_counts.size() - 1)];
    ++m_total;
    m_maxMicroseconds = std::max(m_maxMicroseconds, microseconds);
}

double LatencyHistogram::milliseconds(double share) const
{
    const auto wanted = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(m_total)));
    std::uint64_t seen = 0;
    for (std::size_t bucket = 0; bucket < m_counts.size() && wanted > 0; ++bucket) {
        seen += m_counts[bucket];
        if (seen >= wanted)
            return static_cast<double>(std::min(endOf(bucket), m_maxMicroseconds)) / 1000.0;
    }
    return 0;
}

// Below 64 one bucket per microsecond; above, 64 to each power of two.
std::size_t LatencyHistogram::bucketOf(std::uint64_t microseconds)
{
    if (microseconds < kSteps)
        return microseconds;
    const auto shift = static_cast<unsigned>(std::bit_width(microseconds / kSteps)) - 1;
    return (shift + 1) * kSteps + (microseconds >> shift) - kSteps;
}

std::uint64_t LatencyHistogram::endOf(std::size_t bucket)
{
    if (bucket < kSteps)
        return bucket;
    const std::size_t shift = bucket / kSteps - 1;
    return ((bucket % kSteps + kSteps + 1) << shift) - 1;
}

} // namespace tg::loadgen
