#include "batch/node_queue.h"

#include <iterator>

namespace tg::batch {

bool NodeQueue::tryReserve(std::size_t bytes)
{
    auto reserved = m_reserved.load(std::memory_order_relaxed);
    do {
        if (reserved != 0 && reserved + bytes > m_maxBytes)
            return false;
    } while (
        !m_reserved.compare_exchange_weak(reserved, reserved + bytes, std::memory_order_acq_rel));
    return true;
}

void NodeQueue::unreserve(std::size_t bytes)
{
    m_reserved.fetch_sub(bytes, std::memory_order_acq_rel);
}

// Several askers at once: the largest wish counts, the others ask again.
void NodeQueue::makeRoom(std::size_t bytes)
{
    auto wanted = m_roomWanted.load(std::memory_order_relaxed);
    while (wanted < bytes &&
           !m_roomWanted.compare_exchange_weak(wanted, bytes, std::memory_order_relaxed)) {
    }
    m_wake.ring();
}

bool NodeQueue::push(std::vector<SlicePtr> &slices)
{
    std::size_t bytes = 0;
    std::uint64_t points = 0;
    for (const auto &slice : slices) {
        bytes += slice->bytes.size();
        points += slice->points;
    }
    {
        const std::lock_guard lock(m_mutex);
        if (!m_isOpen) {
            unreserve(bytes);
            return false;
        }
        m_openPoints.fetch_add(points, std::memory_order_relaxed);
        std::move(slices.begin(), slices.end(), std::back_inserter(m_waiting));
    }
    slices.clear();
    m_wake.ring();
    return true;
}

void NodeQueue::open()
{
    const std::lock_guard lock(m_mutex);
    m_isOpen = true;
}

std::deque<SlicePtr> NodeQueue::close()
{
    const std::lock_guard lock(m_mutex);
    m_isOpen = false;
    return std::exchange(m_waiting, {});
}

void NodeQueue::takeAll(std::deque<SlicePtr> &out)
{
    m_wake.arm();
    const std::lock_guard lock(m_mutex);
    std::move(m_waiting.begin(), m_waiting.end(), std::back_inserter(out));
    m_waiting.clear();
}

void NodeQueue::settle(const Slice &slice)
{
    unreserve(slice.bytes.size());
    m_openPoints.fetch_sub(slice.points, std::memory_order_relaxed);
}

} // namespace tg::batch
