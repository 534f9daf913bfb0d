// What a link has done and how it is, for whoever wants to know. Written by the link's thread only,
// read by any thread. Outlives its link: cluster, metrics and console hold it by reference.
#pragma once

#include <atomic>
#include <mutex>
#include <string>

#include "base/counters.h"
#include "erl/latency_histogram.h"
#include "erl/link_state.h"

namespace tg::erl {

struct LinkCounters {
    Counter calls;           // write calls sent
    Counter sentPoints;      // in them, those sent again included
    Counter confirmedPoints; // the `confirmed` term of the copies ledger
    Counter confirmedBytes;
    Counter lostPoints;      // returned unconfirmed
    Counter stalePoints;     // returned unsent, their ids were void
    Counter displacedPoints; // the same, newer ones took their room
    Counter resentPoints;   // sent although they had been on a wire before: duplicates are possible
    Counter refusedCalls;   // answered with anything but ok
    Counter timeouts;       // connections reset because a call was not answered in time
    Counter reconnects;     // connections made after the first
    Counter failedAttempts; // connections not made
    Counter resolveCalls;
    Counter resolveErrors;
    Counter bytesOut;
    Counter bytesIn;
    Counter callsInFlight;                   // gauge
    Counter waitingSlices;                   // gauge: taken from the queue, not sent
    LatencyHistogram confirmLatency;         // of a call: sent to confirmed
    std::atomic<std::uint64_t> rttMicros{0}; // of the last tiny rpc
    std::atomic<std::uint64_t> oldestCallMicros{
        0}; // age of the oldest unconfirmed call, at the last look (<= 250 ms old)
    std::atomic<std::int64_t> nextAttemptUnixMs{0}; // in Backoff: when it tries again; else 0
    std::atomic<LinkState> state{LinkState::Stopped};

    std::string lastReason() const
    {
        const std::lock_guard lock(m_mutex);
        return m_lastReason;
    }
    void setReason(std::string reason)
    {
        const std::lock_guard lock(m_mutex);
        m_lastReason = std::move(reason);
    }

private:
    mutable std::mutex m_mutex;
    std::string m_lastReason;
};

} // namespace tg::erl
