#include "query/index/index_question.h"

#include <charconv>

#include <QByteArray>

#include "query/door/parameter_error.h"
#include "query/selector_reader.h"

namespace tg::query {

namespace {

constexpr std::string_view kNative = "/api/v1/";
constexpr std::string_view kPrometheus = "/prometheus/api/v1/";

bool takePrefix(std::string_view &text, std::string_view prefix)
{
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

// Of a segment of a path, where a plus sign is a plus sign.
std::string decoded(std::string_view segment)
{
    return QByteArray::fromPercentEncoding(
               QByteArray(segment.data(), static_cast<qsizetype>(segment.size())))
        .toStdString();
}

// label/NAME/values
std::optional<std::string> labelOf(std::string_view path)
{
    constexpr std::string_view kTail = "/values";
    if (!takePrefix(path, "label/") || !path.ends_with(kTail))
        return std::nullopt;
    path.remove_suffix(kTail.size());
    if (path.empty() || path.find('/') != path.npos)
        return std::nullopt;
    return decoded(path);
}

std::vector<std::string_view> matchesOf(const Parameters &parameters)
{
    auto matches = parameters.all("match[]");
    if (matches.empty() && parameters.has("match")) // nodes take it, too
        matches.push_back(parameters.last("match"));
    return matches;
}

Result<std::vector<MatchSet>> wantedBy(const Parameters &parameters)
{
    std::vector<MatchSet> wanted;
    const auto matches = matchesOf(parameters);
    if (parameters.has("metric")) {
        if (!matches.empty())
            return badParameter("metric", parameters.last("metric"),
                                "match[] is given, too; send one of them");
        const Matcher metric{std::string(kMetricLabel), MatchOp::Equal,
                             std::string(parameters.last("metric"))};
        auto compiled = compile({&metric, 1});
        if (!compiled)
            return inParameter("metric", metric.value, compiled.error());
        wanted.push_back(std::move(*compiled));
    }
    for (const auto match : matches) {
        const auto selector = readMatch(match);
        if (!selector)
            return inParameter("match[]", match, selector.error());
        auto compiled = compile(selector->matchers);
        if (!compiled)
            return inParameter("match[]", match, compiled.error());
        wanted.push_back(std::move(*compiled));
    }
    return wanted;
}

Result<std::size_t> limitOf(const Parameters &parameters)
{
    const auto text = parameters.last("limit");
    std::size_t limit = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
    if (!text.empty() && (error != std::errc() || end != text.data() + text.size()))
        return badParameter("limit", text, "it must be a whole number, 0 for all");
    return limit;
}

bool readKind(std::string_view path, const Parameters &parameters, IndexQuestion &question)
{
    if (path == "labels") {
        question.kind = IndexListKind::LabelNames;
    } else if (path == "series") {
        question.kind =
            parameters.has("metric") ? IndexListKind::LabelSets : IndexListKind::FlatSeries;
    } else if (auto label = labelOf(path)) {
        question.kind =
            *label == kMetricLabel ? IndexListKind::Metrics : IndexListKind::LabelValues;
        question.label = std::move(*label);
    } else {
        return false;
    }
    return true;
}

} // namespace

std::optional<IndexReading> readIndexQuestion(const ReadRequest &request)
{
    std::string_view path = request.path;
    const bool isPrometheus = takePrefix(path, kPrometheus);
    IndexQuestion question;
    question.path = request.path;
    if ((!isPrometheus && !takePrefix(path, kNative)) ||
        (request.method != "GET" && request.method != "POST") ||
        !readKind(path, request.parameters, question))
        return std::nullopt;

    const auto &parameters = request.parameters;
    if (path == "series") {
        const bool hasMatch = !matchesOf(parameters).empty();
        if (!hasMatch && (isPrometheus || !parameters.has("metric")))
            return parameterAnswer(missingParameter(isPrometheus ? "match[]" : "metric"),
                                   request.path);
        if (isPrometheus && parameters.has("metric"))
            return parameterAnswer(badParameter("metric", parameters.last("metric"),
                                                "this path does not have it; send match[]"),
                                   request.path);
    }
    auto wanted = wantedBy(parameters);
    if (!wanted)
        return parameterAnswer(wanted.error(), request.path);
    question.wanted = std::move(*wanted);
    if (isPrometheus) {
        const auto limit = limitOf(parameters);
        if (!limit)
            return parameterAnswer(limit.error(), request.path);
        question.limit = *limit;
    }
    return question;
}

} // namespace tg::query
