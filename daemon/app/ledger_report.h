// Both ledgers summed over all workers, links and queues, and what is missing from them. Read from
// relaxed counters: exact at rest, a moment's picture in motion. Any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "base/counters.h"

namespace tg::app {

struct LedgerReport {
    std::uint64_t received = 0;
    std::uint64_t confirmed = 0;
    std::uint64_t queued = 0;
    std::uint64_t inFlight = 0;
    std::array<std::uint64_t, kRejectReasons> rejected{};
    std::array<std::uint64_t, kDropReasons> dropped{};

    std::uint64_t copiesDue = 0;
    std::uint64_t copiesConfirmed = 0;
    std::uint64_t copiesOpen = 0;
    std::uint64_t copiesGap = 0;
    std::uint64_t copiesDropped = 0;
    std::uint64_t copiesLate = 0;
    std::uint64_t copiesResent = 0;
    std::uint64_t truncatedTimes = 0;
    std::array<std::uint64_t, kBounds> overBound{};
    std::uint64_t exemplarsNotStored = 0;
    std::uint64_t histogramsNotStored = 0;
    std::uint64_t metadataNotStored = 0;

    void add(const LedgerCounters &worker);

    std::uint64_t rejectedTotal() const;
    std::uint64_t droppedTotal() const;
    // 0 at rest; anything else that lasts is a bug of ours.
    std::int64_t pointsDifference() const;
    std::int64_t copiesDifference() const;
    bool isAtRest() const { return queued == 0 && inFlight == 0 && copiesOpen == 0; }

    // Two lines for the log and the end of the daemon.
    std::string text() const;
};

} // namespace tg::app
