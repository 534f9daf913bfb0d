#include "app/control/hot_metrics.h"

#include <algorithm>
#include <cmath>

#include "series/series_key.h"

namespace tg::app {

namespace {

constexpr double kHalfLife = 5; // seconds
constexpr double kFaded = 0.5;  // points: no longer worth a row
constexpr std::chrono::seconds kMinute{60};

} // namespace

void HotMetrics::take(Clock::Steady now, double seconds, const Rate &pointsPerSecond,
                      const std::vector<series::SampledRun> &samples, const SeriesOf &seriesOf)
{
    const double fading = std::exp2(-seconds / kHalfLife);
    m_weight *= fading;
    for (auto &[metric, track] : m_tracks)
        track.weight *= fading;
    for (const auto &run : samples) {
        const auto points = static_cast<double>(run.points);
        m_tracks[series::metricOf(run.entry->key())].weight += points;
        m_weight += points;
    }
    std::erase_if(m_tracks, [](const auto &track) { return track.second.weight < kFaded; });
    show(now, pointsPerSecond, seriesOf);
}

void HotMetrics::show(Clock::Steady now, const Rate &pointsPerSecond, const SeriesOf &seriesOf)
{
    using Entry = std::pair<std::string_view, Track *>;
    std::vector<Entry> order;
    for (auto &[metric, track] : m_tracks)
        order.emplace_back(metric, &track);
    std::ranges::sort(order, [](const Entry &left, const Entry &right) {
        return left.second->weight != right.second->weight
                   ? left.second->weight > right.second->weight
                   : left.first < right.first;
    });
    while (order.size() > kTracked) {
        m_tracks.erase(order.back().first);
        order.pop_back();
    }
    m_top.clear();
    if (!pointsPerSecond)
        return;
    for (const auto &[metric, track] : order) {
        if (m_top.size() == kShown) {
            track->series.clear(); // nobody looks at it
            continue;
        }
        auto &seen = track->series;
        seen.emplace_back(now, seriesOf(metric));
        while (seen.size() > 2 && now - seen[1].first >= kMinute)
            seen.pop_front();
        HotMetric hot;
        hot.name = std::string(metric);
        hot.share = m_weight > 0 ? track->weight / m_weight : 0;
        hot.pointsPerSecond = hot.share * *pointsPerSecond;
        hot.series = seen.back().second;
        const auto looked = now - seen.front().first;
        if (looked >= kSettled)
            hot.newSeriesPerMinute = static_cast<double>(seen.back().second - seen.front().second) *
                                     (std::chrono::duration<double>(kMinute) / looked);
        m_top.push_back(std::move(hot));
    }
}

} // namespace tg::app
