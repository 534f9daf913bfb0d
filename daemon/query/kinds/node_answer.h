// Reads what a node answers to a read: a list of series, each with labels and other members that
// are left as they were written. Pure functions; one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/kinds/answer_labels.h"
#include "query/kinds/node_number.h"
#include "shared/base/result.h"

namespace tg::query {

struct AnsweredMember {
    std::string name;
    std::string_view json; // as written, within the answer
};

struct AnsweredSeries {
    LabelPairs labels;
    std::vector<AnsweredMember> members; // all but the labels, in order
};

// Where the list stands: names from the outside in. isOneAllowed: without a list the whole answer
// is one series.
struct AnswerShape {
    std::vector<std::string_view> path;
    std::string_view labels = "labels";
    bool isOneAllowed = false;
};

using SeriesVisitor = std::function<Result<void>(AnsweredSeries &)>;

// May lengthen the capacity of `body`. Errors: Refused, it cannot be understood; or the visitor's.
Result<void> readSeriesList(std::string &body, const AnswerShape &shape,
                            const SeriesVisitor &visit);

// One [time, value] of a series.
struct Bucket {
    std::int64_t timeMs = 0;
    Number value;
};

// [[1700000040,15.0],[1700000100,"2.0"]], or one such pair alone. Text that is no number is a text
// value, unless `textIsNumber`: Prometheus answers write numbers between quotes.
Result<std::vector<Bucket>> readBuckets(std::string_view json, bool textIsNumber);

void appendTime(std::string &out, std::int64_t timeMs); // seconds, with a fraction if there is one

Error notUnderstood(std::string_view what); // Refused

} // namespace tg::query
