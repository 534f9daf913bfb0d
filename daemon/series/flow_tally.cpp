#include "series/flow_tally.h"

#include <algorithm>
#include <utility>

namespace tg::series {

namespace {

constexpr std::uint64_t kMostEvery = 1u << 16;

std::uint32_t everyOf(std::uint64_t passed, std::uint64_t wanted)
{
    return static_cast<std::uint32_t>(std::clamp<std::uint64_t>(passed / wanted, 1, kMostEvery));
}

} // namespace

// Not each n-th but one in n, or a pattern of n would show one part of it only.
std::uint32_t FlowTally::gapOf(std::uint32_t every)
{
    m_random = m_random * 1'664'525u + 1'013'904'223u;
    return every == 1 ? 1 : 1 + (m_random >> 8) % (2 * every - 1);
}

std::uint32_t FlowTally::countBlock()
{
    const auto every = m_everyBlock.load(std::memory_order_relaxed);
    m_untilBlock = gapOf(every);
    return std::exchange(m_blockStride, every);
}

void FlowTally::sample(const SeriesEntry &entry, std::uint64_t points)
{
    const auto end = m_end.load(std::memory_order_relaxed);
    if (end - m_begin.load(std::memory_order_acquire) < kSamples) { // else it is left out
        m_samples[end % kSamples] = {&entry, points * m_stride};
        m_end.store(end + 1, std::memory_order_release);
    }
    m_passed.store(m_passed.load(std::memory_order_relaxed) + m_stride, std::memory_order_relaxed);
    m_stride = m_every.load(std::memory_order_relaxed);
    m_untilSample = gapOf(m_stride);
}

void FlowTally::takeSamples(std::vector<SampledRun> &out)
{
    const auto begin = m_begin.load(std::memory_order_relaxed);
    const auto end = m_end.load(std::memory_order_acquire);
    for (auto at = begin; at != end; ++at)
        out.push_back(m_samples[at % kSamples]);
    m_begin.store(end, std::memory_order_release);

    const auto runs = m_runs.load(std::memory_order_relaxed);
    const auto passed = m_passed.load(std::memory_order_relaxed);
    const auto wasEveryBlock = m_everyBlock.load(std::memory_order_relaxed);
    const auto everyBlock = everyOf(runs - std::exchange(m_lastRuns, runs), kCountedRuns);
    m_everyBlock.store(everyBlock, std::memory_order_relaxed);
    // As many samples as fill half of the room; of the runs that will be noted from now on.
    const auto noted = (passed - std::exchange(m_lastPassed, passed)) * wasEveryBlock / everyBlock;
    m_every.store(everyOf(noted, kSamples / 2), std::memory_order_relaxed);
}

} // namespace tg::series
