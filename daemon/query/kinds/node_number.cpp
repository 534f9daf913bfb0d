#include "query/kinds/node_number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace tg::query {

namespace {

constexpr double kExactIntegers = 9007199254740992.0; // 2^53: beyond it only with an exponent

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// The digits of a number without its point, and where the point stands: 1.25e3 = 125 and 3.
struct Decimal {
    std::string digits;
    int exponent = 0;
};

Decimal shortestDecimal(double positive)
{
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), positive,
                                   std::chars_format::scientific)
                         .ptr;
    const std::string_view text(buffer.data(), std::size_t(end - buffer.data()));
    const auto e = text.find('e');
    Decimal decimal;
    for (const char c : text.substr(0, e)) {
        if (isDigit(c))
            decimal.digits += c;
    }
    const auto exponent = text.substr(e + (text[e + 1] == '+' ? 2 : 1));
    std::from_chars(exponent.data(), exponent.data() + exponent.size(), decimal.exponent);
    return decimal;
}

std::string plainText(const Decimal &decimal)
{
    const auto &digits = decimal.digits;
    if (decimal.exponent < 0)
        return "0." + std::string(std::size_t(-decimal.exponent - 1), '0') + digits;
    const auto whole = std::size_t(decimal.exponent) + 1;
    if (digits.size() <= whole)
        return digits + std::string(whole - digits.size(), '0') + ".0";
    return digits.substr(0, whole) + '.' + digits.substr(whole);
}

std::string exponentText(const Decimal &decimal)
{
    const auto fraction = decimal.digits.size() > 1 ? decimal.digits.substr(1) : "0";
    return decimal.digits.substr(0, 1) + '.' + fraction + 'e' + std::to_string(decimal.exponent);
}

} // namespace

void appendFloat(std::string &out, double value)
{
    if (std::signbit(value))
        out += '-';
    value = std::fabs(value);
    if (value == 0) {
        out += "0.0";
        return;
    }
    const auto decimal = shortestDecimal(value);
    const auto withExponent = exponentText(decimal);
    // Without exponent it would be longer by far; do not write 300 zeros to find out.
    if (value >= kExactIntegers || decimal.exponent < -6) {
        out += withExponent;
        return;
    }
    const auto plain = plainText(decimal);
    out += plain.size() <= withExponent.size() ? plain : withExponent;
}

void appendPrometheusValue(std::string &out, double value)
{
    out += '"';
    if (std::isnan(value))
        out += "NaN";
    else if (std::isinf(value))
        out += value > 0 ? "+Inf" : "-Inf";
    else
        appendFloat(out, value);
    out += '"';
}

std::optional<Number> readNumberToken(std::string_view token)
{
    Number number;
    const auto first = token.find_first_not_of('-');
    if (first == token.npos || first > 1 || !isDigit(token[first]))
        return std::nullopt;
    const auto *end = token.data() + token.size();
    const auto read = std::from_chars(token.data(), end, number.value);
    if (read.ptr != end)
        return std::nullopt;
    if (read.ec == std::errc::result_out_of_range)
        number.value = token[0] == '-' ? -HUGE_VAL : HUGE_VAL;
    number.isInteger = token.find_first_not_of("0123456789-") == token.npos;
    return number;
}

void appendNumber(std::string &out, const Number &number)
{
    if (number.isInteger && std::fabs(number.value) < 9.2e18)
        out += std::to_string(static_cast<std::int64_t>(number.value));
    else
        appendFloat(out, number.value);
}

std::optional<LeadingInteger> leadingInteger(std::string_view text)
{
    const bool hasSign = !text.empty() && (text[0] == '-' || text[0] == '+');
    std::size_t at = hasSign ? 1 : 0;
    if (at >= text.size() || !isDigit(text[at]))
        return std::nullopt;
    LeadingInteger read;
    for (; at < text.size() && isDigit(text[at]); ++at)
        read.value = std::min(read.value * 10 + (text[at] - '0'), LeadingInteger::kLargest);
    if (text[0] == '-')
        read.value = -read.value;
    read.rest = text.substr(at);
    return read;
}

std::optional<double> leadingNumber(std::string_view text)
{
    if (!leadingInteger(text))
        return std::nullopt;
    if (text[0] == '+')
        text.remove_prefix(1);
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() ? std::optional(value) : std::nullopt;
}

} // namespace tg::query
