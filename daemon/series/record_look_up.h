// What the indexes of the series table share: walking a SlotIndex, and the bounds of what is
// remembered for one series. Plain functions, any thread.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

#include "series/series_entry.h"
#include "series/slot_index.h"

namespace tg::series {

// A spelling padded far beyond its key would let a client fill the memory with blanks.
inline constexpr std::size_t kAliasStretch = 8; // JSON's \u escapes take six bytes for one
inline constexpr std::size_t kAliasSlack = 32;
inline bool isStretched(std::size_t spelling, const SeriesEntry &entry)
{
    return spelling > kAliasStretch * (entry.keySize + kAliasSlack);
}

// Adds one unless that would pass the bound.
template <typename T> bool reserve(std::atomic<T> &counter, std::size_t bound)
{
    T now = counter.load(std::memory_order_relaxed);
    while (now < bound) {
        if (counter.compare_exchange_weak(now, static_cast<T>(now + 1), std::memory_order_acq_rel))
            return true;
    }
    return false;
}

template <typename Record, typename Matches>
const Record *lookUp(const SlotIndex &index, std::uint64_t hash, const Matches &matches)
{
    for (;;) {
        auto probe = index.probe(hash);
        while (const void *candidate = probe.next()) {
            const auto *record = static_cast<const Record *>(candidate);
            if (matches(*record))
                return record;
        }
        if (index.isCurrent(probe, hash))
            return nullptr;
    }
}

} // namespace tg::series
