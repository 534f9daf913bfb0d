// Tells whether an expression is one aggregate over something that nodes can answer series by
// series: then the gateway can ask several nodes for the inner part and aggregate it itself. Pure,
// any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tg::query {

enum class AggregateOp : std::uint8_t { Sum, Min, Max, Count, Avg, Group, TopK, BottomK, LimitK };

struct OuterAggregate {
    AggregateOp op = AggregateOp::Sum;
    std::vector<std::string> labels; // none and not isWithout: all series are one group
    bool isWithout = false;
    std::optional<double> parameter; // of topk, bottomk and limitk
    std::string inner;               // the expression to ask the nodes for
};

// Nothing: another expression, or one whose inner part is not one selector under functions that
// treat each series by itself (no aggregate, no histogram_quantile, absent, vector, and, or ...).
std::optional<OuterAggregate> readOuterAggregate(std::string_view expression);

} // namespace tg::query
