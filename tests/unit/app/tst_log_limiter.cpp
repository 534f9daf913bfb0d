// A flood leaves a few lines and one that counts the rest.
#include <thread>

#include <QtTest>

#include "base/log_limiter.h"

using namespace std::chrono_literals;
using tg::LogLimiter;

class TestLogLimiter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void letsTheFirstLinesOfAWindowThrough();
    void countsTheRestInOneLineAfterTheWindow();
    void keepsSitesApart();
    void tellsTheLastBurstOnce();
    void sharesOneCountAmongTooManySites();
    void losesNoCountBetweenThreads();
};

void TestLogLimiter::letsTheFirstLinesOfAWindowThrough()
{
    tg::ManualClock clock;
    LogLimiter limiter(clock, 2, 10s);
    QVERIFY(limiter.ask("cut").isAllowed);
    clock.advance(4s);
    QVERIFY(limiter.ask("cut").isAllowed);
    QVERIFY(!limiter.ask("cut").isAllowed);
    clock.advance(6s);
    QVERIFY(limiter.ask("cut").isAllowed);
}

void TestLogLimiter::countsTheRestInOneLineAfterTheWindow()
{
    tg::ManualClock clock;
    LogLimiter limiter(clock, 3, 10s);
    for (int i = 0; i < 315; ++i)
        QVERIFY(limiter.ask("cut").note.empty());
    clock.advance(10s);
    const auto next = limiter.ask("cut");
    QVERIFY(next.isAllowed);
    QCOMPARE(next.note, std::string("... 312 similar in 10 s"));
    QVERIFY(limiter.ask("cut").note.empty());
    clock.advance(10s);
    QVERIFY(limiter.ask("cut").note.empty());

    LogLimiter quick(clock, 1, 250ms);
    QVERIFY(quick.ask("cut").isAllowed);
    QVERIFY(!quick.ask("cut").isAllowed);
    clock.advance(250ms);
    QCOMPARE(quick.ask("cut").note, std::string("... 1 similar in 250 ms"));
}

void TestLogLimiter::keepsSitesApart()
{
    tg::ManualClock clock;
    LogLimiter limiter(clock, 1, 10s);
    QVERIFY(limiter.ask("a").isAllowed);
    QVERIFY(!limiter.ask("a").isAllowed);
    QVERIFY(limiter.ask("b").isAllowed);
}

void TestLogLimiter::tellsTheLastBurstOnce()
{
    tg::ManualClock clock;
    LogLimiter limiter(clock, 1, 10s);
    limiter.ask("a");
    limiter.ask("a");
    limiter.ask("quiet");
    QByteArrayList told;
    const auto tell = [&told](std::string_view site, std::string_view note) {
        told << QByteArray::fromStdString(std::string(site) + ' ' + std::string(note));
    };
    limiter.tellEnded(tell);
    QVERIFY(told.isEmpty());
    clock.advance(10s);
    limiter.tellEnded(tell);
    limiter.tellEnded(tell);
    QCOMPARE(told, QByteArrayList{"a ... 1 similar in 10 s"});
    QVERIFY(limiter.ask("a").note.empty());
}

void TestLogLimiter::sharesOneCountAmongTooManySites()
{
    tg::ManualClock clock;
    LogLimiter limiter(clock, 1, 10s);
    int allowed = 0;
    for (int i = 0; i < 5000; ++i)
        allowed += limiter.ask("site" + std::to_string(i)).isAllowed ? 1 : 0;
    QCOMPARE(allowed, 257); // 256 of their own, one for all others
}

void TestLogLimiter::losesNoCountBetweenThreads()
{
    tg::ManualClock clock;
    LogLimiter limiter(clock, 10, 10s);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&limiter] {
                for (int j = 0; j < 1000; ++j)
                    limiter.ask("a");
            });
        }
    }
    clock.advance(10s);
    QCOMPARE(limiter.ask("a").note, std::string("... 3990 similar in 10 s"));
}

QTEST_GUILESS_MAIN(TestLogLimiter)
#include "tst_log_limiter.moc"
