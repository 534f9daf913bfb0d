#include "query/promql_lexer.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace tg::query {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
}

void appendUtf8(std::uint32_t code, std::string &out)
{
    const auto tail = [code](unsigned shift) {
        return static_cast<char>(0x80 | (code >> shift & 0x3F));
    };
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | code >> 6);
        out += tail(0);
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | code >> 12);
        out += tail(6);
        out += tail(0);
    } else {
        out += static_cast<char>(0xF0 | code >> 18);
        out += tail(12);
        out += tail(6);
        out += tail(0);
    }
}

// Exactly `digits` digits of that base.
bool readCode(std::string_view text, std::size_t digits, int base, std::uint32_t &code)
{
    if (text.size() < digits)
        return false;
    const auto *end = text.data() + digits;
    const auto read = std::from_chars(text.data(), end, code, base);
    return read.ec == std::errc{} && read.ptr == end;
}

} // namespace

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    for (char &c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
}

bool Token::isWord(std::string_view lower) const
{
    return kind == TokenKind::Identifier && text.size() == lower.size() && lowerCase(text) == lower;
}

Error syntaxError(std::size_t position, std::string_view expected, std::string_view found)
{
    std::string text = "not readable as PromQL at character " + std::to_string(position + 1);
    text.append(": expected ").append(expected).append(", found ").append(found);
    return {ErrorCode::BadSyntax, std::move(text)};
}

void PromqlLexer::skipBlanks()
{
    for (; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        if (c == '#')
            m_at = std::min(m_text.find('\n', m_at), m_text.size() - 1);
        else if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
            return;
    }
}

Token PromqlLexer::make(TokenKind kind, std::size_t begin) const
{
    return {kind, begin, m_at, m_text.substr(begin, m_at - begin), {}};
}

Result<Token> PromqlLexer::next()
{
    skipBlanks();
    const char c = at(m_at);
    if (m_at >= m_text.size())
        return make(TokenKind::End, m_at);
    if (isDigit(c) || (c == '.' && isDigit(at(m_at + 1))))
        return readNumber();
    if (isLetter(c) || (c == ':' && !m_isInBrackets) || (c == '\\' && m_at + 1 < m_text.size()))
        return readIdentifier();
    if (c == '"' || c == '\'')
        return readString();
    if (c == '`')
        return readRawString();
    return readSymbol();
}

Token PromqlLexer::readNumber()
{
    const auto begin = m_at;
    bool isPlain = true; // digits and a dot so far: an e may be followed by a sign
    for (; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        if (isDigit(c) || c == '.' || c == '_')
            continue;
        const char sign = at(m_at + 1);
        if (isPlain && (c == 'e' || c == 'E') && (sign == '+' || sign == '-') &&
            isDigit(at(m_at + 2)))
            ++m_at;
        else if (!isLetter(c))
            break;
        isPlain = false;
    }
    return make(TokenKind::Number, begin);
}

// MetricsQL also allows dots, and any character behind a backslash.
Token PromqlLexer::readIdentifier()
{
    const auto begin = m_at;
    std::string value;
    for (; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        if (c == '\\' && m_at + 1 < m_text.size())
            ++m_at;
        else if (!isLetter(c) && !isDigit(c) && c != '.' && (c != ':' || m_isInBrackets))
            break;
        value += m_text[m_at];
    }
    auto token = make(TokenKind::Identifier, begin);
    token.value = std::move(value);
    return token;
}

Result<Token> PromqlLexer::readRawString()
{
    const auto begin = m_at;
    const auto end = m_text.find('`', begin + 1);
    if (end == std::string_view::npos)
        return syntaxError(begin, "a closing ` of this string", "the end of the expression");
    m_at = end + 1;
    auto token = make(TokenKind::String, begin);
    token.value = m_text.substr(begin + 1, end - begin - 1);
    return token;
}

Result<Token> PromqlLexer::readString()
{
    const auto begin = m_at;
    const char quote = m_text[m_at++];
    std::string value;
    while (m_at < m_text.size()) {
        const char c = m_text[m_at++];
        if (c == quote) {
            auto token = make(TokenKind::String, begin);
            token.value = std::move(value);
            return token;
        }
        if (c == '\n')
            break;
        if (c != '\\') {
            value += c;
            continue;
        }
        const auto escape = m_at - 1;
        if (!readEscape(value)) {
            return syntaxError(escape,
                               "an escape of Go strings (a backslash itself is written \\\\)",
                               m_text.substr(escape, 2));
        }
    }
    return syntaxError(begin, std::string("a closing ") + quote + " of this string on its line",
                       m_at < m_text.size() ? "a line end" : "the end of the expression");
}

bool PromqlLexer::readEscape(std::string &out)
{
    static constexpr std::string_view kNames = "abfnrtv\\'\"";
    static constexpr std::string_view kBytes = "\a\b\f\n\r\t\v\\'\"";
    const char c = at(m_at);
    if (const auto simple = kNames.find(c); m_at < m_text.size() && simple != kNames.npos) {
        out += kBytes[simple];
        ++m_at;
        return true;
    }
    const bool isOctal = c >= '0' && c <= '7';
    const std::size_t digits = isOctal ? 3 : c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    const auto start = m_at + (isOctal ? 0 : 1);
    std::uint32_t code = 0;
    if (digits == 0 || start > m_text.size() ||
        !readCode(m_text.substr(start), digits, isOctal ? 8 : 16, code))
        return false;
    m_at = start + digits;
    if (isOctal || c == 'x') { // a byte
        out += static_cast<char>(code);
        return code <= 0xFF;
    }
    appendUtf8(code, out);
    return code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

Result<Token> PromqlLexer::readSymbol()
{
    static constexpr std::array<std::string_view, 24> kSymbols{
        "==", "=~", "!=", "!~", "<=", ">=", "=", "<", ">", "(", ")", "{",
        "}",  "[",  "]",  ",",  "+",  "-",  "*", "/", "%", "^", "@", ":"};
    const auto begin = m_at;
    for (const auto symbol : kSymbols) {
        if (!m_text.substr(begin).starts_with(symbol))
            continue;
        m_at += symbol.size();
        if (symbol == "[" || symbol == "]")
            m_isInBrackets = symbol == "[";
        return make(TokenKind::Symbol, begin);
    }
    const auto byte = static_cast<unsigned char>(m_text[begin]);
    const bool isPrintable = byte > 0x20 && byte < 0x7F;
    return syntaxError(begin, "a name, number, string or operator",
                       isPrintable ? std::string(1, m_text[begin])
                                   : "a byte of value " + std::to_string(byte));
}

} // namespace tg::query
