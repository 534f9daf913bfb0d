// What one worker has counted since it started. Written by that worker's thread alone, read by any
// thread; outlives the worker, so that the last figures can be printed after it has ended. Owned by
// WorkerPool.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "base/counters.h"

namespace tg::ingest {

struct alignas(64) HttpCounters {
    Counter accepted; // connections served
    Counter refused;  // connections answered 503 because of limits.connections
    Counter closed;   // of the accepted ones
    Counter requests; // heads accepted and routed
    Counter faults;   // requests refused by the door itself: bad grammar, limits, time-outs
    std::array<Counter, 6> answers; // by status class: [2] counts 2xx; [0] is unused
    Counter bytesIn;
    Counter bytesOut;
};

// The sum over all workers at one moment.
struct HttpTotals {
    std::uint64_t open = 0;
    std::uint64_t accepted = 0;
    std::uint64_t refused = 0;
    std::uint64_t closed = 0;
    std::uint64_t requests = 0;
    std::uint64_t faults = 0;
    std::array<std::uint64_t, 6> answers{};
    std::uint64_t bytesIn = 0;
    std::uint64_t bytesOut = 0;

    void add(const HttpCounters &counters)
    {
        accepted += counters.accepted.value();
        refused += counters.refused.value();
        closed += counters.closed.value();
        requests += counters.requests.value();
        faults += counters.faults.value();
        for (std::size_t i = 0; i < answers.size(); ++i)
            answers[i] += counters.answers[i].value();
        bytesIn += counters.bytesIn.value();
        bytesOut += counters.bytesOut.value();
    }
};

} // namespace tg::ingest
