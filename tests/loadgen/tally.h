// What came of the requests of one run, and how it is printed. One thread; owned by LoadRun.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/loadgen/latency_histogram.h"

namespace tg::loadgen {

struct Tally {
    std::uint64_t requests = 0; // begun; each is in byStatus or unanswered in the end
    std::map<int, std::uint64_t> byStatus;
    std::uint64_t unanswered =
        0; // the connection or the patience ended first: stored or not, nobody knows
    std::uint64_t samples = 0;        // in requests answered 204
    std::uint64_t partialSamples = 0; // said to be stored by 200 answers
    std::uint64_t errors = 0;         // refused lines, by 200 answers
    std::uint64_t gaps = 0;           // by the X-Timeless-Ack field
    std::uint64_t reconnects = 0;
    std::uint64_t late = 0;    // open loop: begun more than 1 ms after they were due
    std::uint64_t notSent = 0; // open loop: due and never begun
    std::uint64_t bytes = 0;   // of requests answered 204
    double seconds = 0;
    double cpuSeconds = 0; // the generator's own
    LatencyHistogram latency;
    std::vector<std::uint64_t> perSecond; // samples answered 204

    bool isClean() const;
    double samplesPerSecond() const
    {
        return seconds > 0 ? static_cast<double>(samples) / seconds : 0;
    }

    std::string toJson(std::string_view format, bool withPerSecond) const;
    std::string toText() const;
};

} // namespace tg::loadgen
