// Every bound of the admin door with its default and the key that sets it. Plain values, any
// thread.
#pragma once

#include <chrono>
#include <cstddef>

#include "base/limits.h"

namespace tg::admin {

struct AdminBounds {
    std::size_t connections = 64;       // admin.connections -> 503 too-many-connections
    std::size_t headBytes = 16 * kKiB;  // admin.head_bytes -> 431 head-too-large
    std::size_t bodyBytes = 256 * kKiB; // admin.body_bytes -> 413 body-too-large

    // admin.request_timeout_ms: from the first byte of a request to its last -> 408. A new
    // connection has as long for its first request, and is then closed without an answer.
    std::chrono::milliseconds requestTimeout{10'000};
    std::chrono::milliseconds idleTimeout{75'000}; // admin.idle_timeout_ms: between two requests
    std::chrono::milliseconds sendTimeout{10'000}; // admin.send_timeout_ms: nobody reads the answer
};

// Fixed by construction, not configurable.
inline constexpr std::size_t kMaxHeadFields = 100;         // -> 431 head-too-large
inline constexpr std::size_t kMaxIdBytes = 128;            // of an id in a path -> 404
inline constexpr std::size_t kRefusedConnections = 32;     // told so; further ones are just closed
inline constexpr std::chrono::milliseconds kLinger{2'000}; // for the client to read a last answer

} // namespace tg::admin
