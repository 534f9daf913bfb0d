// Writes out the points of a recorded run, a line each: metric{a="1",b="2"} <seconds> <value>,
// labels sorted, value as it was sent: what the nodes should hold. Any thread.
#pragma once

#include <cstdint>
#include <iosfwd>

#include "shared/base/result.h"

namespace tg::loadgen {

// Only requests that ended with this status (0 = unanswered). Returns how many points were written.
Result<std::uint64_t> expandRecord(std::istream &record, std::ostream &out, int status);

} // namespace tg::loadgen
