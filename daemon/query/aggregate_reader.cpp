#include "query/aggregate_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii_text.h"
#include "query/promql_number.h"
#include "query/promql_parser.h"

namespace tg::query {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

constexpr auto kOps =
    std::to_array<std::pair<std::string_view, AggregateOp>>({{"sum", AggregateOp::Sum},
                                                             {"min", AggregateOp::Min},
                                                             {"max", AggregateOp::Max},
                                                             {"count", AggregateOp::Count},
                                                             {"avg", AggregateOp::Avg},
                                                             {"group", AggregateOp::Group},
                                                             {"topk", AggregateOp::TopK},
                                                             {"bottomk", AggregateOp::BottomK},
                                                             {"limitk", AggregateOp::LimitK}});

// Functions whose value for a series depends on no other series. What is not listed may look at
// several, and then its parts from several nodes do not make the whole.
constexpr auto kPerSeries = std::to_array<std::string_view>({"abs",
                                                             "acos",
                                                             "acosh",
                                                             "asin",
                                                             "asinh",
                                                             "atan",
                                                             "atanh",
                                                             "ceil",
                                                             "changes",
                                                             "clamp",
                                                             "clamp_max",
                                                             "clamp_min",
                                                             "cos",
                                                             "cosh",
                                                             "day_of_month",
                                                             "day_of_week",
                                                             "day_of_year",
                                                             "days_in_month",
                                                             "deg",
                                                             "delta",
                                                             "deriv",
                                                             "exp",
                                                             "floor",
                                                             "holt_winters",
                                                             "hour",
                                                             "idelta",
                                                             "increase",
                                                             "increase_pure",
                                                             "irate",
                                                             "label_join",
                                                             "label_replace",
                                                             "ln",
                                                             "log10",
                                                             "log2",
                                                             "minute",
                                                             "month",
                                                             "pi",
                                                             "predict_linear",
                                                             "rad",
                                                             "rate",
                                                             "resets",
                                                             "rollup_rate",
                                                             "round",
                                                             "sgn",
                                                             "sin",
                                                             "sinh",
                                                             "sqrt",
                                                             "tan",
                                                             "tanh",
                                                             "time",
                                                             "timestamp",
                                                             "year"});

bool isPerSeries(std::string_view function)
{
    const bool isOverTime = function.ends_with("_over_time") && function != "absent_over_time";
    return isOverTime ||
           std::find(kPerSeries.begin(), kPerSeries.end(), function) != kPerSeries.end();
}

} // namespace

std::optional<OuterAggregate> readOuterAggregate(std::string_view expression)
{
    auto parsed = PromqlParser(expression).parse();
    if (!parsed || !parsed->outermost || parsed->outermost->hasLimit)
        return std::nullopt;
    auto &outer = *parsed->outermost;
    const auto op = std::find_if(kOps.begin(), kOps.end(),
                                 [&](const auto &one) { return one.first == outer.name; });
    if (op == kOps.end())
        return std::nullopt;
    const bool hasParameter = op->second >= AggregateOp::TopK;
    if (outer.arguments.size() != (hasParameter ? 2u : 1u))
        return std::nullopt;

    const auto textOf = [&](const ParsedPart &part) {
        return expression.substr(part.begin, part.end - part.begin);
    };
    OuterAggregate aggregate{op->second, std::move(outer.labels), outer.isWithout, {}, {}};
    if (hasParameter) {
        aggregate.parameter = readNumber(trimmed(textOf(outer.arguments[0]), kBlanks));
        if (!aggregate.parameter)
            return std::nullopt;
    }
    const auto &inner = outer.arguments.back();
    const auto calls = parsed->calls.begin();
    const bool isSplittable =
        parsed->selectors.size() == 1 && inner.endSelector - inner.firstSelector == 1 &&
        std::all_of(calls + static_cast<std::ptrdiff_t>(inner.firstCall),
                    calls + static_cast<std::ptrdiff_t>(inner.endCall), isPerSeries);
    if (!isSplittable)
        return std::nullopt;
    aggregate.inner = trimmed(textOf(inner), kBlanks);
    return aggregate;
}

} // namespace tg::query
