// Every bound of the control door with its default and the key that sets it; those of the protocol
// itself are in shared/protocol/limits.h. Plain values, any thread.
#pragma once

#include <chrono>
#include <cstddef>

#include "base/limits.h"
#include "shared/protocol/limits.h"

namespace tg::control {

struct ControlBounds {
    std::size_t consoles = 32; // control.consoles: welcomed ones -> Refused too-many-consoles
    // control.waiting_connections: that have not said hello, at each listener; further ones wait in
    // the system's queue.
    std::size_t waiting = 8;
    std::size_t commandsPerSecond = 20; // control.commands_per_second: a console -> limit-exceeded

    // Fixed by protocol and construction; members so that tests need not wait for them.
    std::chrono::milliseconds tick{1'000};
    std::chrono::milliseconds helloWithin = protocol::kHelloWithin; // TLS handshake included
    std::chrono::milliseconds silence = protocol::kSilence;
    std::chrono::milliseconds linger{2'000}; // for the other end to read a last frame
};

// Fixed by construction, not configurable.
inline constexpr std::chrono::milliseconds kCheckEvery{250}; // deadlines of all connections
inline constexpr int kListenBacklog = 64;
inline constexpr std::size_t kReadBufferBytes = 128 * kKiB; // of one connection, not yet looked at
inline constexpr std::size_t kReadPieceBytes = 64 * kKiB;   // looked at in one go
inline constexpr std::size_t kSocketBytes = 128 * kKiB;     // handed to the socket, not yet sent
inline constexpr std::size_t kMaxTlsFileBytes = 256 * kKiB; // of certificates or a key

// A slow console is up to date again below these.
inline constexpr std::size_t kCaughtUpBytes = protocol::kMaxUnsentBytes / 2;
inline constexpr std::size_t kCaughtUpDeltas = protocol::kMaxUnackedDeltas / 2;

// Wrong tokens from one address or user: so many at once, then one each kBadTokenEvery. Beyond
// that no token of its is looked at.
inline constexpr int kBadTokens = 5;
inline constexpr std::chrono::seconds kBadTokenEvery{10};
inline constexpr std::size_t kMostSuspects = 1'024; // remembered; the one longest quiet goes

} // namespace tg::control
