// The small part of PromQL that nodes from 0.8 to 5.x know, read as they read it, by peeling from
// the outside:
//   [agg(] [func(] selector [[range]] [)] [)] [by (l1,l2)] [> num | < num]
// Pure functions, any thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/kinds/bucket_evaluator.h"
#include "query/matcher.h"
#include "shared/base/result.h"

namespace tg::query {

struct BucketExpression {
    std::string aggregate = "avg"; // of a bucket; rate for irate, too
    Matcher metric;                // __name__, = or =~
    std::vector<Matcher> matchers;
    // Without `by` an aggregation is read and not applied.
    std::optional<std::vector<std::string>> by;
    CrossAggregate across = CrossAggregate::Max;
    std::optional<Threshold> threshold;
    // name or name{a="x"} and nothing else: what a 0.7 node understands, too.
    bool isPlainSelector = false;
};

// Nothing: another expression. isMetric: whether there is a metric of a name that PromQL would not
// take for one. Errors: BadSyntax, a selector without a name or no expression at all.
Result<std::optional<BucketExpression>>
readBucketExpression(std::string_view text, const std::function<bool(std::string_view)> &isMetric);

} // namespace tg::query
