// The times and the step of a read, as the nodes of that generation read them. Pure functions.
#pragma once

#include <cstdint>
#include <string_view>

#include "query/door/read_request.h"
#include "query/node_readability.h"
#include "shared/base/result.h"

namespace tg::query {

// Unix seconds, both ends included.
struct TimeRange {
    std::int64_t from = 0;
    std::int64_t to = 0;
};

SampleSpan spanOf(TimeRange range);

// start before from, end before to; now, -5m, seconds with a fraction that is cut; else the last
// hour.
TimeRange nativeRange(const Parameters &parameters, std::int64_t now);
// Leading digits of start and end; else the last hour.
TimeRange prometheusRange(const Parameters &parameters, std::int64_t now);

// Errors BadValue: not above 0. That would kill processes of a node.
Result<std::int64_t> nativeStep(const Parameters &parameters, std::int64_t otherwise);
Result<std::int64_t> prometheusStep(const Parameters &parameters); // 60, 60s, 5m, 1h; else 60

// What nodes with PromQL take: seconds with a fraction, or RFC 3339. Errors: BadValue.
Result<double> exactTime(const Parameters &parameters, std::string_view name, double otherwise);
Result<double> exactStep(const Parameters &parameters);

} // namespace tg::query
