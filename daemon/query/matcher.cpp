#include "query/matcher.h"

#include <algorithm>
#include <re2/re2.h>

#include "series/series_key.h"

namespace tg::query {

namespace {

bool isRegex(MatchOp op)
{
    return op == MatchOp::Regex || op == MatchOp::NotRegex;
}

struct CompiledMatcher {
    std::string label;
    MatchOp op;
    std::string value;
    std::unique_ptr<const re2::RE2> regex; // for the regex operators

    bool matches(std::string_view text) const
    {
        switch (op) {
        case MatchOp::Equal:
            return text == value;
        case MatchOp::NotEqual:
            return text != value;
        case MatchOp::Regex:
            return isFullMatch(text);
        case MatchOp::NotRegex:
            return !isFullMatch(text);
        }
        return false;
    }

private:
    bool isFullMatch(std::string_view text) const
    {
        return re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), *regex);
    }
};

constexpr std::string_view kOperators[] = {"=", "!=", "=~", "!~"};

std::string shortText(std::string_view text)
{
    constexpr std::size_t kShown = 200;
    return text.size() <= kShown ? std::string(text) : std::string(text.substr(0, kShown)) + "...";
}

Error tooLong(const Matcher &matcher, std::size_t bound)
{
    return {ErrorCode::LimitExceeded, "the matcher of label " + shortText(matcher.label) + " has " +
                                          std::to_string(matcher.value.size()) +
                                          " bytes, at most " + std::to_string(bound) +
                                          " are taken"};
}

Result<std::unique_ptr<const re2::RE2>> compileRegex(const Matcher &matcher)
{
    if (matcher.value.size() > kMaxRegexBytes)
        return tooLong(matcher, kMaxRegexBytes);
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(kRegexMemory);
    options.set_never_capture(true);
    auto regex = std::make_unique<const re2::RE2>(matcher.value, options);
    if (regex->ok())
        return regex;
    const auto code = regex->error_code() == re2::RE2::ErrorPatternTooLarge
                          ? ErrorCode::LimitExceeded
                          : ErrorCode::BadSyntax;
    return Error{code, shortText(matcherText(matcher)) +
                           " is not a usable regular expression (RE2): " + regex->error()};
}

} // namespace

struct MatchSet::Compiled {
    std::vector<CompiledMatcher> ofMetric;
    std::vector<CompiledMatcher> ofLabels; // by label, bytewise, as the labels of a key are
    std::optional<std::string> metric;
};

std::string matcherText(const Matcher &matcher)
{
    return matcher.label + std::string(kOperators[static_cast<std::size_t>(matcher.op)]) + '"' +
           matcher.value + '"';
}

MatchSet::MatchSet()
    : m_compiled(std::make_shared<const Compiled>())
{
}

const std::optional<std::string> &MatchSet::metric() const
{
    return m_compiled->metric;
}

bool MatchSet::matchesMetric(std::string_view metric) const
{
    return std::all_of(m_compiled->ofMetric.begin(), m_compiled->ofMetric.end(),
                       [&](const CompiledMatcher &matcher) { return matcher.matches(metric); });
}

bool MatchSet::matches(std::string_view canonicalKey) const
{
    series::KeyCursor key(canonicalKey);
    if (!matchesMetric(key.text()))
        return false;
    // Both sides are sorted by label: one walk over the key answers all matchers.
    const auto &matchers = m_compiled->ofLabels;
    auto at = matchers.begin();
    for (auto left = key.count(); left > 0 && at != matchers.end(); --left) {
        const auto label = key.text();
        const auto value = key.text();
        for (; at != matchers.end() && at->label < label; ++at) {
            if (!at->matches({}))
                return false;
        }
        for (; at != matchers.end() && at->label == label; ++at) {
            if (!at->matches(value))
                return false;
        }
    }
    return std::all_of(at, matchers.end(),
                       [](const CompiledMatcher &matcher) { return matcher.matches({}); });
}

Result<MatchSet> compile(std::span<const Matcher> matchers)
{
    if (matchers.size() > kMaxMatchers) {
        return Error{ErrorCode::LimitExceeded, "a selector has " + std::to_string(matchers.size()) +
                                                   " matchers, at most " +
                                                   std::to_string(kMaxMatchers) + " are taken"};
    }
    auto compiled = std::make_shared<MatchSet::Compiled>();
    for (const auto &matcher : matchers) {
        if (matcher.value.size() > kMaxMatcherBytes)
            return tooLong(matcher, kMaxMatcherBytes);
        CompiledMatcher one{matcher.label, matcher.op, matcher.value, nullptr};
        if (isRegex(matcher.op)) {
            auto regex = compileRegex(matcher);
            if (!regex)
                return regex.error();
            one.regex = std::move(*regex);
        }
        const bool isOfMetric = matcher.label == kMetricLabel;
        if (isOfMetric && matcher.op == MatchOp::Equal)
            compiled->metric = matcher.value;
        (isOfMetric ? compiled->ofMetric : compiled->ofLabels).push_back(std::move(one));
    }
    std::stable_sort(compiled->ofLabels.begin(), compiled->ofLabels.end(),
                     [](const auto &a, const auto &b) { return a.label < b.label; });
    MatchSet set;
    set.m_compiled = std::move(compiled);
    return set;
}

} // namespace tg::query
