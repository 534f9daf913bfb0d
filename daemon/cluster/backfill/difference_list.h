// Counts what differs between two copies and names the first series that do. Bounded by maxListed;
// the counts are not. Plain object, cluster thread.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "cluster/backfill/points_diff.h"
#include "cluster/backfill/walk_options.h"

namespace tg::cluster {

struct SeriesDifference {
    std::string key;
    std::uint64_t missing = 0; // points that the source has and the target lacks
    std::uint64_t extra = 0;   // the other way round
};

class DifferenceList
{
public:
    explicit DifferenceList(std::size_t maxListed)
        : m_maxListed(maxListed)
    {
    }

    void add(std::uint64_t position, const SeriesCopies &series, const PointsDiff &diff);
    void close(std::uint64_t position); // the series is complete

    const std::vector<SeriesDifference> &listed() const { return m_listed; }
    std::uint64_t seriesCount() const { return m_series; }
    std::uint64_t missing() const { return m_missing; }
    std::uint64_t extra() const { return m_extra; }

private:
    const std::size_t m_maxListed;
    std::unordered_map<std::uint64_t, SeriesDifference> m_open;
    std::vector<SeriesDifference> m_listed;
    std::uint64_t m_series = 0;
    std::uint64_t m_missing = 0;
    std::uint64_t m_extra = 0;
};

} // namespace tg::cluster
