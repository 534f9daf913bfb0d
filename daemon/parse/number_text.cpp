#include "parse/number_text.h"

#include <charconv>
#include <cmath>
#include <fast_float/fast_float.h>

#include "base/ascii_text.h"

namespace tg::parse {

namespace {

std::string_view withoutSign(std::string_view token)
{
    if (token.starts_with('-') || token.starts_with('+'))
        token.remove_prefix(1);
    return token;
}

// `digits` is what follows 0x: hexadecimal digits with an optional point and binary exponent.
std::optional<RejectReason> readHexadecimal(std::string_view digits, double &value)
{
    if (digits.empty() || digits.front() == '-' || digits.front() == '+')
        return RejectReason::BadNumber;
    const char *end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, value, std::chars_format::hex);
    const bool isNumber = stop == end && reasonOfWord(digits) == RejectReason::BadNumber;
    if (!isNumber || error == std::errc::invalid_argument)
        return RejectReason::BadNumber;
    if (error == std::errc::result_out_of_range) {
        if (digits.find("p-") == std::string_view::npos &&
            digits.find("P-") == std::string_view::npos)
            return RejectReason::BadNumber;
        value = 0;
    }
    return std::nullopt;
}

} // namespace

RejectReason reasonOfWord(std::string_view token)
{
    const std::string_view word = withoutSign(token);
    if (equalsIgnoringCase(word, "nan"))
        return RejectReason::NotANumber;
    if (equalsIgnoringCase(word, "inf") || equalsIgnoringCase(word, "infinity"))
        return RejectReason::Infinite;
    return RejectReason::BadNumber;
}

PlainNumber detail::exactNumber(const char *begin, const char *end)
{
    PlainNumber number{end, 0, false};
    fast_float::from_chars(begin, end, number.value);
    number.isTooLarge = !std::isfinite(number.value);
    return number;
}

std::optional<RejectReason> readNumber(std::string_view token, double &value)
{
    const std::string_view magnitude = withoutSign(token);
    const bool isNegative = token.starts_with('-');
    if (magnitude.starts_with("0x") || magnitude.starts_with("0X")) {
        const auto refused = readHexadecimal(magnitude.substr(2), value);
        if (isNegative)
            value = -value;
        return refused;
    }
    if (magnitude.empty() || !(isDigit(magnitude.front()) || magnitude.front() == '.'))
        return reasonOfWord(token);
    const char *end = magnitude.data() + magnitude.size();
    const auto [stop, error] = fast_float::from_chars(magnitude.data(), end, value);
    if (error != std::errc() || stop != end || !std::isfinite(value))
        return RejectReason::BadNumber;
    if (isNegative)
        value = -value;
    return std::nullopt;
}

} // namespace tg::parse
