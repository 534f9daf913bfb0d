// A set of shards as text: "all", ascending ranges ("0-99,101"), or "x" and 1024 hex digits where
// that is shorter (shards of one node are scattered, and ranges of half of all shards are 7 KB).
// Pure functions, any thread. Errors: BadSyntax, BadValue with the offending part.
#pragma once

#include <bitset>
#include <string>
#include <string_view>

#include "base/ids.h"
#include "shared/base/result.h"

namespace tg::cluster {

using ShardSet = std::bitset<kShardCount>;

std::string shardText(const ShardSet &shards); // of a set that is not empty
Result<ShardSet> parseShards(std::string_view text);

} // namespace tg::cluster
