// Turns (series, samples) into parts: encodes each sample once per copy into the slice of the
// copy's node and counts the pairs. Closes a part when one of its slices is full. Worker thread;
// reused from request to request.
#pragma once

#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <span>
#include <vector>

#include "base/node_board.h"
#include "batch/part.h"
#include "batch/slice_pool.h"
#include "series/series_entry.h"

namespace tg::batch {

class Slicer
{
public:
    Slicer(const NodeBoard &board, SlicePool &pool);
    ~Slicer();

    // At least one copy of the entry must be resolved. Times become whole seconds (rounded down),
    // the unit of a node; returns how many samples lost a sub-second part by it.
    std::uint32_t append(const series::SeriesEntry &entry, std::span<const Sample> samples);

    std::size_t bytes() const { return m_bytes; } // encoded since the last take(), all copies
    std::uint64_t points() const { return m_points; }
    // Everything since the last take().
    std::vector<Part> take();
    void discard();

private:
    // The next four are parts of append(); as calls for every series they were a fifth of it.
    // The copies of the entry, with room for `count` samples in the open slice of each resolved
    // one.
    [[gnu::always_inline]] inline series::SeriesEntry::Copies
    openSlices(const series::SeriesEntry &entry, std::size_t count);
    [[gnu::always_inline]] inline bool fits(NodeIndex node, std::size_t count) const;
    [[gnu::always_inline]] inline void countPair(NodeIndex primary, NodeIndex replica,
                                                 std::uint32_t points);
    [[gnu::always_inline]] inline std::uint16_t &pairAt(const PairCount &pair);
    void openSlice(NodeIndex node);
    std::uint32_t encode(Slice &slice, series::CopyRef copy, ShardId shard,
                         std::span<const Sample> samples);
    void noteAway(NodeIndex node, ShardId shard, std::span<const Sample> samples);
    void closePart();

    const NodeBoard &m_board;
    SlicePool &m_pool;
    std::array<Slice *, kMaxNodes> m_open{}; // slice of each node in m_part
    struct Free {
        void operator()(std::uint16_t *memory) const { std::free(memory); }
    };
    std::unique_ptr<std::uint16_t[], Free>
        m_pairAt; // (primary, replica) -> index in m_part.pairs + 1; few pages touched
    Part m_part;
    std::vector<Part> m_closed;
    std::size_t m_bytes = 0;
    std::uint64_t m_points = 0;
};

} // namespace tg::batch
