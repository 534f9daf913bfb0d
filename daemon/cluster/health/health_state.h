// The states of a node as this gateway judges them, and the one table of how it gets from one to
// another. Pure. Orders are laid over the result (see shown()), they are not part of the table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "cluster/health/health_sample.h"

namespace tg::cluster {

enum class HealthState : std::uint8_t {
    Connecting,  // not reached since the start
    Warming,     // reached; its registry is being read
    Up,          // serves, lacks nothing
    Degraded,    // lost for a moment, stalled or slow; its owner role is untouched
    Down,        // lost or hung beyond the bound, or failed over by order
    Backfilling, // serves writes; what it lacks is being filled
    Draining,    // by order: takes no new series
    Maintenance, // by order: writes are stopped and gapped, reads go elsewhere
    Refused      // answers, but is not the node it should be, or cannot serve us
};

constexpr std::string_view name(HealthState state)
{
    constexpr std::string_view names[] = {"connecting", "warming",     "up",
                                          "degraded",   "down",        "backfilling",
                                          "draining",   "maintenance", "refused"};
    return names[static_cast<std::size_t>(state)];
}

// Why a state changed: what a sample showed, or an order.
enum class HealthCause : std::uint8_t {
    RegistryUnread, // connected and sound, not warm
    GapsToFill,     // connected, sound and warm, with open gaps
    FitToServe,     // connected, sound and warm, no gaps
    LinkClosed,
    Stalled, // connected, but a call or probe has no answer for hungDegraded
    Slow,    // answers, with a figure beyond its limit
    Restarted,
    NeverReached,  // for firstContact
    ClosedTooLong, // for downAfter
    HungTooLong,   // for hungDown
    WrongNode,
    Order // given, changed or lifted
};

constexpr std::string_view name(HealthCause cause)
{
    constexpr std::string_view names[] = {"registry unread", "gaps to fill",  "fit to serve",
                                          "link closed",     "stalled",       "slow",
                                          "restarted",       "never reached", "closed too long",
                                          "hung too long",   "wrong node",    "order"};
    return names[static_cast<std::size_t>(cause)];
}

// Nothing: the cause means nothing in this state. Knows no times: the judge names a cause only when
// its bound is reached, and one of the first three only when the node was steady for long enough.
constexpr std::optional<HealthState> nextState(HealthState state, HealthCause cause)
{
    using enum HealthState;
    const bool isServing = state == Up || state == Backfilling;
    const bool isReached = isServing || state == Warming;
    const auto to = [state](bool isAllowed, HealthState next) {
        return isAllowed && next != state ? std::optional(next) : std::nullopt;
    };
    switch (cause) {
    case HealthCause::RegistryUnread:
        return to(true, Warming);
    case HealthCause::GapsToFill:
        return to(true, Backfilling);
    case HealthCause::FitToServe:
        return to(true, Up);
    case HealthCause::LinkClosed:
    case HealthCause::Restarted:
        return to(isReached, Degraded);
    case HealthCause::Stalled:
        return to(isReached || state == Connecting, Degraded);
    case HealthCause::Slow:
        return to(state != Warming, Degraded);
    case HealthCause::NeverReached:
        return to(state == Connecting, Down);
    case HealthCause::ClosedTooLong:
        return to(state == Degraded || state == Refused, Down);
    case HealthCause::HungTooLong:
        return to(true, Down);
    case HealthCause::WrongNode:
        return to(true, Refused);
    case HealthCause::Order:
        return std::nullopt;
    }
    return std::nullopt;
}

// What an order makes of the state judged underneath it. Maintenance hides everything (the operator
// is at the node); a draining node is Draining only while it serves.
constexpr HealthState shown(HealthState underneath, OrderInForce order)
{
    using enum HealthState;
    switch (order) {
    case OrderInForce::None:
        return underneath;
    case OrderInForce::Maintenance:
        return Maintenance;
    case OrderInForce::Draining:
        return underneath == Up || underneath == Degraded || underneath == Backfilling ? Draining
                                                                                       : underneath;
    case OrderInForce::FailedOver:
        return underneath == Refused ? Refused : Down;
    }
    return underneath;
}

} // namespace tg::cluster
