// A receipt book with everything around it: what a worker has, on a clock that the test moves.
#pragma once

#include <QString>

#include "batch/receipt_book.h"
#include "batch/slicer.h"
#include "tests/unit/batch/test_cluster.h"

namespace tg::test {

struct BookDesk {
    explicit BookDesk(int nodes, const Limits &given = {})
        : limits(given)
        , cluster(nodes, given.nodeBytes)
        , budget(given.inFlightBytes)
        , book({cluster.board, cluster.queues, cluster.gaps, ledger, budget, pool, inbox, clock,
                limits})
        , slicer(cluster.board, pool)
    {
    }

    // `points` samples of one series on these two nodes (-1: none, an id of 0: away).
    void add(int primary, int replica, std::size_t points = 1, std::uint16_t shard = 0,
             std::uint64_t replicaId = 1)
    {
        const auto ref = [](int at, std::uint64_t id) {
            return at < 0 ? series::CopyRef() : series::CopyRef(node(at), id);
        };
        std::vector<Sample> samples;
        for (std::size_t i = 0; i < points; ++i)
            samples.push_back({nextValue++, nextTime += 1000});
        slicer.append(*makeEntry(ref(primary, 1), ref(replica, replicaId), shard), samples);
        received += points;
    }
    // The slot of the answer; the verdict is in `verdict`.
    std::size_t admit(AckLevel wanted = AckLevel::All, bool gapFull = false)
    {
        const auto slot = answers.size();
        answers.emplace_back();
        auto parts = slicer.take();
        std::size_t bytes = 0;
        for (const auto &part : parts)
            bytes += part.bytes();
        verdict = {};
        verdict.kind = batch::AdmissionVerdict::Kind::Full;
        if (budget.tryReserve(bytes)) {
            verdict = book.admit(parts, wanted, gapFull,
                                 [this, slot](const batch::ReceiptOutcome &outcome) {
                                     answers[slot].push_back(outcome);
                                 });
            if (verdict.kind != batch::AdmissionVerdict::Kind::Admitted)
                budget.release(bytes);
        }
        for (const auto &part : parts) // none, if they were admitted
            received -= part.points;
        return slot;
    }
    void settle() { book.settle(inbox.takeAll()); }
    void pass(std::chrono::milliseconds time)
    {
        clock.advance(time);
        settle();
        book.tick();
    }
    bool isAnswered(std::size_t slot) const { return !answers[slot].empty(); }
    const batch::ReceiptOutcome &answer(std::size_t slot) const { return answers[slot].front(); }

    // What must hold once everything has come home.
    QString unbalanced() const
    {
        const auto number = [](auto value) -> QString {
            return QString::number(value) + QLatin1Char(' ');
        };
        if (book.openReceipts() != 0)
            return QStringLiteral("open receipts ") + number(book.openReceipts());
        if (ledger.inFlight.value() != 0 || ledger.copiesHeld.value() != 0)
            return QStringLiteral("in flight, held ") + number(ledger.inFlight.value()) +
                   number(ledger.copiesHeld.value());
        if (received != ledger.confirmed.value() + ledger.droppedTotal())
            return QStringLiteral("points: received, confirmed, dropped ") + number(received) +
                   number(ledger.confirmed.value()) + number(ledger.droppedTotal());
        if (ledger.copiesDue.value() !=
            cluster.confirmedCopies() + ledger.copiesGap.value() + ledger.copiesDropped.value())
            return QStringLiteral("copies: due, confirmed, gap, dropped ") +
                   number(ledger.copiesDue.value()) + number(cluster.confirmedCopies()) +
                   number(ledger.copiesGap.value()) + number(ledger.copiesDropped.value());
        if (cluster.openPoints() != 0 || cluster.reservedBytes() != 0 || budget.used() != 0)
            return QStringLiteral("open points, reserved, budget ") + number(cluster.openPoints()) +
                   number(cluster.reservedBytes()) + number(budget.used());
        if (cluster.gaps.provisional() != 0 || cluster.gaps.badCalls != 0)
            return QStringLiteral("provisional gaps, bad calls ") +
                   number(cluster.gaps.provisional()) + number(cluster.gaps.badCalls);
        return {};
    }

    Limits limits;
    ManualClock clock;
    TestCluster cluster;
    LedgerCounters ledger;
    ByteBudget budget;
    batch::SlicePool pool;
    batch::SliceInbox inbox;
    batch::ReceiptBook book;
    batch::Slicer slicer;
    batch::AdmissionVerdict verdict;
    std::vector<std::vector<batch::ReceiptOutcome>> answers;
    std::uint64_t received = 0;
    double nextValue = 1;
    TimeMs nextTime = 1'700'000'000'000;
};

} // namespace tg::test
