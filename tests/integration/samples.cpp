#include "samples.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/label_escape.h"

namespace tg::test {

namespace {

using Labels = std::vector<std::pair<std::string, std::string>>;

constexpr std::int64_t kFirstMs = 1'700'000'000'000;
constexpr std::size_t kSeries = 36;
constexpr std::size_t kPointsPerSeries = 5;

std::string numberText(double value)
{
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

std::string escaped(const std::string &value)
{
    std::string text;
    for (const char c : value) {
        if (c == '\n')
            text += "\\n";
        else if (c == '"' || c == '\\')
            text += std::string{'\\', c};
        else
            text += c;
    }
    return text;
}

std::string openMetricsTime(std::int64_t ms)
{
    auto fraction = std::to_string(1000 + ms % 1000);
    fraction.front() = '.';
    return std::to_string(ms / 1000) + fraction;
}

std::string textLine(const Sample &sample, const Labels &labels, WireFormat format)
{
    std::string line = sample.metric + '{';
    for (const auto &[name, value] : labels)
        line += (line.back() == '{' ? "" : ",") + name + "=\"" + escaped(value) + '"';
    const auto time = format == WireFormat::OpenMetrics ? openMetricsTime(sample.timeMs)
                                                        : std::to_string(sample.timeMs);
    return line + "} " + numberText(sample.value) + ' ' + time + '\n';
}

std::string jsonLine(const Sample *first, const Sample *last, const Labels &labels)
{
    std::string line = R"({"metric":{"__name__":")" + first->metric + '"';
    for (const auto &[name, value] : labels)
        line += ",\"" + name + "\":\"" + escaped(value) + '"';
    std::string values;
    std::string times;
    for (const auto *sample = first; sample != last; ++sample) {
        const auto *comma = sample == first ? "" : ",";
        values += comma + numberText(sample->value);
        times += comma + std::to_string(sample->timeMs);
    }
    return line + "},\"values\":[" + values + "],\"timestamps\":[" + times + "]}\n";
}

} // namespace

std::vector<Sample> awkwardSamples(const std::string &metric)
{
    const std::vector<std::string> awkward = {
        "plain",      "with space",         "quote\"inside", "back\\slash",
        "line\nfeed", "closing}brace",      "{open",         "a,b",
        "k=v",        "gr\xc3\xbc\xc3\x9f", "100%",          "\xe4\xb8\xad\xe6\x96\x87"};
    const std::array<double, kPointsPerSeries> values = {0.1, 1e300, -17, 5e-324, 123456789.25};
    std::vector<Sample> samples;
    for (std::size_t series = 0; series < kSeries; ++series) {
        Labels labels = {{"host", "h" + std::to_string(series)},
                         {"le", "+Inf"},
                         {"path", awkward[series % awkward.size()]},
                         {"zone", "z" + std::to_string(series % 3)}};
        labels.resize(1 + series % labels.size());
        if (series == 0)
            labels.clear();
        for (std::size_t i = 0; i < kPointsPerSeries; ++i)
            samples.push_back({metric, labels,
                               kFirstMs + static_cast<std::int64_t>(series * 7 + i * 61'001),
                               values[(series + i) % values.size()] + double(series)});
    }
    return samples;
}

QByteArray bodyOf(const std::vector<Sample> &samples, WireFormat format, std::mt19937 &random)
{
    std::string body;
    if (format == WireFormat::OpenMetrics)
        body = "# TYPE any gauge\n# HELP any A body with } and \" in a comment.\n";
    const auto *end = samples.data() + samples.size();
    for (const auto *at = samples.data(); at != end;) {
        const auto *runEnd = at + 1;
        while (format == WireFormat::JsonLines && runEnd != end && runEnd->labels == at->labels &&
               runEnd->metric == at->metric)
            ++runEnd;
        auto labels = at->labels;
        std::shuffle(labels.begin(), labels.end(), random);
        body += format == WireFormat::JsonLines ? jsonLine(at, runEnd, labels)
                                                : textLine(*at, labels, format);
        at = runEnd;
    }
    if (format == WireFormat::OpenMetrics)
        body += "# EOF\n";
    return QByteArray::fromStdString(body);
}

QByteArray pathOf(WireFormat format)
{
    return format == WireFormat::JsonLines ? "/api/v1/import" : "/api/v1/import/prometheus";
}

QByteArray contentTypeOf(WireFormat format)
{
    switch (format) {
    case WireFormat::OpenMetrics:
        return "application/openmetrics-text; version=1.0.0; charset=utf-8";
    case WireFormat::JsonLines:
        return "application/json";
    case WireFormat::Text:
        break;
    }
    return "text/plain; version=0.0.4";
}

std::string seriesText(const Sample &sample)
{
    std::string text = sample.metric + '{';
    for (const auto &[name, value] : sample.labels)
        text += (text.back() == '{' ? "" : ",") + name + "=\"" + escaped(value) + '"';
    return text + '}';
}

PointList storedAs(const std::vector<Sample> &samples)
{
    PointList points;
    for (auto sample : samples) {
        for (auto &[name, value] : sample.labels)
            value = escapeLabel(value);
        points.push_back(seriesText(sample) + ' ' + std::to_string(sample.timeMs / 1000) + ' ' +
                         numberText(sample.value));
    }
    std::sort(points.begin(), points.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
    return points;
}

} // namespace tg::test
