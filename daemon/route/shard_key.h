// Which part of a series decides its shard: the whole key (default), the metric, or a list of
// labels, so that the series of one dashboard query can share an owner. Immutable after start; any
// thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "shared/base/result.h"

namespace tg::route {

class ShardKey
{
public:
    // "series" | "metric" | "labels:a,b" (values of these labels, in whatever order they are
    // listed; a missing label counts as empty, __name__ is the metric).
    static Result<ShardKey> parse(std::string_view text);

    ShardId shardOf(std::string_view canonicalKey) const; // see series/series_key.h
    std::string text() const;

private:
    enum class Kind { Series, Metric, Labels };
    Kind m_kind = Kind::Series;
    std::vector<std::string> m_labels; // sorted
};

} // namespace tg::route
