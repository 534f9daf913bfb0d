// Reads from a PromQL expression which series and which times it needs: its selectors. It knows the
// grammar of Prometheus 2.42 and takes much of MetricsQL, so that it does not refuse what a node
// would answer; it computes nothing. Pure functions, any thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "query/matcher.h"
#include "shared/base/result.h"

namespace tg::query {

inline constexpr std::size_t kMaxExpressionBytes = 64 * 1024;
inline constexpr std::size_t kMaxExpressionDepth = 100; // of parentheses, calls included
inline constexpr std::size_t kMaxSelectors = 200;       // of one expression
inline constexpr std::chrono::seconds kMaxDuration = std::chrono::hours(24 * 365 * 100);

// Which bound of the asked range @ start() and @ end() mean.
enum class AtEdge : std::uint8_t { None, Start, End };

// Samples of [t - offset - range, t - offset] are needed, t being every time of evaluation, or
// `at`, or that edge of the asked range. Fractions of a second are rounded so that this covers too
// much.
struct Selector {
    std::vector<Matcher> matchers;  // the metric is the first one, as __name__
    std::chrono::seconds range{0};  // [5m], with all enclosing subqueries; 0 = an instant
    std::chrono::seconds offset{0}; // may be negative; of enclosing subqueries, too
    std::optional<std::int64_t> at; // @ 1700000000.5, in unix ms
    AtEdge edge = AtEdge::None;
};

// In the order they stand in. Errors: BadSyntax with the character and what was expected there,
// LimitExceeded.
Result<std::vector<Selector>> readSelectors(std::string_view expression);

// The value of one match[]: a selector without range, offset and @.
Result<Selector> readMatch(std::string_view text);

} // namespace tg::query
