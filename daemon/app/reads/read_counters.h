// What one read thread has counted. Written by that thread alone, read by any; owned by ReadHouse,
// so that the last figures can be told after the thread has ended.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string_view>

#include "base/counters.h"
#include "query/node/node_failures.h"

namespace tg::app {

enum class ReadOutcome : std::uint8_t {
    Passed,   // one node's answer, untouched
    Merged,   // made here, of nodes' answers or of the registry
    Partial,  // marked as not complete
    Refused,  // 4xx by the gateway
    Failed,   // 5xx, or broken off
    Cancelled // the client left first
};
inline constexpr std::array<std::string_view, 6> kReadOutcomes{"passed",  "merged", "partial",
                                                               "refused", "failed", "cancelled"};

inline constexpr std::array<double, 9> kReadSeconds{0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 30};

struct alignas(64) ReadCounters {
    std::array<Counter, kReadOutcomes.size()> outcomes;
    Counter bytes; // of answers
    std::array<Counter, kReadSeconds.size() + 1> durations;
    Counter durationMicros;
    query::NodeFailures nodeFailures;

    void count(ReadOutcome outcome, std::chrono::microseconds took)
    {
        outcomes[static_cast<std::size_t>(outcome)].add(1);
        const double seconds = std::chrono::duration<double>(took).count();
        std::size_t bucket = 0;
        while (bucket < kReadSeconds.size() && seconds > kReadSeconds[bucket])
            ++bucket;
        durations[bucket].add(1);
        durationMicros.add(static_cast<std::uint64_t>(took.count()));
    }
};

// The sum over all read threads at one moment.
struct ReadTotals {
    std::uint64_t open = 0;
    std::uint64_t turnedAway = 0; // beyond query.concurrent
    std::array<std::uint64_t, kReadOutcomes.size()> outcomes{};
    std::uint64_t bytes = 0;
    std::array<std::uint64_t, kReadSeconds.size() + 1> durations{};
    double seconds = 0;
    std::array<std::uint64_t, kMaxNodes> nodeFailures{};

    void add(const ReadCounters &counters)
    {
        for (std::size_t i = 0; i < outcomes.size(); ++i)
            outcomes[i] += counters.outcomes[i].value();
        bytes += counters.bytes.value();
        for (std::size_t i = 0; i < durations.size(); ++i)
            durations[i] += counters.durations[i].value();
        seconds += static_cast<double>(counters.durationMicros.value()) / 1e6;
        for (std::uint16_t i = 0; i < kMaxNodes; ++i)
            nodeFailures[i] += counters.nodeFailures.of(NodeIndex{i});
    }
};

} // namespace tg::app
