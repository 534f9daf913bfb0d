#include "cluster/backfill/difference_list.h"

#include <utility>

namespace tg::cluster {

void DifferenceList::add(std::uint64_t position, const SeriesCopies &series, const PointsDiff &diff)
{
    auto &difference =
        m_open.try_emplace(position, SeriesDifference{series.key, 0, 0}).first->second;
    difference.missing += diff.missing.size();
    difference.extra += diff.extra.size();
    m_missing += diff.missing.size();
    m_extra += diff.extra.size();
}

void DifferenceList::close(std::uint64_t position)
{
    auto found = m_open.extract(position);
    if (found.empty())
        return;
    ++m_series;
    if (m_listed.size() < m_maxListed)
        m_listed.push_back(std::move(found.mapped()));
}

} // namespace tg::cluster
