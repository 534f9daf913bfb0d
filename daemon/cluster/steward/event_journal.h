// What happened to the cluster lately, newest last: state changes, orders, gaps, backfills.
// Bounded; the oldest go. Plain object of the cluster thread; copies travel in snapshots.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <utility>

namespace tg::cluster {

struct ClusterEvent {
    std::uint64_t number = 0; // grows by one for each
    std::int64_t at = 0;      // unix ms
    std::string node;         // logical id; empty = the cluster
    std::string what;         // a word: "state", "order", "gap", ...
    std::string text;
};

class EventJournal
{
public:
    static constexpr std::size_t kEvents = 1000;

    void add(std::int64_t at, std::string node, std::string what, std::string text)
    {
        m_events.push_back({++m_last, at, std::move(node), std::move(what), std::move(text)});
        if (m_events.size() > kEvents)
            m_events.pop_front();
    }
    const std::deque<ClusterEvent> &events() const { return m_events; }

private:
    std::deque<ClusterEvent> m_events;
    std::uint64_t m_last = 0;
};

} // namespace tg::cluster
