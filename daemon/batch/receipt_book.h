// The worker's open receipts: hands admitted segments to the node queues, follows every slice until
// its final fate, answers when the wanted ack level is reached, opens gaps for late and lost
// copies, sends held copies again. One per worker, on its thread. Keeps both ledgers of what it
// follows (base/counters.h).
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/byte_budget.h"
#include "base/counters.h"
#include "base/limits.h"
#include "batch/admission.h"
#include "batch/receipt.h"
#include "batch/slice_inbox.h"
#include "batch/slice_pool.h"
#include "shared/base/clock.h"

namespace tg::batch {

struct ReceiptOutcome {
    bool isStored = false; // the wanted level was reached for every point
    std::uint64_t points = 0;
    std::uint64_t storedPoints =
        0; // that reached the wanted level; with droppedPoints: confirmed by now
    std::uint64_t gapPoints = 0;     // copies that became gaps
    std::uint64_t droppedPoints = 0; // points that no node confirmed
    NodeIndex blamed;                // with droppedPoints: a node that should have
};

class ReceiptBook
{
public:
    struct Services {
        NodeBoard &board;
        NodeQueues &queues;
        GapSink &gaps;
        LedgerCounters &ledger;
        ByteBudget
            &budget; // the process-wide bound; slices handed to admit() are reserved in it already
        SlicePool &pool;
        SliceInbox &inbox;
        const Clock &clock;
        const Limits &limits;
    };
    using Answer = std::function<void(const ReceiptOutcome &)>;

    explicit ReceiptBook(const Services &services);

    // All or nothing. Admitted: `parts` are moved away, `answer` is called exactly once, possibly
    // before this returns. Otherwise `parts` are untouched and nothing was sent.
    AdmissionVerdict admit(std::vector<Part> &parts, AckLevel wanted, bool gapFull, Answer answer);

    // What came back through the inbox.
    void settle(std::vector<SettledSlice> &&settled);
    // Deadlines and held copies; call it about every 20 ms while there are open receipts.
    void tick();
    // The process is stopping: everything still open is given up and counted.
    void abandonAll();

    std::size_t openReceipts() const { return m_open.size(); }

private:
    struct Open {
        Receipt receipt;
        Answer answer;
    };
    struct Deadline {
        Clock::Steady at;
        std::uint64_t receipt;
        std::uint32_t part;
    };
    struct HeldCopy {
        std::uint64_t receipt;
        std::uint32_t part;
        NodeIndex node;
    };

    void recycle(SlicePtr slice);
    void settleOne(SettledSlice &&settled);
    void confirmed(Open &open, std::uint64_t id, std::uint32_t part, CopyState &copy);
    void lost(Open &open, std::uint64_t id, std::uint32_t part, CopyState &copy, SlicePtr slice,
              SliceFate fate);
    void timeLateCopies(Open &open, std::uint64_t id, std::uint32_t part);
    void gapLateCopies(Open &open, PartState &part);
    void giveUp(Open &open, PartState &part, CopyState &copy);
    void gapCopiesGivenUp(PartState &part, const CopyState &confirmed);
    void closeHeldThatAreCovered(Open &open, PartState &part);
    void countDropped(Open &open, PartState &part, NodeIndex blamed, DropReason reason);
    void expire(std::uint64_t id, DropReason reason);
    void resendHeld();
    void finishIfDone(std::uint64_t id);

    Services m_services;
    std::unordered_map<std::uint64_t, Open> m_open;
    std::deque<Deadline> m_lateDeadlines;    // in order: all are lateCopy after they were set
    std::deque<Deadline> m_confirmDeadlines; // likewise with confirmTimeout
    std::vector<HeldCopy> m_held;
    std::uint64_t m_nextId = 1;
};

} // namespace tg::batch
