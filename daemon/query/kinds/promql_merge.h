// Whether and how an expression for nodes with real PromQL is answered from several of them: its
// inner part, series by series, is asked of each, and an outer aggregate is computed here. Pure
// functions, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/aggregate_reader.h"
#include "query/kinds/bucket_evaluator.h"

namespace tg::query {

struct SplitExpression {
    std::string inner; // treats every series by itself and keeps its labels, but for the name
    std::optional<OuterAggregate> outer;
    bool keepsName = false; // the inner part is a bare selector
};

// Nothing: cannot be split honestly.
std::optional<SplitExpression> splitExpression(std::string_view expression);

// As Prometheus aggregates at each time, NaN included. Sorted by labels; topk and its like keep
// series, with the samples that were chosen.
std::vector<EvaluatedSeries> aggregateSeries(const OuterAggregate &aggregate,
                                             std::vector<EvaluatedSeries> series);

} // namespace tg::query
