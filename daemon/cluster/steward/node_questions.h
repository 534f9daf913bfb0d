// What the cluster asks a node over its control link, as terms: argument lists and the reading of
// answers. Contract: function names, process names and answers of TimelessMetrics 0.7. Pure
// functions; answers are bounded by what was asked for, and an answer of another shape is an error
// that shows it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/family_metadata.h"
#include "shared/base/result.h"
#include "term/bytes.h"

namespace tg::cluster {

inline constexpr std::string_view kNodeModule = "Elixir.TimelessMetrics";

// persistent_term:get({Module, Store, shard_count}, 0) -> count
term::Bytes shardCountArguments(std::string_view store);
Result<std::uint64_t> readCount(term::BytesView reply);

// lists:map(fun erlang:whereis/1, Names) -> [Pid | undefined]: the builders of all shards, then the
// process that owns the node's SQLite.
term::Bytes whereisArguments(std::string_view store, std::uint64_t shards);
// The list as it came, if every process is there.
Result<term::Bytes> readPids(term::BytesView reply, std::size_t expected);
// lists:zipwith(fun erlang:process_info/2, Pids, [message_queue_len, ...]) -> [{message_queue_len,
// N} | undefined]
term::Bytes mailboxArguments(term::BytesView pids, std::size_t count);
Result<std::vector<std::uint64_t>> readMailboxes(term::BytesView reply, std::size_t expected);

// lists:zipwith(fun Module:get_metadata/2, [Store, ...], Names) -> [{ok, nil} | {ok, #{description
// => Text}}]
term::Bytes factsArguments(std::string_view store, std::span<const std::string> names);
Result<std::vector<std::optional<std::string>>> readFacts(term::BytesView reply,
                                                          std::size_t expected);
// Module:register_metric(Store, Name, gauge, [{description, Text}]) -> {ok, _}
term::Bytes storeFactArguments(std::string_view store, std::string_view name,
                               std::string_view text);
// The same with a client's type, and unit and description where it told them.
term::Bytes registerMetricArguments(std::string_view store, const FamilyMetadata &metadata);
Result<void> readStored(term::BytesView reply);

// [Atom]
term::Bytes atomArgument(std::string_view atom);

} // namespace tg::cluster
