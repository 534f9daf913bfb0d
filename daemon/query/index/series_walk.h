// Walks the series that any of several match sets wants, metric by metric in the order of their
// names, a few at a time: a walk over millions must not keep the read thread. Holds no lock between
// steps; series that appear meanwhile in a metric not yet reached are seen. Read thread.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "query/matcher.h"
#include "series/series_index.h"
#include "series/series_table.h"

namespace tg::query {

class SeriesWalk
{
public:
    // wanted: none = every series. Only series that some node has an id for are seen.
    SeriesWalk(const series::SeriesTable &table, std::vector<MatchSet> wanted);

    std::size_t metricCount() const { return m_metrics.size(); } // that may match
    std::size_t seriesOfMetrics() const;                         // that they have in all

    // The next one; nullptr: all have been seen, or `budget` (one for each that is looked at) is
    // used up.
    const series::SeriesEntry *next(std::size_t &budget);
    bool atEnd() const { return m_metric == m_metrics.size(); }
    void skipMetric(); // what is left of the metric that was seen last

private:
    bool isWanted(const series::SeriesEntry &entry) const;
    void enterMetric();

    const series::SeriesIndex &m_index;
    const std::vector<MatchSet> m_wanted;
    std::vector<std::string_view> m_metrics;
    std::size_t m_metric = 0; // in m_metrics
    std::vector<const MatchSet *> m_ofMetric;
    series::SeriesList m_list;
    series::SeriesList::Iterator m_at;
};

} // namespace tg::query
