// The states of a link to a node, and the one table of how it gets from one to another. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tg::erl {

enum class LinkState : std::uint8_t {
    Stopped,    // not started, or ended
    Backoff,    // waits before the next attempt
    Connecting, // in the handshake
    Verifying,  // asks the node who it is
    Held,       // is the right node; waits for the cluster's release, no slice is taken or sent
    Up,         // slices flow
    Refusing // connected, but the node refused several batches in a row: tries an empty one now and
             // then
};

enum class LinkEvent : std::uint8_t {
    Start,
    AttemptDue,
    Connected,
    Failed, // any loss or failed attempt
    Verified,
    Released,
    HeldBack,
    RefusedOften,
    AcceptedAgain,
    Stop
};

constexpr std::string_view name(LinkState state)
{
    constexpr std::string_view names[] = {"stopped", "backoff", "connecting", "verifying",
                                          "held",    "up",      "refusing"};
    return names[static_cast<std::size_t>(state)];
}

// Nothing: the event means nothing in this state.
constexpr std::optional<LinkState> nextState(LinkState state, LinkEvent event)
{
    using enum LinkState;
    const bool isConnected =
        state == Verifying || state == Held || state == Up || state == Refusing;
    switch (event) {
    case LinkEvent::Start:
        return state == Stopped ? std::optional(Connecting) : std::nullopt;
    case LinkEvent::AttemptDue:
        return state == Backoff ? std::optional(Connecting) : std::nullopt;
    case LinkEvent::Connected:
        return state == Connecting ? std::optional(Verifying) : std::nullopt;
    case LinkEvent::Failed:
        return isConnected || state == Connecting ? std::optional(Backoff) : std::nullopt;
    case LinkEvent::Verified:
        return state == Verifying ? std::optional(Held) : std::nullopt;
    case LinkEvent::Released:
        return state == Held ? std::optional(Up) : std::nullopt;
    case LinkEvent::HeldBack:
        return state == Up || state == Refusing ? std::optional(Held) : std::nullopt;
    case LinkEvent::RefusedOften:
        return state == Up ? std::optional(Refusing) : std::nullopt;
    case LinkEvent::AcceptedAgain:
        return state == Refusing ? std::optional(Up) : std::nullopt;
    case LinkEvent::Stop:
        return state != Stopped ? std::optional(Stopped) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace tg::erl
