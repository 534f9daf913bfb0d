// Every bound of the judge, the pace and the panic guard: its name, default and config key. A
// value. A bound of 0 switches a sign of slowness off; the other bounds must hold what check()
// says.
#pragma once

#include <chrono>
#include <cstdint>

#include "shared/base/result.h"

namespace tg::cluster {

// A builder with a longer mailbox refuses what it is sent, and the node says ok all the same.
inline constexpr std::uint64_t kNodeMailboxLimit = 50'000;

struct HealthThresholds {
    using Ms = std::chrono::milliseconds;

    // Down
    Ms downAfter{2'000};     // health.down_after_ms: a closed link, counted from its loss
    Ms firstContact{10'000}; // health.first_contact_ms: a node never reached since the start
    Ms hungDegraded{2'500};  // health.hung_degraded_ms: age of a call or probe without answer
    Ms hungDown{8'000};      // health.hung_down_ms

    // Degraded
    Ms rttDegraded{500};                      // health.rtt_degraded_ms
    Ms confirmP99Degraded{2'000};             // health.confirm_p99_degraded_ms
    Ms silentDegraded{20'000};                // fixed; a tick is due every 15 s
    std::uint64_t slowMailbox = 10'000;       // health.slow_mailbox: Degraded, and slow down
    std::uint64_t stopMailbox = 40'000;       // health.stop_mailbox: send nothing
    std::uint64_t dbMailboxDegraded = 10'000; // fixed
    std::uint64_t memoryBytesDegraded = 0;    // health.memory_bytes_degraded
    std::uint64_t runQueueDegraded = 0;       // fixed
    std::uint64_t refusedDegraded = 3;        // fixed: batches in a row
    std::uint64_t lateDegraded = 2;           // fixed: requests in a row
    Ms degradedClear{2'000}; // health.degraded_clear_ms: good so long ends Degraded

    // Return
    Ms returnGood{3'000};    // health.return_good_ms: steady so long ends Down
    Ms returnJitter{2'000};  // health.return_jitter_ms: plus at most this, drawn for each Down
    Ms returnMinOut{6'000};  // health.return_min_out_ms: a Down lasts so long; holds out any node
                             // that flaps ten times a minute or more often
    Ms flapWindow{600'000};  // health.flap_window_ms: flaps are remembered so long
    Ms flapHoldMax{120'000}; // health.flap_hold_max_ms: to which each flap doubles returnGood

    Ms sampleGap{3'000}; // fixed: samples further apart mean that we slept

    // Pace
    double paceRisePerSecond = 0.2; // fixed
    double paceDeadBand = 0.05;     // fixed: smaller changes are not passed on
    Ms paceUnknown{10'000};         // fixed: without a figure so long, rise to
    double paceBlind = 0.25;        // fixed: this, so that nothing stands still for ever

    // Panic
    double maxDownShare = 0.5; // health.max_down_percent: of all nodes, rounded down, at least one
    Ms panicClear{10'000};     // health.panic_clear_ms: within the share so long ends the panic
};

Result<void> check(const HealthThresholds &bounds);

} // namespace tg::cluster
