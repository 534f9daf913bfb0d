#include "reference_json.h"

#include <algorithm>
#include <cmath>
#include <simdjson.h>

#include "base/limits.h"

namespace tg::parse::test {

namespace {

namespace dom = simdjson::dom;

bool readMetric(dom::object metric, ReferenceLine &out)
{
    out.metric = "unknown";
    std::map<std::string, std::string> members;
    for (const auto member : metric) {
        std::string_view value;
        if (member.value.get(value) != simdjson::SUCCESS || !isUtf8(member.key) || !isUtf8(value))
            return false;
        if (member.key.empty() || member.key.find_first_of(",=") != member.key.npos ||
            !members.emplace(member.key, value).second)
            return false;
    }
    if (const auto found = members.find("__name__"); found != members.end()) {
        out.metric = found->second;
        members.erase(found);
        if (out.metric.empty() || out.metric.size() > Limits{}.metricNameBytes)
            return false;
    }
    if (members.size() > Limits{}.labels)
        return false;
    for (const auto &[key, value] : members) {
        if (key.size() > Limits{}.labelNameBytes || value.size() > Limits{}.labelValueBytes)
            return false;
        if (!value.empty())
            out.labels.emplace(key, value);
    }
    return true;
}

bool readSamples(dom::array values, dom::array times, TimeUnit unit, ReferenceLine &out)
{
    auto time = times.begin();
    for (const dom::element value : values) {
        Sample sample;
        if (value.get(sample.value) != simdjson::SUCCESS || !(time != times.end()))
            return false;
        std::int64_t written = 0;
        if (!(*time).is_int64() || (*time).get(written) != simdjson::SUCCESS)
            return false;
        const bool isSeconds =
            unit == TimeUnit::Seconds ||
            (unit == TimeUnit::Auto && written <= 100000000000 && written >= -100000000000);
        if (isSeconds && std::abs(static_cast<long double>(written)) > 9223372036854775.0L)
            return false;
        sample.time = isSeconds ? written * 1000 : written;
        out.samples.push_back(sample);
        ++time;
    }
    return !(time != times.end());
}

} // namespace

ReferenceLine readJsonLine(const std::string &line, TimeUnit unit)
{
    ReferenceLine out;
    if (line.find_first_not_of(" \t\r") == std::string::npos) {
        out.verdict = ReferenceLine::Verdict::Nothing;
        return out;
    }
    dom::parser parser;
    dom::object object;
    const auto error = parser.parse(line).get(object);
    if (error == simdjson::NUMBER_ERROR)
        out.verdict = ReferenceLine::Verdict::Unknown;
    dom::object metric;
    dom::array values;
    dom::array times;
    if (error != simdjson::SUCCESS || object["values"].get(values) != simdjson::SUCCESS)
        return out;
    out.points = std::max(1u, static_cast<std::uint32_t>(values.size()));
    if (object["metric"].get(metric) != simdjson::SUCCESS ||
        object["timestamps"].get(times) != simdjson::SUCCESS)
        return out;
    // Without points there is no series: of its labels only their being strings matters.
    const bool isEmpty = values.size() == 0 && times.size() == 0;
    const bool isReadable =
        isEmpty ? std::all_of(metric.begin(), metric.end(),
                              [](const auto &member) { return member.value.is_string(); })
                : readMetric(metric, out) && readSamples(values, times, unit, out);
    if (isReadable)
        out.verdict = isEmpty ? ReferenceLine::Verdict::Nothing : ReferenceLine::Verdict::Accepted;
    return out;
}

} // namespace tg::parse::test
