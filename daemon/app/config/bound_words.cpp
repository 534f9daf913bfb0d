#include "app/config/bound_words.h"

#include <algorithm>

#include "base/ascii_text.h"

namespace tg::app {

namespace {

void append(std::string &words, std::string_view word)
{
    words.append(words.empty() ? "" : ", ").append(word);
}

} // namespace

Result<BoundSet> readBoundWords(std::string_view text)
{
    BoundSet bounds;
    if (trimmed(text).empty())
        return bounds;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find(',', at), text.size());
        const auto word = trimmed(text.substr(at, end - at));
        const auto bound = boundNamed(word);
        if (!bound) {
            std::string known;
            for (const auto name : kBoundNames)
                append(known, name);
            return Error{ErrorCode::BadValue,
                         '"' + std::string(word) + "\" is no bound; write some of " + known};
        }
        bounds.add(*bound);
        at = end + 1;
    }
    return bounds;
}

std::string boundWords(BoundSet bounds)
{
    std::string words;
    for (std::size_t i = 0; i < kBounds; ++i) {
        if (bounds.has(static_cast<Bound>(i)))
            append(words, kBoundNames[i]);
    }
    return words;
}

} // namespace tg::app
