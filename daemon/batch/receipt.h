// What one admitted segment of a request has become so far: per part and node the fate of the copy,
// per pair of nodes whether the points are safe. A pure state machine: told what happened, it says
// what that means in points; it never sends, times or opens gaps itself (ReceiptBook does). Worker
// thread.
#pragma once

#include <cstdint>
#include <vector>

#include "base/ack_level.h"
#include "base/gap_sink.h"
#include "batch/part.h"

namespace tg::batch {

enum class CopyFate : std::uint8_t {
    Pending, // queued or on the wire
    Confirmed,
    LateGap, // still pending, but answered for by a provisional gap
    Held,    // lost by its link, other copies not all confirmed: kept to be sent again
    Gap,     // final: not sent again, recorded as a gap
    Failed   // final: not sent again, some of its points have no copy at all
};

struct CopyState {
    NodeIndex node;
    CopyFate fate = CopyFate::Pending;
    GapSink::Token lateGap = 0;
    std::uint32_t points = 0;
    SlicePtr held;    // with CopyFate::Held
    GapRegion region; // moved out of the slice when a gap may be needed while the slice is away
};

enum class PairFate : std::uint8_t { Open, Confirmed, Dropped };

struct PairState {
    PairCount count;
    PairFate fate = PairFate::Open;
};

struct PartState {
    std::vector<CopyState> copies;
    std::vector<PairState> pairs;
    bool isLateTimed = false; // a deadline for the copies still missing has been set

    CopyState *copy(NodeIndex node);
    // Every pair that has this node is confirmed (by the other copy, when this one is not).
    bool allPairsConfirmed(NodeIndex node) const;
    // Marks the open pairs of that node; returns how many points changed.
    std::uint64_t settlePairs(NodeIndex node, PairFate fate);
    // Drops the open pairs none of whose copies can still be confirmed; returns how many points
    // that were.
    std::uint64_t dropHopeless();
    std::uint64_t confirmedPoints() const;
};

struct Receipt {
    AckLevel wanted = AckLevel::All;
    std::vector<PartState> parts;
    Clock::Steady admittedAt{};
    bool isAnswered = false;
    std::uint64_t points = 0;
    std::uint64_t gapPoints = 0;     // copies given up or provisionally given up
    std::uint64_t droppedPoints = 0; // points without any copy
    NodeIndex blamed; // a node that kept the first dropped points from being confirmed

    bool isReached(AckLevel level) const; // of what was not dropped
    bool isOver() const;                  // every copy has met its final fate
};

} // namespace tg::batch
