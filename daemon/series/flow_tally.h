// What one worker's points are of: how many for each shard, and a thin sample of which series they
// belong to, from which the busiest metrics are guessed. Up to kCountedRuns a second all points are
// counted; of more, whole blocks of the parser are left out and the others stand for them. The
// worker writes, without a lock, a wait or an allocation; one reader at a time takes it once a
// second. Owned by the composition root, outlives both.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <vector>

#include "base/ids.h"
#include "series/series_entry.h"

namespace tg::series {

struct SampledRun { // some samples of one series, read in one go
    const SeriesEntry *entry = nullptr;
    std::uint64_t points = 0; // that it stands for
};

class FlowTally
{
public:
    static constexpr std::uint32_t kSamples = 2'048; // kept until they are taken; a power of two
    static constexpr std::uint32_t kCountedRuns =
        65'536; // about so many a second, and 4,096 shards

    // Worker, for each block of the parser: what note() is to be told of its runs as `weight`; 0:
    // nothing of this block.
    std::uint32_t beginBlock(std::size_t runs)
    {
        m_runs.store(m_runs.load(std::memory_order_relaxed) + runs, std::memory_order_relaxed);
        return --m_untilBlock == 0 ? countBlock() : 0;
    }
    // Worker. Points of that series, all of one run.
    void note(const SeriesEntry &entry, std::uint32_t points, std::uint32_t weight)
    {
        auto &shard = m_points[entry.shard.value];
        shard.store(shard.load(std::memory_order_relaxed) + points * weight,
                    std::memory_order_relaxed);
        if (--m_untilSample == 0) [[unlikely]]
            sample(entry, std::uint64_t{points} * weight);
    }

    // Reader. Points since the start, modulo 2^32: what came since the last look is the difference.
    std::uint32_t points(ShardId shard) const
    {
        return m_points[shard.value].load(std::memory_order_relaxed);
    }
    // Reader, once a second. Appends the samples since the last call, and has fewer or more blocks
    // counted and runs sampled from now on, for as much as came since then.
    void takeSamples(std::vector<SampledRun> &out);

private:
    std::uint32_t countBlock();
    void sample(const SeriesEntry &entry, std::uint64_t points);
    std::uint32_t gapOf(std::uint32_t every);

    std::array<std::atomic<std::uint32_t>, kShardCount> m_points{};
    // The worker's.
    std::uint32_t m_untilBlock = 1;
    std::uint32_t m_blockStride = 1; // blocks that the next counted one stands for, on average
    std::uint32_t m_untilSample = 1;
    std::uint32_t m_stride = 1; // the same of runs that are noted, for samples
    std::uint32_t m_random = 1;
    std::atomic<std::uint64_t> m_runs{0}; // of all blocks
    // A ring of one writer and one reader.
    std::array<SampledRun, kSamples> m_samples{};
    std::atomic<std::uint32_t> m_end{0};
    std::atomic<std::uint32_t> m_begin{0};
    std::atomic<std::uint64_t> m_passed{0}; // noted runs, as far as samples stand for them
    // The reader's.
    std::atomic<std::uint32_t> m_everyBlock{1}; // one of so many is counted
    std::atomic<std::uint32_t> m_every{1};      // one noted run of so many is sampled
    std::uint64_t m_lastRuns = 0;
    std::uint64_t m_lastPassed = 0;
};

} // namespace tg::series
