#include "route/shard_key.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <xxhash.h>

#include "series/series_key.h"

namespace tg::route {

namespace {

constexpr std::string_view kSeries = "series";
constexpr std::string_view kMetric = "metric";
constexpr std::string_view kLabels = "labels:";
constexpr std::string_view kMetricLabel = "__name__";

Error refuse(std::string_view text, std::string_view why)
{
    std::string message = "shard key \"";
    message += text;
    message += "\": ";
    message += why;
    message +=
        "; write \"series\", \"metric\" or \"labels:\" and label names with commas between them, "
        "as in \"labels:host,job\"";
    return {ErrorCode::BadSyntax, std::move(message)};
}

bool hasBlank(std::string_view name)
{
    return std::any_of(name.begin(), name.end(),
                       [](char c) { return static_cast<unsigned char>(c) <= ' '; });
}

ShardId shardOfHash(std::uint64_t hash)
{
    return ShardId{static_cast<std::uint16_t>(hash % kShardCount)};
}

// Length first, so that "ab" + "c" and "a" + "bc" differ.
void appendValue(std::string_view value, std::string &out)
{
    for (unsigned shift = 0; shift < 32; shift += 8)
        out += static_cast<char>(value.size() >> shift & 0xFF);
    out += value;
}

std::string_view valueOf(const series::KeyParts &parts, std::string_view name)
{
    if (name == kMetricLabel)
        return parts.metric;
    const auto label =
        std::lower_bound(parts.labels.begin(), parts.labels.end(), name,
                         [](const auto &pair, std::string_view n) { return pair.first < n; });
    return label != parts.labels.end() && label->first == name ? label->second : std::string_view{};
}

} // namespace

Result<ShardKey> ShardKey::parse(std::string_view text)
{
    ShardKey key;
    if (text == kSeries)
        return key;
    if (text == kMetric) {
        key.m_kind = Kind::Metric;
        return key;
    }
    if (!text.starts_with(kLabels))
        return refuse(text, "no such kind");

    key.m_kind = Kind::Labels;
    auto rest = text.substr(kLabels.size());
    for (bool isLast = false; !isLast;) {
        const auto comma = rest.find(',');
        isLast = comma == std::string_view::npos;
        const auto name = rest.substr(0, comma);
        if (name.empty())
            return refuse(text, "an empty label name");
        if (hasBlank(name))
            return refuse(text, "a blank in the label name \"" + std::string(name) + "\"");
        key.m_labels.emplace_back(name);
        if (!isLast)
            rest.remove_prefix(comma + 1);
    }
    std::sort(key.m_labels.begin(), key.m_labels.end());
    const auto twice = std::adjacent_find(key.m_labels.begin(), key.m_labels.end());
    if (twice != key.m_labels.end())
        return refuse(text, "the label \"" + *twice + "\" stands there twice");
    return key;
}

ShardId ShardKey::shardOf(std::string_view canonicalKey) const
{
    if (m_kind == Kind::Series)
        return shardOfHash(series::keyHash(canonicalKey));

    const auto parts = series::readKey(canonicalKey);
    if (m_kind == Kind::Metric)
        return shardOfHash(XXH3_64bits(parts.metric.data(), parts.metric.size()));

    std::string values;
    for (const auto &name : m_labels)
        appendValue(valueOf(parts, name), values);
    return shardOfHash(XXH3_64bits(values.data(), values.size()));
}

std::string ShardKey::text() const
{
    if (m_kind == Kind::Series)
        return std::string(kSeries);
    if (m_kind == Kind::Metric)
        return std::string(kMetric);
    std::string text(kLabels);
    for (const auto &name : m_labels) {
        if (&name != &m_labels.front())
            text += ',';
        text += name;
    }
    return text;
}

} // namespace tg::route
