#include "series/slot_index.h"

#include <cassert>
#include <new>

namespace tg::series {

SlotIndex::SlotIndex()
{
    for (std::size_t stripe = 0; stripe < kStripes; ++stripe)
        m_arrays[stripe].store(arrayOf(kFirstLog2, stripe), std::memory_order_release);
}

void SlotIndex::place(std::uint64_t array, std::uint64_t hash, const void *record)
{
    Probe probe(array, hash);
    auto *slot = probe.m_slots + probe.slotAt(0);
    while (*slot != 0)
        slot = probe.m_slots + probe.slotAt(++probe.m_step);
    std::atomic_ref(*slot).store(slotBits(hash, record), std::memory_order_release);
}

std::uint64_t SlotIndex::arrayOf(unsigned log2, std::size_t stripe)
{
    if (log2 > kLastLog2)
        throw std::bad_alloc();
    const std::size_t bytes = sizeof(std::uint64_t) << log2;
    const std::lock_guard lock(m_generationMutex);
    auto &generation = m_generations[log2];
    if (!generation.data())
        generation = MappedMemory(bytes * kStripes);
    return arrayWord(generation.data() + stripe * bytes, log2);
}

void SlotIndex::publish(std::size_t stripe, std::uint64_t array)
{
    const auto old = m_arrays[stripe].load(std::memory_order_relaxed);
    m_arrays[stripe].store(array, std::memory_order_release);

    const std::size_t bytes = sizeof(std::uint64_t) << log2Of(old);
    const std::lock_guard lock(m_generationMutex);
    const auto &generation = m_generations[log2Of(old)];
    if (!generation.giveBack(generation.data() + stripe * bytes, bytes))
        m_keptBytes.fetch_add(bytes, std::memory_order_relaxed);
}

std::vector<const void *> SlotIndex::records(std::size_t stripe) const
{
    const std::lock_guard lock(m_writers[stripe].mutex);
    const auto array = m_arrays[stripe].load(std::memory_order_relaxed);
    std::vector<const void *> found;
    found.reserve(m_writers[stripe].used);
    for (std::size_t i = 0; i < capacityOf(array); ++i) {
        if (const auto bits = slotsOf(array)[i])
            found.push_back(recordOf(bits));
    }
    assert(found.size() == m_writers[stripe].used);
    return found;
}

std::size_t SlotIndex::memoryBytes() const
{
    std::size_t bytes = sizeof(*this) + m_keptBytes.load(std::memory_order_relaxed);
    for (const auto &array : m_arrays)
        bytes += sizeof(std::uint64_t) << log2Of(array.load(std::memory_order_relaxed));
    return bytes;
}

} // namespace tg::series
