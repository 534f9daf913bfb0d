// The bytes of a node stay reserved from the reservation to the settlement, whatever happens in
// between.
#include <random>
#include <thread>

#include <QtTest>

#include "batch/node_queue.h"

using namespace tg;
using namespace tg::batch;

namespace {

SlicePtr slice(std::size_t bytes, std::uint32_t points = 1)
{
    auto made = std::make_unique<Slice>();
    made->bytes.resize(bytes);
    made->points = points;
    return made;
}

std::vector<SlicePtr> list(SlicePtr one)
{
    std::vector<SlicePtr> slices;
    slices.push_back(std::move(one));
    return slices;
}

} // namespace

class TestNodeQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void refusesBytesBeyondItsBound();
    void letsOneLargeRequestThroughWhenEmpty();
    void keepsBytesReservedUntilSettled();
    void givesSlicesBackWhenClosed();
    void handsBackWhatWaitedWhenItCloses();
    void keepsTheOrderOfPushes();
    void closesItsBooksAfterManyThreads();
};

void TestNodeQueue::refusesBytesBeyondItsBound()
{
    NodeQueue queue(NodeIndex{0}, 100);
    QVERIFY(queue.tryReserve(60));
    QVERIFY(!queue.tryReserve(41));
    QVERIFY(queue.tryReserve(40));
    QVERIFY(!queue.tryReserve(1));
    queue.unreserve(60);
    QCOMPARE(queue.reservedBytes(), std::size_t{40});
    QVERIFY(queue.tryReserve(60));
}

void TestNodeQueue::letsOneLargeRequestThroughWhenEmpty()
{
    NodeQueue queue(NodeIndex{0}, 100);
    QVERIFY(queue.tryReserve(1'000));
    QVERIFY(!queue.tryReserve(1));
    queue.unreserve(1'000);
    QVERIFY(queue.tryReserve(1));
    QVERIFY(!queue.tryReserve(1'000));
}

void TestNodeQueue::keepsBytesReservedUntilSettled()
{
    NodeQueue queue(NodeIndex{0}, 100);
    queue.open();
    QVERIFY(queue.tryReserve(70));
    auto slices = list(slice(70, 3));
    QVERIFY(queue.push(slices));
    QVERIFY(slices.empty());
    QCOMPARE(queue.openPoints(), std::uint64_t{3});
    std::deque<SlicePtr> taken;
    queue.takeAll(taken);
    QCOMPARE(taken.size(), std::size_t{1});
    QCOMPARE(queue.reservedBytes(), std::size_t{70});
    queue.settle(*taken.front());
    QCOMPARE(queue.reservedBytes(), std::size_t{0});
    QCOMPARE(queue.openPoints(), std::uint64_t{0});
}

void TestNodeQueue::givesSlicesBackWhenClosed()
{
    NodeQueue queue(NodeIndex{0}, 100);
    QVERIFY(queue.tryReserve(30));
    auto slices = list(slice(30));
    QVERIFY(!queue.push(slices)); // not opened yet
    QCOMPARE(slices.size(), std::size_t{1});
    QCOMPARE(queue.reservedBytes(), std::size_t{0});
    QCOMPARE(queue.openPoints(), std::uint64_t{0});
}

void TestNodeQueue::handsBackWhatWaitedWhenItCloses()
{
    NodeQueue queue(NodeIndex{0}, 100);
    queue.open();
    QVERIFY(queue.tryReserve(30));
    auto slices = list(slice(30, 2));
    QVERIFY(queue.push(slices));
    const auto waiting = queue.close();
    QCOMPARE(waiting.size(), std::size_t{1});
    QCOMPARE(queue.reservedBytes(), std::size_t{30}); // until the link has settled it
    QCOMPARE(queue.openPoints(), std::uint64_t{2});
    std::deque<SlicePtr> none;
    queue.takeAll(none);
    QVERIFY(none.empty());
}

void TestNodeQueue::keepsTheOrderOfPushes()
{
    NodeQueue queue(NodeIndex{0}, 1'000);
    queue.open();
    std::deque<SlicePtr> taken;
    taken.push_back(slice(1, 100));
    for (std::uint32_t i = 0; i < 10; ++i) {
        QVERIFY(queue.tryReserve(1));
        auto slices = list(slice(1, i));
        QVERIFY(queue.push(slices));
    }
    queue.takeAll(taken);
    QCOMPARE(taken.front()->points, 100u);
    for (std::uint32_t i = 0; i < 10; ++i)
        QCOMPARE(taken[i + 1]->points, i);
}

void TestNodeQueue::closesItsBooksAfterManyThreads()
{
    constexpr std::size_t kBound = 5'000;
    NodeQueue queue(NodeIndex{0}, kBound);
    queue.open();
    std::atomic<std::uint64_t> pushed{0};
    std::atomic<std::uint64_t> returned{0};
    std::atomic<bool> wasExceeded{false};
    std::atomic<int> working{3};
    std::vector<std::jthread> workers;
    for (unsigned seed = 0; seed < 3; ++seed) {
        workers.emplace_back([&, seed] {
            std::mt19937 random(seed);
            for (int round = 0; round < 10'000; ++round) {
                const std::size_t bytes = 1 + random() % 900;
                if (!queue.tryReserve(bytes))
                    continue;
                if (queue.reservedBytes() > kBound)
                    wasExceeded = true;
                if (random() % 10 == 0) {
                    queue.unreserve(bytes);
                    continue;
                }
                auto slices = list(slice(bytes, 7));
                (queue.push(slices) ? pushed : returned) += 7;
            }
            --working;
        });
    }
    std::uint64_t settled = 0;
    std::mt19937 random(99);
    while (working > 0 || queue.openPoints() > 0) {
        std::deque<SlicePtr> taken;
        queue.takeAll(taken);
        if (random() % 64 == 0) {
            for (auto &one : queue.close())
                taken.push_back(std::move(one));
        }
        for (const auto &one : taken) {
            settled += one->points;
            queue.settle(*one);
        }
        queue.open();
    }
    workers.clear();
    QVERIFY(!wasExceeded);
    QCOMPARE(settled, pushed.load());
    QCOMPARE(queue.reservedBytes(), std::size_t{0});
    QCOMPARE(queue.openPoints(), std::uint64_t{0});
}

QTEST_GUILESS_MAIN(TestNodeQueue)
#include "tst_node_queue.moc"
