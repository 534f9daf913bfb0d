// What a connection needs from the worker it lives on. Everything here belongs to that worker and
// its thread.
#pragma once

#include <span>
#include <string>

#include "base/limits.h"
#include "ingest/http_counters.h"
#include "ingest/http_exchange.h"
#include "shared/base/clock.h"

namespace tg::ingest {

class HttpConnection;

// Bytes asked from the kernel at once. A head gets few, so that a client that pipelines cannot make
// us keep much.
inline constexpr std::size_t kHeadReadBytes = 16 * kKiB;
inline constexpr std::size_t kChunkedReadBytes = 64 * kKiB;
inline constexpr std::size_t kBodyReadBytes = 256 * kKiB;

struct ConnectionHost {
    const Limits &limits;
    const Clock &clock;
    HttpCounters &counters;
    RequestRouter *router = nullptr;
    std::span<char>
        readBuffer; // kBodyReadBytes and what can be carried over; used during one call only
    std::string writeBuffer; // the same for answers; keeps its memory

    ConnectionHost(const Limits &l, const Clock &c, HttpCounters &n)
        : limits(l)
        , clock(c)
        , counters(n)
    {
    }
    virtual ~ConnectionHost() = default;
    // Calls connection.proceed() soon, from the event loop, with no handler on the stack.
    virtual void later(HttpConnection &connection) = 0;
};

} // namespace tg::ingest
