// The book of operations stays bounded, and is used by many threads.
#include <set>
#include <thread>

#include <QtTest>

#include "cluster/steward/operation_book.h"

using namespace tg;
using namespace tg::cluster;

namespace {

constexpr std::int64_t kNow = 1'700'000'000'000;
constexpr std::uint64_t kMap = 7;

Plan plan(Action action = Action::Maintenance)
{
    Plan made;
    made.action = action;
    made.node = "a";
    made.madeAt = kNow;
    made.mapVersion = kMap;
    made.by = "planner";
    return made;
}

} // namespace

class TestOperationBounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forgetsTheOldestPlans()
    {
        OperationBook book;
        for (std::size_t i = 0; i < OperationBook::kPlans + 20; ++i)
            (void)book.addPlan(plan());
        QCOMPARE(book.plans().size(), OperationBook::kPlans);
        QCOMPARE(book.plans().front().id, std::string("p-120"));
        QVERIFY(!book.plan("p-20") && book.plan("p-21"));
    }

    void forgetsTheOldestFinishedOperations()
    {
        OperationBook book;
        const auto running = book.beginAutomatic(plan(), OrderKind::None, kNow);
        QVERIFY(running.isAutomatic);
        for (std::size_t i = 0; i < OperationBook::kOperations + 20; ++i) {
            const auto one = book.beginAutomatic(plan(), OrderKind::None, kNow);
            book.finish(one.id, OperationState::Done, "done", kNow);
        }
        QVERIFY(book.operations().size() <= OperationBook::kOperations + 1);
        QVERIFY(book.operation(running.id)); // still running
        QVERIFY(!book.operation("o-2"));
        QCOMPARE(book.operations().back().id, running.id);
        for (const auto &one : book.operations())
            QVERIFY(book.operation(one.id));
    }

    void neverForgetsOneThatRuns()
    {
        OperationBook book;
        for (std::size_t i = 0; i < OperationBook::kOperations + 5; ++i)
            (void)book.beginAutomatic(plan(), OrderKind::None, kNow);
        QCOMPARE(book.operations().size(), OperationBook::kOperations + 5);
    }

    void isUsedFromManyThreads()
    {
        OperationBook book;
        std::mutex mutex;
        std::set<std::string> ids;
        std::atomic<bool> isOver{false};
        std::jthread looker([&] {
            while (!isOver) {
                for (const auto &one : book.operations())
                    (void)book.operation(one.id);
                (void)book.plans();
            }
        });
        {
            std::vector<std::jthread> threads;
            for (int thread = 0; thread < 3; ++thread)
                threads.emplace_back([&] {
                    for (int i = 0; i < 30; ++i) {
                        const auto kept = book.addPlan(plan());
                        const auto begun =
                            book.begin({kept.id, kMap, {}, false, {}}, kMap, OrderKind::None, kNow);
                        book.finish(begun ? begun->id : "", OperationState::Done, "done", kNow);
                        const std::lock_guard lock(mutex);
                        ids.insert(begun ? begun->id : "");
                    }
                });
        }
        isOver = true;
        looker.join();
        QCOMPARE(ids.size(), std::size_t{90});
        QVERIFY(!ids.contains(""));
        QCOMPARE(book.operations().size(), std::size_t{90});
        for (const auto &one : book.operations())
            QCOMPARE(one.state, OperationState::Done);
    }
};

QTEST_APPLESS_MAIN(TestOperationBounds)
#include "tst_operation_bounds.moc"
