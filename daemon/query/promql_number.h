// Numbers and durations of PromQL. Pure functions, any thread.
#pragma once

#include <optional>
#include <string_view>

namespace tg::query {

// 42, 1.5, .5, 5., 1e5, 0x1f, 1_000, with MetricsQL's suffixes (10K, 2Mi, 1GiB); no sign.
std::optional<double> readNumber(std::string_view text);

// Seconds of 5m, 1h30m, 1.5d, 100ms; a plain number is seconds.
std::optional<double> readDuration(std::string_view text);

bool isInfinityOrNan(std::string_view word); // Inf, NaN in any case

} // namespace tg::query
