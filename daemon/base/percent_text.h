// Hexadecimal digits, and the bytes they stand for in percent-encoded text (RFC 3986, section 2.1).
// Pure functions, any thread.
#pragma once

#include <optional>
#include <string_view>

namespace tg {

// -1: it is none.
constexpr int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// What the three characters at that place stand for, if they are a percent sign and two digits.
constexpr std::optional<char> percentByte(std::string_view text, std::size_t at)
{
    if (text.size() - at < 3 || text[at] != '%')
        return std::nullopt;
    const int high = hexValue(text[at + 1]);
    const int low = hexValue(text[at + 2]);
    if (high < 0 || low < 0)
        return std::nullopt;
    return static_cast<char>(high * 16 + low);
}

} // namespace tg
