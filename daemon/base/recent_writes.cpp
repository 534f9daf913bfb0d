#include "base/recent_writes.h"

#include <algorithm>

namespace tg {

void addRegion(std::vector<GapRegion> &regions, const GapRegion &region, std::size_t most)
{
    if (region.isEmpty())
        return;
    const auto near = std::find_if(regions.begin(), regions.end(), [&](const GapRegion &known) {
        return known.hours().adjoins(region.hours());
    });
    if (near != regions.end())
        near->add(region);
    else if (regions.size() < most)
        regions.push_back(region);
    else
        regions.front().add(region);
}

void RecentWrites::add(const GapRegion &region, Clock::Steady now)
{
    const auto number = numberOf(now);
    const std::lock_guard lock(m_mutex);
    auto &bucket = m_buckets[static_cast<std::size_t>(number) % kBuckets];
    if (bucket.number != number) {
        bucket.number = number;
        bucket.regions.clear();
    }
    addRegion(bucket.regions, region, kRegions);
}

std::vector<GapRegion> RecentWrites::regions(Clock::Steady now) const
{
    const auto newest = numberOf(now);
    const std::lock_guard lock(m_mutex);
    std::vector<GapRegion> all;
    for (const auto &bucket : m_buckets) {
        if (bucket.number < 0 || newest - bucket.number >= static_cast<std::int64_t>(kBuckets))
            continue;
        for (const auto &region : bucket.regions)
            addRegion(all, region, kRegions);
    }
    return all;
}

} // namespace tg
