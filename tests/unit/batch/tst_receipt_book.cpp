// When a request is answered, what its answer says, and what becomes of copies that are held or
// void; tst_late_copies has those that come late.
#include <QtTest>

#include "tests/unit/batch/book_desk.h"

using namespace std::chrono_literals;
using namespace tg;
using namespace tg::batch;
using test::BookDesk;
using test::node;

class TestReceiptBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void answersAtTheWantedLevel_data();
    void answersAtTheWantedLevel();
    void leavesPartsUntouchedWhenNotAdmitted();
    void opensAGapForANodeLeftOut();
    void opensAGapForAnAwayCopy();
    void sendsHeldCopiesAgainWhenTheirNodeIsBack();
    void neverSendsHeldCopiesWithVoidIds();
    void holdsCopiesWhoseLinkWentDownBetweenAdmissionAndPush();
    void dropsPointsWhoseIdsAreVoidEverywhere();
    void gapsAVoidCopyThatHasAnother();
    void givesUpAfterTheConfirmTimeout();
    void blamesTheNodeThatDidNotConfirm();
    void doesNotCallPointsStoredThatAreStillOpen();
    void answersEverythingWhenAbandoned();
    void admitsAgainFromWithinAnAnswer();
};

void TestReceiptBook::answersAtTheWantedLevel_data()
{
    QTest::addColumn<AckLevel>("wanted");
    QTest::addColumn<int>("answeredAfter"); // confirmations
    QTest::newRow("queued") << AckLevel::Queued << 0;
    QTest::newRow("one") << AckLevel::One << 1;
    QTest::newRow("all") << AckLevel::All << 2;
}

void TestReceiptBook::answersAtTheWantedLevel()
{
    QFETCH(AckLevel, wanted);
    QFETCH(int, answeredAfter);
    BookDesk desk(2);
    desk.add(0, 1, 30);
    const auto slot = desk.admit(wanted);
    QCOMPARE(desk.isAnswered(slot), answeredAfter == 0);
    QCOMPARE(desk.ledger.inFlight.value(), std::uint64_t{30});
    desk.cluster.link(1).settleAll(SliceFate::Confirmed);
    desk.settle();
    QCOMPARE(desk.isAnswered(slot), answeredAfter <= 1);
    QCOMPARE(desk.ledger.inFlight.value(), std::uint64_t{0});
    desk.cluster.link(0).settleAll(SliceFate::Confirmed);
    desk.settle();
    QCOMPARE(desk.answers[slot].size(), std::size_t{1});
    QVERIFY(desk.answer(slot).isStored);
    QCOMPARE(desk.answer(slot).points, std::uint64_t{30});
    QCOMPARE(desk.answer(slot).storedPoints, std::uint64_t{30});
    QCOMPARE(desk.answer(slot).gapPoints, std::uint64_t{0});
    QCOMPARE(desk.ledger.confirmed.value(), std::uint64_t{30});
    QCOMPARE(desk.unbalanced(), QString());
}

void TestReceiptBook::leavesPartsUntouchedWhenNotAdmitted()
{
    BookDesk desk(2);
    desk.cluster.down(0);
    desk.cluster.down(1);
    desk.add(0, 1, 5);
    auto parts = desk.slicer.take();
    const auto bytes = parts[0].bytes();
    const auto verdict = desk.book.admit(parts, AckLevel::All, true,
                                         [](const ReceiptOutcome &) { qFatal("answered"); });
    QCOMPARE(verdict.kind, AdmissionVerdict::Kind::Unavailable);
    QCOMPARE(parts.size(), std::size_t{1});
    QCOMPARE(parts[0].bytes(), bytes);
    QCOMPARE(desk.ledger.copiesDue.value(), std::uint64_t{0});
    desk.received = 0;
    QCOMPARE(desk.unbalanced(), QString());
}

void TestReceiptBook::opensAGapForANodeLeftOut()
{
    BookDesk desk(3);
    desk.cluster.down(1);
    desk.add(0, 1, 5, 7);
    desk.add(1, 2, 4, 8);
    const auto slot = desk.admit();
    QCOMPARE(desk.cluster.gaps.points(node(1), false), std::uint64_t{9});
    QVERIFY(desk.cluster.gaps.covers(node(1), ShardId{7}, 1'700'000'001));
    desk.cluster.link(0).settleAll(SliceFate::Confirmed);
    desk.cluster.link(2).settleAll(SliceFate::Confirmed);
    desk.settle();
    QVERIFY(desk.isAnswered(slot) && desk.answer(slot).isStored);
    QCOMPARE(desk.answer(slot).gapPoints, std::uint64_t{9});
    QCOMPARE(desk.ledger.copiesGap.value(), std::uint64_t{9});
    QCOMPARE(desk.unbalanced(), QString());
}

void TestReceiptBook::opensAGapForAnAwayCopy()
{
    BookDesk desk(2);
    desk.add(0, 1, 5, 7, 0);
    const auto slot = desk.admit();
    desk.cluster.link(0).settleAll(SliceFate::Confirmed);
    desk.settle();
    QCOMPARE(desk.answer(slot).gapPoints, std::uint64_t{5});
    QVERIFY(desk.cluster.gaps.covers(node(1), ShardId{7}, 1'700'000'003));
    QCOMPARE(desk.ledger.copiesDue.value(), std::uint64_t{10});
    QCOMPARE(desk.unbalanced(), QString());
}

void TestReceiptBook::sendsHeldCopiesAgainWhenTheirNodeIsBack()
{
    BookDesk desk(2);
    desk.add(0, 1, 5);
    const auto slot = desk.admit();
    desk.cluster.down(0);
    desk.cluster.down(1);
    desk.pass(1s);
    QCOMPARE(desk.ledger.copiesHeld.value(), std::uint64_t{10});
    QCOMPARE(desk.ledger.inFlight.value(), std::uint64_t{5});
    QCOMPARE(desk.cluster.reservedBytes(), std::size_t{0});
    QVERIFY(desk.budget.used() > 0);
    desk.cluster.up(1);
    desk.pass(20ms);
    QCOMPARE(desk.ledger.copiesHeld.value(), std::uint64_t{5});
    desk.cluster.link(1).settleAll(SliceFate::Confirmed);
    desk.settle();
    QVERIFY(desk.isAnswered(slot) && desk.answer(slot).isStored);
    QCOMPARE(desk.answer(slot).gapPoints, std::uint64_t{5}); // node 0 is not waited for
    QCOMPARE(desk.unbalanced(), QString());
}

void TestReceiptBook::neverSendsHeldCopiesWithVoidIds()
{
    BookDesk desk(2);
    desk.add(0, 1, 5);
    const auto slot = desk.admit();
    desk.cluster.down(0);
    desk.cluster.down(1);
    desk.settle();
    ++desk.cluster.board.at(node(0)).epoch;
    desk.cluster.up(0);
    desk.cluster.up(1);
    desk.pass(20ms);
    QCOMPARE(desk.cluster.link(0).take(), std::size_t{0});
    QCOMPARE(desk.cluster.link(1).take(), std::size_t{1});
    desk.cluster.link(1).settleAll(SliceFate::Confirmed);
    desk.settle();
    QVERIFY(desk.isAnswered(slot) && desk.answer(slot).isStored);
    QCOMPARE(desk.cluster.gaps.points(node(0), false), std::uint64_t{5});
    QCOMPARE(desk.unbalanced(), QString());
}

void TestReceiptBook::holdsCopiesWhoseLinkWentDownBetweenAdmissionAndPush()
{
    BookDesk desk(2);
    desk.add(0, 1, 5);
    desk.cluster.queue(0).close(); // the board does not know yet
    desk.cluster.queue(1).close();
    const auto slot = desk.admit();
    QCOMPARE(desk.verdict.kind, AdmissionVerdict::Kind::Admitted);
    QCOMPARE(desk.ledger.copiesHeld.value(), std::uint64_t{10});
    QCOMPARE(desk.cluster.reservedBytes(), std::size_t{0});
    desk.pass(20ms); // still closed
    QCOMPARE(desk.ledger.copiesHeld.value(), std::uint64_t{10});
    QCOMPARE(desk.cluster.reservedBytes(), std::size_t{0});
    desk.cluster.up(0);
    desk.cluster.up(1);
    desk.pass(20ms);
    desk.cluster.link(0).settleAll(SliceFate::Confirmed);
    desk.cluster.link(1).settleAll(SliceFate::Confirmed);
    desk.settle();
    QVERIFY(desk.answer(slot).isStored);
    QCOMPARE(desk.answer(slot).gapPoints, std::uint64_t{0});
    QCOMPARE(desk.unbalanced(), QString());
}

void TestReceiptBook::dropsPointsWhoseIdsAreVoidEverywhere()
{
    BookDesk desk(2);
    desk.add(0, 1, 5);
    const auto slot = desk.admit();
    desk.cluster.link(1).settleAll(SliceFate::Stale);
    desk.settle();
    QVERIFY(!desk.isAnswered(slot));
    desk.cluster.link(0).settleAll(SliceFate::Stale);
    desk.settle();
    QVERIFY(desk.isAnswered(slot) && !desk.answer(slot).isStored);
    QCOMPARE(desk.answer(slot).droppedPoints, std::uint64_t{5});
    QCOMPARE(desk.answer(slot).storedPoints, std::uint64_t{0});
    QCOMPARE(desk.answer(slot).blamed, node(0));
    QCOMPARE(desk.ledger.dropped[static_cast<std::size_t>(DropReason::StaleId)].value(),
             std::uint64_t{5});
    QCOMPARE(desk.unbalanced(), QString());
}

void TestReceiptBook::gapsAVoidCopyThatHasAnother()
{
    BookDesk desk(2);
    desk.add(0, 1, 5);
    const auto slot = desk.admit();
    desk.cluster.link(0).settleAll(SliceFate::Stale);
    desk.cluster.link(1).settleAll(SliceFate::Confirmed);
    desk.settle();
    QVERIFY(desk.answer(slot).isStored);
    QCOMPARE(desk.answer(slot).gapPoints, std::uint64_t{5});
    QCOMPARE(desk.unbalanced(), QString());
}

void TestReceiptBook::givesUpAfterTheConfirmTimeout()
{
    BookDesk desk(2);
    desk.add(0, 1, 5);
    const auto slot = desk.admit();
    desk.pass(desk.limits.confirmTimeout - 1ms);
    QVERIFY(!desk.isAnswered(slot));
    desk.pass(1ms);
    QVERIFY(desk.isAnswered(slot) && !desk.answer(slot).isStored);
    QCOMPARE(desk.answer(slot).droppedPoints, std::uint64_t{5});
    QCOMPARE(desk.ledger.dropped[static_cast<std::size_t>(DropReason::Unconfirmed)].value(),
             std::uint64_t{5});
    QCOMPARE(desk.book.openReceipts(), std::size_t{1}); // its copies are still on a wire
    desk.cluster.link(0).settleAll(SliceFate::Lost);
    desk.cluster.link(1).settleAll(SliceFate::Lost);
    desk.settle();
    QCOMPARE(desk.ledger.copiesDropped.value(), std::uint64_t{10});
    QCOMPARE(desk.unbalanced(), QString());
}

void TestReceiptBook::blamesTheNodeThatDidNotConfirm()
{
    BookDesk desk(2);
    desk.cluster.down(0);
    desk.add(0, 1, 5);
    const auto slot = desk.admit();
    desk.pass(desk.limits.confirmTimeout);
    QCOMPARE(desk.answer(slot).blamed, node(1)); // node 0 was never asked to
    desk.cluster.link(1).settleAll(SliceFate::Confirmed);
    desk.settle();
    QCOMPARE(desk.unbalanced(), QString());
}

// Two parts: the first fails, the second is still under way when the answer is given.
void TestReceiptBook::doesNotCallPointsStoredThatAreStillOpen()
{
    BookDesk desk(2);
    desk.add(0, 1, 25'000);
    const auto slot = desk.admit();
    auto &first = desk.cluster.link(0);
    auto &second = desk.cluster.link(1);
    QCOMPARE(first.take(), std::size_t{3});
    QCOMPARE(second.take(), std::size_t{3});
    first.settle(0, SliceFate::Stale);
    first.settle(0, SliceFate::Confirmed);
    second.settle(0, SliceFate::Stale);
    desk.settle();
    QVERIFY(desk.isAnswered(slot) && !desk.answer(slot).isStored);
    QCOMPARE(desk.answer(slot).droppedPoints, std::uint64_t{10'000});
    QCOMPARE(desk.answer(slot).storedPoints, std::uint64_t{10'000});
    first.settleAll(SliceFate::Lost);
    second.settleAll(SliceFate::Confirmed);
    desk.settle();
    QCOMPARE(desk.answers[slot].size(), std::size_t{1});
    QCOMPARE(desk.ledger.confirmed.value(), std::uint64_t{15'000});
    QCOMPARE(desk.unbalanced(), QString());
}

void TestReceiptBook::answersEverythingWhenAbandoned()
{
    BookDesk desk(3);
    desk.add(0, 1, 5);
    const auto pending = desk.admit();
    desk.cluster.down(2);
    desk.cluster.up(2);
    desk.add(2, -1, 4);
    const auto held = desk.admit();
    desk.cluster.down(2);
    desk.settle();
    desk.add(0, 1, 3);
    const auto queued = desk.admit(AckLevel::Queued);
    desk.book.abandonAll();
    QVERIFY(!desk.answer(pending).isStored);
    QVERIFY(!desk.answer(held).isStored);
    QCOMPARE(desk.answers[queued].size(), std::size_t{1});
    QCOMPARE(desk.ledger.dropped[static_cast<std::size_t>(DropReason::Abandoned)].value(),
             std::uint64_t{12});
    QCOMPARE(desk.ledger.inFlight.value(), std::uint64_t{0});
    desk.cluster.link(0).settleAll(SliceFate::Lost);
    desk.cluster.link(1).settleAll(SliceFate::Confirmed);
    desk.settle();
    QCOMPARE(desk.unbalanced(), QString());
}

void TestReceiptBook::admitsAgainFromWithinAnAnswer()
{
    BookDesk desk(2);
    int answers = 0;
    std::function<void(const ReceiptOutcome &)> again = [&](const ReceiptOutcome &) {
        if (++answers == 50)
            return;
        desk.add(0, 1, 1);
        auto parts = desk.slicer.take();
        QVERIFY(desk.budget.tryReserve(parts[0].bytes()));
        desk.book.admit(parts, answers % 3 == 0 ? AckLevel::Queued : AckLevel::One, false, again);
    };
    again({});
    for (int round = 0; round < 60; ++round) {
        desk.cluster.link(round % 2).settleAll(SliceFate::Confirmed);
        desk.settle();
    }
    desk.cluster.link(0).settleAll(SliceFate::Confirmed);
    desk.cluster.link(1).settleAll(SliceFate::Confirmed);
    desk.settle();
    QCOMPARE(answers, 50);
    QCOMPARE(desk.unbalanced(), QString());
}

QTEST_GUILESS_MAIN(TestReceiptBook)
#include "tst_receipt_book.moc"
