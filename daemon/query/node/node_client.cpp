#include "query/node/node_client.h"

#include <algorithm>
#include <charconv>

namespace tg::query {

std::string_view NodeHead::field(std::string_view lowerName) const
{
    const auto found =
        std::ranges::find_if(fields, [&](const auto &one) { return one.first == lowerName; });
    return found == fields.end() ? std::string_view() : std::string_view(found->second);
}

std::optional<std::uint64_t> NodeHead::contentLength() const
{
    const auto text = field("content-length");
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return length;
}

} // namespace tg::query
