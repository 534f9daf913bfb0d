// The pace falls with the mailbox at once, comes back slowly, and does not swing with it.
#include <cmath>

#include <QtTest>

#include "cluster/health/pace.h"

using namespace tg;
using namespace tg::cluster;
using Ms = std::chrono::milliseconds;

class TestPace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void fallsWithTheMailbox_data();
    void fallsWithTheMailbox();
    void risesByItsRateAtMost();
    void doesNotSwingWithASawtooth();
    void settlesWithANodeThatDrainsAsItIsSpared();
    void sendsAtTheFullRateToNodesWithoutBuilders();
    void doesNotStandStillForEverWhenItGoesBlind();
};

void TestPace::fallsWithTheMailbox_data()
{
    QTest::addColumn<quint64>("mailbox");
    QTest::addColumn<double>("fraction");
    QTest::newRow("empty") << quint64{0} << 1.0;
    QTest::newRow("below the slow mark") << quint64{9'999} << 1.0;
    QTest::newRow("within the dead band") << quint64{11'000} << 1.0;
    QTest::newRow("half way") << quint64{25'000} << 0.5;
    QTest::newRow("near the end") << quint64{37'000} << 0.1;
    QTest::newRow("the stop mark") << quint64{40'000} << 0.0;
    QTest::newRow("beyond what the node stands") << quint64{5'000'000'000} << 0.0;
}

void TestPace::fallsWithTheMailbox()
{
    QFETCH(quint64, mailbox);
    QFETCH(double, fraction);
    Pace pace(HealthThresholds{});
    const PaceAdvice advice = pace.advise(Clock::Steady{}, mailbox);
    QVERIFY(std::abs(advice.fraction - fraction) < 1e-9);
    QCOMPARE(advice.reason.empty(), fraction == 1.0);
    if (mailbox == 25'000)
        QCOMPARE(
            advice.reason,
            std::string("50 % of the full rate: a builder of the node has 25,000 messages waiting "
                        "(slow from 10,000, stop at 40,000, losses at 50,000)"));
}

void TestPace::risesByItsRateAtMost()
{
    Pace pace(HealthThresholds{});
    Clock::Steady at{};
    double previous = pace.advise(at, 45'000).fraction;
    QCOMPARE(previous, 0.0);
    int samples = 0;
    for (; previous < 1 && samples < 100; ++samples) {
        const double fraction = pace.advise(at += Ms(250), 0).fraction;
        QVERIFY(fraction > previous && fraction - previous <= 0.05 + 1e-9);
        previous = fraction;
    }
    QVERIFY(samples == 20 || samples == 21); // 0.2 a second, four samples a second
}

void TestPace::doesNotSwingWithASawtooth()
{
    Pace pace(HealthThresholds{});
    Clock::Steady at{};
    int turns = 0;
    double previous = 1;
    double lowest = 1;
    double highest = 0;
    int direction = 0;
    for (int i = 0; i < 400; ++i) {
        const std::uint64_t mailbox = i % 2 ? 26'000 : 24'800; // a builder between two flushes
        const double fraction = pace.advise(at += Ms(250), mailbox).fraction;
        const int way = fraction > previous ? 1 : fraction < previous ? -1 : direction;
        turns += way != direction ? 1 : 0;
        direction = way;
        previous = fraction;
        lowest = std::min(lowest, fraction);
        if (i > 0)
            highest = std::max(highest, fraction);
    }
    QVERIFY2(turns <= 2, qPrintable(QString::number(turns)));
    QVERIFY(highest - lowest <= 0.05 + 1e-9);
}

// A node that takes 40 % of the full rate for good: the mailbox must settle below the stop mark.
void TestPace::settlesWithANodeThatDrainsAsItIsSpared()
{
    Pace pace(HealthThresholds{});
    Clock::Steady at{};
    double mailbox = 0;
    double lowest = 1;
    double highest = 0;
    for (int i = 0; i < 2'000; ++i) {
        const double fraction =
            pace.advise(at += Ms(250), static_cast<std::uint64_t>(mailbox)).fraction;
        mailbox = std::max(0.0, mailbox + (fraction - 0.4) * 2'000);
        QVERIFY(mailbox < 40'000);
        if (i >= 1'000) {
            lowest = std::min(lowest, fraction);
            highest = std::max(highest, fraction);
        }
    }
    QVERIFY(lowest > 0.3 && highest < 0.5);
}

void TestPace::sendsAtTheFullRateToNodesWithoutBuilders()
{
    Pace pace(HealthThresholds{});
    for (int i = 0; i < 100; ++i)
        QCOMPARE(pace.advise(Clock::Steady{} + Ms(1'000) * i, {}).fraction, 1.0);
}

void TestPace::doesNotStandStillForEverWhenItGoesBlind()
{
    Pace pace(HealthThresholds{});
    Clock::Steady at{};
    pace.advise(at, 45'000);
    for (int i = 0; i < 9; ++i)
        QCOMPARE(pace.advise(at += Ms(1'000), {}).fraction, 0.0);
    for (int i = 0; i < 5; ++i)
        pace.advise(at += Ms(1'000), {});
    const PaceAdvice blind = pace.advise(at, {});
    QVERIFY(blind.fraction >= 0.2 && blind.fraction <= 0.25); // within the dead band
    QVERIFY(blind.reason.ends_with("is not known"));
}

QTEST_APPLESS_MAIN(TestPace)
#include "tst_pace.moc"
