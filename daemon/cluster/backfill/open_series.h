// The series that are under way: begun, and something of them is still to be read, looked at again
// or written. Tells from where a job that is broken off must go on. Plain object, cluster thread.
#pragma once

#include <cassert>
#include <map>
#include <utility>

#include "cluster/backfill/walk_options.h"

namespace tg::cluster {

class OpenSeries
{
public:
    // Opened with one hold on it.
    void open(std::uint64_t position, SeriesCopies series)
    {
        m_series.try_emplace(position, Entry{std::move(series), 1});
    }
    const SeriesCopies &at(std::uint64_t position) const { return m_series.at(position).series; }
    void hold(std::uint64_t position, std::size_t holds = 1)
    {
        m_series.at(position).holds += holds;
    }
    // True: that was the last hold, the series is closed and forgotten.
    bool release(std::uint64_t position, std::size_t holds = 1)
    {
        const auto found = m_series.find(position);
        assert(found != m_series.end() && found->second.holds >= holds);
        found->second.holds -= holds;
        if (found->second.holds > 0)
            return false;
        m_series.erase(found);
        return true;
    }
    bool isEmpty() const { return m_series.empty(); }
    // All series before it are closed; next: the first that has not been opened.
    std::uint64_t firstOpen(std::uint64_t next) const
    {
        return m_series.empty() ? next : m_series.begin()->first;
    }
    void clear() { m_series.clear(); }

private:
    struct Entry {
        SeriesCopies series;
        std::size_t holds = 0;
    };
    std::map<std::uint64_t, Entry> m_series;
};

} // namespace tg::cluster
