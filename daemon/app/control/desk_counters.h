// What the control door's ticks cost. Written by the control thread only, read on any thread.
#pragma once

#include <array>
#include <chrono>

#include "base/counters.h"

namespace tg::app {

inline constexpr std::array<double, 6> kTickSeconds{0.001, 0.005, 0.02, 0.05, 0.2, 1};

struct DeskCounters {
    std::array<Counter, kTickSeconds.size() + 1> ticks; // by how long they took
    Counter micros;                                     // all together

    void count(std::chrono::microseconds took)
    {
        const double seconds = std::chrono::duration<double>(took).count();
        std::size_t bucket = 0;
        while (bucket < kTickSeconds.size() && seconds > kTickSeconds[bucket])
            ++bucket;
        ticks[bucket].add(1);
        micros.add(static_cast<std::uint64_t>(took.count()));
    }
};

} // namespace tg::app
