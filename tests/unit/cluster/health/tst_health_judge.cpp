// Scripts of (time, what was seen) and the state they end in: losses, hangs, slowness, returns.
#include <QtTest>

#include "cluster/health/health_judge.h"
#include "health_player.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::cluster::test;

namespace {

struct Phase {
    Shape shape;
    int ms;
};
using Script = std::vector<Phase>;

} // namespace

class TestHealthJudge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void endsInTheStateOfTheScript_data();
    void endsInTheStateOfTheScript();
    void noticesARestartBetweenTwoSamples();
    void judgesNobodyForItsOwnSleep();
    void givesTheSameEvidenceWhateverIsKnown();
    void marksTheEvidenceThatIsBad();
};

void TestHealthJudge::endsInTheStateOfTheScript_data()
{
    using enum HealthState;
    using enum Shape;
    QTest::addColumn<Script>("script");
    QTest::addColumn<HealthState>("expected");
    QTest::addColumn<QByteArray>("reason"); // a part of it
    const auto row = [](const char *name, Script script, HealthState expected, const char *reason) {
        QTest::newRow(name) << script << expected << QByteArray(reason);
    };
    row("not reached yet", {{Closed, 9'900}}, Connecting,
        "not reached for 9.8 s (connection refused)");
    row("never reached", {{Closed, 10'200}}, Down, "link closed for 10.1 s");
    row("reached, being read", {{Closed, 500}, {Cold, 20'000}}, Warming, "registry");
    row("warm", {{Cold, 500}, {Good, 100}}, Up, "answered in 900 us");
    row("closed: degraded at once", {{Good, 1'000}, {Closed, 100}}, Degraded, "link closed for");
    row("closed for 1.9 s", {{Good, 1'000}, {Closed, 2'000}}, Degraded, "closed for 1.9 s");
    row("closed for 2.1 s", {{Good, 1'000}, {Closed, 2'200}}, Down, "closed for 2.1 s");
    row("reconnected in time", {{Good, 500}, {Closed, 1'500}, {Good, 1'000}}, Degraded, "good for");
    row("and good again", {{Good, 500}, {Closed, 1'500}, {Good, 2'200}}, Up, "takes writes");
    row("lost while warming", {{Cold, 500}, {Closed, 2'200}}, Down, "closed for 2.1 s");
    row("2.4 s without a confirmation", {{Good, 500}, {HungCall, 2'400}}, Up, "");
    row("stalled call within 3 s", {{Good, 500}, {HungCall, 3'000}}, Degraded, "write call");
    row("stalled probe within 3 s", {{Good, 500}, {HungProbe, 3'000}}, Degraded, "a probe");
    row("hung for 7.9 s", {{Good, 500}, {HungCall, 7'900}}, Degraded, "down after 8 s");
    row("hung call within 10 s", {{Good, 500}, {HungCall, 8'100}}, Down, "confirmed for 8.1 s");
    row("hung probe within 10 s", {{Good, 500}, {HungProbe, 8'100}}, Down, "answered for 8.1 s");
    row("probes given up one by one", {{Good, 500}, {LostProbes, 8'200}}, Down, "a probe");
    row("hung, then closed: within 10 s", {{HungCall, 5'000}, {Closed, 2'200}}, Down, "closed");
    row("slow", {{Good, 500}, {Slow, 100}}, Degraded, "builder mailbox 12,000 (limit 10,000)");
    row("slow for ever is not down", {{Good, 500}, {Slow, 600'000}}, Degraded, "12,000");
    row("no longer slow", {{Slow, 5'000}, {Good, 1'900}}, Degraded, "of 2 s");
    row("no longer slow for 2 s", {{Slow, 5'000}, {Good, 2'200}}, Up, "");
    row("one slow sample starts it anew", {{Slow, 500}, {Good, 1'500}, {Slow, 100}, {Good, 1'500}},
        Degraded, "good for 1.4 s of 2 s");
    row("back, but not steady", {{Good, 500}, {Closed, 9'000}, {Good, 2'500}}, Down,
        "must be steady");
    row("back and steady", {{Good, 500}, {Closed, 9'000}, {Good, 5'200}}, Up, "");
    row("back with gaps", {{Good, 500}, {Closed, 9'000}, {Gappy, 5'200}}, Backfilling, "filled");
    row("gaps filled", {{Closed, 20'000}, {Gappy, 9'000}, {Good, 100}}, Up, "");
    row("back, registry unread", {{Good, 500}, {Closed, 9'000}, {Cold, 5'200}}, Warming, "read");
    row("back, but slow", {{Good, 500}, {Closed, 9'000}, {Slow, 5'200}}, Degraded, "12,000");
    row("never less than 6 s out", {{Good, 500}, {Closed, 2'100}, {Good, 5'800}}, Down,
        "returns in");
    row("a stranger", {{Good, 500}, {Wrong, 100}}, Refused, "is n2, should be n1");
    row("a stranger from the first", {{Wrong, 100}}, Refused, "is n2, should be n1");
    row("a stranger is not down", {{Good, 500}, {Wrong, 60'000}}, Refused, "is n2");
    row("the right node again", {{Wrong, 9'000}, {Good, 2'500}}, Refused, "no longer refused");
    row("the right node, steady", {{Wrong, 9'000}, {Good, 5'200}}, Up, "");
    row("a stranger, then nobody", {{Wrong, 9'000}, {Closed, 2'200}}, Down, "closed for");
}

void TestHealthJudge::endsInTheStateOfTheScript()
{
    QFETCH(Script, script);
    QFETCH(HealthState, expected);
    QFETCH(QByteArray, reason);
    HealthPlayer player;
    for (const Phase &phase : script)
        player.play(phase.shape, Ms(phase.ms));
    QVERIFY2(player.last.state == expected, player.last.reason.c_str());
    QVERIFY2(player.last.reason.find(reason.constData()) != std::string::npos,
             player.last.reason.c_str());
    QVERIFY(player.last.since <= player.now);
}

void TestHealthJudge::noticesARestartBetweenTwoSamples()
{
    HealthPlayer player;
    player.play(Shape::Good, Ms(5'000));
    HealthSample restarted = sampleOf(Shape::Good, Ms(0));
    restarted.creation = 4;
    player.add(restarted, Ms(100));
    QCOMPARE(player.last.state, HealthState::Degraded);
    QCOMPARE(player.last.changes.at(0).cause, HealthCause::Restarted);
    QVERIFY2(player.last.reason.starts_with("restarted; good for"), player.last.reason.c_str());
    for (int i = 0; i < 20; ++i)
        player.add(restarted, Ms(100));
    QCOMPARE(player.last.state, HealthState::Up);
}

void TestHealthJudge::judgesNobodyForItsOwnSleep()
{
    HealthPlayer player;
    player.play(Shape::Good, Ms(1'000));
    HealthSample sample = sampleOf(Shape::HungCall, Ms(60'000));
    player.add(sample, Ms(60'000)); // the machine was paused: every age is long
    QCOMPARE(player.last.state, HealthState::Up);
    sample.oldestUnconfirmed = Ms(67'900);
    for (int second = 0; second < 7; ++second)
        player.add(sample, Ms(1'000));
    QCOMPARE(player.last.state, HealthState::Degraded);
    player.add(sample, Ms(1'000));
    QCOMPARE(player.last.state, HealthState::Down);
}

void TestHealthJudge::givesTheSameEvidenceWhateverIsKnown()
{
    const std::vector<std::string> expected{"link",
                                            "identity",
                                            "registry",
                                            "oldest unconfirmed",
                                            "open probe",
                                            "last probe",
                                            "without answer",
                                            "rtt",
                                            "confirm p99",
                                            "last heard",
                                            "builder mailbox",
                                            "db mailbox",
                                            "memory bytes",
                                            "run queue",
                                            "refused in a row",
                                            "late in a row",
                                            "creation",
                                            "flaps",
                                            "order",
                                            "open gaps"};
    for (const Shape shape : {Shape::Good, Shape::Closed, Shape::Slow, Shape::Wrong}) {
        HealthPlayer player;
        const auto &evidence = player.play(shape, Ms(100)).evidence;
        QCOMPARE(evidence.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QVERIFY(evidence[i].name == expected[i]);
            QVERIFY(!evidence[i].value.empty());
        }
    }
}

void TestHealthJudge::marksTheEvidenceThatIsBad()
{
    HealthSample sample = sampleOf(Shape::Good, Ms(0));
    sample.rtt = Ms(612);
    sample.confirmP99 = Ms(2'100);
    sample.lastHeard = Ms(21'000);
    sample.dbMailbox = 20'000;
    sample.memoryBytes = 11'000'000'000; // no limit by default
    sample.refusedInARow = 3;
    sample.lateInARow = 1;
    HealthPlayer player;
    std::vector<std::string> bad;
    for (const HealthEvidence &one : player.add(sample, Ms(100)).evidence) {
        if (one.isBad)
            bad.emplace_back(one.name);
    }
    const std::vector<std::string> expected{"rtt", "confirm p99", "last heard", "db mailbox",
                                            "refused in a row"};
    QCOMPARE(bad, expected);
    QCOMPARE(player.last.state, HealthState::Degraded);
    QCOMPARE(player.last.reason,
             std::string("rtt 612 ms (limit 500 ms), confirm p99 2.1 s (limit 2 s), "
                         "last heard 21 s (limit 20 s), db mailbox 20,000 (limit "
                         "10,000), refused in a row 3 (limit 3)"));
}

QTEST_APPLESS_MAIN(TestHealthJudge)
#include "tst_health_judge.moc"
