// When a request is answered, what its answer says, and what becomes of copies that are late, lost
// or void.
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
    void waitsForALateCopyAndThenRecordsAGap();
    void withdrawsTheGapOfALateCopyThatComes();
    void keepsTheGapOfALateCopyThatIsLost();
    void isNotWaitingForANodeThatWasLateTwice();
    void timesALateCopyFromItsLastConfirmedNeighbour();
    void makesALostCopyAGapOnceTheOtherIsConfirmed_data();
    void makesALostCopyAGapOnceTheOtherIsConfirmed();
    void sendsHeldCopiesAgainWhenTheirNodeIsBack();
    void neverSendsHeldCopiesWithVoidIds();
    void holdsCopiesWhoseLinkWentDownBetweenAdmissionAndPush();
    void dropsPointsWhoseIdsAreVoidEverywhere();
    void gapsAVoidCopyThatHasAnother();
    void givesUpAfterTheConfirmTimeout();
    void blamesTheNodeThatDidNotConfirm();
    void doesNotCallPointsStoredThatAreStillOpen();
    void recordsAGapWhenOneCopyComesAfterBothWereGivenUp_data();
    void recordsAGapWhenOneCopyComesAfterBothWereGivenUp();
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

void TestReceiptBook::waitsForALateCopyAndThenRecordsAGap()
{
    BookDesk desk(2);
    desk.add(0, 1, 5);
    const auto slot = desk.admit();
    desk.pass(10s); // no copy confirmed: lateness has not begun
    QVERIFY(!desk.isAnswered(slot));
    desk.cluster.link(0).settleAll(SliceFate::Confirmed);
    desk.pass(0ms);
    desk.pass(desk.limits.lateCopy - 1ms);
    QVERIFY(!desk.isAnswered(slot));
    QVERIFY(desk.cluster.gaps.gaps.empty());
    desk.pass(1ms);
    QVERIFY(desk.isAnswered(slot) && desk.answer(slot).isStored);
    QCOMPARE(desk.answer(slot).gapPoints, std::uint64_t{5});
    QCOMPARE(desk.cluster.gaps.points(node(1), true), std::uint64_t{5});
    QCOMPARE(desk.book.openReceipts(), std::size_t{1}); // followed to its end
}

void TestReceiptBook::withdrawsTheGapOfALateCopyThatComes()
{
    BookDesk desk(2);
    desk.add(0, 1, 5);
    desk.admit();
    desk.cluster.link(0).settleAll(SliceFate::Confirmed);
    desk.pass(0ms);
    desk.pass(desk.limits.lateCopy);
    desk.cluster.link(1).settleAll(SliceFate::Confirmed);
    desk.settle();
    QVERIFY(desk.cluster.gaps.gaps.empty());
    QCOMPARE(desk.cluster.gaps.withdrawn, 1);
    QCOMPARE(desk.ledger.copiesLate.value(), std::uint64_t{5});
    QCOMPARE(desk.ledger.copiesGap.value(), std::uint64_t{0});
    QCOMPARE(desk.unbalanced(), QString());
}

void TestReceiptBook::keepsTheGapOfALateCopyThatIsLost()
{
    BookDesk desk(2);
    desk.add(0, 1, 5);
    const auto slot = desk.admit();
    desk.cluster.link(0).settleAll(SliceFate::Confirmed);
    desk.pass(0ms);
    desk.pass(desk.limits.lateCopy);
    desk.cluster.link(1).settleAll(SliceFate::Lost);
    desk.settle();
    QCOMPARE(desk.cluster.gaps.points(node(1), false), std::uint64_t{5});
    QCOMPARE(desk.cluster.gaps.gaps.size(), std::size_t{1});
    QCOMPARE(desk.ledger.copiesGap.value(), std::uint64_t{5});
    QCOMPARE(desk.answers[slot].size(), std::size_t{1});
    QCOMPARE(desk.unbalanced(), QString());
}

void TestReceiptBook::isNotWaitingForANodeThatWasLateTwice()
{
    BookDesk desk(2);
    for (int i = 0; i < 2; ++i) {
        QVERIFY(desk.cluster.board.at(node(1)).keepsUp);
        desk.add(0, 1, 5);
        const auto slot = desk.admit();
        desk.cluster.link(0).settleAll(SliceFate::Confirmed);
        desk.pass(0ms);
        QVERIFY(!desk.isAnswered(slot));
        desk.pass(desk.limits.lateCopy);
        QVERIFY(desk.isAnswered(slot));
    }
    QVERIFY(!desk.cluster.board.at(node(1)).keepsUp);
    QVERIFY(desk.cluster.board.at(node(0)).keepsUp);
    desk.add(0, 1, 5);
    const auto third = desk.admit();
    QVERIFY(!desk.isAnswered(third));
    desk.cluster.link(0).settleAll(SliceFate::Confirmed);
    desk.settle();
    QVERIFY(desk.isAnswered(third)); // at once
    QCOMPARE(desk.answer(third).gapPoints, std::uint64_t{5});
    QCOMPARE(desk.cluster.gaps.points(node(1), true), std::uint64_t{15});

    desk.cluster.board.at(node(1)).keepsUp = true; // its link has seen it keep up
    desk.add(0, 1, 5);
    const auto fourth = desk.admit();
    desk.cluster.link(0).settleAll(SliceFate::Confirmed);
    desk.settle();
    QVERIFY(!desk.isAnswered(fourth));
    desk.cluster.link(1).settleAll(SliceFate::Confirmed);
    desk.settle();
    QCOMPARE(desk.answer(fourth).gapPoints, std::uint64_t{0});
    QCOMPARE(desk.unbalanced(), QString());
}

// Node 1 shares points with node 0 and with node 2; it is late only when both have confirmed
// theirs.
void TestReceiptBook::timesALateCopyFromItsLastConfirmedNeighbour()
{
    BookDesk desk(3);
    desk.add(0, 1, 5);
    desk.add(1, 2, 4);
    const auto slot = desk.admit();
    desk.cluster.link(0).settleAll(SliceFate::Confirmed);
    desk.pass(0ms);
    desk.pass(desk.limits.lateCopy + 100ms);
    QVERIFY(!desk.isAnswered(slot));
    QVERIFY(desk.cluster.gaps.gaps.empty()); // node 1 may be the only home of four points
    desk.cluster.link(2).settleAll(SliceFate::Confirmed);
    desk.pass(0ms);
    QVERIFY(!desk.isAnswered(slot));
    desk.pass(desk.limits.lateCopy);
    QVERIFY(desk.isAnswered(slot));
    QCOMPARE(desk.answer(slot).gapPoints, std::uint64_t{9});
}

void TestReceiptBook::makesALostCopyAGapOnceTheOtherIsConfirmed_data()
{
    QTest::addColumn<bool>("isLostFirst");
    QTest::newRow("lost, then the other confirmed") << true;
    QTest::newRow("confirmed, then the other lost") << false;
}

void TestReceiptBook::makesALostCopyAGapOnceTheOtherIsConfirmed()
{
    QFETCH(bool, isLostFirst);
    BookDesk desk(2);
    desk.add(0, 1, 5);
    const auto slot = desk.admit();
    if (isLostFirst) {
        desk.cluster.link(0).settleAll(SliceFate::Lost);
        desk.settle();
        QCOMPARE(desk.ledger.copiesHeld.value(), std::uint64_t{5});
        QVERIFY(!desk.isAnswered(slot));
    }
    desk.cluster.link(1).settleAll(SliceFate::Confirmed);
    desk.settle();
    desk.cluster.link(0).settleAll(SliceFate::Lost);
    desk.settle();
    QVERIFY(desk.isAnswered(slot) && desk.answer(slot).isStored);
    QCOMPARE(desk.answer(slot).gapPoints, std::uint64_t{5});
    QCOMPARE(desk.cluster.gaps.points(node(0), false), std::uint64_t{5});
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

void TestReceiptBook::recordsAGapWhenOneCopyComesAfterBothWereGivenUp_data()
{
    QTest::addColumn<bool>("isLostFirst");
    QTest::newRow("lost, then confirmed") << true;
    QTest::newRow("confirmed, then lost") << false;
}

// The client was told 503. If it does not come again, one node has the points and the other must be
// known to lack them.
void TestReceiptBook::recordsAGapWhenOneCopyComesAfterBothWereGivenUp()
{
    QFETCH(bool, isLostFirst);
    BookDesk desk(2);
    desk.add(0, 1, 5, 9);
    desk.admit();
    desk.pass(desk.limits.confirmTimeout);
    if (isLostFirst)
        desk.cluster.link(1).settleAll(SliceFate::Lost);
    desk.settle();
    QVERIFY(desk.cluster.gaps.gaps.empty());
    desk.cluster.link(0).settleAll(SliceFate::Confirmed);
    desk.settle();
    desk.cluster.link(1).settleAll(SliceFate::Lost);
    desk.settle();
    QVERIFY(desk.cluster.gaps.covers(node(1), ShardId{9}, 1'700'000'001));
    QCOMPARE(desk.cluster.gaps.points(node(1), false), std::uint64_t{5});
    QCOMPARE(desk.ledger.droppedTotal(), std::uint64_t{5});
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
