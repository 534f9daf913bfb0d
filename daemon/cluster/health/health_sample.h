// Everything observed of one node at one moment, as plain values: the only input of the judge.
// Made by the node's monitor, at least once a second; absent values are unknown, never zero.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "shared/base/clock.h"

namespace tg::cluster {

// The operator's (or a failover's) decision about a node, as far as its health is concerned.
enum class OrderInForce : std::uint8_t { None, Maintenance, Draining, FailedOver };

struct HealthSample {
    Clock::Steady at{}; // never before the sample before it

    bool isConnected = false; // the data link is verified or better
    bool isRefused = false; // it answers, but is the wrong node or cannot serve; stays set between
                            // attempts to connect, until one of them finds the right node
    std::string refusal;    // why it is refused
    bool isWarm = false;    // its registry has been read, slices may flow
    std::string lastLossReason;
    std::uint32_t creation = 0; // of the node's boot; 0 = unknown

    // Ages; no call or probe open: nothing.
    std::optional<std::chrono::milliseconds> oldestUnconfirmed; // of the oldest call in flight
    std::optional<std::chrono::milliseconds> lastHeard;         // age of the last byte or tick
    std::optional<std::chrono::microseconds> rtt;               // of the last answered probe
    std::optional<std::chrono::milliseconds> openProbeAge;      // of the probe not yet answered
    bool isLastProbeTimedOut = false;                           // the last probe that ended

    std::optional<std::chrono::microseconds> confirmP99; // of the last interval, not since start
    std::optional<std::uint64_t> builderMailbox;         // the longest of the node's builders
    std::optional<std::uint64_t> dbMailbox;
    std::optional<std::uint64_t> memoryBytes;
    std::optional<std::uint32_t> runQueue;
    std::uint32_t refusedInARow = 0; // batches answered with anything but ok
    std::uint32_t lateInARow = 0;    // requests that no longer waited for this copy

    OrderInForce order = OrderInForce::None;
    bool hasOpenGaps = false; // copies it lacks are being filled or wait for it; residues that
                              // nobody will fill do not count
};

} // namespace tg::cluster
