// Every bound of the daemon with its default; the config key that changes it stands behind each
// member. A value object: filled once at start from the config, then only read, on any thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "base/label_policy.h"
#include "base/series_bounds.h"

namespace tg {

inline constexpr std::size_t kKiB = 1024;
inline constexpr std::size_t kMiB = 1024 * kKiB;

// Fixed by construction, not configurable.
inline constexpr std::size_t kMaxNodes = 256; // slots of the NodeBoard
inline constexpr std::size_t kMaxCopies = 2;  // primary and replica
inline constexpr std::size_t kSlicePoints =
    10'000; // points of one write_batch_resolved call: the node's optimum
inline constexpr std::size_t kSliceBytes = 256 * kKiB; // bytes of one call
inline constexpr std::size_t kResolveChunk = 2'000;    // series of one resolve rpc

// The most that the bounds of a series can be set to, and what stays refused where they are only
// measured (limits.measure_only). A whole series stays under what a node's registry is read with
// (RegistryReader::kMaxSeriesBytes), though each of its commas be escaped.
inline constexpr std::size_t kMostLabels = 1'024;
inline constexpr std::size_t kMostNameBytes = 16 * kKiB; // of a metric or a label
inline constexpr std::size_t kMostLabelValueBytes = 1 * kMiB;
inline constexpr std::size_t kMostSeriesBytes = 2 * kMiB; // metric and labels together

struct Limits {
    std::size_t headBytes = 16 * kKiB;      // limits.head_bytes: request line + headers -> 431
    std::size_t bodyBytes = 64 * kMiB;      // limits.body_bytes: as sent -> 413
    std::size_t inflatedBytes = 256 * kMiB; // limits.inflated_bytes: after decompression -> 413
    std::size_t remoteWriteBytes =
        32 * kMiB; // limits.remote_write_bytes: a snappy block unpacked, held as a whole -> 413
    std::size_t lineBytes = 1 * kMiB;    // limits.line_bytes: one line of a body -> rejected line
    std::size_t segmentBytes = 4 * kMiB; // limits.segment_bytes: all-or-nothing unit of a body
    std::size_t labels = 64;             // limits.labels: a series -> rejected line
    std::size_t labelNameBytes = 256;    // limits.label_name_bytes
    std::size_t labelValueBytes = 4 * kKiB;        // limits.label_value_bytes
    std::size_t metricNameBytes = 256;             // limits.metric_name_bytes
    LabelPolicy labelPolicy = LabelPolicy::Escape; // cluster.label_policy
    std::chrono::milliseconds oldest{0}; // limits.oldest_ms: before now; 0: never -> too_old
    std::chrono::milliseconds newest{0}; // limits.newest_ms: after now; 0: never -> too_new
    bool asksRetention = true; // cluster.ask_retention: what the nodes keep bounds the age, too
    BoundSet measured;         // limits.measure_only: going past them is counted, not refused
    std::size_t connections =
        10'000; // limits.connections: beyond it a new one gets 503 and is closed
    std::size_t pipelinedRequests = 16; // limits.pipelined_requests: read ahead per connection

    std::chrono::milliseconds headTimeout{10'000}; // limits.head_timeout_ms -> 408
    std::chrono::milliseconds bodyStall{
        30'000}; // limits.body_stall_ms: no body byte for so long -> 408
    std::chrono::milliseconds slowBody{10'000}; // limits.slow_body_ms: waited for a body that holds
                                                // memory while it is short -> 503
    std::chrono::milliseconds idleTimeout{
        75'000}; // limits.idle_timeout_ms: keep-alive without a request

    std::size_t inFlightBytes =
        256 * kMiB; // limits.in_flight_bytes: admitted, not confirmed, whole process
    std::size_t nodeBytes = 64 * kMiB; // limits.node_bytes: the same for one node
    std::size_t connectionBytes =
        32 * kMiB;                 // limits.connection_bytes: the same for one client connection
    std::size_t callsInFlight = 4; // limits.calls_in_flight: unconfirmed calls on one link

    std::size_t series = 50'000'000; // limits.series: table size -> rejected, reason series_limit
    std::size_t seriesMost =
        50'000'000; // limits.series_most: the same where limits.series is only measured
    std::size_t aliasesPerSeries = 8;       // limits.aliases_per_series: raw spellings remembered
    std::size_t newSeriesPerSecond = 5'000; // limits.new_series_per_second: per node
    std::chrono::milliseconds newSeriesWait{10'000}; // limits.new_series_wait_ms -> 429

    std::size_t rejectedSamples = 100;     // limits.rejected_samples: the last of a reason; 0: none
    std::size_t rejectedSampleBytes = 200; // limits.rejected_sample_bytes: of each line

    std::chrono::milliseconds admissionWait{
        2'000}; // limits.admission_wait_ms: full node queue, then on_full
    std::chrono::milliseconds lateCopy{500}; // limits.late_copy_ms: second copy after the first
    std::chrono::milliseconds confirmTimeout{
        30'000}; // limits.confirm_timeout_ms: no copy confirmed -> 503
    std::chrono::milliseconds callTimeout{
        10'000}; // limits.call_timeout_ms: one call unanswered -> link reset
    std::chrono::milliseconds drainTimeout{
        30'000}; // limits.drain_timeout_ms: SIGTERM to exit at the latest
};

} // namespace tg
