#include "app/config/suggestion.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace tg::app {
namespace {

constexpr std::size_t kLongestWord = 80; // longer ones are no slips, and the work stays bounded

std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0U : 1U);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

std::string_view lastPart(std::string_view key)
{
    const auto dot = key.rfind('.');
    return dot == std::string_view::npos ? key : key.substr(dot + 1);
}

bool isSameWordElsewhere(std::string_view typed, std::string_view known)
{
    constexpr std::size_t kTelling = 3;
    return (typed.size() >= kTelling && known.starts_with(typed)) ||
           lastPart(known) == lastPart(typed);
}

} // namespace

std::string_view nearestWord(std::string_view typed, const std::vector<std::string_view> &known)
{
    std::string_view best;
    if (typed.empty() || typed.size() > kLongestWord)
        return best;
    std::size_t bestDistance = std::max<std::size_t>(1, lastPart(typed).size() / 3) + 1;
    for (std::string_view word : known) {
        const std::size_t distance = editDistance(typed, word);
        if (distance < bestDistance) {
            bestDistance = distance;
            best = word;
        }
    }
    if (!best.empty())
        return best;
    const auto elsewhere = std::ranges::find_if(
        known, [&](std::string_view word) { return isSameWordElsewhere(typed, word); });
    return elsewhere == known.end() ? std::string_view{} : *elsewhere;
}

} // namespace tg::app
