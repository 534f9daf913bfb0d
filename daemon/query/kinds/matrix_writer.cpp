#include "query/kinds/matrix_writer.h"

#include <string>
#include <string_view>

#include "query/door/node_json.h"

namespace tg::query {

namespace {

void appendSample(std::string &out, const Bucket &bucket)
{
    out += '[';
    appendTime(out, bucket.timeMs);
    out += ',';
    appendPrometheusValue(out, bucket.value.value);
    out += ']';
}

void appendMatrixSeries(std::string &out, const EvaluatedSeries &series)
{
    out += ",\"values\":[";
    for (const auto &bucket : series.buckets) {
        if (&bucket != &series.buckets.front())
            out += ',';
        appendSample(out, bucket);
    }
    out += "]}";
}

template <typename Append>
ReadAnswer envelope(std::string_view type, const std::vector<EvaluatedSeries> &series,
                    Append appendRest)
{
    std::string body = "{\"status\":\"success\",\"data\":{\"resultType\":\"";
    body.append(type).append("\",\"result\":[");
    bool isFirst = true;
    for (const auto &one : series) {
        if (one.buckets.empty())
            continue;
        body += isFirst ? "{\"metric\":" : ",{\"metric\":";
        isFirst = false;
        appendJsonLabels(body, one.labels);
        appendRest(body, one);
    }
    body += "]}}";
    return jsonAnswer(std::move(body));
}

} // namespace

ReadAnswer matrixAnswer(const std::vector<EvaluatedSeries> &series)
{
    return envelope("matrix", series, appendMatrixSeries);
}

ReadAnswer vectorAnswer(const std::vector<EvaluatedSeries> &series)
{
    return envelope("vector", series, [](std::string &out, const EvaluatedSeries &one) {
        out += ",\"value\":";
        appendSample(out, one.buckets.back());
        out += '}';
    });
}

} // namespace tg::query
