#include "app/config/numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <span>

namespace tg::app {
namespace {

constexpr std::uint64_t kKi = 1024;

struct Unit {
    std::string_view name;
    std::uint64_t factor;
};
constexpr std::array kByteUnits{Unit{"TiB", kKi *kKi *kKi *kKi},
                                Unit{"GiB", kKi *kKi *kKi},
                                Unit{"MiB", kKi *kKi},
                                Unit{"KiB", kKi},
                                Unit{"B", 1},
                                Unit{"", 1}};
constexpr std::array kTimeUnits{Unit{"h", 3'600'000}, Unit{"min", 60'000}, Unit{"s", 1000},
                                Unit{"ms", 1}, Unit{"", 1}};

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

Result<std::uint64_t> readWithUnit(std::string_view text, std::span<const Unit> units,
                                   std::string_view hint)
{
    const auto isOfNumber = [](char c) { return isDigit(c) || c == '_'; };
    const auto end = std::ranges::find_if_not(text, isOfNumber);
    const auto number = readWhole({text.begin(), end});
    std::string_view name(end, text.end());
    name.remove_prefix(std::min(name.find_first_not_of(' '), name.size()));
    const auto unit = std::ranges::find(units, name, &Unit::name);
    if (!number || unit == units.end() ||
        *number > std::numeric_limits<std::uint64_t>::max() / unit->factor) {
        return Error{ErrorCode::BadSyntax, '\'' + std::string(text) + "' " + std::string(hint)};
    }
    return *number * unit->factor;
}

} // namespace

std::optional<std::uint64_t> readWhole(std::string_view text)
{
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isSeparator =
            text[i] == '_' && i > 0 && i + 1 < text.size() && text[i - 1] != '_';
        if (isDigit(text[i]))
            digits += text[i];
        else if (!isSeparator)
            return std::nullopt;
    }
    std::uint64_t value = 0;
    const auto *const end = digits.data() + digits.size();
    if (const auto read = std::from_chars(digits.data(), end, value);
        read.ec != std::errc{} || digits.empty())
        return std::nullopt;
    return value;
}

Result<std::uint64_t> readBytes(std::string_view text)
{
    return readWithUnit(
        text, kByteUnits,
        "is no size: write a whole number and B, KiB, MiB, GiB or TiB, as in \"64 MiB\"");
}

Result<std::uint64_t> readMilliseconds(std::string_view text)
{
    return readWithUnit(
        text, kTimeUnits,
        "is no time: write a whole number and ms, s, min or h, as in \"500ms\" or \"2s\"");
}

std::string wholeText(std::uint64_t value)
{
    constexpr std::uint64_t kGroupFrom = 10'000;
    constexpr std::ptrdiff_t kGroup = 3;
    std::string digits = std::to_string(value);
    if (value < kGroupFrom)
        return digits;
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - kGroup; at > 0; at -= kGroup)
        digits.insert(digits.begin() + at, '_');
    return digits;
}

std::string bytesText(std::uint64_t bytes)
{
    const auto unit = std::ranges::find_if(kByteUnits, [bytes](const Unit &candidate) {
        return bytes != 0 && bytes % candidate.factor == 0;
    });
    if (unit == kByteUnits.end() || unit->factor == 1)
        return std::to_string(bytes) + " B";
    return std::to_string(bytes / unit->factor) + ' ' + std::string(unit->name);
}

} // namespace tg::app
