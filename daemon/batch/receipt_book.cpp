#include "batch/receipt_book.h"

#include <algorithm>
#include <utility>

namespace tg::batch {

namespace {

constexpr std::uint32_t kLateBatchesToOutrun =
    2; // after so many late batches a node is not waited for

DropReason dropReasonOf(SliceFate fate)
{
    switch (fate) {
    case SliceFate::Stale:
        return DropReason::StaleId;
    case SliceFate::Displaced:
        return DropReason::Displaced;
    default:
        return DropReason::Unconfirmed;
    }
}

} // namespace

ReceiptBook::ReceiptBook(const Services &services)
    : m_services(services)
{
}

void ReceiptBook::recycle(SlicePtr slice)
{
    m_services.budget.release(slice->bytes.size());
    m_services.pool.give(std::move(slice));
}

AdmissionVerdict ReceiptBook::admit(std::vector<Part> &parts, AckLevel wanted, bool gapFull,
                                    Answer answer)
{
    auto verdict = Admission(m_services.board, m_services.queues).decide(parts, gapFull);
    if (verdict.kind != AdmissionVerdict::Kind::Admitted)
        return verdict;

    const std::uint64_t id = m_nextId++;
    const auto now = m_services.clock.now();
    auto &open = m_open[id];
    open.answer = std::move(answer);
    auto &receipt = open.receipt;
    receipt.wanted = wanted;
    receipt.admittedAt = now;

    std::array<std::vector<SlicePtr>, kMaxNodes> outgoing;
    for (std::uint32_t index = 0; index < parts.size(); ++index) {
        Part &part = parts[index];
        PartState state;
        receipt.points += part.points;
        for (const auto &pair : part.pairs)
            state.pairs.push_back({pair, PairFate::Open});
        for (auto &slice : part.slices) {
            m_services.ledger.copiesDue.add(slice->points);
            CopyState copy;
            copy.node = slice->node;
            copy.points = slice->points;
            copy.region = slice->region;
            if (verdict.without.test(slice->node.value)) {
                copy.fate = CopyFate::Gap;
                m_services.gaps.open(copy.node, copy.region, copy.points);
                m_services.ledger.copiesGap.add(copy.points);
                receipt.gapPoints += copy.points;
                recycle(std::move(slice));
            } else {
                slice->ticket = {id, index};
                slice->home = &m_services.inbox;
                slice->admittedAt = now;
                outgoing[slice->node.value].push_back(std::move(slice));
            }
            state.copies.push_back(std::move(copy));
        }
        for (const auto &away : part.away) {
            m_services.ledger.copiesDue.add(away.points);
            m_services.ledger.copiesGap.add(away.points);
            m_services.gaps.open(away.node, away.region, away.points);
            receipt.gapPoints += away.points;
        }
        receipt.parts.push_back(std::move(state));
    }
    parts.clear();
    m_services.ledger.inFlight.add(receipt.points);
    m_confirmDeadlines.push_back({now + m_services.limits.confirmTimeout, id, 0});

    for (std::size_t node = 0; node < m_services.board.size(); ++node) {
        auto &slices = outgoing[node];
        if (slices.empty() || m_services.queues[node]->push(slices))
            continue;
        for (auto &slice : slices) { // the link went down just now
            const auto part = slice->ticket.part;
            CopyState &copy = *receipt.parts[part].copy(slice->node);
            lost(open, id, part, copy, std::move(slice), SliceFate::Lost);
        }
    }
    finishIfDone(id);
    return verdict;
}

void ReceiptBook::settle(std::vector<SettledSlice> &&settled)
{
    for (auto &one : settled)
        settleOne(std::move(one));
}

void ReceiptBook::settleOne(SettledSlice &&settled)
{
    const auto ticket = settled.slice->ticket;
    const auto found = m_open.find(ticket.receipt);
    if (found == m_open.end()) {
        recycle(std::move(settled.slice));
        return;
    }
    Open &open = found->second;
    CopyState &copy = *open.receipt.parts[ticket.part].copy(settled.slice->node);
    if (settled.fate == SliceFate::Confirmed) {
        recycle(std::move(settled.slice));
        confirmed(open, ticket.receipt, ticket.part, copy);
    } else {
        lost(open, ticket.receipt, ticket.part, copy, std::move(settled.slice), settled.fate);
    }
    finishIfDone(ticket.receipt);
}

void ReceiptBook::confirmed(Open &open, std::uint64_t id, std::uint32_t partIndex, CopyState &copy)
{
    PartState &part = open.receipt.parts[partIndex];
    if (copy.fate == CopyFate::LateGap) {
        m_services.gaps.withdraw(copy.lateGap);
        m_services.ledger.copiesLate.add(copy.points);
        if (!open.receipt.isAnswered)
            open.receipt.gapPoints -= copy.points;
    }
    copy.fate = CopyFate::Confirmed;
    const auto points = part.settlePairs(copy.node, PairFate::Confirmed);
    m_services.ledger.confirmed.add(points);
    m_services.ledger.inFlight.sub(points);
    gapCopiesGivenUp(part, copy);
    closeHeldThatAreCovered(open, part);
    timeLateCopies(open, id, partIndex);
}

// Points that were given up, and now one node has them after all: the other copy, if it was given
// up too, is a gap.
void ReceiptBook::gapCopiesGivenUp(PartState &part, const CopyState &confirmed)
{
    for (const auto &pair : part.pairs) {
        if (pair.fate != PairFate::Dropped || !pair.count.has(confirmed.node))
            continue;
        const auto other = pair.count.other(confirmed.node);
        const CopyState *copy = other.isValid() ? part.copy(other) : nullptr;
        if (copy && copy->fate == CopyFate::Failed)
            m_services.gaps.open(copy->node, copy->region, pair.count.points);
    }
}

// The first confirmation of a part starts the clock for its other copies; a node that did not keep
// up gets no time.
void ReceiptBook::timeLateCopies(Open &open, std::uint64_t id, std::uint32_t partIndex)
{
    PartState &part = open.receipt.parts[partIndex];
    bool hasPending = false;
    for (auto &copy : part.copies) {
        if (copy.fate != CopyFate::Pending)
            continue;
        hasPending = true;
        if (!m_services.board.at(copy.node).keepsUp.load(std::memory_order_relaxed) &&
            part.allPairsConfirmed(copy.node)) {
            copy.fate = CopyFate::LateGap;
            copy.lateGap = m_services.gaps.openProvisional(copy.node, copy.region, copy.points);
            open.receipt.gapPoints += copy.points;
        }
    }
    if (hasPending && !part.isLateTimed) {
        part.isLateTimed = true;
        m_lateDeadlines.push_back(
            {m_services.clock.now() + m_services.limits.lateCopy, id, partIndex});
    }
}

void ReceiptBook::gapLateCopies(Open &open, PartState &part)
{
    part.isLateTimed = false;
    for (auto &copy : part.copies) {
        if (copy.fate != CopyFate::Pending || !part.allPairsConfirmed(copy.node))
            continue;
        copy.fate = CopyFate::LateGap;
        copy.lateGap = m_services.gaps.openProvisional(copy.node, copy.region, copy.points);
        open.receipt.gapPoints += copy.points;
        auto &status = m_services.board.at(copy.node);
        if (status.lateInARow.fetch_add(1, std::memory_order_relaxed) + 1 >= kLateBatchesToOutrun)
            status.keepsUp.store(false, std::memory_order_relaxed);
    }
}

void ReceiptBook::lost(Open &open, std::uint64_t id, std::uint32_t partIndex, CopyState &copy,
                       SlicePtr slice, SliceFate fate)
{
    PartState &part = open.receipt.parts[partIndex];
    const bool mayBeSentAgain = fate == SliceFate::Lost;
    if (part.allPairsConfirmed(copy.node) || !mayBeSentAgain || open.receipt.droppedPoints > 0) {
        recycle(std::move(slice));
        copy.fate = CopyFate::Gap;
        countDropped(open, part, copy.node, dropReasonOf(fate));
        giveUp(open, part, copy);
        return;
    }
    copy.fate = CopyFate::Held;
    copy.held = std::move(slice);
    m_services.ledger.copiesHeld.add(copy.points);
    m_held.push_back({id, partIndex, copy.node});
}

// This copy will not be written by us any more. Points with another confirmed copy make it a gap.
void ReceiptBook::giveUp(Open &open, PartState &part, CopyState &copy)
{
    std::uint64_t gapPoints = 0;
    std::uint64_t lostPoints = 0;
    std::uint64_t lostHereOnly = 0; // dropped points that the other node has confirmed too late
    for (const auto &pair : part.pairs) {
        if (!pair.count.has(copy.node))
            continue;
        (pair.fate == PairFate::Dropped ? lostPoints : gapPoints) += pair.count.points;
        const auto other = pair.count.other(copy.node);
        const CopyState *otherCopy = other.isValid() ? part.copy(other) : nullptr;
        if (pair.fate == PairFate::Dropped && otherCopy && otherCopy->fate == CopyFate::Confirmed)
            lostHereOnly += pair.count.points;
    }
    m_services.ledger.copiesGap.add(gapPoints);
    m_services.ledger.copiesDropped.add(lostPoints);
    if (copy.lateGap != 0)
        m_services.gaps.keep(copy.lateGap);
    else if (gapPoints + lostHereOnly > 0) {
        m_services.gaps.open(copy.node, copy.region, gapPoints + lostHereOnly);
        open.receipt.gapPoints += gapPoints;
    }
    copy.fate = lostPoints == 0 ? CopyFate::Gap : CopyFate::Failed;
}

void ReceiptBook::closeHeldThatAreCovered(Open &open, PartState &part)
{
    for (auto &copy : part.copies) {
        if (copy.fate != CopyFate::Held || !part.allPairsConfirmed(copy.node))
            continue;
        m_services.ledger.copiesHeld.sub(copy.points);
        recycle(std::move(copy.held));
        giveUp(open, part, copy);
    }
}

void ReceiptBook::countDropped(Open &open, PartState &part, NodeIndex blamed, DropReason reason)
{
    const auto points = part.dropHopeless();
    if (points == 0)
        return;
    if (open.receipt.droppedPoints == 0)
        open.receipt.blamed = blamed;
    open.receipt.droppedPoints += points;
    m_services.ledger.inFlight.sub(points);
    m_services.ledger.dropped[static_cast<std::size_t>(reason)].add(points);
}

void ReceiptBook::tick()
{
    const auto now = m_services.clock.now();
    while (!m_lateDeadlines.empty() && m_lateDeadlines.front().at <= now) {
        const Deadline deadline = m_lateDeadlines.front();
        m_lateDeadlines.pop_front();
        if (const auto found = m_open.find(deadline.receipt); found != m_open.end()) {
            gapLateCopies(found->second, found->second.receipt.parts[deadline.part]);
            finishIfDone(deadline.receipt);
        }
    }
    while (!m_confirmDeadlines.empty() && m_confirmDeadlines.front().at <= now) {
        const Deadline deadline = m_confirmDeadlines.front();
        m_confirmDeadlines.pop_front();
        expire(deadline.receipt, DropReason::Unconfirmed);
    }
    resendHeld();
}

// Points that no node has confirmed by now are given up; copies still on a wire are followed to
// their end.
void ReceiptBook::expire(std::uint64_t id, DropReason reason)
{
    const auto found = m_open.find(id);
    if (found == m_open.end())
        return;
    Open &open = found->second;
    for (auto &part : open.receipt.parts) {
        NodeIndex blamed;
        std::uint64_t points = 0;
        for (auto &pair : part.pairs) {
            if (pair.fate != PairFate::Open)
                continue;
            pair.fate = PairFate::Dropped;
            points += pair.count.points;
            for (const auto node : {pair.count.replica, pair.count.primary}) {
                const CopyState *copy = node.isValid() ? part.copy(node) : nullptr;
                if (copy && (copy->fate == CopyFate::Pending || copy->fate == CopyFate::Held))
                    blamed = node;
            }
        }
        if (points > 0) {
            if (open.receipt.droppedPoints == 0)
                open.receipt.blamed = blamed;
            open.receipt.droppedPoints += points;
            m_services.ledger.inFlight.sub(points);
            m_services.ledger.dropped[static_cast<std::size_t>(reason)].add(points);
        }
        for (auto &copy : part.copies) {
            if (copy.fate != CopyFate::Held)
                continue;
            m_services.ledger.copiesHeld.sub(copy.points);
            recycle(std::move(copy.held));
            giveUp(open, part, copy);
        }
    }
    finishIfDone(id);
}

void ReceiptBook::resendHeld()
{
    std::vector<HeldCopy> waiting;
    waiting.swap(m_held);
    for (const auto &held : waiting) {
        const auto found = m_open.find(held.receipt);
        if (found == m_open.end())
            continue;
        PartState &part = found->second.receipt.parts[held.part];
        CopyState &copy = *part.copy(held.node);
        if (copy.fate != CopyFate::Held)
            continue;
        const auto &status = m_services.board.at(held.node);
        if (copy.held->epoch != status.epoch.load(std::memory_order_acquire)) {
            m_services.ledger.copiesHeld.sub(copy.points);
            lost(found->second, held.receipt, held.part, copy, std::move(copy.held),
                 SliceFate::Stale);
            finishIfDone(held.receipt);
            continue;
        }
        auto &queue = *m_services.queues[held.node.value];
        if (!m_services.board.isAccepting(held.node) ||
            !queue.tryReserve(copy.held->bytes.size())) {
            m_held.push_back(held);
            continue;
        }
        std::vector<SlicePtr> slices;
        slices.push_back(std::move(copy.held));
        if (queue.push(slices)) {
            copy.fate = CopyFate::Pending;
            m_services.ledger.copiesHeld.sub(copy.points);
        } else {
            copy.held = std::move(slices.front());
            m_held.push_back(held);
        }
    }
}

void ReceiptBook::finishIfDone(std::uint64_t id)
{
    const auto found = m_open.find(id);
    if (found == m_open.end())
        return;
    Receipt &receipt = found->second.receipt;
    if (!receipt.isAnswered && (receipt.droppedPoints > 0 || receipt.isReached(receipt.wanted))) {
        receipt.isAnswered = true;
        const bool isStored = receipt.droppedPoints == 0;
        std::uint64_t storedPoints = isStored ? receipt.points : 0;
        for (const auto &part : receipt.parts)
            storedPoints += isStored ? 0 : part.confirmedPoints();
        const ReceiptOutcome outcome{.isStored = isStored,
                                     .points = receipt.points,
                                     .storedPoints = storedPoints,
                                     .gapPoints = receipt.gapPoints,
                                     .droppedPoints = receipt.droppedPoints,
                                     .blamed = receipt.blamed};
        const Answer answer = std::exchange(found->second.answer, {});
        answer(outcome); // may admit further segments: `found` is void from here
    }
    if (const auto again = m_open.find(id); again != m_open.end() && again->second.receipt.isOver())
        m_open.erase(again);
}

void ReceiptBook::abandonAll()
{
    std::vector<std::uint64_t> ids;
    ids.reserve(m_open.size());
    for (const auto &[id, open] : m_open)
        ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    for (const auto id : ids)
        expire(id, DropReason::Abandoned);
}

} // namespace tg::batch
