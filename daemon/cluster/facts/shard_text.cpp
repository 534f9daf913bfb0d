#include "cluster/facts/shard_text.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace tg::cluster {

namespace {

constexpr std::size_t kDigits = kShardCount / 4;
constexpr std::string_view kHex = "0123456789abcdef";

// Digit n holds shards 4n to 4n+3, the lowest in its lowest bit.
std::string hexText(const ShardSet &shards)
{
    std::string text = "x";
    for (std::size_t shard = 0; shard < kShardCount; shard += 4) {
        std::size_t digit = 0;
        for (std::size_t bit = 0; bit < 4; ++bit)
            digit |= shards[shard + bit] ? std::size_t{1} << bit : 0u;
        text += kHex[digit];
    }
    return text;
}

Result<ShardSet> parseHex(std::string_view digits)
{
    if (digits.size() != kDigits)
        return Error{ErrorCode::BadSyntax, "shards in hex need " + std::to_string(kDigits) +
                                               " digits, not " + std::to_string(digits.size())};
    ShardSet shards;
    for (std::size_t place = 0; place < kDigits; ++place) {
        const auto digit = kHex.find(digits[place]);
        if (digit == std::string_view::npos)
            return Error{ErrorCode::BadSyntax,
                         "no hex digit in shards: code " + std::to_string(int{digits[place]})};
        for (std::size_t bit = 0; bit < 4; ++bit)
            shards.set(place * 4 + bit, (digit >> bit & 1u) != 0);
    }
    return shards;
}

std::optional<std::uint32_t> parseShard(std::string_view text)
{
    std::uint32_t shard = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), shard);
    if (text.empty() || text.size() > 4 || fault != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return shard < kShardCount ? std::optional(shard) : std::nullopt;
}

} // namespace

std::string shardText(const ShardSet &shards)
{
    auto left = shards.count();
    if (left == kShardCount)
        return "all";
    std::string text;
    for (std::size_t first = 0; left > 0 && text.size() <= kDigits + 1; ++first) {
        if (!shards[first])
            continue;
        std::size_t end = first + 1;
        while (end < kShardCount && shards[end])
            ++end;
        text += text.empty() ? "" : ",";
        text += std::to_string(first);
        if (end > first + 1)
            text += "-" + std::to_string(end - 1);
        left -= end - first;
        first = end;
    }
    return text.size() > kDigits + 1 ? hexText(shards) : text;
}

Result<ShardSet> parseShards(std::string_view text)
{
    if (text == "all")
        return ShardSet().set();
    if (text.starts_with('x'))
        return parseHex(text.substr(1));
    ShardSet shards;
    std::uint32_t next = 0; // the lowest shard that may follow
    while (true) {
        const auto part = text.substr(0, text.find(','));
        const auto dash = part.find('-');
        const auto first = parseShard(part.substr(0, dash));
        const auto last =
            dash == std::string_view::npos ? first : parseShard(part.substr(dash + 1));
        if (!first || !last)
            return Error{ErrorCode::BadSyntax,
                         "no shard or range of shards: '" + std::string(part.substr(0, 20)) + "'"};
        if (*first < next || *last < *first)
            return Error{ErrorCode::BadValue,
                         "shards do not ascend at '" + std::string(part.substr(0, 20)) + "'"};
        for (auto shard = *first; shard <= *last; ++shard)
            shards.set(shard);
        next = *last + 1;
        if (part.size() == text.size())
            return shards;
        text.remove_prefix(part.size() + 1);
    }
}

} // namespace tg::cluster
