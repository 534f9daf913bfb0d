// Topics over real unix sockets: snapshots, deltas, acknowledgements, gaps, and consoles that do
// not keep up.
#include <QtTest>

#include "shared/protocol/commands.h"
#include "tests/unit/control/test_door.h"

using namespace tg;
using namespace tg::control;
using namespace tg::control::test;
using namespace tg::protocol;
using namespace Qt::StringLiterals;

namespace {

// About a megabyte.
QJsonObject largeResult()
{
    QJsonArray texts;
    for (int i = 0; i < 60; ++i)
        texts.append(QString(16'000, u'x'));
    return {{u"texts"_s, texts}};
}

} // namespace

class TestControlTopics : public QObject
{
    Q_OBJECT

    static constexpr auto kNever = std::chrono::hours(1); // no tick comes in a test
    // Of a table whose size in bytes counts: a few long ones, for each tick copies and compares all
    // rows, and a sanitizer on a busy machine makes that slow.
    static constexpr int kRows = 70;

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void takesFiguresWithoutConsoles();
    void sendsASnapshotAtOnceAndDeltasThen();
    void sendsNothingWhenNothingChanged();
    void asksOnlyForWhatIsWanted();
    void subscribeReplacesTheSet();
    void resyncBringsASnapshot();
    void asksNoMoreOftenThanOnceATick();
    void cutsLongSnapshotsIntoParts();
    void servesTwentyConsoles();
    void holdsDeltasBackWithoutAcks();
    void sendsASnapshotToWhoHasReadOn();
    void sendsTooLargeADeltaAsASnapshot();
    void hangsUpOnWhoNeverReads();
    void theLastWordIsHeard();
};

void TestControlTopics::takesFiguresWithoutConsoles()
{
    TestDoor door;
    QVERIFY2(door.start(), door.error.text.c_str());
    QTRY_VERIFY(door.services.figures() > 5);
    QCOMPARE(door.services.asked(Topic::Gateway), 0);
}

void TestControlTopics::sendsASnapshotAtOnceAndDeltasThen()
{
    TestDoor door;
    door.services.put(nodes(u"up"_s));
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto console = door.console();
    console->say(Subscribe{{Topic::Nodes, Topic::Alarms}});
    QTRY_COMPARE(console->table(Topic::Nodes), nodes(u"up"_s));
    QTRY_VERIFY(console->mirror(Topic::Alarms).isLive()); // empty ones, too
    QCOMPARE(console->mirror(Topic::Alarms).seq(), 0);
    const qint64 seq = console->mirror(Topic::Nodes).seq();

    Table changed = nodes(u"up"_s);
    changed.put(node(u"n000001"_s, u"down"_s));
    changed.put(node(u"new"_s, u"warming"_s));
    changed.remove(u"n000000"_s);
    door.services.put(changed);
    QTRY_COMPARE(console->table(Topic::Nodes), changed);
    QCOMPARE(console->count<Delta>(), 1U);
    const auto delta = console->heard<Delta>().front();
    QCOMPARE(delta.seq, seq + 1);
    QCOMPARE(delta.changes.changed.size(), 2U);
    QCOMPARE(delta.changes.removed.size(), 1U);
    QCOMPARE(console->count<Snapshot>(), 2U);
    QCOMPARE(console->complaint, std::string());
    QCOMPARE(door.server->counters().snapshots.value(), 2U);
    QCOMPARE(door.server->counters().deltas.value(), 1U);
}

void TestControlTopics::sendsNothingWhenNothingChanged()
{
    TestDoor door;
    door.services.put(nodes(u"up"_s));
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto console = door.console();
    console->say(Subscribe{{Topic::Nodes}});
    QTRY_COMPARE(console->count<Snapshot>(), 1U);
    const auto bytes = door.server->counters().bytesOut.value();
    const int asked = door.services.asked(Topic::Nodes);
    QTRY_VERIFY(door.services.asked(Topic::Nodes) > asked + 5);
    QCOMPARE(door.server->counters().bytesOut.value(), bytes);
    QCOMPARE(console->count<Delta>(), 0U);
}

void TestControlTopics::asksOnlyForWhatIsWanted()
{
    TestDoor door;
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto console = door.console();
    console->say(Subscribe{{Topic::Nodes}});
    QTRY_VERIFY(door.services.asked(Topic::Nodes) > 3);
    QCOMPARE(door.services.asked(Topic::Shards), 0);
    console->say(Bye{kLeaving, {}});
    QTRY_COMPARE(door.server->counters().consoles.value(), 0U);
    const int asked = door.services.asked(Topic::Nodes);
    const int figures = door.services.figures();
    QTRY_VERIFY(door.services.figures() > figures + 5);
    QCOMPARE(door.services.asked(Topic::Nodes), asked);
}

void TestControlTopics::subscribeReplacesTheSet()
{
    TestDoor door;
    door.services.put(nodes(u"up"_s));
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto console = door.console();
    console->say(Subscribe{{Topic::Nodes, Topic::Events}});
    QTRY_COMPARE(console->count<Snapshot>(), 2U);
    console->say(Subscribe{{Topic::Events, Topic::Gaps}});
    QTRY_VERIFY(console->mirror(Topic::Gaps).isLive());
    door.services.put(nodes(u"down"_s));
    const int figures = door.services.figures();
    QTRY_VERIFY(door.services.figures() > figures + 3);
    QCOMPARE(console->table(Topic::Nodes), nodes(u"up"_s));
    QCOMPARE(console->count<Snapshot>(), 3U); // one that stayed went on as it was
    console->say(Subscribe{{Topic::Nodes}});
    QTRY_COMPARE(console->table(Topic::Nodes), nodes(u"down"_s));
    QCOMPARE(console->count<Snapshot>(), 4U);
}

void TestControlTopics::resyncBringsASnapshot()
{
    TestDoor door;
    door.services.put(nodes(u"up"_s));
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto console = door.console();
    console->say(Subscribe{{Topic::Nodes}});
    QTRY_COMPARE(console->count<Snapshot>(), 1U);
    door.services.put(nodes(u"down"_s));
    QTRY_COMPARE(console->count<Delta>(), 1U);
    console->say(Resync{Topic::Nodes});
    QTRY_COMPARE(console->count<Snapshot>(), 2U);
    QCOMPARE(console->heard<Snapshot>().back().seq, console->heard<Delta>().back().seq);
    // And it goes on from there.
    door.services.put(nodes(u"draining"_s));
    QTRY_COMPARE(console->table(Topic::Nodes), nodes(u"draining"_s));
    QCOMPARE(console->count<Delta>(), 2U);
    QCOMPARE(console->complaint, std::string());
}

void TestControlTopics::asksNoMoreOftenThanOnceATick()
{
    TestDoor door;
    door.config.bounds.tick = kNever;
    door.services.put(nodes(u"up"_s));
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto first = door.console();
    first->say(Subscribe{{Topic::Nodes}});
    QTRY_COMPARE(first->count<Snapshot>(), 1U);
    const auto second = door.console();
    second->say(Subscribe{{Topic::Nodes}});
    QTRY_COMPARE(second->count<Snapshot>(), 1U);
    for (int i = 0; i < 50; ++i) {
        first->say(Resync{Topic::Nodes});
        first->say(Subscribe{{}});
        first->say(Subscribe{{Topic::Nodes}});
    }
    first->say(Ping{1});
    QTRY_COMPARE(first->count<Pong>(), 1U); // it has seen all that
    QCOMPARE(first->count<Snapshot>(), 1U);
    QCOMPARE(door.services.asked(Topic::Nodes), 1);
    QCOMPARE(door.services.figures(), 1);
}

void TestControlTopics::cutsLongSnapshotsIntoParts()
{
    TestDoor door;
    door.config.bounds.tick = kNever;
    // More than may wait unsent: part after part is handed over as the console reads.
    const Table large = nodes(QString(14'000, u'x'), 1'000);
    door.services.put(large);
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto console = door.console();
    console->say(Subscribe{{Topic::Nodes}});
    QTRY_VERIFY_WITH_TIMEOUT(console->mirror(Topic::Nodes).isLive(), 20'000);
    QCOMPARE(console->table(Topic::Nodes), large);
    QVERIFY(console->count<Snapshot>() > 50);
    QVERIFY(door.server->counters().bytesOut.value() > kMostUnsentBytes);
    QCOMPARE(door.server->counters().slowEpisodes.value(), 0U);
    QCOMPARE(door.server->counters().snapshots.value(), 1U);
    QCOMPARE(console->complaint, std::string());
}

void TestControlTopics::servesTwentyConsoles()
{
    TestDoor door;
    const auto inState = [](const QString &state) { return nodes(state, 50); };
    const Table before = inState(u"up"_s);
    door.services.put(before);
    QVERIFY2(door.start(), door.error.text.c_str());
    std::vector<std::unique_ptr<TestConsole>> consoles;
    for (int i = 0; i < 20; ++i) {
        consoles.push_back(door.console());
        consoles.back()->say(Subscribe{{Topic::Nodes, Topic::Gateway}});
    }
    const auto allShow = [&](const Table &table) {
        return std::ranges::all_of(
            consoles, [&](const auto &one) { return one->table(Topic::Nodes) == table; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(allShow(before), 20'000);
    for (const auto &state : {u"down"_s, u"backfilling"_s, u"draining"_s}) {
        const Table now = inState(state);
        door.services.put(now);
        QTRY_VERIFY_WITH_TIMEOUT(allShow(now), 20'000);
    }
    for (const auto &one : consoles) {
        QCOMPARE(one->complaint, std::string());
        QCOMPARE(one->count<Snapshot>(), 2U);
        QCOMPARE(one->count<Delta>(), 3U);
    }
    QCOMPARE(door.server->counters().deltas.value(), 60U);
    QCOMPARE(door.server->counters().slowEpisodes.value(), 0U);
}

void TestControlTopics::holdsDeltasBackWithoutAcks()
{
    TestDoor door;
    door.services.put(nodes(u"0"_s));
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto console = door.console();
    console->acknowledges = false;
    console->say(Subscribe{{Topic::Nodes}});
    QTRY_COMPARE(console->count<Snapshot>(), 1U);
    for (unsigned i = 1; i <= kMaxUnackedDeltas; ++i) {
        door.services.put(nodes(QString::number(i)));
        QTRY_COMPARE(console->count<Delta>(), i);
    }
    door.services.put(nodes(u"last"_s));
    const int asked = door.services.asked(Topic::Nodes);
    QTRY_VERIFY(door.services.asked(Topic::Nodes) >= asked + 2); // so it has been published
    QCOMPARE(door.server->counters().slowNow.value(), 1U);
    console->say(Ping{1});
    QTRY_COMPARE(console->count<Pong>(), 1U); // which a slow one still gets
    QCOMPARE(console->count<Delta>(), kMaxUnackedDeltas);
    QCOMPARE(console->count<Snapshot>(), 1U);

    const qint64 seq = console->mirror(Topic::Nodes).seq();
    console->say(Ack{Topic::Nodes, seq - 4}); // four are left: not under half
    console->say(Ping{2});
    QTRY_COMPARE(console->count<Pong>(), 2U);
    QCOMPARE(console->count<Snapshot>(), 1U);
    console->say(Ack{Topic::Nodes, seq - 3});
    QTRY_COMPARE(console->table(Topic::Nodes), nodes(u"last"_s));
    QCOMPARE(console->count<Snapshot>(), 2U);
    QCOMPARE(console->count<Delta>(), kMaxUnackedDeltas);
    QCOMPARE(door.server->counters().slowNow.value(), 0U);
    QCOMPARE(door.server->counters().slowEpisodes.value(), 1U);
}

void TestControlTopics::sendsASnapshotToWhoHasReadOn()
{
    TestDoor door;
    door.services.put(nodes(u"0"_s, kRows));
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto slow = door.console();
    const auto quick = door.console();
    slow->say(Subscribe{{Topic::Nodes}});
    quick->say(Subscribe{{Topic::Nodes}});
    QTRY_VERIFY(slow->mirror(Topic::Nodes).isLive() && quick->mirror(Topic::Nodes).isLive());
    slow->stopReading();
    // Some megabytes of deltas are more than the bound and what the system holds for it.
    int i = 0;
    for (; door.server->counters().slowNow.value() == 0; ++i) {
        QVERIFY(i < 20);
        const Table table = nodes(QString(14'000, QChar(u'a' + i)), kRows);
        door.services.put(table);
        QTRY_COMPARE(quick->table(Topic::Nodes), table);
    }
    QVERIFY(i > 1);
    const Table last = nodes(u"last"_s, kRows);
    door.services.put(last);
    QTRY_COMPARE(quick->table(Topic::Nodes), last);
    const auto snapshots = door.server->counters().snapshots.value();
    slow->readOn();
    QTRY_COMPARE(slow->table(Topic::Nodes), last);
    QCOMPARE(slow->complaint, std::string()); // nothing is out of sequence
    QTRY_COMPARE(door.server->counters().slowNow.value(), 0U);
    QCOMPARE(door.server->counters().snapshots.value(), snapshots + 1);
    QVERIFY(!slow->isClosed);
}

void TestControlTopics::sendsTooLargeADeltaAsASnapshot()
{
    TestDoor door;
    door.config.bounds.tick = 200ms; // its rows are many by necessity
    const int rows = static_cast<int>(kMaxRowsInFrame) + 1;
    door.services.put(nodes(u"up"_s, rows));
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto console = door.console();
    console->say(Subscribe{{Topic::Nodes}});
    QTRY_VERIFY_WITH_TIMEOUT(console->mirror(Topic::Nodes).isLive(), 20'000);
    const Table down = nodes(u"down"_s, rows);
    door.services.put(down);
    QTRY_COMPARE_WITH_TIMEOUT(console->table(Topic::Nodes), down, 20'000);
    QCOMPARE(console->count<Delta>(), 0U);
    QCOMPARE(door.server->counters().snapshots.value(), 2U);
}

void TestControlTopics::hangsUpOnWhoNeverReads()
{
    TestDoor door;
    door.config.bounds.commandsPerSecond = 100;
    const QJsonObject large = largeResult();
    door.services.setOutcome([&](const Command &) { return large; });
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto console = door.console();
    QTRY_VERIFY(console->isWelcome());
    console->stopReading();
    for (int i = 0; i < 14; ++i)
        console->say(Command{i, kConfigGet, {}});
    QTRY_COMPARE(door.ended(Ending::TooSlow), 1U);
    QTRY_COMPARE(door.server->counters().consoles.value(), 0U); // one after the other
    QTRY_COMPARE(door.server->counters().leaving.value(), 1U);
    // It does not take the last word either.
    door.clock.advance(door.config.bounds.linger);
    QTRY_COMPARE(door.server->counters().leaving.value(), 0U);
    console->readOn();
    QTRY_VERIFY(console->isClosed);
    QCOMPARE(console->count<Bye>(), 0U);
}

void TestControlTopics::theLastWordIsHeard()
{
    TestDoor door;
    door.config.bounds.commandsPerSecond = 100;
    const QJsonObject large = largeResult();
    door.services.setOutcome([&](const Command &) { return large; });
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto console = door.console();
    QTRY_VERIFY(console->isWelcome());
    console->stopReading();
    for (int i = 0; i < 14; ++i)
        console->say(Command{i, kConfigGet, {}});
    QTRY_COMPARE(door.ended(Ending::TooSlow), 1U);
    console->readOn();
    QTRY_VERIFY(console->isClosed);
    QCOMPARE(console->complaint, std::string()); // no frame is cut
    QCOMPARE(console->byeId(), kTooSlow);
    QVERIFY(console->heard<Bye>().front().text.contains(u"10 MiB"_s));
    QVERIFY(console->count<Reply>() < 10); // what had waited behind was thrown away
}

QTEST_GUILESS_MAIN(TestControlTopics)
#include "tst_control_topics.moc"
