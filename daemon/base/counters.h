// Counters of the data plane. Each worker owns one set and is its only writer; anybody may read
// (relaxed), sums are made by the reader. A gauge is a counter that also goes down.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

#include "base/reject_reason.h"
#include "base/series_bounds.h"

namespace tg {

// One writer thread: a plain add without a locked instruction.
class Counter
{
public:
    void add(std::uint64_t by)
    {
        m_value.store(m_value.load(std::memory_order_relaxed) + by, std::memory_order_relaxed);
    }
    void sub(std::uint64_t by) { add(~by + 1); }
    std::uint64_t value() const { return m_value.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> m_value{0};
};

// Both ledgers of one worker. Points: received = confirmed + queued + inFlight + rejected +
// dropped, a point counted once, by its best copy. Copies: copiesDue = confirmed (counted by the
// links) + open (counted by the node queues)
// + copiesHeld + copiesGap + copiesDropped. Every term is counted where it happens, none is a
// remainder.
struct alignas(64) LedgerCounters {
    Counter received; // parser: samples read, and what rejected lines stand for
    std::array<Counter, kRejectReasons> rejected; // parser and series reader
    Counter queued;                               // gauge: parsed, waiting for ids or admission
    Counter inFlight;                             // gauge: admitted, no copy confirmed yet
    Counter confirmed;                            // at least one copy confirmed
    std::array<Counter, kDropReasons> dropped;

    Counter copiesDue;     // copies that admitted points should have
    Counter copiesHeld;    // gauge: lost by a link, waiting to be sent again
    Counter copiesGap;     // given up with the other copy confirmed: recorded as a gap
    Counter copiesDropped; // given up without one
    Counter copiesLate;    // confirmed only after their request had been answered without them

    // Came beside the points and is no point; nodes cannot keep it. Remote-write.
    Counter exemplarsNotStored;
    Counter histogramsNotStored;
    Counter metadataNotStored;

    Counter truncatedTimes;                 // samples whose sub-second part a node cannot keep
    std::array<Counter, kBounds> overBound; // taken although past that bound: limits.measure_only

    // Sums over all reasons.
    std::uint64_t rejectedTotal() const
    {
        std::uint64_t sum = 0;
        for (const auto &counter : rejected)
            sum += counter.value();
        return sum;
    }
    std::uint64_t droppedTotal() const
    {
        std::uint64_t sum = 0;
        for (const auto &counter : dropped)
            sum += counter.value();
        return sum;
    }
};

} // namespace tg
