// What a client waits for before it is answered (request header X-Timeless-Ack, config
// cluster.ack).
#pragma once

#include <optional>
#include <string_view>

namespace tg {

enum class AckLevel {
    All,   // every copy confirmed, or one confirmed and the other recorded as a gap
    One,   // one copy of every point confirmed
    Queued // in the gateway's memory only
};

constexpr std::string_view name(AckLevel level)
{
    return level == AckLevel::All ? "all" : level == AckLevel::One ? "one" : "queued";
}

constexpr std::optional<AckLevel> ackLevelFrom(std::string_view text)
{
    if (text == "all")
        return AckLevel::All;
    if (text == "one")
        return AckLevel::One;
    if (text == "queued")
        return AckLevel::Queued;
    return std::nullopt;
}

} // namespace tg
