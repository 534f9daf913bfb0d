#include "query/promql_parser.h"

#include <algorithm>
#include <array>

#include "query/promql_number.h"

namespace tg::query {

namespace {

// Of Prometheus and MetricsQL: by, without and limit may stand behind them, and they need no braces
// to be told from functions.
constexpr auto kAggregates = std::to_array<std::string_view>(
    {"any",          "avg",          "bottomk",        "bottomk_avg",
     "bottomk_last", "bottomk_max",  "bottomk_median", "bottomk_min",
     "count",        "count_values", "distinct",       "geomean",
     "group",        "histogram",    "limit_ratio",    "limitk",
     "mad",          "max",          "median",         "min",
     "mode",         "outliers_iqr", "outliers_mad",   "outliersk",
     "quantile",     "quantiles",    "share",          "stddev",
     "stdvar",       "sum",          "sum2",           "topk",
     "topk_avg",     "topk_last",    "topk_max",       "topk_median",
     "topk_min",     "zscore"});

constexpr auto kSymbolOperators = std::to_array<std::string_view>(
    {"+", "-", "*", "/", "%", "^", "==", "!=", "<=", ">=", "<", ">"});
// They look at two sets of series, unlike atan2.
constexpr auto kSetOperators =
    std::to_array<std::string_view>({"and", "or", "unless", "default", "if", "ifnot"});

template <std::size_t N>
bool contains(const std::array<std::string_view, N> &list, std::string_view text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

} // namespace

bool isAggregate(std::string_view lowerCaseName)
{
    return contains(kAggregates, lowerCaseName);
}

Result<ParsedExpression> PromqlParser::parse()
{
    if (m_text.size() > kMaxExpressionBytes) {
        return Error{ErrorCode::LimitExceeded,
                     "the expression has " + std::to_string(m_text.size()) + " bytes, at most " +
                         std::to_string(kMaxExpressionBytes) + " are taken"};
    }
    Node node;
    if (!advance() || !expression(node, 0))
        return *m_error;
    if (m_token.kind != TokenKind::End) {
        fail("an operator or the end");
        return *m_error;
    }
    m_parsed.outermost = std::move(node.aggregate);
    m_parsed.isBareSelector = node.isSelector;
    return std::move(m_parsed);
}

bool PromqlParser::expression(Node &node, std::size_t depth)
{
    if (depth > kMaxExpressionDepth) {
        return failWith({ErrorCode::LimitExceeded, "the expression is nested deeper than " +
                                                       std::to_string(kMaxExpressionDepth) +
                                                       " at character " +
                                                       std::to_string(m_token.begin + 1)});
    }
    if (!operand(node, depth))
        return false;
    while (isBinaryOperator()) {
        if (const auto name = lowerCase(m_token.text); contains(kSetOperators, name))
            m_parsed.calls.push_back(name);
        node = {};
        Node right;
        if (!advance() || !operatorModifiers() || !operand(right, depth))
            return false;
    }
    return true;
}

bool PromqlParser::isBinaryOperator() const
{
    if (m_token.kind == TokenKind::Symbol)
        return contains(kSymbolOperators, m_token.text);
    return m_token.kind == TokenKind::Identifier &&
           (m_token.isWord("atan2") || contains(kSetOperators, lowerCase(m_token.text)));
}

// bool, on (..), ignoring (..), group_left (..), group_right (..)
bool PromqlParser::operatorModifiers()
{
    std::vector<std::string> labels;
    if (m_token.isWord("bool") && !advance())
        return false;
    if (!m_token.isWord("on") && !m_token.isWord("ignoring"))
        return true;
    if (!advance() || !labelList(labels))
        return false;
    if (!m_token.isWord("group_left") && !m_token.isWord("group_right"))
        return true;
    if (!advance())
        return false;
    // A parenthesis right here is the list, as in Prometheus, never the operand.
    return !m_token.isSymbol("(") || labelList(labels);
}

bool PromqlParser::operand(Node &node, std::size_t depth)
{
    bool isSigned = false;
    while (m_token.isSymbol("-") || m_token.isSymbol("+")) {
        isSigned = true;
        if (!advance())
            return false;
    }
    const auto first = m_parsed.selectors.size();
    if (!primary(node, depth) || !modifiers(node, first))
        return false;
    if (isSigned)
        node = {};
    return true;
}

bool PromqlParser::primary(Node &node, std::size_t depth)
{
    switch (m_token.kind) {
    case TokenKind::Number:
        if (!readNumber(m_token.text) && !readDuration(m_token.text))
            return fail("a number");
        return advance();
    case TokenKind::String:
        return advance();
    case TokenKind::Identifier:
        return word(node, depth);
    case TokenKind::Symbol:
        if (m_token.isSymbol("("))
            return parentheses(node, depth);
        if (m_token.isSymbol("{")) {
            node.isSelector = true;
            return selector({});
        }
        break;
    case TokenKind::End:
        break;
    }
    return fail("a metric, number, string, function or parenthesis");
}

bool PromqlParser::parentheses(Node &node, std::size_t depth)
{
    if (!advance() || !expression(node, depth + 1))
        return false;
    while (m_token.isSymbol(",")) { // MetricsQL: a union
        m_parsed.calls.emplace_back("union");
        Node other;
        if (!advance() || !expression(other, depth + 1))
            return false;
        node = {};
    }
    node.isSelector = false;
    return wantSymbol(")", "an operator or )");
}

bool PromqlParser::word(Node &node, std::size_t depth)
{
    const auto written = m_token;
    if (!advance())
        return false;
    auto name = lowerCase(written.text);
    const bool isGrouping = m_token.isWord("by") || m_token.isWord("without");
    if (isAggregate(name) && (m_token.isSymbol("(") || isGrouping))
        return aggregate(node, std::move(name), depth);
    if (m_token.isSymbol("("))
        return call(node, std::move(name), depth);
    if (isInfinityOrNan(written.text) && !m_token.isSymbol("{"))
        return true;
    node.isSelector = true;
    return selector(written.value);
}

bool PromqlParser::call(Node &, std::string name, std::size_t depth)
{
    m_parsed.calls.push_back(std::move(name));
    std::vector<ParsedPart> parts;
    if (!arguments(parts, depth))
        return false;
    takeWord("keep_metric_names");
    return !m_error;
}

bool PromqlParser::aggregate(Node &node, std::string name, std::size_t depth)
{
    m_parsed.calls.push_back(name);
    ParsedAggregate parsed;
    parsed.name = std::move(name);
    const bool isGroupedBefore = !m_token.isSymbol("(");
    if (isGroupedBefore && !grouping(parsed))
        return false;
    if (!arguments(parsed.arguments, depth))
        return false;
    const bool isGroupedBehind = m_token.isWord("by") || m_token.isWord("without");
    if (isGroupedBehind && (isGroupedBefore || !grouping(parsed)))
        return isGroupedBefore ? fail("one by or without") : false;
    if (m_token.isWord("limit")) {
        parsed.hasLimit = true;
        double bound = 0;
        if (!advance() || !duration(bound))
            return false;
    }
    node.aggregate = std::move(parsed);
    return true;
}

bool PromqlParser::grouping(ParsedAggregate &aggregate)
{
    aggregate.isWithout = m_token.isWord("without");
    return advance() && labelList(aggregate.labels);
}

bool PromqlParser::arguments(std::vector<ParsedPart> &parts, std::size_t depth)
{
    if (!wantSymbol("(", "( and arguments"))
        return false;
    while (!m_token.isSymbol(")")) {
        auto part = startPart();
        Node node;
        if (!expression(node, depth + 1))
            return false;
        endPart(part);
        parts.push_back(part);
        if (!takeSymbol(",") && (m_error || !m_token.isSymbol(")")))
            return fail("an operator, a comma or )");
    }
    return advance();
}

bool PromqlParser::labelList(std::vector<std::string> &labels)
{
    if (!wantSymbol("(", "( and a list of labels"))
        return false;
    while (!m_token.isSymbol(")")) {
        if (m_token.kind != TokenKind::Identifier && m_token.kind != TokenKind::String)
            return fail("a label or )");
        labels.push_back(m_token.value);
        if (!advance())
            return false;
        if (!takeSymbol(",") && (m_error || !m_token.isSymbol(")")))
            return fail("a comma or )");
    }
    return advance();
}

ParsedPart PromqlParser::startPart() const
{
    ParsedPart part;
    part.begin = m_token.begin;
    part.firstSelector = m_parsed.selectors.size();
    part.firstCall = m_parsed.calls.size();
    return part;
}

void PromqlParser::endPart(ParsedPart &part) const
{
    part.end = m_lastEnd;
    part.endSelector = m_parsed.selectors.size();
    part.endCall = m_parsed.calls.size();
}

bool PromqlParser::takeSymbol(std::string_view symbol)
{
    return m_token.isSymbol(symbol) && advance();
}

bool PromqlParser::takeWord(std::string_view lower)
{
    return m_token.isWord(lower) && advance();
}

bool PromqlParser::wantSymbol(std::string_view symbol, std::string_view expected)
{
    return m_token.isSymbol(symbol) ? advance() : fail(expected);
}

bool PromqlParser::advance()
{
    m_lastEnd = m_token.end;
    auto token = m_lexer.next();
    if (!token)
        return failWith(token.error());
    m_token = std::move(*token);
    return true;
}

bool PromqlParser::fail(std::string_view expected)
{
    constexpr std::size_t kShown = 40;
    auto found = std::string(m_token.text.substr(0, kShown));
    if (m_token.text.size() > kShown)
        found += "...";
    return failWith(
        syntaxError(m_token.begin, expected,
                    m_token.kind == TokenKind::End ? "the end of the expression" : found));
}

// The first error is the one to tell.
bool PromqlParser::failWith(Error error)
{
    if (!m_error)
        m_error = std::move(error);
    return false;
}

} // namespace tg::query
