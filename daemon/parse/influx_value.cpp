#include "parse/influx_value.h"

#include <array>
#include <charconv>

#include "parse/byte_scan.h"
#include "parse/number_text.h"

namespace tg::parse {

namespace {

// Without the suffix; an integer beyond 2^53 is rounded to the nearest double.
template <class Integer> bool readInteger(std::string_view digits, double &value)
{
    if (digits.starts_with('+') && !digits.starts_with("+-"))
        digits.remove_prefix(1);
    Integer integer = 0;
    const char *const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, integer);
    value = static_cast<double>(integer);
    return error == std::errc() && stop == end;
}

bool isHexadecimal(std::string_view token)
{
    return token.find_first_of("xX") != std::string_view::npos;
}

} // namespace

std::optional<RejectReason> readInfluxValue(std::string_view token, double &value, InfluxKind &kind)
{
    constexpr std::array<std::string_view, 5> kTrue{"t", "T", "true", "True", "TRUE"};
    constexpr std::array<std::string_view, 5> kFalse{"f", "F", "false", "False", "FALSE"};
    if (token.empty())
        return RejectReason::Syntax;
    for (std::size_t i = 0; i < kTrue.size(); ++i) {
        const bool isTrue = token == kTrue[i];
        if (!isTrue && token != kFalse[i])
            continue;
        kind = InfluxKind::Boolean;
        value = isTrue ? 1 : 0;
        return std::nullopt;
    }
    kind = InfluxKind::Number;
    const std::string_view digits = token.substr(0, token.size() - 1);
    const auto verdictOf = [](bool isInteger) {
        return isInteger ? std::nullopt : std::optional(RejectReason::BadNumber);
    };
    if (token.back() == 'i')
        return verdictOf(readInteger<std::int64_t>(digits, value));
    if (token.back() == 'u')
        return verdictOf(readInteger<std::uint64_t>(digits, value));
    return isHexadecimal(token) ? RejectReason::BadNumber : readNumber(token, value);
}

const char *skipInfluxString(const char *p, const char *end)
{
    const char *const closing = findUnescapedQuote(p + 1, end);
    return closing == nullptr ? nullptr : closing + 1;
}

} // namespace tg::parse
