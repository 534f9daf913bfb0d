#include <malloc.h>

#include <QtTest>

#include "console/app/main_window.h"
#include "tests/demo/demo_cluster.h"
#include "tests/demo/table_feed.h"

using namespace tg;
using namespace tg::console;
using namespace tg::protocol;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int kTicks = 3'600;
constexpr int kWarm = 600; // by then every ring that fills is full
constexpr qint64 kMostGrowth = 1024 * 1024;
constexpr int kEventsATick = 20;

qint64 heapInUse()
{
    const auto info = mallinfo2();
    return static_cast<qint64>(info.uordblks + info.hblkhd);
}

} // namespace

// A console that runs for weeks: an hour of ticks on a fake clock.
class TestConsoleMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anHourOfTicksGrowsByAMegabyteAtMost()
    {
        ManualClock clock(1'764'000'000'000);
        demo::TableFeed feed(clock);
        demo::DemoCluster cluster;
        for (const auto &id : {u"a"_s, u"b"_s, u"c"_s})
            cluster.nodes.emplace_back().id = id;
        cluster.rejectedPerSecond = 42;
        cluster.nowMs = clock.unixMilliseconds();
        MainWindow window(clock);
        const auto leave = qScopeGuard([&] { window.view().setFeed(nullptr); });
        window.resize(1100, 720);
        window.view().setFeed(&feed);
        feed.start();
        window.show();
        auto history = cluster.history(899);
        Table events(Topic::Events);
        qint64 number = 0;
        qint64 before = 0;
        for (int tick = 0; tick < kTicks; ++tick) {
            clock.advance(1s);
            cluster.nowMs = clock.unixMilliseconds();
            feed.tell(cluster.gateway());
            feed.tell(cluster.nodeTable());
            feed.tell(cluster.links());
            feed.tell(cluster.ledger());
            feed.tell(cluster.rejected());
            history.put(cluster.historyRow(cluster.nowMs / 1'000 * 1'000));
            history.remove(history.rows().front().key());
            feed.tell(history);
            for (int i = 0; i < kEventsATick; ++i)
                events.put(demo::eventRow(++number, cluster.nowMs, u"info"_s, {}, u"a"_s,
                                          u"something of no importance"_s));
            while (events.size() > 1'000)
                events.remove(events.rows().front().key());
            feed.tell(events);
            if (tick % 100 == 0)
                window.showPage(tick / 100 % PageCount);
            window.view().tick();
            QApplication::processEvents();
            if (tick + 1 == kWarm)
                before = heapInUse();
        }
        QCOMPARE(window.view().events().rowCount(), static_cast<int>(kMostEvents));
        QCOMPARE(window.view().history().points().size(), kRememberedSeconds);
        const auto growth = heapInUse() - before;
        std::printf("{\"growth_bytes\":%lld}\n", static_cast<long long>(growth));
        QVERIFY2(growth <= kMostGrowth, qPrintable(QString::number(growth)));
    }
};

QTEST_MAIN(TestConsoleMemory)
#include "tst_console_memory.moc"
