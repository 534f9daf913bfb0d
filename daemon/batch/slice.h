// The encoded points of one part of a request for one node: what travels from a worker to a link
// and, once its fate is known, back. Owned by exactly one of them at a time (SlicePtr). The bytes
// are entries of term/entry_encoder.h, nothing around them, so that a link can put several slices
// into one call.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/gap_region.h"
#include "base/ids.h"
#include "base/limits.h"
#include "base/raw_bytes.h"
#include "shared/base/clock.h"

namespace tg::batch {

class SliceInbox;

// Finds the request a slice belongs to when it comes back; meaningful only to the worker that made
// it.
struct SliceTicket {
    std::uint64_t receipt = 0;
    std::uint32_t part = 0;
};

struct Slice {
    RawBytes bytes; // capacity is kept when the slice is reused
    std::uint32_t points = 0;
    NodeIndex node;
    std::uint32_t epoch =
        0; // NodeStatus::epoch when encoding began; older than the node's = ids are void
    SliceTicket ticket;
    SliceInbox *home = nullptr; // the inbox of the worker that made it
    Clock::Steady admittedAt{};
    std::uint32_t sends = 0; // how often a link has put it on a wire
    GapRegion region;

    void reset()
    {
        bytes.clear();
        points = 0;
        sends = 0;
        region = GapRegion{};
    }
};

using SlicePtr = std::unique_ptr<Slice>;

} // namespace tg::batch
