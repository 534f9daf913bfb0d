// Strong ids that every stage shares. Plain values, any thread.
#pragma once

#include <cstdint>
#include <utility> // brings <compare>, which moc 6.4 cannot read when it comes first

namespace tg {

// Position of a node in this process's NodeBoard; never sent anywhere, never hashed (logical ids
// are).
struct NodeIndex {
    std::uint16_t value = 0xFFFF;

    bool isValid() const { return value != 0xFFFF; }
    friend auto operator<=>(NodeIndex, NodeIndex) = default;
};

inline constexpr NodeIndex kNoNode{};

// One of the hash slots of a pool; the unit of the shard map.
struct ShardId {
    std::uint16_t value = 0;
    friend auto operator<=>(ShardId, ShardId) = default;
};

inline constexpr std::uint32_t kShardCount = 4096;

// The grammar in which the raw text of a series is written; part of the table's look-up key.
enum class SeriesSyntax : std::uint8_t { PrometheusText, JsonLines, InfluxLine, RemoteWrite };

// Time of a sample: milliseconds since 1970-01-01 UTC, the unit of every stage up to the encoder.
using TimeMs = std::int64_t;

struct Sample {
    double value = 0;
    TimeMs time = 0;
};

} // namespace tg
