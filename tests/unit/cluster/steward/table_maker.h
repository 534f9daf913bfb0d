// Series tables by hand: metrics with their copies.
#pragma once

#include <string>

#include "series/series_key.h"
#include "series/series_table.h"

namespace tg::test {

inline std::string keyOf(std::string_view metric)
{
    std::vector<series::LabelView> labels{{"job", "test"}};
    std::string key;
    series::writeKey(metric, labels, key);
    return key;
}

inline series::CopyRef on(std::uint16_t node, std::uint64_t id)
{
    return {NodeIndex{node}, id};
}

inline series::SeriesEntry &addSeries(series::SeriesTable &table, std::string_view metric,
                                      std::uint16_t shard, series::CopyRef primary = {},
                                      series::CopyRef replica = {})
{
    auto &entry = *table.insert(keyOf(metric), ShardId{shard}).entry;
    entry.setCopy(0, primary);
    entry.setCopy(1, replica);
    return entry;
}

} // namespace tg::test
