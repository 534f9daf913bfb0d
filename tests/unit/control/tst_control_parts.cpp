// The parts of the door that need no socket: what a console is owed, what waits to be sent, who
// tried wrong tokens, what a stream of bytes may say.
#include <set>

#include <QtTest>

#include "control/console_topics.h"
#include "control/control_bounds.h"
#include "control/control_counters.h"
#include "control/intake.h"
#include "control/outbox.h"
#include "control/suspects.h"
#include "control/topic_desk.h"
#include "tests/unit/control/memory_connection.h"
#include "tests/unit/control/scripted_services.h"
#include "tests/unit/control/test_clock.h"

using namespace tg;
using namespace tg::control;
using namespace tg::control::test;
using namespace tg::protocol;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestControlParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void topicsAreOwedFromTheBeginning();
    void aTopicIsSentWholeOnceATick();
    void countsWhatIsNotAcknowledged();
    void resyncVoidsWhatIsNotAcknowledged();
    void outboxHandsOverOnlyWhatIsSentSoon();
    void outboxKeepsAFrameThatHasBegun();
    void suspectsAreHeldAndForgotten();
    void suspectsAreBounded();
    void intakeGivesMessagesHoweverTheyAreCut();
    void deskAsksOnceATick();
    void deskEncodesASnapshotOnce();
    void endingsHaveTheNamesOfTheProtocol();
};

void TestControlParts::topicsAreOwedFromTheBeginning()
{
    ConsoleTopics topics;
    QVERIFY(!topics.nextOwed(1));
    topics.subscribe({Topic::Nodes, Topic::Alarms});
    QVERIFY(topics.isWanted(Topic::Nodes) && topics.isOwed(Topic::Nodes));
    QVERIFY(!topics.isWanted(Topic::Shards) && !topics.isOwed(Topic::Shards));
    QCOMPARE(topics.nextOwed(1), Topic::Nodes);
    topics.snapshotBegun(Topic::Nodes, 1);
    QCOMPARE(topics.nextOwed(1), Topic::Alarms);
    topics.snapshotBegun(Topic::Alarms, 1);
    QVERIFY(!topics.nextOwed(2));
    topics.subscribe({Topic::Alarms, Topic::Gaps}); // Alarms goes on
    QCOMPARE(topics.nextOwed(2), Topic::Gaps);
    topics.snapshotBegun(Topic::Gaps, 2);
    QVERIFY(!topics.nextOwed(2));
    QVERIFY(!topics.isWanted(Topic::Nodes));
}

void TestControlParts::aTopicIsSentWholeOnceATick()
{
    ConsoleTopics topics;
    topics.subscribe({Topic::Nodes});
    topics.snapshotBegun(Topic::Nodes, 7);
    topics.missed(Topic::Nodes);
    QVERIFY(topics.isOwed(Topic::Nodes));
    QVERIFY(!topics.nextOwed(7));
    QCOMPARE(topics.nextOwed(8), Topic::Nodes);
    topics.subscribe({}); // giving it up and asking again makes no difference
    topics.subscribe({Topic::Nodes});
    QVERIFY(!topics.nextOwed(7));
    QCOMPARE(topics.nextOwed(8), Topic::Nodes);
}

void TestControlParts::countsWhatIsNotAcknowledged()
{
    ConsoleTopics topics;
    topics.subscribe({Topic::Nodes, Topic::Alarms});
    for (qint64 seq = 3; seq <= 7; ++seq)
        topics.told(Topic::Nodes, seq);
    topics.told(Topic::Alarms, 100);
    QCOMPARE(topics.mostUnacknowledged(), 5U);
    topics.acknowledged(Topic::Nodes, 5);
    QCOMPARE(topics.mostUnacknowledged(), 2U);
    topics.acknowledged(Topic::Nodes, 5);
    topics.acknowledged(Topic::Shards, 9); // not wanted any more: nothing to note
    QCOMPARE(topics.mostUnacknowledged(), 2U);
    topics.acknowledged(Topic::Nodes, 7);
    QCOMPARE(topics.mostUnacknowledged(), 1U);
    topics.subscribe({Topic::Nodes});
    QCOMPARE(topics.mostUnacknowledged(), 0U);
}

void TestControlParts::resyncVoidsWhatIsNotAcknowledged()
{
    ConsoleTopics topics;
    topics.subscribe({Topic::Nodes});
    topics.snapshotBegun(Topic::Nodes, 1);
    topics.told(Topic::Nodes, 1);
    topics.resync(Topic::Nodes);
    topics.resync(Topic::Gaps); // not wanted
    QCOMPARE(topics.mostUnacknowledged(), 0U);
    QVERIFY(topics.isOwed(Topic::Nodes));
    QVERIFY(!topics.isWanted(Topic::Gaps));
}

void TestControlParts::outboxHandsOverOnlyWhatIsSentSoon()
{
    MemoryConnection connection;
    Outbox outbox(connection);
    QByteArray all;
    for (int i = 0; i < 10; ++i) {
        const QByteArray frame(100'000, static_cast<char>('a' + i));
        outbox.push(frame);
        all += frame;
    }
    QCOMPARE(outbox.unsentBytes(), 1'000'000U);
    QCOMPARE(connection.unsentBytes(), kSocketBytes);
    while (outbox.unsentBytes() > 0) {
        connection.letGo(70'000);
        outbox.pump();
        QVERIFY(connection.unsentBytes() <= kSocketBytes);
    }
    QCOMPARE(connection.sent, all);
}

void TestControlParts::outboxKeepsAFrameThatHasBegun()
{
    MemoryConnection connection;
    Outbox outbox(connection);
    const QByteArray begun(kSocketBytes + 10, 'a');
    outbox.push(begun);
    outbox.push(QByteArray(50'000, 'b'));
    outbox.push(QByteArray(50'000, 'c'));
    outbox.dropWaiting();
    outbox.push("last");
    QCOMPARE(outbox.unsentBytes(), static_cast<std::size_t>(begun.size()) + 4);
    connection.letGo(1'000'000);
    outbox.pump();
    connection.letGo(1'000'000);
    QCOMPARE(connection.sent, begun + "last");
    QCOMPARE(outbox.unsentBytes(), 0U);

    outbox.push(QByteArray(kSocketBytes, 'd')); // handed over whole
    outbox.push("e");
    outbox.dropWaiting();
    QCOMPARE(outbox.unsentBytes(), kSocketBytes);
}

void TestControlParts::suspectsAreHeldAndForgotten()
{
    TestClock clock;
    Suspects suspects(clock);
    QCOMPARE(suspects.holdFor(u"x"_s), 0s);
    for (int i = 0; i < kBadTokens; ++i) {
        QCOMPARE(suspects.holdFor(u"x"_s), 0s);
        suspects.showedWrongToken(u"x"_s);
    }
    QCOMPARE(suspects.holdFor(u"x"_s), kBadTokenEvery);
    QCOMPARE(suspects.holdFor(u"y"_s), 0s);
    clock.advance(9'001ms);
    QCOMPARE(suspects.holdFor(u"x"_s), 1s);
    clock.advance(999ms);
    QCOMPARE(suspects.holdFor(u"x"_s), 0s);
    suspects.showedWrongToken(u"x"_s); // one each ten seconds from now on
    QCOMPARE(suspects.holdFor(u"x"_s), kBadTokenEvery);
    clock.advance(kBadTokens * kBadTokenEvery);
    suspects.showedWrongToken(u"y"_s);
    QCOMPARE(suspects.size(), 1U); // x is forgotten
}

void TestControlParts::suspectsAreBounded()
{
    TestClock clock;
    Suspects suspects(clock);
    for (int i = 0; i < kBadTokens; ++i)
        suspects.showedWrongToken(u"worst"_s);
    for (std::size_t i = 0; i < 2 * kMostSuspects; ++i)
        suspects.showedWrongToken(u"address %1"_s.arg(i));
    QCOMPARE(suspects.size(), kMostSuspects);
    QVERIFY(suspects.holdFor(u"worst"_s) > 0s);
}

void TestControlParts::intakeGivesMessagesHoweverTheyAreCut()
{
    const QByteArray bytes =
        *encode(Hello{}) + *encode(Ping{1}) + *encode(Subscribe{{Topic::Nodes}});
    for (const qsizetype piece : {qsizetype{1}, qsizetype{3}, bytes.size()}) {
        Intake intake;
        std::vector<Message> messages;
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            intake.feed(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
            for (auto next = intake.next(); next && *next; next = intake.next())
                messages.push_back(std::move(**next));
        }
        QCOMPARE(messages.size(), 3U);
        QVERIFY(std::holds_alternative<Hello>(messages[0]));
        QVERIFY(std::holds_alternative<Subscribe>(messages[2]));
    }
}

void TestControlParts::deskAsksOnceATick()
{
    ScriptedServices services;
    services.put(nodes(u"up"_s));
    TopicDesk desk(services);
    desk.takeFigures();
    QVERIFY(desk.refresh(Topic::Nodes).has_value());
    services.put(nodes(u"down"_s));
    QVERIFY(!desk.refresh(Topic::Nodes).has_value()); // as of the last figures
    QCOMPARE(services.asked(Topic::Nodes), 1);
    desk.takeFigures();
    const auto news = desk.refresh(Topic::Nodes);
    QVERIFY(news.has_value());
    QCOMPARE(news->seq, 2);
    desk.takeFigures();
    QVERIFY(!desk.refresh(Topic::Nodes).has_value());
    QCOMPARE(desk.seq(Topic::Nodes), 2);
    QCOMPARE(desk.seq(Topic::Gaps), 0);
}

void TestControlParts::deskEncodesASnapshotOnce()
{
    ScriptedServices services;
    services.put(nodes(u"up"_s, 100));
    TopicDesk desk(services);
    desk.takeFigures();
    const char *bytes = desk.snapshot(Topic::Nodes).front().constData();
    desk.takeFigures();
    QCOMPARE(desk.snapshot(Topic::Nodes).front().constData(), bytes); // the same ones
    services.put(nodes(u"down"_s, 100));
    desk.takeFigures();
    const auto &frames = desk.snapshot(Topic::Nodes);
    QCOMPARE(frames.size(), 1U);
    QCOMPARE(frames, encodeSnapshot(nodes(u"down"_s, 100), 2));
}

void TestControlParts::endingsHaveTheNamesOfTheProtocol()
{
    std::set<QString> ids;
    for (std::size_t i = 0; i < kEndings; ++i)
        ids.insert(idOf(static_cast<Ending>(i)));
    QCOMPARE(ids.size(), kEndings);
    QCOMPARE(idOf(Ending::TooSlow), kTooSlow);
    QCOMPARE(idOf(Ending::BadToken), kBadToken);
}

QTEST_GUILESS_MAIN(TestControlParts)
#include "tst_control_parts.moc"
