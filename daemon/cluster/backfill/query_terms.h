// The terms of the calls that a backfill makes to a node of the 0.7 generation: query/4,
// write_batch_resolved/2 and flush/1 of 'Elixir.TimelessMetrics'. Pure functions, any thread.
// Replies are read bounded; {badrpc, _} is Refused with the node's reason, any other surprise
// BadSyntax with the beginning of the term.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/label_policy.h"
#include "cluster/backfill/copy_port.h"
#include "term/bytes.h"

namespace tg::cluster {

// [Store, Metric, #{Labels}, [{from,First},{to,Last}]]; `labels`: how the node is told label
// values.
void writeQueryArguments(std::string_view store, std::string_view key, LabelForm labels,
                         SecondRange range, term::Bytes &out);
// [Store, [{Id,Value,Second}]]; at least one point, values as floats.
void writeBatchArguments(std::string_view store, std::span<const PointToStore> points,
                         term::Bytes &out);
// [Store]
void writeFlushArguments(std::string_view store, term::Bytes &out);

// {ok,[{Second,Value}]}, sorted. A value may be an integer of any size that a float can hold.
Result<std::vector<StoredPoint>> readPoints(term::BytesView reply);
// ok
Result<void> readWritten(term::BytesView reply);
// ok, or [ok,...] with one ok a shard
Result<void> readFlushed(term::BytesView reply);

} // namespace tg::cluster
