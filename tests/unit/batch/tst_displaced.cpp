// cluster.on_full = drop_oldest: what a queue is asked, and what becomes of copies that were
// displaced from it.
#include <QTest>

#include "tests/unit/batch/book_desk.h"

using namespace tg;
using namespace tg::test;
using batch::SliceFate;

class TestDisplaced : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aQueueIsAskedForTheLargestWish();
    void aConfirmedOtherCopyMakesItAGap();
    void aCopyThatIsConfirmedLaterMakesItAGap();
    void pointsWithoutAnotherCopyAreDropped();
    void pointsOfWhichAllCopiesAreDisplacedAreDropped();
    void whoeverWasAnsweredIsNotAnsweredAgain();

private:
    static std::uint64_t displaced(const BookDesk &desk)
    {
        return desk.ledger.dropped[static_cast<std::size_t>(DropReason::Displaced)].value();
    }
};

void TestDisplaced::aQueueIsAskedForTheLargestWish()
{
    batch::NodeQueue queue(node(0), 1000);
    QCOMPARE(queue.takeRoomWanted(), std::size_t{0});
    queue.makeRoom(300);
    queue.makeRoom(500);
    queue.makeRoom(200);
    QCOMPARE(queue.takeRoomWanted(), std::size_t{500});
    QCOMPARE(queue.takeRoomWanted(), std::size_t{0});

    QVERIFY(queue.hasRoom(5000)); // alone it is let through
    QVERIFY(queue.tryReserve(600));
    QVERIFY(queue.hasRoom(400));
    QVERIFY(!queue.hasRoom(401));
    queue.unreserve(600);
}

void TestDisplaced::aConfirmedOtherCopyMakesItAGap()
{
    BookDesk desk(2);
    desk.add(0, 1, 10);
    const auto slot = desk.admit();
    desk.cluster.link(0).settleAll(SliceFate::Confirmed);
    desk.cluster.link(1).settleAll(SliceFate::Displaced);
    desk.settle();
    QVERIFY(desk.isAnswered(slot));
    QVERIFY(desk.answer(slot).isStored);
    QCOMPARE(desk.answer(slot).gapPoints, std::uint64_t{10});
    QCOMPARE(desk.cluster.gaps.points(node(1), false), std::uint64_t{10});
    QCOMPARE(displaced(desk), std::uint64_t{0});
    QCOMPARE(desk.unbalanced(), QString());
}

void TestDisplaced::aCopyThatIsConfirmedLaterMakesItAGap()
{
    BookDesk desk(2);
    desk.add(0, 1, 10);
    const auto slot = desk.admit();
    desk.cluster.link(1).settleAll(SliceFate::Displaced);
    desk.settle();
    QVERIFY(!desk.isAnswered(slot));
    desk.cluster.link(0).settleAll(SliceFate::Confirmed);
    desk.settle();
    QVERIFY(desk.answer(slot).isStored);
    QCOMPARE(desk.cluster.gaps.points(node(1), false), std::uint64_t{10});
    QCOMPARE(desk.unbalanced(), QString());
}

void TestDisplaced::pointsWithoutAnotherCopyAreDropped()
{
    BookDesk desk(1);
    desk.add(0, -1, 10);
    const auto slot = desk.admit(AckLevel::One);
    desk.cluster.link(0).settleAll(SliceFate::Displaced);
    desk.settle();
    QVERIFY(!desk.answer(slot).isStored);
    QCOMPARE(desk.answer(slot).droppedPoints, std::uint64_t{10});
    QCOMPARE(desk.answer(slot).blamed, node(0));
    QCOMPARE(displaced(desk), std::uint64_t{10});
    QCOMPARE(desk.unbalanced(), QString());
}

void TestDisplaced::pointsOfWhichAllCopiesAreDisplacedAreDropped()
{
    BookDesk desk(2);
    desk.add(0, 1, 10);
    const auto slot = desk.admit();
    for (int at : {0, 1})
        desk.cluster.link(at).settleAll(SliceFate::Displaced);
    desk.settle();
    QVERIFY(!desk.answer(slot).isStored);
    QCOMPARE(displaced(desk), std::uint64_t{10});
    QCOMPARE(desk.unbalanced(), QString());
}

void TestDisplaced::whoeverWasAnsweredIsNotAnsweredAgain()
{
    BookDesk desk(1);
    desk.add(0, -1, 10);
    const auto slot = desk.admit(AckLevel::Queued);
    QVERIFY(desk.isAnswered(slot));
    desk.cluster.link(0).settleAll(SliceFate::Displaced);
    desk.settle();
    QCOMPARE(desk.answers[slot].size(), std::size_t{1});
    QCOMPARE(displaced(desk), std::uint64_t{10});
    QCOMPARE(desk.unbalanced(), QString());
}

QTEST_GUILESS_MAIN(TestDisplaced)
#include "tst_displaced.moc"
