// What a node of the generation "buckets" does with the buckets of many series, done over those of
// several nodes: groups, thresholds, the top few. Pure functions, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/kinds/answer_labels.h"
#include "query/kinds/node_answer.h"

namespace tg::query {

struct EvaluatedSeries {
    LabelPairs labels; // sorted by name; of a group: those it was grouped by
    std::vector<Bucket> buckets;
    std::size_t origin = 0; // which of the series it was; of a group: nothing
};

enum class CrossAggregate : std::uint8_t { Max, Min, Sum, Avg, Count };
CrossAggregate crossAggregateOf(std::string_view name); // Max for any other

// One bucket beyond it keeps the whole series.
struct Threshold {
    bool isAbove = true; // else below
    double value = 0;
};
void keepBeyond(std::vector<EvaluatedSeries> &series, const Threshold &threshold);

// The n with the largest last value, in that order.
void keepTop(std::vector<EvaluatedSeries> &series, std::size_t n);

// Bucket by bucket across the series that share the values of these labels. Sorted by labels.
std::vector<EvaluatedSeries> mergeGroups(const std::vector<EvaluatedSeries> &series,
                                         const std::vector<std::string> &keys,
                                         CrossAggregate aggregate);

} // namespace tg::query
