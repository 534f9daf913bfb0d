#include "query/kinds/answer_labels.h"

#include <algorithm>

#include "query/door/node_json.h"
#include "query/matcher.h"

namespace tg::query {

namespace {

template <typename Pairs> void appendObject(std::string &out, const Pairs &labels)
{
    char before = '{';
    for (const auto &[name, value] : labels) {
        out += before;
        writeNodeJson(name, out);
        out += ':';
        writeNodeJson(value, out);
        before = ',';
    }
    out += labels.empty() ? "{}" : "}";
}

} // namespace

LabelPairs labelsOf(const series::KeyParts &series, bool withName)
{
    LabelPairs labels(series.labels.begin(), series.labels.end());
    if (withName) {
        labels.emplace_back(kMetricLabel, series.metric);
        std::sort(labels.begin(), labels.end());
    }
    return labels;
}

void appendJsonLabels(std::string &out, const LabelPairs &labels)
{
    appendObject(out, labels);
}

void appendJsonLabels(std::string &out, const series::KeyParts &series)
{
    appendObject(out, series.labels);
}

} // namespace tg::query
