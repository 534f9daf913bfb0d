// What happened to the cluster lately, newest last: state changes, orders, gaps, backfills.
// Bounded; the oldest go. Plain object of the cluster thread; copies travel in snapshots.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>

#include "cluster/steward/shared_list.h"

namespace tg::cluster {

enum class EventSeverity : std::uint8_t { Info, Notice, Warning, Critical };

constexpr std::string_view name(EventSeverity severity)
{
    constexpr std::string_view kNames[] = {"info", "notice", "warning", "critical"};
    return kNames[static_cast<std::size_t>(severity)];
}

struct ClusterEvent {
    std::uint64_t number = 0; // grows by one for each
    std::int64_t at = 0;      // unix ms
    std::string node;         // logical id; empty = the cluster
    std::string what;         // a word: "state", "order", "gap", ...
    std::string text;
    EventSeverity severity = EventSeverity::Info;
    std::string actor = {};       // who caused it; empty = the gateway
    std::uint64_t mapVersion = 0; // then in force; 0: there was none yet
};

class EventJournal
{
public:
    static constexpr std::size_t kEvents = 1000;

    void add(std::int64_t at, std::string node, std::string what, std::string text,
             EventSeverity severity = EventSeverity::Info, std::string actor = {})
    {
        m_events.push_back({++m_last, at, std::move(node), std::move(what), std::move(text),
                            severity, std::move(actor), m_mapVersion});
        if (m_events.size() > kEvents)
            m_events.pop_front();
    }
    // Of what is added from now on.
    void mapIs(std::uint64_t version) { m_mapVersion = version; }
    const std::deque<ClusterEvent> &events() const { return m_events; }
    // For snapshots: the same list until something is added.
    const SharedList<ClusterEvent> &shared()
    {
        if (std::exchange(m_sharedLast, m_last) != m_last)
            m_shared = SharedList<ClusterEvent>(
                std::vector<ClusterEvent>(m_events.begin(), m_events.end()));
        return m_shared;
    }

private:
    std::deque<ClusterEvent> m_events;
    SharedList<ClusterEvent> m_shared;
    std::uint64_t m_sharedLast = 0; // the last one in it
    std::uint64_t m_last = 0;
    std::uint64_t m_mapVersion = 0;
};

} // namespace tg::cluster
