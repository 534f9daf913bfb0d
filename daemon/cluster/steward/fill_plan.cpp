#include "cluster/steward/fill_plan.h"

#include <algorithm>

#include "base/gap_region.h"

namespace tg::cluster {

namespace {

HourSpan hoursOf(const FillRegion &region)
{
    return {region.firstHour, region.lastHour};
}

void swallow(FillRegion &region, FillRegion &other)
{
    region.firstHour = std::min(region.firstHour, other.firstHour);
    region.lastHour = std::max(region.lastHour, other.lastHour);
    region.shards |= other.shards;
    std::move(other.records.begin(), other.records.end(), std::back_inserter(region.records));
}

} // namespace

std::vector<FillRegion> regionsOf(const std::vector<GapRecord> &records)
{
    std::vector<FillRegion> regions;
    for (const auto &record : records)
        regions.push_back({record.firstHour, record.lastHour, record.shards, {record}});
    std::sort(regions.begin(), regions.end(),
              [](const auto &left, const auto &right) { return left.firstHour < right.firstHour; });
    std::vector<FillRegion> merged;
    for (auto &region : regions) {
        if (!merged.empty() && hoursOf(merged.back()).adjoins(hoursOf(region)))
            swallow(merged.back(), region);
        else
            merged.push_back(std::move(region));
    }
    return merged;
}

RegionSeries seriesOf(const FillRegion &region, NodeIndex target, const series::SeriesTable &table,
                      const std::function<bool(NodeIndex)> &canBeRead)
{
    RegionSeries found;
    table.forEach([&](series::SeriesEntry &entry) {
        if (!region.shards.test(entry.shard.value))
            return;
        const auto both = entry.bothCopies();
        const bool isFirst = both.primary.node() == target;
        if (!isFirst && both.replica.node() != target)
            return;
        const auto here = isFirst ? both.primary : both.replica;
        const auto there = isFirst ? both.replica : both.primary;
        if (!there.isPlaced())
            ++found.single;
        else if (!here.isResolved())
            found.missing.push_back(&entry);
        else if (!there.isResolved() || !canBeRead(there.node()))
            ++found.sourceless;
        else
            found.series.push_back({&entry, here.id(), there.node()});
    });
    return found;
}

} // namespace tg::cluster
