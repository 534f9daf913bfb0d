// Blanks and letter case of ASCII text, as HTTP and configuration have them. Pure functions, any
// thread.
#pragma once

#include <algorithm>
#include <string_view>

namespace tg {

// Without the blanks at both ends.
constexpr std::string_view trimmed(std::string_view text, std::string_view blanks = " \t")
{
    const auto begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

constexpr bool startsWithIgnoringCase(std::string_view text, std::string_view lowerPrefix)
{
    return text.size() >= lowerPrefix.size() &&
           std::equal(
               lowerPrefix.begin(), lowerPrefix.end(), text.begin(), [](char lower, char any) {
                   return lower ==
                          (any >= 'A' && any <= 'Z' ? static_cast<char>(any - 'A' + 'a') : any);
               });
}

constexpr bool equalsIgnoringCase(std::string_view text, std::string_view lower)
{
    return text.size() == lower.size() && startsWithIgnoringCase(text, lower);
}

} // namespace tg
