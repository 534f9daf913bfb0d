// What passes raises nothing, what lasts does, and it is cleared only once it has been good for a
// while.
#include <QtTest>

#include "base/lasting.h"

using namespace std::chrono_literals;
using namespace tg;

class TestLasting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Levels a second apart (b bad, g good, - between), raised after 3 s, cleared after 5 s;
    // expected: 1 raised.
    void followsWhatLasts_data()
    {
        QTest::addColumn<QByteArray>("levels");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("good") << QByteArray("gggggg") << QByteArray("000000");
        QTest::newRow("bad") << QByteArray("bbbbbb") << QByteArray("000111");
        QTest::newRow("bad for a moment") << QByteArray("bbbgbbb") << QByteArray("0000000");
        QTest::newRow("neither begins anew") << QByteArray("bbb-bbbb") << QByteArray("00000001");
        QTest::newRow("good for a moment")
            << QByteArray("bbbbggggbgggg") << QByteArray("0001111111111");
        QTest::newRow("neither keeps it")
            << QByteArray("bbbb--------") << QByteArray("000111111111");
        QTest::newRow("cleared") << QByteArray("bbbbggggggg") << QByteArray("00011111100");
        QTest::newRow("and again") << QByteArray("bbbbggggggbbbb") << QByteArray("00011111100001");
    }
    void followsWhatLasts()
    {
        QFETCH(QByteArray, levels);
        QFETCH(QByteArray, expected);
        Lasting lasting(3s, 5s);
        QByteArray raised;
        Clock::Steady now{};
        for (const char level : levels) {
            const auto is = level == 'b' ? Level::Bad : level == 'g' ? Level::Good : Level::Between;
            raised += lasting.judge(now, is) ? '1' : '0';
            now += 1s;
        }
        QCOMPARE(raised, expected);
    }
    void raisesAtOnceWithoutAWait()
    {
        Lasting lasting(0s, 0s);
        QVERIFY(lasting.judge({}, Level::Bad));
        QVERIFY(!lasting.judge({}, Level::Good));
    }
};

QTEST_GUILESS_MAIN(TestLasting)
#include "tst_lasting.moc"
