// A wake-up is never lost and never queued twice: rings while one is under way make one call, a
// ring after arm() another.
#include <mutex>
#include <thread>
#include <vector>

#include <QtTest>

#include "base/wake.h"

using tg::Wake;

class TestWake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void makesOneCallOfManyRings();
    void callsAgainAfterItWasArmed();
    void losesNothingBetweenThreads();
};

void TestWake::makesOneCallOfManyRings()
{
    QObject receiver;
    Wake wake;
    int calls = 0;
    wake.connectTo(&receiver, [&] { ++calls; });
    for (int i = 0; i < 10; ++i)
        wake.ring();
    QCOMPARE(calls, 0);
    QCoreApplication::processEvents();
    QCOMPARE(calls, 1);
}

void TestWake::callsAgainAfterItWasArmed()
{
    QObject receiver;
    Wake wake;
    int calls = 0;
    wake.connectTo(&receiver, [&] { ++calls; });
    wake.ring();
    QCoreApplication::processEvents();
    wake.ring(); // not armed: the receiver has not looked yet
    QCoreApplication::processEvents();
    QCOMPARE(calls, 1);
    wake.arm();
    wake.ring();
    QCoreApplication::processEvents();
    QCOMPARE(calls, 2);
}

void TestWake::losesNothingBetweenThreads()
{
    constexpr int kThreads = 3;
    constexpr int kEach = 5'000;
    QObject receiver;
    Wake wake;
    std::mutex mutex;
    int waiting = 0;
    int seen = 0;
    wake.connectTo(&receiver, [&] {
        wake.arm();
        const std::lock_guard lock(mutex);
        seen += std::exchange(waiting, 0);
    });
    std::vector<std::jthread> threads;
    for (int i = 0; i < kThreads; ++i) {
        threads.emplace_back([&] {
            for (int round = 0; round < kEach; ++round) {
                {
                    const std::lock_guard lock(mutex);
                    ++waiting;
                }
                wake.ring();
            }
        });
    }
    QTRY_COMPARE(seen, kThreads * kEach);
}

QTEST_GUILESS_MAIN(TestWake)
#include "tst_wake.moc"
