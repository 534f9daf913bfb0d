// Rates come from two looks at counters; without a look before there is none.
#include <QtTest>

#include "desk_scene.h"

using namespace tg;
using namespace tg::app;
using namespace tg::app::test;

class TestDeskRates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsNothingAtTheFirstLook()
    {
        DeskScene scene;
        scene.figures.ledger.received = 1'000;
        const auto rates = noRates(scene.figures);
        QVERIFY(!rates.pointsIn && !rates.bytesOut && !rates.links[0].sent && !rates.shards[0]);
        QCOMPARE(rates.links.size(), std::size_t{3});
        QVERIFY(!ratesBetween(&scene.figures, scene.figures).pointsIn); // no time has passed
    }

    void dividesByTheTimeThatPassed()
    {
        DeskScene scene;
        const auto before = scene.take();
        scene.passes(500ms);
        scene.figures.ledger.received = 1'000;
        scene.figures.links[0].bytesOut = 10;
        scene.figures.links[2].bytesOut = 20;
        scene.figures.shardPoints[9] = 3;
        const auto rates = ratesBetween(&before, scene.figures);
        QCOMPARE(rates.pointsIn, Rate(2'000));
        QCOMPARE(rates.dropped, Rate(0));
        QCOMPARE(rates.links[0].bytesOut, Rate(20));
        QCOMPARE(rates.bytesOut, Rate(60));
        QCOMPARE(rates.shards[9], Rate(6));
    }

    void countsShardsBeyondTheirRange()
    {
        DeskScene scene;
        scene.figures.shardPoints[9] = 0xFFFF'FFFE;
        const auto before = scene.take();
        scene.passes(1s);
        scene.figures.shardPoints[9] = 3;
        QCOMPARE(ratesBetween(&before, scene.figures).shards[9], Rate(5));
    }

    void knowsNothingOfANodeThatCameSince()
    {
        DeskScene scene;
        auto before = scene.take();
        before.links.pop_back();
        scene.passes(1s);
        const auto rates = ratesBetween(&before, scene.figures);
        QVERIFY(rates.links[1].sent && !rates.links[2].sent);
    }

    void neverGoesBack()
    {
        DeskScene scene;
        scene.figures.ledger.received = 10;
        const auto before = scene.take();
        scene.passes(1s);
        scene.figures.ledger.received = 8;
        QCOMPARE(ratesBetween(&before, scene.figures).pointsIn, Rate(0));
    }

    void countsWhatGrewInTheLastMinute()
    {
        MinuteWindow window;
        Clock::Steady now{};
        window.note(now, 100);
        QVERIFY(!window.perMinute());
        window.note(now += 1s, 103);
        QCOMPARE(window.perMinute(), Rate(3));
        for (int i = 0; i < 58; ++i)
            window.note(now += 1s, 103);
        QCOMPARE(window.perMinute(), Rate(3));
        window.note(now += 1s, 103);
        window.note(now += 1s, 103);
        QCOMPARE(window.perMinute(), Rate(0));
    }

    void roundsToSomeFigures()
    {
        QCOMPARE(rounded(0, 3), 0.0);
        QCOMPARE(rounded(12'345, 3), 12'300.0);
        QCOMPARE(rounded(0.98765, 3), 0.988);
        QCOMPARE(rounded(999.9, 3), 1'000.0);
    }
};

QTEST_APPLESS_MAIN(TestDeskRates)
#include "tst_desk_rates.moc"
