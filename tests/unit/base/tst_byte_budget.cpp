// The shared bound holds under many threads, and everything released is there again.
#include <thread>
#include <vector>

#include <QtTest>

#include "base/byte_budget.h"

using tg::ByteBudget;

class TestByteBudget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void grantsUpToTheBoundAndNoByteMore();
    void isNeverExceededByManyThreads();
};

void TestByteBudget::grantsUpToTheBoundAndNoByteMore()
{
    ByteBudget budget(100);
    QVERIFY(budget.tryReserve(60));
    QVERIFY(!budget.tryReserve(41));
    QVERIFY(budget.tryReserve(40));
    QVERIFY(!budget.tryReserve(1));
    QVERIFY(budget.tryReserve(0));
    budget.release(60);
    QCOMPARE(budget.used(), std::size_t{40});
    QVERIFY(!budget.tryReserve(61));
}

void TestByteBudget::isNeverExceededByManyThreads()
{
    ByteBudget budget(1'000);
    std::atomic<int> held{0};
    std::atomic<bool> wasExceeded{false};
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int round = 0; round < 20'000; ++round) {
                if (!budget.tryReserve(300))
                    continue;
                if (held.fetch_add(1) >= 3)
                    wasExceeded = true;
                held.fetch_sub(1);
                budget.release(300);
            }
        });
    }
    threads.clear();
    QVERIFY(!wasExceeded);
    QCOMPARE(budget.used(), std::size_t{0});
}

QTEST_GUILESS_MAIN(TestByteBudget)
#include "tst_byte_budget.moc"
