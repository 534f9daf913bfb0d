// Work comes to the receiver's thread in order, from any thread, and no more after the end.
#include <map>
#include <memory>
#include <thread>

#include <QtTest>

#include "cluster/steward/cluster_inbox.h"

using namespace tg::cluster;

class TestClusterInbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsWorkInOrderOnTheReceiversThread()
    {
        ClusterInbox inbox;
        QObject receiver;
        inbox.connectTo(&receiver);
        std::vector<int> ran;
        for (int i = 0; i < 5; ++i)
            inbox.post([&ran, i] {
                QCOMPARE(QThread::currentThread(), qApp->thread());
                ran.push_back(i);
            });
        QVERIFY(ran.empty());
        QCoreApplication::processEvents();
        QVERIFY(ran == (std::vector<int>{0, 1, 2, 3, 4}));
    }

    void runsWhatWorkPostsInItsTurn()
    {
        ClusterInbox inbox;
        QObject receiver;
        inbox.connectTo(&receiver);
        std::vector<int> ran;
        inbox.post([&] {
            inbox.post([&] { ran.push_back(3); });
            ran.push_back(1);
        });
        inbox.post([&] { ran.push_back(2); });
        QTRY_COMPARE(ran.size(), std::size_t{3});
        QVERIFY(ran == (std::vector<int>{1, 2, 3}));
    }

    void takesWorkFromManyThreads()
    {
        constexpr int kThreads = 4;
        constexpr int kEach = 5'000;
        const auto inbox = std::make_shared<ClusterInbox>();
        QObject receiver;
        inbox->connectTo(&receiver);
        std::map<int, std::vector<int>> ran;
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < kThreads; ++thread)
            threads.emplace_back([inbox, thread, &ran] {
                for (int i = 0; i < kEach; ++i)
                    inbox->post([&ran, thread, i] { ran[thread].push_back(i); });
            });
        const auto count = [&ran] {
            std::size_t sum = 0;
            for (const auto &[thread, numbers] : ran)
                sum += numbers.size();
            return sum;
        };
        QTRY_COMPARE_WITH_TIMEOUT(count(), std::size_t(kThreads * kEach), 20'000);
        for (const auto &[thread, numbers] : ran)
            QVERIFY(std::is_sorted(numbers.begin(), numbers.end()));
    }

    void dropsEverythingOnceClosed()
    {
        ClusterInbox inbox;
        QObject receiver;
        inbox.connectTo(&receiver);
        const auto held = std::make_shared<int>(0);
        inbox.post([held] { ++*held; });
        inbox.close();
        inbox.post([held] { ++*held; });
        QCoreApplication::processEvents();
        QCOMPARE(*held, 0);
        QCOMPARE(held.use_count(), 1); // what waited is gone
    }

    void mayBeClosedByItsOwnWork()
    {
        ClusterInbox inbox;
        QObject receiver;
        inbox.connectTo(&receiver);
        int ran = 0;
        inbox.post([&] {
            ++ran;
            inbox.close();
        });
        inbox.post([&] { ++ran; });
        QCoreApplication::processEvents();
        QCOMPARE(ran, 1);
    }

    // What is dropped may hold the last answer of something that posts when it goes.
    void dropsWorkThatPostsWhenItGoes()
    {
        struct Last {
            std::shared_ptr<ClusterInbox> inbox;
            ~Last()
            {
                inbox->post([] {});
            }
        };
        const auto inbox = std::make_shared<ClusterInbox>();
        QObject receiver;
        inbox->connectTo(&receiver);
        auto last = std::make_shared<Last>(Last{inbox});
        inbox->post([last] { Q_UNUSED(last) });
        last.reset();
        inbox->close();
        QVERIFY(true); // it has returned
    }

    void outlivesItsReceiver()
    {
        ClusterInbox inbox;
        auto receiver = std::make_unique<QObject>();
        inbox.connectTo(receiver.get());
        int ran = 0;
        inbox.post([&] { ++ran; });
        receiver.reset();
        inbox.post([&] { ++ran; });
        QCoreApplication::processEvents();
        QCOMPARE(ran, 0);
    }
};

QTEST_GUILESS_MAIN(TestClusterInbox)
#include "tst_cluster_inbox.moc"
