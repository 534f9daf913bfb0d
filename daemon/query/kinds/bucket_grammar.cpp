#include "query/kinds/bucket_grammar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "query/kinds/item_list.h"

namespace tg::query {

namespace {

constexpr std::string_view kDigits = "0123456789";

bool isWordStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool isWord(char c)
{
    return isWordStart(c) || (c >= '0' && c <= '9');
}

bool isMetricName(std::string_view name)
{
    const auto isInner = [](char c) { return isWord(c) || c == ':' || c == '.'; };
    return !name.empty() && (isWordStart(name[0]) || name[0] == ':') &&
           std::all_of(name.begin(), name.end(), isInner);
}

// A trailing > 5 or < 5.
std::optional<Threshold> peelThreshold(std::string_view &text)
{
    const auto at = text.find_last_of("<>");
    if (at == text.npos)
        return std::nullopt;
    const auto number = trimBlanks(text.substr(at + 1));
    Threshold threshold{text[at] == '>', 0};
    const auto first = number.find_first_not_of('-');
    if (first > 1 || kDigits.find(number[first]) == kDigits.npos)
        return std::nullopt;
    const auto *end = number.data() + number.size();
    const auto read = std::from_chars(number.data(), end, threshold.value);
    if (read.ec != std::errc() || read.ptr != end)
        return std::nullopt;
    text = trimBlanks(text.substr(0, at));
    return threshold;
}

// A trailing by (a, b), behind a bracket or a blank.
std::optional<std::vector<std::string>> peelBy(std::string_view &text)
{
    const auto open = text.rfind('(');
    if (text.empty() || text.back() != ')' || open == text.npos)
        return std::nullopt;
    const auto labels = text.substr(open + 1, text.size() - open - 2);
    auto before = trimBlanks(text.substr(0, open));
    if (labels.find(')') != labels.npos || !before.ends_with("by"))
        return std::nullopt;
    before.remove_suffix(2);
    if (before.empty() || (before.back() != ')' && trimBlanks(before).size() == before.size()))
        return std::nullopt;
    text = trimBlanks(before);
    return itemsOf(labels);
}

// The name of a call that is the whole text.
std::optional<std::string_view> peelCall(std::string_view &text,
                                         std::span<const std::string_view> names)
{
    const auto end = std::find_if_not(text.begin(), text.end(), isWord);
    const auto name = text.substr(0, std::size_t(end - text.begin()));
    const auto rest = trimBlanks(text.substr(name.size()));
    if (std::find(names.begin(), names.end(), name) == names.end() || !rest.starts_with('(') ||
        !rest.ends_with(')'))
        return std::nullopt;
    text = trimBlanks(rest.substr(1, rest.size() - 2));
    return name;
}

bool peelRange(std::string_view &text)
{
    const auto open = text.rfind('[');
    if (open == text.npos || text.back() != ']')
        return false;
    const auto range = trimBlanks(text.substr(open + 1, text.size() - open - 2));
    const auto unit = range.find_first_not_of(kDigits);
    if (unit == 0 || unit == range.npos || unit + 1 != range.size() ||
        std::string_view("smhd").find(range[unit]) == std::string_view::npos)
        return false;
    text = trimBlanks(text.substr(0, open));
    return true;
}

// The end of a quoted text that begins at 0; 0: it has none.
std::size_t endOfQuotes(std::string_view text)
{
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == text[0])
            return at + 1;
    }
    return 0;
}

// One matcher at the front; what stands between the quotes is the value, as it is. Nothing: it is
// none.
std::optional<Matcher> takeMatcher(std::string_view &text)
{
    constexpr std::array<std::pair<std::string_view, MatchOp>, 4> kOps{{{"=~", MatchOp::Regex},
                                                                        {"!~", MatchOp::NotRegex},
                                                                        {"!=", MatchOp::NotEqual},
                                                                        {"=", MatchOp::Equal}}};
    text = trimBlanks(text);
    const auto end = std::find_if_not(text.begin(), text.end(), isWord);
    const auto label = text.substr(0, std::size_t(end - text.begin()));
    auto rest = trimBlanks(text.substr(label.size()));
    const auto op = std::find_if(kOps.begin(), kOps.end(),
                                 [&](const auto &one) { return rest.starts_with(one.first); });
    if (label.empty() || !isWordStart(label[0]) || op == kOps.end())
        return std::nullopt;
    rest = trimBlanks(rest.substr(op->first.size()));
    if (rest.empty() || (rest[0] != '"' && rest[0] != '\''))
        return std::nullopt;
    const auto quotes = endOfQuotes(rest);
    if (quotes == 0)
        return std::nullopt;
    text = trimBlanks(rest.substr(quotes));
    return Matcher{std::string(label), op->second, std::string(rest.substr(1, quotes - 2))};
}

std::optional<std::vector<Matcher>> readMatchers(std::string_view text)
{
    std::vector<Matcher> matchers;
    text = trimBlanks(text);
    while (!text.empty()) {
        auto matcher = takeMatcher(text);
        if (!matcher || (!text.empty() && text[0] != ','))
            return std::nullopt;
        matchers.push_back(std::move(*matcher));
        text = trimBlanks(text.substr(text.empty() ? 0 : 1));
    }
    return matchers;
}

// The quotes of 0.7 are double, and its values are what stands between them and commas.
bool isPlainMatchers(std::string_view inside, const std::vector<Matcher> &matchers)
{
    return inside.find_first_of("'\\") == inside.npos &&
           std::all_of(matchers.begin(), matchers.end(), [](const Matcher &matcher) {
               return matcher.op == MatchOp::Equal && matcher.label != kMetricLabel &&
                      matcher.value.find_first_of(",\"") == std::string::npos;
           });
}

Result<std::optional<BucketExpression>>
readSelector(std::string_view text, BucketExpression expression,
             const std::function<bool(std::string_view)> &isMetric)
{
    const std::optional<BucketExpression> kOther;
    auto name = text;
    const auto open = text.find('{');
    if (open != text.npos && text.back() == '}') {
        name = trimBlanks(text.substr(0, open));
        const auto inside = text.substr(open + 1, text.size() - open - 2);
        auto matchers = readMatchers(inside);
        if (!matchers)
            return kOther;
        expression.isPlainSelector =
            expression.isPlainSelector && !name.empty() && isPlainMatchers(inside, *matchers);
        for (auto &matcher : *matchers) {
            const bool isName = matcher.label == kMetricLabel &&
                                (matcher.op == MatchOp::Equal || matcher.op == MatchOp::Regex);
            if (!isName)
                expression.matchers.push_back(std::move(matcher));
            else if (expression.metric.label.empty())
                expression.metric = std::move(matcher);
        }
        if (name.empty() && expression.metric.label.empty()) {
            return Error{ErrorCode::BadSyntax,
                         "a selector without a metric: name one, as in up" + std::string(text)};
        }
    }
    if (name.empty() && expression.metric.label.empty())
        return kOther;
    if (!name.empty()) {
        if (!isMetricName(name) && !isMetric(name))
            return kOther;
        expression.metric = {std::string(kMetricLabel), MatchOp::Equal, std::string(name)};
    }
    return std::optional(std::move(expression));
}

} // namespace

Result<std::optional<BucketExpression>>
readBucketExpression(std::string_view text, const std::function<bool(std::string_view)> &isMetric)
{
    static constexpr auto kAggregates =
        std::to_array<std::string_view>({"avg", "min", "max", "sum", "count"});
    static constexpr auto kFunctions =
        std::to_array<std::string_view>({"avg_over_time", "min_over_time", "max_over_time",
                                         "sum_over_time", "count_over_time", "rate", "irate"});
    text = trimBlanks(text);
    if (text.empty())
        return Error{ErrorCode::BadSyntax, "PromQL parse error: empty query"};
    const auto whole = text;
    BucketExpression expression;
    expression.threshold = peelThreshold(text);
    expression.by = peelBy(text);
    if (const auto aggregate = peelCall(text, kAggregates))
        expression.across = crossAggregateOf(*aggregate);
    if (const auto function = peelCall(text, kFunctions)) {
        expression.aggregate =
            *function == "irate" ? "rate" : function->substr(0, function->find('_'));
    }
    peelRange(text);
    expression.isPlainSelector = text == whole;
    return readSelector(text, std::move(expression), isMetric);
}

} // namespace tg::query
