// Cuts a PromQL expression into tokens. Tolerant: also takes what MetricsQL adds to names and
// numbers. Made for one expression, which must outlive it; one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace tg::query {

enum class TokenKind : std::uint8_t {
    End,
    Identifier, // metric, label, function or keyword
    Number,     // or a duration: 5, 1e5, 0x1f, 1h30m; not checked yet
    String,
    Symbol // brackets, operators, comma, colon (inside of [] only), @
};

struct Token {
    TokenKind kind = TokenKind::End;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view text; // as written
    std::string value;     // of a string or identifier: escapes resolved

    bool isSymbol(std::string_view symbol) const
    {
        return kind == TokenKind::Symbol && text == symbol;
    }
    bool isWord(std::string_view lowerCase) const; // keywords are written in any case
};

std::string lowerCase(std::string_view text);

class PromqlLexer
{
public:
    explicit PromqlLexer(std::string_view expression)
        : m_text(expression)
    {
    }

    Result<Token> next(); // End again and again at the end

private:
    char at(std::size_t position) const
    {
        return position < m_text.size() ? m_text[position] : '\0';
    }
    void skipBlanks();
    Token make(TokenKind kind, std::size_t begin) const;
    Token readNumber();
    Token readIdentifier();
    Result<Token> readString();
    Result<Token> readRawString();
    Result<Token> readSymbol();
    bool readEscape(std::string &out); // m_at stands behind the backslash

    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_isInBrackets = false;
};

// What the reader of an expression says of a place in it; characters are counted from 1.
Error syntaxError(std::size_t position, std::string_view expected, std::string_view found);

} // namespace tg::query
