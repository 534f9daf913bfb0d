// The bounds of a series and of the times of its points, by name, and sets of them: which ones are
// only measured (limits.measure_only), and which ones a series goes past. The names are those of
// the config keys, values of the metric label `bound` and words of limits.measure_only, so they
// never change meaning. Any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tg {

enum class Bound : std::uint8_t {
    Labels,
    LabelNameBytes,
    LabelValueBytes,
    MetricNameBytes,
    LabelPolicy, // cluster.label_policy = "reject"
    Series,
    OldestMs, // and what the nodes keep, see cluster.ask_retention
    NewestMs,
    Count_
};

inline constexpr std::size_t kBounds = static_cast<std::size_t>(Bound::Count_);

inline constexpr std::array<std::string_view, kBounds> kBoundNames{
    "labels",       "label_name_bytes", "label_value_bytes", "metric_name_bytes",
    "label_policy", "series",           "oldest_ms",         "newest_ms"};

constexpr std::string_view name(Bound bound)
{
    return kBoundNames[static_cast<std::size_t>(bound)];
}

constexpr std::optional<Bound> boundNamed(std::string_view word)
{
    for (std::size_t i = 0; i < kBounds; ++i) {
        if (kBoundNames[i] == word)
            return static_cast<Bound>(i);
    }
    return std::nullopt;
}

class BoundSet
{
public:
    constexpr BoundSet() = default;
    static constexpr BoundSet fromBits(std::uint8_t bits)
    {
        BoundSet set;
        set.m_bits = bits;
        return set;
    }

    constexpr void add(Bound bound) { m_bits = static_cast<std::uint8_t>(m_bits | bit(bound)); }
    constexpr void add(BoundSet other)
    {
        m_bits = static_cast<std::uint8_t>(m_bits | other.m_bits);
    }
    constexpr bool has(Bound bound) const { return (m_bits & bit(bound)) != 0; }
    constexpr bool isEmpty() const { return m_bits == 0; }
    constexpr std::uint8_t bits() const { return m_bits; }

private:
    static_assert(kBounds <= 8);
    static constexpr unsigned bit(Bound bound) { return 1U << static_cast<unsigned>(bound); }

    std::uint8_t m_bits = 0;
};

} // namespace tg
