// A write that finds a node's queue full under cluster.on_full = drop_oldest, and what a request
// may hold of limits.in_flight_bytes while its body is not there yet.
#include <QTest>

#include "tests/unit/ingest_write/write_house.h"

using namespace tg;
using namespace tg::test;
using batch::SliceFate;

class TestDropOldest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWaitsLongestMakesRoom();
    void whereNoRoomIsMadeTheNewOneIsRefused();
    void anUnfinishedLineCountsWhileItIsHeld();
    void largeBodiesLeaveAnEighthToSmallOnes();

private:
    static Limits smallQueues()
    {
        Limits limits;
        limits.nodeBytes = 1000; // 47 points
        return limits;
    }
};

void TestDropOldest::whatWaitsLongestMakesRoom()
{
    WriteHouse house(1, smallQueues(), OnFull::DropOldest);
    house.know(1);
    auto &waits = house.write(house.lines(30, 1), "one");
    auto &comes = house.write(house.lines(30, 1), "one");
    QCOMPARE(comes.answers, 0);
    QCOMPARE(house.cluster.queue(0).takeRoomWanted(), std::size_t{0}); // not before its time
    house.clock.advance(house.limits.admissionWait);
    std::size_t wanted = 0;
    QVERIFY(house.reached([&] { return (wanted = house.cluster.queue(0).takeRoomWanted()) > 0; }));
    QCOMPARE(wanted, std::size_t{30 * 21});
    house.cluster.link(0).take();
    house.cluster.link(0).settle(0, SliceFate::Displaced);
    QVERIFY(house.reached([&] { return waits.answers == 1 && house.waitingSlices() == 1; }));
    QCOMPARE(waits.response.status, 503);
    QVERIFY(waits.response.body.find("node-0") != std::string::npos);
    house.settleAll();
    QCOMPARE(comes.response.status, 204);
    QCOMPARE(house.dropped(DropReason::Displaced), std::uint64_t{30});
    QCOMPARE(house.unbalanced(), QString());
}

void TestDropOldest::whereNoRoomIsMadeTheNewOneIsRefused()
{
    WriteHouse house(1, smallQueues(), OnFull::DropOldest);
    house.know(1);
    house.write(house.lines(30, 1));
    house.cluster.link(0).take(); // on the wire: stays
    auto &comes = house.write(house.lines(30, 1));
    house.clock.advance(house.limits.admissionWait);
    QVERIFY(house.reached([&] { return house.cluster.queue(0).takeRoomWanted() > 0; }));
    QCOMPARE(comes.answers, 0);
    house.clock.advance(std::chrono::seconds(1));
    QVERIFY(house.reached([&] { return comes.answers == 1; }));
    QCOMPARE(comes.response.status, 503);
    QVERIFY(comes.response.body.find("node-queue-full") != std::string::npos);
    QCOMPARE(house.dropped(DropReason::NotAdmitted), std::uint64_t{30});
    house.settleAll();
    QCOMPARE(house.unbalanced(), QString());
}

void TestDropOldest::anUnfinishedLineCountsWhileItIsHeld()
{
    WriteHouse house(1);
    for (const bool isCut : {false, true}) {
        auto &client = house.post();
        client.send(std::string(500'000, 'x'));
        QVERIFY(house.budget.used() >= 500'000);
        if (isCut)
            client.cut();
        else
            client.end();
        house.spin();
        QCOMPARE(house.budget.used(), std::size_t{0});
        QCOMPARE(client.answers, 1);
    }
    QCOMPARE(house.unbalanced(), QString());
}

void TestDropOldest::largeBodiesLeaveAnEighthToSmallOnes()
{
    Limits limits;
    limits.inFlightBytes = 2 * kMiB;
    WriteHouse house(1, limits);
    house.know(1);
    const std::size_t held = limits.inFlightBytes - limits.inFlightBytes / 8;
    QVERIFY(house.budget.tryReserve(held));
    auto &large = house.post();
    large.send(std::string(100'000, 'x'));
    QVERIFY(large.isPaused);
    auto &small = house.write(house.lines(30, 1));
    QVERIFY(house.reached([&] { return house.waitingSlices() == 1; }));
    house.settleAll();
    QCOMPARE(small.response.status, 204);
    house.clock.advance(house.limits.admissionWait);
    QVERIFY(house.reached([&] { return large.answers == 1; }));
    QCOMPARE(large.response.status, 503);
    QVERIFY(large.response.body.find("gateway-full") != std::string::npos);
    house.budget.release(held);
    QCOMPARE(house.unbalanced(), QString());
}

QTEST_GUILESS_MAIN(TestDropOldest)
#include "tst_drop_oldest.moc"
