// A part of a request: at most one slice a node, and for each pair of nodes how many points have
// their copies on just these two. The unit in which a request learns what became of its points:
// whatever mix of nodes confirms, the pair counts say exactly how many points that was.
#pragma once

#include <cstdint>
#include <vector>

#include "batch/slice.h"

namespace tg::batch {

struct PairCount {
    NodeIndex primary; // kNoNode where the copy was already a gap when the points were encoded
    NodeIndex replica; // likewise, or replication 1
    std::uint32_t points = 0;

    bool has(NodeIndex node) const { return primary == node || replica == node; }
    NodeIndex other(NodeIndex node) const { return primary == node ? replica : primary; }
};

// Copies whose node does not know the series yet and cannot be asked: gaps from the start.
struct AwayCopies {
    NodeIndex node;
    std::uint32_t points = 0;
    GapRegion region;
};

struct Part {
    std::vector<SlicePtr> slices;
    std::vector<PairCount> pairs;
    std::vector<AwayCopies> away;
    std::uint32_t points = 0;

    std::size_t bytes() const
    {
        std::size_t sum = 0;
        for (const auto &slice : slices)
            sum += slice->bytes.size();
        return sum;
    }
};

} // namespace tg::batch
