// The series of a job one after the other, fetched in pages. Plain object, cluster thread.
#pragma once

#include <utility>

#include "cluster/backfill/walk_options.h"

namespace tg::cluster {

class SeriesPages
{
public:
    SeriesPages() = default;
    SeriesPages(SeriesPager pager, std::size_t pageSeries, std::uint64_t first);

    bool hasNext(); // may fetch a page
    std::uint64_t nextPosition() const { return m_next; }
    // Only if hasNext().
    std::pair<std::uint64_t, SeriesCopies> take();

private:
    SeriesPager m_pager;
    std::size_t m_pageSeries = 0;
    std::uint64_t m_next = 0;
    bool m_hasEnded = true;
    std::size_t m_at = 0;
    std::vector<SeriesCopies> m_page;
};

} // namespace tg::cluster
