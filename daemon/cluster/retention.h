// How long a node keeps raw points, out of the reply of 'Elixir.TimelessMetrics':get_schema/1: the
// member raw_retention_seconds of that struct, a number of seconds or the atom forever. Pure
// function.
#pragma once

#include <cstdint>

#include "base/node_board.h"
#include "term/bytes.h"

namespace tg::cluster {

// As NodeStatus::retentionSeconds; kNotTold for any other reply.
std::int64_t readRetention(term::BytesView reply);

} // namespace tg::cluster
