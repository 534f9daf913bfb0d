// How patient links are, where no limit of the config says so. A value; tests make it small.
#pragma once

#include <chrono>

namespace tg::erl {

struct LinkTimings {
    std::chrono::milliseconds connectTimeout{2'000}; // of each step of the handshake
    std::chrono::milliseconds firstBackOff{
        100}; // between attempts to connect, jittered and doubled
    std::chrono::milliseconds longestBackOff{5'000};
    std::chrono::milliseconds firstPause{100}; // after a refused call, jittered and doubled
    std::chrono::milliseconds longestPause{2'000};
    std::chrono::milliseconds probeEvery{5'000}; // an idle connection is asked for a sign of life
    std::chrono::milliseconds probeTimeout{10'000};
    std::chrono::milliseconds steadyAfter{
        5'000}; // connected so long: the next back-off begins small again
};

} // namespace tg::erl
