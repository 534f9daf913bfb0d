// How a walk over pairs of copies behaves, with its defaults. Values; tests make them small.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace tg::cluster {

struct RetryPolicy {
    unsigned retries = 3; // after the first attempt
    std::chrono::milliseconds firstBackOff{500};

    std::chrono::milliseconds backOff(unsigned retry) const { return firstBackOff * (1U << retry); }
};

struct WalkOptions {
    std::size_t queriesInFlight = 8; // series under way, one query each
    std::size_t pageSeries = 512;
    std::size_t seriesPerSecond = 0;     // begun at most, after a burst of as many; 0 = no bound
    std::chrono::hours rangePerQuery{4}; // a node's segment; a reply stays far below its bound
    // What differs this close to now is looked at again after a while and a flush, and counts only
    // if it differed both times: fresh points reach two nodes at two times.
    std::chrono::seconds fresh{120};
    std::chrono::milliseconds recheckAfter{2'000};
    std::size_t recheckSeries = 16'384;    // that wait at most; then all are looked at
    std::size_t recheckPoints = 1'000'000; // the same
    RetryPolicy retry;
};

// A series that has two copies to be compared, in the eyes of one job.
struct SeriesCopies {
    std::string key;            // canonical, series/series_key.h
    std::uint64_t targetId = 0; // its id on the target, for writing
    std::uint16_t source = 0;   // indices into the ports of the job
    std::uint16_t target = 0;
};

// Series number `first` and up to max - 1 behind it, in an order that stays; empty: no more. A job
// asks for some more than once.
using SeriesPager =
    std::function<std::vector<SeriesCopies>(std::uint64_t first, std::size_t maxSeries)>;

} // namespace tg::cluster
