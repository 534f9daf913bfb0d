#include "query/kinds/promql_merge.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "query/matcher.h"
#include "query/promql_parser.h"

namespace tg::query {

namespace {

// They look at one series at a time, but their answers no longer tell which.
bool changesLabels(const std::string &function)
{
    constexpr auto kNames = std::to_array<std::string_view>(
        {"label_join", "label_replace", "rollup_rate", "histogram_over_time",
         "count_values_over_time", "quantiles_over_time", "aggr_over_time"});
    return std::find(kNames.begin(), kNames.end(), function) != kNames.end();
}

bool keepsLabels(std::string_view inner, bool &isBare)
{
    const auto parsed = PromqlParser(inner).parse();
    if (!parsed || std::any_of(parsed->calls.begin(), parsed->calls.end(), changesLabels))
        return false;
    isBare = parsed->isBareSelector;
    return true;
}

struct Sample {
    std::int64_t timeMs = 0;
    double value = 0;
    std::size_t series = 0;
};

double extreme(std::span<const Sample> samples, bool isMax)
{
    double best = NAN;
    for (const auto &sample : samples) {
        if (std::isnan(best) || (isMax ? sample.value > best : sample.value < best))
            best = sample.value;
    }
    return best;
}

double combined(AggregateOp op, std::span<const Sample> samples)
{
    double sum = 0;
    for (const auto &sample : samples)
        sum += sample.value;
    switch (op) {
    case AggregateOp::Sum:
        return sum;
    case AggregateOp::Avg:
        return sum / double(samples.size());
    case AggregateOp::Min:
    case AggregateOp::Max:
        return extreme(samples, op == AggregateOp::Max);
    case AggregateOp::Group:
        return 1;
    default:
        return double(samples.size());
    }
}

LabelPairs groupOf(const OuterAggregate &aggregate, const LabelPairs &labels)
{
    LabelPairs group;
    for (const auto &label : labels) {
        const bool isListed = std::find(aggregate.labels.begin(), aggregate.labels.end(),
                                        label.first) != aggregate.labels.end();
        const bool isDropped = aggregate.isWithout && label.first == kMetricLabel;
        if (isListed != aggregate.isWithout && !isDropped)
            group.push_back(label);
    }
    return group;
}

// Places in `series`, by group.
std::map<LabelPairs, std::vector<std::size_t>> groupsOf(const OuterAggregate &aggregate,
                                                        const std::vector<EvaluatedSeries> &series)
{
    std::map<LabelPairs, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < series.size(); ++i)
        groups[groupOf(aggregate, series[i].labels)].push_back(i);
    return groups;
}

template <typename AtTime>
void forEachTime(const std::vector<EvaluatedSeries> &series,
                 const std::vector<std::size_t> &members, AtTime atTime)
{
    std::vector<Sample> samples;
    for (const auto member : members) {
        for (const auto &bucket : series[member].buckets)
            samples.push_back({bucket.timeMs, bucket.value.value, member});
    }
    std::stable_sort(samples.begin(), samples.end(),
                     [](const Sample &a, const Sample &b) { return a.timeMs < b.timeMs; });
    for (auto begin = samples.begin(); begin != samples.end();) {
        const auto end = std::find_if(begin, samples.end(), [&](const Sample &sample) {
            return sample.timeMs != begin->timeMs;
        });
        atTime(std::span<Sample>(begin, end));
        begin = end;
    }
}

// NaN is last for both, as in Prometheus.
void choose(const OuterAggregate &aggregate, std::span<Sample> samples,
            std::vector<EvaluatedSeries> &chosen)
{
    if (aggregate.op != AggregateOp::LimitK) {
        const bool isTop = aggregate.op == AggregateOp::TopK;
        std::stable_sort(samples.begin(), samples.end(), [&](const Sample &a, const Sample &b) {
            if (std::isnan(a.value) || std::isnan(b.value))
                return !std::isnan(a.value) && std::isnan(b.value);
            return isTop ? a.value > b.value : a.value < b.value;
        });
    }
    const double wanted = aggregate.parameter.value_or(0);
    for (std::size_t i = 0; i < samples.size() && double(i) + 1 <= wanted; ++i)
        chosen[samples[i].series].buckets.push_back(
            {samples[i].timeMs, {samples[i].value, false, false}});
}

} // namespace

std::optional<SplitExpression> splitExpression(std::string_view expression)
{
    SplitExpression split;
    split.outer = readOuterAggregate(expression);
    if (split.outer) {
        split.inner = split.outer->inner;
    } else {
        // What could stand within an aggregate treats every series by itself.
        const auto wrapped = readOuterAggregate("group(" + std::string(expression) + "\n)");
        if (!wrapped)
            return std::nullopt;
        split.inner = wrapped->inner;
    }
    if (!keepsLabels(split.inner, split.keepsName))
        return std::nullopt;
    return split;
}

std::vector<EvaluatedSeries> aggregateSeries(const OuterAggregate &aggregate,
                                             std::vector<EvaluatedSeries> series)
{
    const auto groups = groupsOf(aggregate, series);
    std::vector<EvaluatedSeries> result;
    if (aggregate.op >= AggregateOp::TopK) {
        for (const auto &one : series)
            result.push_back({one.labels, {}, one.origin});
        for (const auto &[labels, members] : groups) {
            forEachTime(series, members,
                        [&](std::span<Sample> samples) { choose(aggregate, samples, result); });
        }
        std::erase_if(result, [](const auto &one) { return one.buckets.empty(); });
        return result;
    }
    for (const auto &[labels, members] : groups) {
        EvaluatedSeries group{labels, {}, 0};
        forEachTime(series, members, [&](std::span<Sample> samples) {
            group.buckets.push_back(
                {samples.front().timeMs, {combined(aggregate.op, samples), false, false}});
        });
        result.push_back(std::move(group));
    }
    return result;
}

} // namespace tg::query
