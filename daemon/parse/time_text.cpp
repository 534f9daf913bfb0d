#include "parse/time_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "parse/number_text.h"

namespace tg::parse {

namespace {

// True if `token` is "123", ".5", "123.", "123.45" after its sign; splits it at the point.
bool splitDecimal(std::string_view token, std::string_view &whole, std::string_view &fraction)
{
    const std::size_t point = token.find('.');
    whole = token.substr(0, point);
    fraction = point == std::string_view::npos ? std::string_view() : token.substr(point + 1);
    const auto isDigits = [](std::string_view text) {
        return text.find_first_not_of("0123456789") == std::string_view::npos;
    };
    return isDigits(whole) && isDigits(fraction) && whole.size() + fraction.size() > 0;
}

std::int64_t thousandths(std::string_view fraction)
{
    std::int64_t value = 0;
    for (std::size_t i = 0; i < 3; ++i)
        value = value * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
    return fraction.size() > 3 && fraction[3] >= '5' ? value + 1 : value;
}

// Seconds with an exponent have no exact decimal form worth keeping: a double holds milliseconds
// until year 280,000.
std::optional<TimeMs> readScientificSeconds(std::string_view token)
{
    double seconds = 0;
    if (token.find_first_of("xX") != std::string_view::npos || readNumber(token, seconds))
        return std::nullopt;
    const double milliseconds = std::round(seconds * 1000);
    if (std::abs(milliseconds) >= 9.2e18)
        return std::nullopt;
    return static_cast<TimeMs>(milliseconds);
}

} // namespace

std::optional<std::int64_t> readWholeNumber(std::string_view token)
{
    if (token.starts_with('+')) {
        token.remove_prefix(1);
        if (token.starts_with('-'))
            return std::nullopt;
    }
    std::int64_t value = 0;
    const char *end = token.data() + token.size();
    const auto [stop, error] = std::from_chars(token.data(), end, value);
    if (error != std::errc() || stop != end)
        return std::nullopt;
    return value;
}

std::optional<TimeMs> readDecimalSeconds(std::string_view token)
{
    std::string_view unsignedToken = token;
    const bool isNegative = token.starts_with('-');
    if (isNegative || token.starts_with('+'))
        unsignedToken.remove_prefix(1);
    std::string_view whole;
    std::string_view fraction;
    if (!splitDecimal(unsignedToken, whole, fraction))
        return readScientificSeconds(token);
    const auto seconds = whole.empty() ? std::optional<std::int64_t>(0) : readWholeNumber(whole);
    if (!seconds || *seconds >= kMaxSeconds)
        return std::nullopt;
    const TimeMs magnitude = *seconds * 1000 + thousandths(fraction);
    return isNegative ? -magnitude : magnitude;
}

bool losesFinerTime(std::string_view token, TimeMs milliseconds)
{
    const std::size_t point = token.find('.');
    if (milliseconds % 1'000 != 0 || point == std::string_view::npos)
        return false;
    double seconds = 0;
    if (token.find_first_of("eE") != std::string_view::npos)
        return !readNumber(token, seconds) && seconds * 1000 != static_cast<double>(milliseconds);
    const auto finer = token.substr(std::min(token.size(), point + 4)); // behind three digits
    return finer.find_first_not_of('0') != std::string_view::npos;
}

} // namespace tg::parse
