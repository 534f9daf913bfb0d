// Both ends of the batch resolve call: lists:zipwith3(fun
// 'Elixir.TimelessMetrics':resolve_series/3, Stores, Metrics, Labels) turns names into ids, in
// order, and creates the series that are new. Plain functions, any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/label_policy.h"
#include "shared/base/result.h"
#include "term/bytes.h"
#include "term/series_view.h"

namespace tg::term {

// Appends the argument list of zipwith3. At most kResolveChunk series: all of a call fail with its
// worst one. Label values come as clients have them; `labels`: how the node is told them.
void writeResolveArguments(std::string_view store, std::span<const SeriesView> series,
                           LabelForm labels, Bytes &out);

// The ids of a reply, or why there are none: Refused with the node's own reason for {badrpc, _},
// BadSyntax for anything that is not `expected` positive integers. Which series exist by then is
// unknown after an error.
Result<std::vector<std::uint64_t>> readIds(BytesView reply, std::size_t expected);

} // namespace tg::term
