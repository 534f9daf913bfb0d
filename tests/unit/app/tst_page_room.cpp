// The page of /metrics: made once for all who asked before it was begun, with rests between.
#include <atomic>
#include <chrono>
#include <semaphore>
#include <thread>

#include <QRegularExpression>
#include <QTest>

#include "app/page_room.h"

using namespace tg;
using namespace std::chrono_literals;

class TestPageRoom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void allWhoAskedBeforeShareOnePage();
    void whoAsksDuringAPageGetsTheNext();
    void restsNineTimesAsLongAsItWorks();
    void tellsWhoIsLeftThatItHasStopped();
    void mayEndWithoutHavingBegun();
};

void TestPageRoom::allWhoAskedBeforeShareOnePage()
{
    const SystemClock clock;
    std::atomic<int> built{0};
    app::PageRoom room([&] { return std::to_string(++built); }, clock);
    std::atomic<int> firsts{0};
    for (int i = 0; i < 100; ++i)
        room.ask([&](const app::PageRoom::Page &page) { firsts += *page == "1"; });
    room.start();
    QTRY_COMPARE(firsts.load(), 100);
    room.stop();
    QCOMPARE(built.load(), 1);
}

void TestPageRoom::whoAsksDuringAPageGetsTheNext()
{
    const SystemClock clock;
    std::atomic<int> built{0};
    std::binary_semaphore begun{0};
    std::binary_semaphore mayEnd{0};
    app::PageRoom room(
        [&] {
            const int number = ++built;
            if (number == 1) {
                begun.release();
                mayEnd.acquire();
            }
            return std::to_string(number);
        },
        clock);
    room.start();
    std::atomic<int> first{0};
    std::atomic<int> second{0};
    room.ask([&](const app::PageRoom::Page &page) { first = std::stoi(*page); });
    begun.acquire();
    room.ask([&](const app::PageRoom::Page &page) { second = std::stoi(*page); });
    mayEnd.release();
    QTRY_COMPARE(second.load(), 2);
    QCOMPARE(first.load(), 1);
}

// However busy the machine is, rests are not shorter.
void TestPageRoom::restsNineTimesAsLongAsItWorks()
{
    constexpr auto kWork = 2ms;
    constexpr int kPages = 10;
    const SystemClock clock;
    app::PageRoom room(
        [&] {
            const auto end = clock.now() + kWork;
            while (clock.now() < end)
                std::this_thread::yield();
            return std::string();
        },
        clock);
    room.start();
    std::atomic<int> pages{0};
    const auto begun = clock.now();
    std::function<void(const app::PageRoom::Page &)> again = [&](const auto &) {
        if (++pages < kPages)
            room.ask(again);
    };
    room.ask(again);
    QTRY_COMPARE(pages.load(), kPages);
    QVERIFY(clock.now() - begun >= kPages * kWork + (kPages - 1) * 9 * kWork);
}

void TestPageRoom::tellsWhoIsLeftThatItHasStopped()
{
    const SystemClock clock;
    app::PageRoom room([] { return std::string("page"); }, clock);
    int told = 0;
    room.ask([&](const app::PageRoom::Page &page) { told += page == nullptr; });
    room.stop(); // before it has begun
    QCOMPARE(told, 1);
    room.ask([&](const app::PageRoom::Page &page) { told += page == nullptr; });
    QCOMPARE(told, 2);
}

void TestPageRoom::mayEndWithoutHavingBegun()
{
    const SystemClock clock;
    const app::PageRoom room([] { return std::string(); }, clock);
}

QTEST_GUILESS_MAIN(TestPageRoom)
#include "tst_page_room.moc"
