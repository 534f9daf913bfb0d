#include "query/promql_number.h"

#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "query/promql_lexer.h"

namespace tg::query {

namespace {

using Unit = std::pair<std::string_view, double>;

constexpr std::array<Unit, 7> kDurationUnits{{{"ms", 0.001},
                                              {"s", 1},
                                              {"m", 60},
                                              {"h", 3600},
                                              {"d", 86'400},
                                              {"w", 7 * 86'400},
                                              {"y", 365 * 86'400}}};
constexpr std::array<Unit, 8> kSizes{{{"k", 1e3},
                                      {"ki", 1024},
                                      {"m", 1e6},
                                      {"mi", 1048576},
                                      {"g", 1e9},
                                      {"gi", 1073741824},
                                      {"t", 1e12},
                                      {"ti", 1099511627776}}};

template <std::size_t N>
std::optional<double> factorOf(const std::array<Unit, N> &units, std::string_view name)
{
    for (const auto &[unit, factor] : units) {
        if (unit == name)
            return factor;
    }
    return std::nullopt;
}

// The number at the front of text; what follows stays in text.
std::optional<double> takeNumber(std::string_view &text)
{
    double value = 0;
    const auto *end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value, std::chars_format::general);
    if (read.ec != std::errc{} || text.front() == '-' || text.front() == 'i' || text.front() == 'n')
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    return value;
}

std::optional<double> readHex(std::string_view digits)
{
    double value = 0;
    const auto *end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value, std::chars_format::hex);
    const bool isWhole = read.ec == std::errc{} && read.ptr == end;
    return isWhole && digits.front() != '-' ? std::optional(value) : std::nullopt;
}

} // namespace

bool isInfinityOrNan(std::string_view word)
{
    const auto lower = lowerCase(word.substr(0, 4));
    return word.size() == 3 && (lower == "inf" || lower == "nan");
}

std::optional<double> readNumber(std::string_view text)
{
    auto plain = lowerCase(text);
    std::erase(plain, '_');
    if (plain.starts_with("0x"))
        return plain.size() > 2 ? readHex(std::string_view(plain).substr(2)) : std::nullopt;
    std::string_view rest = plain;
    if (rest.empty())
        return std::nullopt;
    const auto value = takeNumber(rest);
    if (!value || rest.empty())
        return value;
    if (rest.ends_with('b') && rest.size() > 1)
        rest.remove_suffix(1);
    const auto factor = factorOf(kSizes, rest);
    return factor ? std::optional(*value * *factor) : std::nullopt;
}

std::optional<double> readDuration(std::string_view text)
{
    double seconds = 0;
    bool isFirst = true;
    do {
        if (text.empty())
            return std::nullopt;
        const auto value = takeNumber(text);
        if (!value)
            return std::nullopt;
        if (isFirst && text.empty())
            return value;
        isFirst = false;
        std::size_t letters = 0;
        while (letters < text.size() && text[letters] >= 'a' && text[letters] <= 'z')
            ++letters;
        const auto factor = factorOf(kDurationUnits, text.substr(0, letters));
        if (!factor)
            return std::nullopt;
        seconds += *value * *factor;
        text.remove_prefix(letters);
    } while (!text.empty());
    return seconds;
}

} // namespace tg::query
