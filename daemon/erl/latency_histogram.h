// How long things took, in buckets four to an octave (a quantile is at most a fifth too high), from
// 1 us to 70 minutes. One writer thread, any readers.
#pragma once

#include <array>
#include <bit>
#include <chrono>
#include <cstdint>

#include "base/counters.h"

namespace tg::erl {

class LatencyHistogram
{
public:
    static constexpr std::size_t kBuckets = 128;
    using Counts = std::array<std::uint64_t, kBuckets>;

    void record(std::chrono::microseconds took)
    {
        m_buckets[bucketOf(took.count() < 0 ? 0 : static_cast<std::uint64_t>(took.count()))].add(1);
    }
    Counts counts() const
    {
        Counts copy{};
        for (std::size_t i = 0; i < kBuckets; ++i)
            copy[i] = m_buckets[i].value();
        return copy;
    }

    static std::size_t bucketOf(std::uint64_t microseconds)
    {
        if (microseconds < 4)
            return static_cast<std::size_t>(microseconds);
        const auto octave =
            static_cast<unsigned>(std::bit_width(microseconds)) - 3; // two bits follow the first
        const std::size_t bucket = octave * 4 + (microseconds >> octave);
        return bucket < kBuckets ? bucket : kBuckets - 1;
    }
    // The smallest time that is beyond the bucket.
    static std::uint64_t endOf(std::size_t bucket)
    {
        return bucket < 8 ? bucket + 1 : (4 + bucket % 4 + 1) << (bucket / 4 - 1);
    }
    // 0 when nothing was recorded. q = 0.99: no more than one in a hundred took longer.
    static std::chrono::microseconds quantile(const Counts &counts, double q)
    {
        std::uint64_t total = 0;
        for (const auto count : counts)
            total += count;
        const auto wanted = static_cast<std::uint64_t>(q * static_cast<double>(total));
        std::uint64_t seen = 0;
        for (std::size_t i = 0; i < kBuckets && total > 0; ++i) {
            seen += counts[i];
            if (seen > wanted || seen == total)
                return std::chrono::microseconds(endOf(i));
        }
        return std::chrono::microseconds(0);
    }

private:
    std::array<Counter, kBuckets> m_buckets;
};

} // namespace tg::erl
