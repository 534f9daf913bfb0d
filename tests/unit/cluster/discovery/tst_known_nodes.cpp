// Nothing that was said once is lost, and the pauses between asks keep their bounds.
#include <QtTest>

#include "cluster/discovery/known_nodes.h"
#include "cluster/discovery/refresh_plan.h"
#include "spec_of.h"

using namespace tg;
using namespace tg::cluster;
using namespace std::chrono_literals;

class TestKnownNodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void keepsTheOrderOfFirstMention();
    void keepsAndMarksWhatIsNoLongerListed();
    void takesAReturningNodeBackUnderItsIdWithItsNewAddress();
    void takesInNoMoreThanItsBoundAndSaysSo();
    void countsTheFirstOfTwoEntries();
    void keepsTheOldDescriptionWhenTheNewOneIsInvalid();
    void forgetsOnlyWhatIsMissing();
    void pausesFollowTheTtlWithinBounds_data();
    void pausesFollowTheTtlWithinBounds();
    void pausesGrowWithFailuresAndStartAnewAfterSuccess();
};

void TestKnownNodes::keepsTheOrderOfFirstMention()
{
    KnownNodes known;
    QVERIFY(known.apply({specOf("b"), specOf("a")}, 1).hasChanged);
    QVERIFY(known.apply({specOf("c"), specOf("a"), specOf("b")}, 2).hasChanged);
    QCOMPARE(idsOf(known.nodes()), (Ids{"b", "a", "c"}));
    QVERIFY(!known.apply({specOf("a"), specOf("b"), specOf("c")}, 3).hasChanged);
}

void TestKnownNodes::keepsAndMarksWhatIsNoLongerListed()
{
    KnownNodes known;
    (void)known.apply({specOf("a"), specOf("b")}, 10);
    const auto outcome = known.apply({specOf("a")}, 20);
    QVERIFY(outcome.hasChanged);
    QVERIFY(hasProblem(outcome.problems, "'b' is no longer listed"));
    QCOMPARE(idsOf(known.nodes()), (Ids{"a", "b"}));
    QVERIFY(!known.find("b")->isListed);
    QCOMPARE(known.find("b")->missingSince, TimeMs{20});

    const auto again = known.apply({specOf("a")}, 30);
    QVERIFY(!again.hasChanged);
    QVERIFY(hasProblem(again.problems, "'b'"));
    QCOMPARE(known.find("b")->missingSince, TimeMs{20});
}

void TestKnownNodes::takesAReturningNodeBackUnderItsIdWithItsNewAddress()
{
    KnownNodes known;
    (void)known.apply({specOf("a", "10.0.0.1")}, 10);
    (void)known.apply({}, 20);
    const auto outcome = known.apply({specOf("a", "10.0.0.2")}, 30);
    QVERIFY(outcome.hasChanged);
    QVERIFY(outcome.problems.empty());
    QCOMPARE(known.nodes(), std::vector{specOf("a", "10.0.0.2")});
}

void TestKnownNodes::takesInNoMoreThanItsBoundAndSaysSo()
{
    KnownNodes known(2);
    (void)known.apply({specOf("a"), specOf("b")}, 1);
    const auto outcome = known.apply({specOf("c"), specOf("d"), specOf("b")}, 2);
    QCOMPARE(idsOf(known.nodes()), (Ids{"a", "b"}));
    QVERIFY(hasProblem(outcome.problems, "2 nodes are not taken in: max_nodes is 2"));
    QVERIFY(known.find("b")->isListed);
}

void TestKnownNodes::countsTheFirstOfTwoEntries()
{
    KnownNodes known;
    const auto outcome = known.apply({specOf("a", "10.0.0.1"), specOf("a", "10.0.0.2")}, 1);
    QVERIFY(hasProblem(outcome.problems, "'a' is listed twice"));
    QCOMPARE(known.find("a")->host, std::string("10.0.0.1"));
}

void TestKnownNodes::keepsTheOldDescriptionWhenTheNewOneIsInvalid()
{
    KnownNodes known;
    (void)known.apply({specOf("a", "10.0.0.1")}, 1);
    const auto outcome = known.apply({specOf("a", "not a host"), specOf("x/y")}, 2);
    QVERIFY(hasProblem(outcome.problems, "'not a host'"));
    QVERIFY(hasProblem(outcome.problems, "'x/y'"));
    QVERIFY(!outcome.hasChanged);
    QCOMPARE(known.nodes(), std::vector{specOf("a", "10.0.0.1")});
}

void TestKnownNodes::forgetsOnlyWhatIsMissing()
{
    KnownNodes known;
    (void)known.apply({specOf("a"), specOf("b")}, 1);
    QVERIFY(!known.forget("a"));
    QVERIFY(!known.forget("z"));
    (void)known.apply({specOf("b")}, 2);
    QVERIFY(known.forget("a"));
    QCOMPARE(idsOf(known.nodes()), (Ids{"b"}));
}

void TestKnownNodes::pausesFollowTheTtlWithinBounds_data()
{
    QTest::addColumn<qint64>("ttl");
    QTest::addColumn<qint64>("least");
    QTest::newRow("zero") << qint64{0} << qint64{5'000};
    QTest::newRow("short") << qint64{1} << qint64{5'000};
    QTest::newRow("within") << qint64{60} << qint64{60'000};
    QTest::newRow("long") << qint64{86'400} << qint64{300'000};
    QTest::newRow("largest") << qint64{0xFFFF'FFFF} << qint64{300'000};
}

void TestKnownNodes::pausesFollowTheTtlWithinBounds()
{
    QFETCH(qint64, ttl);
    QFETCH(qint64, least);
    RefreshPlan plan(5s, 300s, 42);
    std::chrono::milliseconds previous{0};
    bool isJittered = false;
    for (int i = 0; i < 100; ++i) {
        const auto pause = plan.afterSuccess(std::chrono::seconds(ttl));
        QVERIFY(pause.count() >= least && pause.count() <= least + least / 10);
        isJittered |= i > 0 && pause != previous;
        previous = pause;
    }
    QVERIFY(isJittered);
}

void TestKnownNodes::pausesGrowWithFailuresAndStartAnewAfterSuccess()
{
    RefreshPlan plan(5s, 60s, 7);
    for (const std::chrono::milliseconds least : {5s, 10s, 20s, 40s, 60s, 60s, 60s}) {
        const auto pause = plan.afterFailure();
        QVERIFY(pause >= least && pause <= least + least / 10);
    }
    QCOMPARE(plan.failuresInARow(), 7U);
    (void)plan.afterSuccess(10s);
    QVERIFY(plan.afterFailure() < 6s);
}

QTEST_GUILESS_MAIN(TestKnownNodes)
#include "tst_known_nodes.moc"
