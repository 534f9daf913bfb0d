// What becomes of a request whose copies do not come together: late ones, lost ones, and gaps that
// are withdrawn.
#include <QtTest>

#include "tests/unit/batch/book_desk.h"

using namespace std::chrono_literals;
using namespace tg;
using namespace tg::batch;
using test::BookDesk;
using test::node;

class TestLateCopies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void waitsForALateCopyAndThenRecordsAGap();
    void withdrawsTheGapOfALateCopyThatComes();
    void keepsTheGapOfALateCopyThatIsLost();
    void isNotWaitingForANodeThatWasLateTwice();
    void timesALateCopyFromItsLastConfirmedNeighbour();
    void makesALostCopyAGapOnceTheOtherIsConfirmed_data();
    void makesALostCopyAGapOnceTheOtherIsConfirmed();
    void recordsAGapWhenOneCopyComesAfterBothWereGivenUp_data();
    void recordsAGapWhenOneCopyComesAfterBothWereGivenUp();
};

void TestLateCopies::waitsForALateCopyAndThenRecordsAGap()
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

void TestLateCopies::withdrawsTheGapOfALateCopyThatComes()
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

void TestLateCopies::keepsTheGapOfALateCopyThatIsLost()
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

void TestLateCopies::isNotWaitingForANodeThatWasLateTwice()
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
void TestLateCopies::timesALateCopyFromItsLastConfirmedNeighbour()
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

void TestLateCopies::makesALostCopyAGapOnceTheOtherIsConfirmed_data()
{
    QTest::addColumn<bool>("isLostFirst");
    QTest::newRow("lost, then the other confirmed") << true;
    QTest::newRow("confirmed, then the other lost") << false;
}

void TestLateCopies::makesALostCopyAGapOnceTheOtherIsConfirmed()
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

void TestLateCopies::recordsAGapWhenOneCopyComesAfterBothWereGivenUp_data()
{
    QTest::addColumn<bool>("isLostFirst");
    QTest::newRow("lost, then confirmed") << true;
    QTest::newRow("confirmed, then lost") << false;
}

// The client was told 503. If it does not come again, one node has the points and the other must be
// known to lack them.
void TestLateCopies::recordsAGapWhenOneCopyComesAfterBothWereGivenUp()
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

QTEST_GUILESS_MAIN(TestLateCopies)
#include "tst_late_copies.moc"
