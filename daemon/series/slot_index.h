// hash -> record: an open-addressing index of 8-byte slots (16 tag bits of the hash, 48 bits of a
// pointer) in 64 independent stripes. It knows nothing of what the records hold: a probe yields
// candidates, the caller compares bytes.
//
// Readers take no lock and never wait. A writer holds its stripe's mutex; it fills a slot by one
// release store, and grows a stripe by filling an array of twice the size and publishing it in one
// release store.
//
// Why nothing is ever reclaimed under a reader: the arrays of one size, of all stripes, lie in one
// mapping that is kept until the index dies. All smaller mappings together are no larger than the
// newest one, so keeping the addresses costs nothing that matters; their *pages* go back to the
// kernel once a stripe has left them. A late reader of such an array sees zeroes, that is empty
// slots, takes it for a miss, and finds in isCurrent() that it has to look again.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <vector>

#include "series/mapped_memory.h"

namespace tg::series {

class SlotIndex
{
public:
    SlotIndex();
    SlotIndex(const SlotIndex &) = delete;
    SlotIndex &operator=(const SlotIndex &) = delete;

    // Walks the slots that may hold the record of one hash: the home slot's cache line first, then
    // the lines behind.
    class Probe
    {
    public:
        Probe() = default;
        void prefetch() const { __builtin_prefetch(m_slots + slotAt(0)); }
        // The next record with the same tag; nullptr: an empty slot ended the walk.
        const void *next()
        {
            for (;;) {
                const auto bits =
                    std::atomic_ref(m_slots[slotAt(m_step)]).load(std::memory_order_acquire);
                if (bits == 0)
                    return nullptr;
                ++m_step;
                if (bits >> kPointerBits == m_tag)
                    return recordOf(bits);
            }
        }

    private:
        friend class SlotIndex;
        Probe(std::uint64_t array, std::uint64_t hash)
            : m_slots(slotsOf(array))
            , m_mask(capacityOf(array) - 1)
            , m_home(hash)
            , m_tag(tagOf(hash))
            , m_array(array)
        {
        }
        std::size_t slotAt(std::size_t step) const
        {
            return ((m_home + (step & ~kInLine)) & m_mask & ~kInLine) | ((m_home + step) & kInLine);
        }

        std::uint64_t *m_slots = nullptr;
        std::size_t m_mask = 0;
        std::size_t m_home = 0;
        std::size_t m_step = 0;
        std::uint64_t m_tag = 0;
        std::uint64_t m_array = 0;
    };

    Probe probe(std::uint64_t hash) const
    {
        return {m_arrays[stripeOf(hash)].load(std::memory_order_acquire), hash};
    }
    // Whether that probe walked the stripe's newest array. If not, its miss proves nothing.
    bool isCurrent(const Probe &probe, std::uint64_t hash) const
    {
        return probe.m_array == m_arrays[stripeOf(hash)].load(std::memory_order_acquire);
    }

    // Writers hold this from before their probe until after add().
    [[nodiscard]] std::unique_lock<std::mutex> lock(std::uint64_t hash)
    {
        return std::unique_lock(m_writers[stripeOf(hash)].mutex);
    }
    // Publishes a record (8-byte aligned, completely written). hashOf(record) is asked again when a
    // stripe grows.
    template <typename HashOf>
    void add(std::uint64_t hash, const void *record, const HashOf &hashOf);

    static constexpr std::size_t kStripes = 64;
    // The records of one stripe as they are now; takes that stripe's lock.
    std::vector<const void *> records(std::size_t stripe) const;

    // Resident slots, with the old arrays that were too small to be given back.
    std::size_t memoryBytes() const;

private:
    static constexpr unsigned kPointerBits = 48;
    static constexpr unsigned kStripeShift = 58; // top bits: the stripe; low bits: the slot
    static constexpr unsigned kTagShift = 40;
    static constexpr std::size_t kInLine = 7; // 8 slots a cache line
    static constexpr unsigned kFirstLog2 = 4;
    static constexpr unsigned kLastLog2 = 36;
    static constexpr std::size_t kLookAhead = 8;

    struct alignas(64) Writer {
        mutable std::mutex mutex;
        std::size_t used = 0;
    };

    // An array in one word, so that readers get address and size together: arrays are aligned to 64
    // bytes, which leaves the low 6 bits for log2 of the capacity.
    static std::uint64_t arrayWord(std::byte *slots, unsigned log2)
    {
        return reinterpret_cast<std::uint64_t>(slots) | log2;
    }
    static std::uint64_t *slotsOf(std::uint64_t array)
    {
        return reinterpret_cast<std::uint64_t *>(array & ~std::uint64_t{63});
    }
    static unsigned log2Of(std::uint64_t array) { return static_cast<unsigned>(array & 63); }
    static std::size_t capacityOf(std::uint64_t array) { return std::size_t{1} << log2Of(array); }
    static std::size_t stripeOf(std::uint64_t hash) { return hash >> kStripeShift; }
    static std::uint64_t tagOf(std::uint64_t hash) { return hash >> kTagShift & 0xFFFF; }
    static std::uint64_t slotBits(std::uint64_t hash, const void *record)
    {
        return tagOf(hash) << kPointerBits | reinterpret_cast<std::uint64_t>(record);
    }
    static const void *recordOf(std::uint64_t bits)
    {
        return reinterpret_cast<const void *>(bits & ((std::uint64_t{1} << kPointerBits) - 1));
    }
    static bool isFull(std::size_t used, std::size_t capacity)
    {
        return used >= capacity - capacity / 8;
    }

    // A record is hashed again when its stripe grows: the lines that most texts fill.
    static void prefetchText(const void *record)
    {
        for (std::size_t at = 0; at < 256; at += 64)
            __builtin_prefetch(static_cast<const char *>(record) + at);
    }
    static void place(std::uint64_t array, std::uint64_t hash, const void *record);
    // Maps the generation when it is the first.
    std::uint64_t arrayOf(unsigned log2, std::size_t stripe);
    void publish(std::size_t stripe, std::uint64_t array);

    // All that readers touch here: 512 bytes, written only when a stripe grows.
    std::array<std::atomic<std::uint64_t>, kStripes> m_arrays;
    std::array<Writer, kStripes> m_writers;
    std::mutex m_generationMutex;
    std::array<MappedMemory, kLastLog2 + 1> m_generations; // by log2 of the capacity of one stripe
    std::atomic<std::size_t> m_keptBytes{0};
};

template <typename HashOf>
void SlotIndex::add(std::uint64_t hash, const void *record, const HashOf &hashOf)
{
    const auto stripe = stripeOf(hash);
    auto array = m_arrays[stripe].load(std::memory_order_relaxed);
    auto &used = m_writers[stripe].used;
    if (isFull(used, capacityOf(array))) {
        const auto larger = arrayOf(log2Of(array) + 1, stripe);
        const auto *old = slotsOf(array);
        for (std::size_t i = 0; i < capacityOf(array); ++i) {
            if (i + kLookAhead < capacityOf(array))
                prefetchText(recordOf(old[i + kLookAhead]));
            if (old[i] != 0)
                place(larger, hashOf(recordOf(old[i])), recordOf(old[i]));
        }
        publish(stripe, larger);
        array = larger;
    }
    place(array, hash, record);
    ++used;
}

} // namespace tg::series
