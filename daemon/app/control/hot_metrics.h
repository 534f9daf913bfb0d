// The metrics with the most points lately, guessed from thin samples that the workers take. Plain
// object of the control thread, bounded by kTracked and one tick's samples.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/control/desk_rates.h"
#include "series/flow_tally.h"

namespace tg::app {

struct HotMetric {
    std::string name;
    double pointsPerSecond = 0; // a guess
    double share = 0;           // of all points, a guess
    std::uint64_t series = 0;
    Rate newSeriesPerMinute; // empty until it has been looked at for kSettled
};

class HotMetrics
{
public:
    static constexpr std::size_t kTracked = 512;
    static constexpr std::size_t kShown = 50;
    static constexpr std::chrono::seconds kSettled{10};

    // How many series a metric has.
    using SeriesOf = std::function<std::size_t(std::string_view metric)>;

    // The samples since the last call, `seconds` ago; entries outlive this. pointsPerSecond: of all
    // points, counted.
    void take(Clock::Steady now, double seconds, const Rate &pointsPerSecond,
              const std::vector<series::SampledRun> &samples, const SeriesOf &seriesOf);

    const std::vector<HotMetric> &top() const { return m_top; } // the busiest first

private:
    struct Track {
        double weight = 0; // points, each second's counting less than the next one's
        std::deque<std::pair<Clock::Steady, std::uint64_t>> series; // of a minute
    };

    void show(Clock::Steady now, const Rate &pointsPerSecond, const SeriesOf &seriesOf);

    std::unordered_map<std::string_view, Track> m_tracks; // names lie in keys of the series table
    double m_weight = 0;                                  // of all points
    std::vector<HotMetric> m_top;
};

} // namespace tg::app
