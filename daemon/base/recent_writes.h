// What a node has confirmed lately, as regions of shards and hours of sample time: the ring from
// which a gap is made when the node turns out to have been restarted, because a crash takes up to
// 65 s that were answered `ok` with it. Written by the node's link thread once per confirmed slice,
// read by the cluster thread; a lock of its own. Bounded: kBuckets of kBucketLength, kRegions each
// (past that regions are merged: too much, never too little).
#pragma once

#include <array>
#include <chrono>
#include <mutex>
#include <vector>

#include "base/gap_region.h"
#include "shared/base/clock.h"

namespace tg {

class RecentWrites
{
public:
    static constexpr std::chrono::seconds kBucketLength{10};
    static constexpr std::size_t kBuckets = 18; // three minutes
    static constexpr std::size_t kRegions = 8;  // of different hours, per bucket

    void add(const GapRegion &region, Clock::Steady now);
    // Everything confirmed in the last three minutes, regions of adjoining hours in one.
    std::vector<GapRegion> regions(Clock::Steady now) const;

private:
    struct Bucket {
        std::int64_t number = -1; // of kBucketLength, on the steady clock
        std::vector<GapRegion> regions;
    };
    static std::int64_t numberOf(Clock::Steady at) { return at.time_since_epoch() / kBucketLength; }

    mutable std::mutex m_mutex;
    std::array<Bucket, kBuckets> m_buckets;
};

// Adds a region to a list in which regions of overlapping or adjoining hours are one; at most
// `most` of them.
void addRegion(std::vector<GapRegion> &regions, const GapRegion &region, std::size_t most);

} // namespace tg
