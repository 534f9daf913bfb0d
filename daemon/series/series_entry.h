// One series as the data plane sees it: where its copies live, and under which ids. Owned by the
// SeriesTable, never moved, never freed before the table. Readers on any thread without a lock;
// fields change by single atomic stores made by the registrar thread only (route/series_registrar).
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string_view>

#include "base/ids.h"
#include "base/limits.h"
#include "base/series_bounds.h"

namespace tg::series {

// A node and the series' id there in one word, so that both always change together. id 0 = not
// resolved (yet).
class CopyRef
{
public:
    CopyRef() = default;
    CopyRef(NodeIndex node, std::uint64_t id)
        : m_bits(std::uint64_t{node.value} << 48 | (id & kIdMask))
    {
    }

    static CopyRef fromBits(std::uint64_t bits)
    {
        CopyRef ref;
        ref.m_bits = bits;
        return ref;
    }
    std::uint64_t bits() const { return m_bits; }
    NodeIndex node() const { return NodeIndex{static_cast<std::uint16_t>(m_bits >> 48)}; }
    std::uint64_t id() const { return m_bits & kIdMask; }
    bool isPlaced() const { return node().isValid(); }
    bool isResolved() const { return id() != 0; }

    static constexpr std::uint64_t kIdMask = (std::uint64_t{1} << 48) - 1;

private:
    std::uint64_t m_bits = std::uint64_t{0xFFFF} << 48;
};

enum class EntryState : std::uint8_t {
    Incomplete, // known from a registry, but a copy is still missing: ask the registrar before
                // writing
    Ready, // write to every resolved copy; a placed but unresolved one is a gap (its node is away)
};

struct SeriesEntry {
    std::array<std::atomic<std::uint64_t>, kMaxCopies>
        copies; // [0] primary, [1] replica; bits of a CopyRef
    ShardId shard;
    std::atomic<EntryState> state{EntryState::Incomplete};
    std::atomic<bool> isSplit{false}; // on more nodes than it has copies
    std::atomic<std::uint8_t> aliases{0};
    // Bits of a BoundSet: bounds that it goes past and that are only measured. Set by workers and
    // by the table, never taken back.
    std::atomic<std::uint8_t> overBounds{0};
    std::uint32_t keySize = 0; // bytes of the canonical key

    CopyRef copy(std::size_t which) const
    {
        return CopyRef::fromBits(copies[which].load(std::memory_order_acquire));
    }
    struct Copies {
        CopyRef primary;
        CopyRef replica;
    };
    // Both copies as one consistent pair, also while the registrar swaps them (two stores, a few
    // nanoseconds apart).
    Copies bothCopies() const
    {
        for (;;) {
            const Copies both{copy(0), copy(1)};
            const bool isTorn =
                both.primary.isPlaced() && both.primary.node() == both.replica.node();
            if (!isTorn && both.primary.bits() == copy(0).bits()) [[likely]]
                return both;
        }
    }
    void setCopy(std::size_t which, CopyRef ref)
    {
        copies[which].store(ref.bits(), std::memory_order_release);
    }
    void markOver(BoundSet bounds)
    {
        overBounds.fetch_or(bounds.bits(), std::memory_order_relaxed);
    }
    void markOver(Bound bound)
    {
        BoundSet bounds;
        bounds.add(bound);
        markOver(bounds);
    }
    BoundSet over() const { return BoundSet::fromBits(overBounds.load(std::memory_order_relaxed)); }
    std::string_view
    key() const // the canonical key (series_key.h); stands right behind this struct in memory
    {
        return {reinterpret_cast<const char *>(this + 1), keySize};
    }
};

} // namespace tg::series
