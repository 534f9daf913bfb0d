// So many a second, at most one second's worth saved up.
#include <QtTest>

#include "base/token_bucket.h"

using namespace std::chrono_literals;
using tg::ManualClock;
using tg::TokenBucket;

class TestTokenBucket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void startsFullAndRefillsWithTime();
    void savesNoMoreThanASecond();
    void losesNoFractionsToFrequentAsking();
    void grantsNothingAtRateZero();
};

void TestTokenBucket::startsFullAndRefillsWithTime()
{
    ManualClock clock;
    TokenBucket bucket(100, clock.now());
    QCOMPARE(bucket.take(70, clock.now()), std::size_t{70});
    QCOMPARE(bucket.take(70, clock.now()), std::size_t{30});
    QCOMPARE(bucket.take(1, clock.now()), std::size_t{0});
    clock.advance(250ms);
    QCOMPARE(bucket.take(70, clock.now()), std::size_t{25});
}

void TestTokenBucket::savesNoMoreThanASecond()
{
    ManualClock clock;
    TokenBucket bucket(100, clock.now());
    clock.advance(1h);
    QCOMPARE(bucket.take(1'000, clock.now()), std::size_t{100});
}

void TestTokenBucket::losesNoFractionsToFrequentAsking()
{
    ManualClock clock;
    TokenBucket bucket(100, clock.now());
    QCOMPARE(bucket.take(100, clock.now()), std::size_t{100});
    std::size_t granted = 0;
    for (int i = 0; i < 10'000; ++i) {
        clock.advance(1ms);
        granted += bucket.take(5, clock.now());
    }
    QVERIFY(granted >= 999 && granted <= 1'000);
}

void TestTokenBucket::grantsNothingAtRateZero()
{
    ManualClock clock;
    TokenBucket bucket(0, clock.now());
    clock.advance(1h);
    QCOMPARE(bucket.take(1, clock.now()), std::size_t{0});
}

QTEST_GUILESS_MAIN(TestTokenBucket)
#include "tst_token_bucket.moc"
