// The slices waiting for one node's link, and the bytes that this node has not confirmed yet.
// Workers reserve and push, the link takes and settles. Bytes stay reserved from tryReserve() until
// settle(), whatever happens in between, so a node that hangs can hold limits.node_bytes and no
// more.
#pragma once

#include <atomic>
#include <cstddef>
#include <deque>
#include <mutex>
#include <vector>

#include "base/ids.h"
#include "base/wake.h"
#include "batch/slice.h"

namespace tg::batch {

class NodeQueue
{
public:
    NodeQueue(NodeIndex node, std::size_t maxBytes)
        : m_node(node)
        , m_maxBytes(maxBytes)
    {
    }

    NodeIndex node() const { return m_node; }
    Wake &wake() { return m_wake; }

    // Any thread. A single request larger than the bound is let through when nothing else is
    // reserved.
    bool tryReserve(std::size_t bytes);
    void unreserve(std::size_t bytes); // of a reservation that was never pushed

    // Any thread; bytes were reserved before. False: the link is down; the slices stay with the
    // caller, unreserved.
    bool push(std::vector<SlicePtr> &slices);

    // Any thread: the link is to displace its oldest slices until so many bytes can be reserved.
    void makeRoom(std::size_t bytes);

    // Link thread. What makeRoom() was asked for since the last call; 0: nothing.
    std::size_t takeRoomWanted()
    {
        return m_roomWanted.load(std::memory_order_relaxed) == 0
                   ? 0
                   : m_roomWanted.exchange(0, std::memory_order_relaxed);
    }
    bool hasRoom(std::size_t bytes) const
    {
        const auto reserved = m_reserved.load(std::memory_order_relaxed);
        return reserved == 0 || reserved + bytes <= m_maxBytes;
    }
    // open() lets slices in; close() keeps them out and hands back what was waiting.
    void open();
    std::deque<SlicePtr> close();
    // Moves waiting slices to the back of `out`.
    void takeAll(std::deque<SlicePtr> &out);
    // A slice has come to its end here (confirmed, lost or stale): frees its bytes. Before the fate
    // is reported.
    void settle(const Slice &slice);

    std::size_t reservedBytes() const { return m_reserved.load(std::memory_order_relaxed); }
    std::uint64_t openPoints() const { return m_openPoints.load(std::memory_order_relaxed); }

private:
    const NodeIndex m_node;
    const std::size_t m_maxBytes;
    std::atomic<std::size_t> m_reserved{0};
    std::atomic<std::uint64_t> m_openPoints{
        0}; // pushed, not settled: the `open` term of the copies ledger
    std::atomic<std::size_t> m_roomWanted{0};
    std::mutex m_mutex;
    std::deque<SlicePtr> m_waiting;
    bool m_isOpen = false;
    Wake m_wake;
};

} // namespace tg::batch
