// What a fill is asked to do, how, how far it is and what became of it. Values.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "cluster/backfill/copy_port.h"
#include "cluster/backfill/difference_list.h"
#include "cluster/backfill/walk_options.h"

namespace tg::cluster {

struct FillJob {
    std::vector<CopyPort *> ports; // outlive the job, or it is aborted first
    std::uint16_t target = 0;      // the port to be repaired; the others are sources
    std::int64_t firstHour = 0;    // of sample time, since 1970, both included
    std::int64_t lastHour = -1;
    // The last second whose points have all been sent to both copies; later ones are left out.
    std::int64_t settledUntil = std::numeric_limits<std::int64_t>::max();
    SeriesPager pager;             // SeriesCopies::target is not looked at
    std::uint64_t seriesTotal = 0; // for progress only
    std::uint64_t cursor = 0;      // where the fill begins; the comparison always begins at 0
};

struct FillOptions {
    WalkOptions walk;
    std::size_t pointsPerSecond = 50'000;
    std::size_t batchPoints = 2'000;
    std::size_t queuedPoints = 20'000; // read ahead of the writer before reading pauses
    std::size_t maxResidues = 100;     // named; all are counted
    std::chrono::milliseconds progressEvery{200};
};

enum class FillPhase { Idle, FlushBoth, Fill, FlushTarget, Compare, Done, Failed, Aborted };

struct FillProgress {
    FillPhase phase = FillPhase::Idle;
    std::uint64_t seriesDone = 0; // of this phase
    std::uint64_t seriesTotal = 0;
    std::uint64_t pointsWritten = 0;
    std::uint64_t cursor = 0; // a fill that starts here leaves nothing out

    friend bool operator==(const FillProgress &, const FillProgress &) = default;
};

struct FillReport {
    SecondRange range; // what was compared: shorter than the hours if they were not settled
    std::uint64_t seriesCompared = 0;
    std::uint64_t seriesRepaired = 0; // with at least one point written and confirmed
    std::uint64_t pointsWritten = 0;  // confirmed
    std::uint64_t missing = 0;        // points still missing on the target after the fill
    std::uint64_t extras = 0;         // points the target has and the source lacks: left alone
    std::vector<SeriesDifference> residues; // the first series that still differ
    std::uint64_t residueCount = 0;         // all of them
    std::uint64_t cursor = 0;               // where a fill that did not end goes on
    bool wasAborted = false;
    Error error; // text empty: none

    bool isDone() const { return !wasAborted && error.text.empty(); }
};

const char *phaseText(FillPhase phase); // "fill", "flush_both", for logs

} // namespace tg::cluster
