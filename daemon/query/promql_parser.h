// What an expression consists of, as far as reads through the gateway need it: its selectors, the
// calls in it, and the aggregate that stands outermost. One recursive descent over the tokens; the
// precedence of operators does not matter to it. Made for one expression; one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/promql_lexer.h"
#include "query/selector_reader.h"

namespace tg::query {

// A part of the expression; indices into ParsedExpression's lists, the ends excluded.
struct ParsedPart {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t firstSelector = 0;
    std::size_t endSelector = 0;
    std::size_t firstCall = 0;
    std::size_t endCall = 0;
};

struct ParsedAggregate {
    std::string name; // lower case
    bool isWithout = false;
    std::vector<std::string> labels;
    std::vector<ParsedPart> arguments;
    bool hasLimit = false; // MetricsQL's limit behind it
};

struct ParsedExpression {
    std::vector<Selector> selectors;
    std::vector<std::string> calls; // functions, aggregates, set operators; lower case
    std::optional<ParsedAggregate> outermost;
    bool isBareSelector = false; // nothing but a selector, without range, offset and @
};

bool isAggregate(std::string_view lowerCaseName);

class PromqlParser
{
public:
    explicit PromqlParser(std::string_view expression)
        : m_text(expression)
        , m_lexer(expression)
    {
    }
    Result<ParsedExpression> parse();

private:
    struct Node {
        bool isSelector = false;
        std::optional<ParsedAggregate> aggregate;
    };
    // Behind one operand, between two brackets: what shifts and widens its times.
    struct Modifiers {
        double range = 0;
        double offset = 0;
        std::optional<std::int64_t> at;
        AtEdge edge = AtEdge::None;
        bool isEmpty() const { return range == 0 && offset == 0 && !isFixed(); }
        bool isFixed() const { return at || edge != AtEdge::None; }
    };

    // Each returns false once m_error is set; then nothing is read any more.
    bool expression(Node &node, std::size_t depth);
    bool operatorModifiers();
    bool operand(Node &node, std::size_t depth);
    bool primary(Node &node, std::size_t depth);
    bool parentheses(Node &node, std::size_t depth);
    bool word(Node &node, std::size_t depth);
    bool call(Node &node, std::string name, std::size_t depth);
    bool aggregate(Node &node, std::string name, std::size_t depth);
    bool arguments(std::vector<ParsedPart> &parts, std::size_t depth);
    bool grouping(ParsedAggregate &aggregate);
    bool labelList(std::vector<std::string> &labels);

    bool selector(std::optional<std::string> metric);
    bool matcherGroup(Selector &selector, bool hasMetric);
    bool matcher(Selector &selector, bool &hasMetric);
    bool addSelector(Selector selector, std::size_t position);

    bool modifiers(Node &node, std::size_t firstSelector);
    bool brackets(Modifiers &modifiers);
    bool offset(Modifiers &modifiers);
    bool atTime(Modifiers &modifiers);
    bool duration(double &seconds);
    void apply(const Modifiers &modifiers, std::size_t firstSelector);

    bool isBinaryOperator() const;
    bool takeSymbol(std::string_view symbol);
    bool wantSymbol(std::string_view symbol, std::string_view expected);
    bool takeWord(std::string_view lowerCase);
    bool advance();
    bool fail(std::string_view expected);
    bool failWith(Error error);
    ParsedPart startPart() const;
    void endPart(ParsedPart &part) const;

    std::string_view m_text;
    PromqlLexer m_lexer;
    Token m_token;             // the next one
    std::size_t m_lastEnd = 0; // of the one before
    ParsedExpression m_parsed;
    std::optional<Error> m_error;
};

} // namespace tg::query
