// The parts of PromqlParser that read a selector and what shifts its times.
#include <cmath>

#include "query/promql_number.h"
#include "query/promql_parser.h"

namespace tg::query {

namespace {

std::optional<MatchOp> matchOpOf(const Token &token)
{
    if (token.isSymbol("="))
        return MatchOp::Equal;
    if (token.isSymbol("!="))
        return MatchOp::NotEqual;
    if (token.isSymbol("=~"))
        return MatchOp::Regex;
    if (token.isSymbol("!~"))
        return MatchOp::NotRegex;
    return std::nullopt;
}

} // namespace

// The metric, if there is one, has been read. MetricsQL's {a="1" or b="2"} is two selectors.
bool PromqlParser::selector(std::optional<std::string> metric)
{
    Selector common;
    if (metric)
        common.matchers.push_back({std::string(kMetricLabel), MatchOp::Equal, *metric});
    const auto position = m_token.begin;
    if (!m_token.isSymbol("{"))
        return addSelector(std::move(common), position);
    if (!advance())
        return false;
    for (;;) {
        Selector group = common;
        if (!matcherGroup(group, metric.has_value()))
            return false;
        if (group.matchers.empty())
            return fail("a metric or a matcher such as job=\"a\"");
        if (!addSelector(std::move(group), position))
            return false;
        if (!m_token.isWord("or"))
            break;
        if (!advance())
            return false;
        if (m_token.isSymbol("}"))
            return fail("a matcher behind or");
    }
    return wantSymbol("}", "a comma or }");
}

bool PromqlParser::matcherGroup(Selector &selector, bool hasMetric)
{
    while (!m_token.isSymbol("}")) {
        if (!matcher(selector, hasMetric))
            return false;
        if (m_token.isWord("or"))
            return true;
        if (!takeSymbol(",") && (m_error || !m_token.isSymbol("}")))
            return fail("a comma or }");
    }
    return true;
}

bool PromqlParser::matcher(Selector &selector, bool &hasMetric)
{
    const auto label = m_token;
    if (label.kind != TokenKind::Identifier && label.kind != TokenKind::String)
        return fail("a label or }");
    if (!advance())
        return false;
    const auto op = matchOpOf(m_token);
    if (!op && label.kind == TokenKind::String && !hasMetric) { // {"my.metric", ...}
        hasMetric = true;
        selector.matchers.insert(selector.matchers.begin(),
                                 {std::string(kMetricLabel), MatchOp::Equal, label.value});
        return true;
    }
    if (!op)
        return fail("= != =~ or !~");
    if (!advance())
        return false;
    if (m_token.kind != TokenKind::String)
        return fail("a value in quotes");
    selector.matchers.push_back({label.value, *op, m_token.value});
    return advance();
}

bool PromqlParser::addSelector(Selector selector, std::size_t position)
{
    const auto tooMany = [&](std::string_view what, std::size_t bound) {
        std::string text = "more than " + std::to_string(bound) + ' ';
        text.append(what).append(" at character ").append(std::to_string(position + 1));
        return failWith({ErrorCode::LimitExceeded, std::move(text)});
    };
    if (selector.matchers.size() > kMaxMatchers)
        return tooMany("matchers in one selector", kMaxMatchers);
    if (m_parsed.selectors.size() >= kMaxSelectors)
        return tooMany("selectors in one expression", kMaxSelectors);
    m_parsed.selectors.push_back(std::move(selector));
    return true;
}

// [..], offset and @ in any order; each pair of brackets encloses what stands before it.
bool PromqlParser::modifiers(Node &node, std::size_t firstSelector)
{
    Modifiers current;
    for (bool isFirst = true;; isFirst = false) {
        bool isRead = false;
        if (m_token.isSymbol("[")) {
            apply(current, firstSelector);
            current = {};
            isRead = brackets(current);
        } else if (m_token.isSymbol("@")) {
            isRead = atTime(current);
        } else if (m_token.isWord("offset")) {
            isRead = offset(current);
        } else {
            apply(current, firstSelector);
            return true;
        }
        if (!isRead)
            return false;
        if (isFirst)
            node = {};
    }
}

bool PromqlParser::brackets(Modifiers &modifiers)
{
    if (!advance() || !duration(modifiers.range))
        return false;
    if (m_token.isSymbol(":")) {
        double step = 0;
        if (!advance() || (!m_token.isSymbol("]") && !duration(step)))
            return false;
    }
    return wantSymbol("]", "]");
}

bool PromqlParser::offset(Modifiers &modifiers)
{
    if (modifiers.offset != 0)
        return fail("one offset");
    if (!advance())
        return false;
    const bool isNegative = m_token.isSymbol("-");
    if ((isNegative || m_token.isSymbol("+")) && !advance())
        return false;
    double seconds = 0;
    if (!duration(seconds))
        return false;
    modifiers.offset = isNegative ? -seconds : seconds;
    return true;
}

bool PromqlParser::atTime(Modifiers &modifiers)
{
    if (modifiers.isFixed())
        return fail("one @");
    if (!advance())
        return false;
    const bool isStart = m_token.isWord("start");
    if (isStart || m_token.isWord("end")) {
        modifiers.edge = isStart ? AtEdge::Start : AtEdge::End;
        return advance() && wantSymbol("(", "()") && wantSymbol(")", ")");
    }
    const bool isNegative = m_token.isSymbol("-");
    if ((isNegative || m_token.isSymbol("+")) && !advance())
        return false;
    constexpr double kMaxSeconds = 1e12; // year 33658
    const auto seconds =
        m_token.kind == TokenKind::Number ? readNumber(m_token.text) : std::nullopt;
    if (!seconds || !(*seconds <= kMaxSeconds))
        return fail("a unix time in seconds, start() or end()");
    modifiers.at = std::llround((isNegative ? -*seconds : *seconds) * 1000);
    return advance();
}

bool PromqlParser::duration(double &seconds)
{
    const auto read = m_token.kind == TokenKind::Number ? readDuration(m_token.text) : std::nullopt;
    if (!read)
        return fail("a duration such as 5m or 1h30m");
    if (!(*read <= static_cast<double>(kMaxDuration.count())))
        return fail("a duration of at most 100 years");
    seconds = *read;
    return advance();
}

// Whatever encloses a selector whose time is fixed evaluates it at that time and no other.
void PromqlParser::apply(const Modifiers &modifiers, std::size_t firstSelector)
{
    if (modifiers.isEmpty())
        return;
    for (auto at = firstSelector; at < m_parsed.selectors.size(); ++at) {
        auto &selector = m_parsed.selectors[at];
        if (selector.at || selector.edge != AtEdge::None)
            continue;
        // A later end and a longer range: with a fraction cut from the offset nothing is missed.
        const auto offset = std::floor(modifiers.offset);
        const auto range = std::ceil(modifiers.range) + (offset == modifiers.offset ? 0 : 1);
        selector.offset += std::chrono::seconds(static_cast<std::int64_t>(offset));
        selector.range += std::chrono::seconds(static_cast<std::int64_t>(range));
        selector.at = modifiers.at;
        selector.edge = modifiers.edge;
    }
}

} // namespace tg::query
