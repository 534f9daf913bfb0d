// The rooms of all nodes, in the order of their NodeIndex. Rooms are only ever added, by the main
// thread; any thread may walk over those that are there.
#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <span>

#include "app/node_room.h"
#include "base/limits.h"

namespace tg::app {

class NodeRooms
{
public:
    NodeRoom &add(std::unique_ptr<NodeRoom> room)
    {
        const auto at = m_size.load(std::memory_order_relaxed);
        m_rooms[at] = std::move(room);
        m_size.store(at + 1, std::memory_order_release);
        return *m_rooms[at];
    }
    std::size_t size() const { return m_size.load(std::memory_order_acquire); }
    NodeRoom &operator[](std::size_t at) const { return *m_rooms[at]; }
    std::span<const std::unique_ptr<NodeRoom>> all() const { return {m_rooms.data(), size()}; }
    auto begin() const { return m_rooms.begin(); }
    auto end() const { return m_rooms.begin() + static_cast<std::ptrdiff_t>(size()); }

private:
    std::array<std::unique_ptr<NodeRoom>, kMaxNodes> m_rooms;
    std::atomic<std::size_t> m_size{0};
};

} // namespace tg::app
