#include "cluster/backfill/series_pages.h"

namespace tg::cluster {

SeriesPages::SeriesPages(SeriesPager pager, std::size_t pageSeries, std::uint64_t first)
    : m_pager(std::move(pager))
    , m_pageSeries(pageSeries)
    , m_next(first)
    , m_hasEnded(false)
{
}

bool SeriesPages::hasNext()
{
    if (m_at < m_page.size())
        return true;
    if (m_hasEnded)
        return false;
    m_page = m_pager(m_next, m_pageSeries);
    m_at = 0;
    m_hasEnded = m_page.empty();
    return !m_hasEnded;
}

std::pair<std::uint64_t, SeriesCopies> SeriesPages::take()
{
    return {m_next++, std::move(m_page[m_at++])};
}

} // namespace tg::cluster
