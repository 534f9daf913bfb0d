// Who has each shard, and since when: looks at every map and at every change of a node's state,
// with or without somebody who looks at shards. Plain object of the control thread. What was before
// its first look is not known: `since` and the map version of that look stand for it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "app/control/coming_map.h"
#include "app/control/desk_figures.h"

namespace tg::app {

enum class ShardState : std::uint8_t { Owned, OnStandby, WithoutOwner, Moving };

constexpr std::string_view name(ShardState state)
{
    constexpr std::string_view kNames[] = {"owned", "on_standby", "without_owner", "moving"};
    return kNames[static_cast<std::size_t>(state)];
}

struct ShardStanding {
    NodeIndex owner;
    NodeIndex standby;
    NodeIndex movesTo; // owns it by the map that comes; none: it stays
    ShardState state = ShardState::WithoutOwner;
    std::int64_t since = 0; // unix ms
    std::uint64_t mapVersion = 0;
};

class ShardWatch
{
public:
    void look(const DeskFigures &figures);

    const std::vector<ShardStanding> &shards() const { return m_shards; } // empty before a look
    std::size_t withoutOwner() const { return m_withoutOwner; }

private:
    std::vector<ShardStanding> m_shards; // by ShardId
    ComingMap m_coming;
    std::size_t m_withoutOwner = 0;
};

} // namespace tg::app
