#include "query/kinds/bucket_evaluator.h"

#include <algorithm>
#include <map>
#include <span>

namespace tg::query {

namespace {

Number summed(std::span<const Bucket> buckets)
{
    Number sum{0, true, false};
    for (const auto &bucket : buckets) {
        sum.value += bucket.value.value;
        sum.isInteger = sum.isInteger && bucket.value.isInteger;
    }
    return sum;
}

Number across(CrossAggregate aggregate, std::span<const Bucket> buckets)
{
    const auto isLess = [](const Bucket &a, const Bucket &b) {
        return a.value.value < b.value.value;
    };
    switch (aggregate) {
    case CrossAggregate::Max:
        return std::max_element(buckets.begin(), buckets.end(), isLess)->value;
    case CrossAggregate::Min:
        return std::min_element(buckets.begin(), buckets.end(), isLess)->value;
    case CrossAggregate::Sum:
        return summed(buckets);
    case CrossAggregate::Avg:
        return {summed(buckets).value / double(buckets.size()), false, false};
    case CrossAggregate::Count:
        break;
    }
    return {double(buckets.size()), true, false};
}

EvaluatedSeries mergeGroup(const LabelPairs &labels,
                           const std::vector<const EvaluatedSeries *> &members,
                           CrossAggregate aggregate)
{
    std::vector<Bucket> all;
    for (const auto *member : members) {
        for (const auto &bucket : member->buckets) {
            if (!bucket.value.isText)
                all.push_back(bucket);
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Bucket &a, const Bucket &b) { return a.timeMs < b.timeMs; });
    EvaluatedSeries group{labels, {}, 0};
    for (auto begin = all.begin(); begin != all.end();) {
        const auto end = std::find_if(begin, all.end(),
                                      [&](const Bucket &b) { return b.timeMs != begin->timeMs; });
        group.buckets.push_back({begin->timeMs, across(aggregate, {begin, end})});
        begin = end;
    }
    return group;
}

} // namespace

CrossAggregate crossAggregateOf(std::string_view name)
{
    if (name == "min")
        return CrossAggregate::Min;
    if (name == "sum")
        return CrossAggregate::Sum;
    if (name == "avg")
        return CrossAggregate::Avg;
    return name == "count" ? CrossAggregate::Count : CrossAggregate::Max;
}

void keepBeyond(std::vector<EvaluatedSeries> &series, const Threshold &threshold)
{
    std::erase_if(series, [&](const EvaluatedSeries &one) {
        return std::none_of(one.buckets.begin(), one.buckets.end(), [&](const Bucket &bucket) {
            const double value = bucket.value.value;
            return threshold.isAbove ? value > threshold.value : value < threshold.value;
        });
    });
}

void keepTop(std::vector<EvaluatedSeries> &series, std::size_t n)
{
    std::erase_if(series, [](const EvaluatedSeries &one) { return one.buckets.empty(); });
    std::stable_sort(series.begin(), series.end(),
                     [](const EvaluatedSeries &a, const EvaluatedSeries &b) {
                         return a.buckets.back().value.value > b.buckets.back().value.value;
                     });
    if (series.size() > n)
        series.resize(n);
}

std::vector<EvaluatedSeries> mergeGroups(const std::vector<EvaluatedSeries> &series,
                                         const std::vector<std::string> &keys,
                                         CrossAggregate aggregate)
{
    std::map<LabelPairs, std::vector<const EvaluatedSeries *>> groups;
    for (const auto &one : series) {
        LabelPairs shared;
        for (const auto &label : one.labels) {
            if (std::find(keys.begin(), keys.end(), label.first) != keys.end())
                shared.push_back(label);
        }
        groups[std::move(shared)].push_back(&one);
    }
    std::vector<EvaluatedSeries> merged;
    merged.reserve(groups.size());
    for (const auto &[labels, members] : groups)
        merged.push_back(mergeGroup(labels, members, aggregate));
    return merged;
}

} // namespace tg::query
