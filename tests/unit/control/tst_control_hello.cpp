// From connecting to Welcome or Refused, over real unix sockets: versions, tokens, roles, places,
// and what does not follow the protocol.
#include <QtTest>

#include "shared/protocol/commands.h"
#include "tests/unit/control/test_door.h"

using namespace tg;
using namespace tg::control;
using namespace tg::control::test;
using namespace tg::protocol;
using namespace Qt::StringLiterals;

class TestControlHello : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void welcomesTheUserOfTheSocket();
    void rolesDecideTheTopics_data();
    void rolesDecideTheTopics();
    void refusesTokens_data();
    void refusesTokens();
    void holdsBackWhoShowsManyWrongTokens();
    void aSocketCanNeedATokenToo();
    void refusesAnotherMajor();
    void speaksWithALaterMinor();
    void refusesOneConsoleTooMany();
    void hangsUpWithoutHello();
    void leavesFurtherConnectionsWaiting();
    void saysByeToBadFrames_data();
    void saysByeToBadFrames();
    void takesLongFramesOnlyAfterWelcome();
    void topicsOfOtherRolesAreNotToBeHad();
    void givesUpSilentConsoles();
    void answersPings();
    void stopSaysBye();
};

void TestControlHello::welcomesTheUserOfTheSocket()
{
    TestDoor door;
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto console = door.console();
    QTRY_VERIFY(console->isWelcome());
    const auto welcome = console->heard<Welcome>().front();
    QCOMPARE(welcome.bootId, u"boot-1"_s);
    QCOMPARE(welcome.gatewayId, u"gw-1"_s);
    QCOMPARE(welcome.daemonVersion, u"0.1.0"_s);
    QCOMPARE(welcome.role, Role::Operator);
    QCOMPARE(welcome.major, kMajor);
    QCOMPARE(welcome.clockMs, 1'700'000'000'000);
    QProcess id;
    id.start(u"id"_s, {u"-un"_s});
    QVERIFY(id.waitForFinished());
    QCOMPARE(welcome.caller, QString::fromLocal8Bit(id.readAllStandardOutput().trimmed()));
    QCOMPARE(door.server->counters().consoles.value(), 1U);
    console->say(Bye{kLeaving, {}});
    QTRY_VERIFY(console->isClosed);
    QTRY_COMPARE(door.server->counters().consoles.value(), 0U);
}

void TestControlHello::rolesDecideTheTopics_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<bool>("wantsReadOnly");
    QTest::addColumn<int>("role");
    QTest::addColumn<QString>("name");
    QTest::newRow("viewer") << kViewerToken << false << 0 << u"grafana"_s;
    QTest::newRow("operator") << kOperatorToken << false << 1 << u"olga"_s;
    QTest::newRow("admin") << kAdminToken << false << 2 << u"ada"_s;
    QTest::newRow("admin who only looks") << kAdminToken << true << 0 << u"ada"_s;
    QTest::newRow("viewer who only looks") << kViewerToken << true << 0 << u"grafana"_s;
}

void TestControlHello::rolesDecideTheTopics()
{
    QFETCH(QString, token);
    QFETCH(bool, wantsReadOnly);
    QFETCH(int, role);
    QFETCH(QString, name);
    TestDoor door;
    door.writeTokens();
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto console = door.console(token, wantsReadOnly);
    QTRY_VERIFY(console->isWelcome());
    const auto welcome = console->heard<Welcome>().front();
    QCOMPARE(static_cast<int>(welcome.role), role);
    QCOMPARE(welcome.caller, name);
    const auto offers = [&](Topic topic) {
        return std::ranges::find(welcome.topics, topic) != welcome.topics.end();
    };
    QVERIFY(offers(Topic::Gateway) && offers(Topic::History));
    QCOMPARE(offers(Topic::RejectedSamples), role > 0);
}

void TestControlHello::refusesTokens_data()
{
    QTest::addColumn<bool>("hasTokens");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("text");
    QTest::newRow("wrong") << true << u"wrong-token-0123456789"_s << u"not in the gateway's"_s;
    QTest::newRow("nearly right") << true << kAdminToken.chopped(1) << u"not in the gateway's"_s;
    QTest::newRow("no token file") << false << kAdminToken << u"no control.token_file"_s;
}

void TestControlHello::refusesTokens()
{
    QFETCH(bool, hasTokens);
    QFETCH(QString, token);
    QFETCH(QString, text);
    TestDoor door;
    if (hasTokens)
        door.writeTokens();
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto console = door.console(token);
    QTRY_VERIFY(console->isClosed);
    QCOMPARE(console->refusedId(), kBadToken);
    QVERIFY(console->heard<Refused>().front().text.contains(text));
    QCOMPARE(console->heard<Refused>().front().daemonVersion, u"0.1.0"_s);
    QCOMPARE(console->count<Welcome>(), 0U);
    QCOMPARE(door.ended(Ending::BadToken), 1U);
}

void TestControlHello::holdsBackWhoShowsManyWrongTokens()
{
    TestDoor door;
    door.writeTokens();
    QVERIFY2(door.start(), door.error.text.c_str());
    for (int i = 0; i < kBadTokens; ++i) {
        const auto console = door.console(u"wrong-token-%1-0123456789"_s.arg(i));
        QTRY_VERIFY(console->isClosed);
        QVERIFY(console->heard<Refused>().front().text.contains(u"is not in"_s));
    }
    const auto held = door.console(kAdminToken);
    QTRY_VERIFY(held->isClosed);
    QCOMPARE(held->refusedId(), kBadToken);
    QVERIFY(held->heard<Refused>().front().text.contains(u"another 10 s"_s));
    door.clock.advance(kBadTokenEvery);
    const auto free = door.console(kAdminToken);
    QTRY_VERIFY(free->isWelcome());
}

void TestControlHello::aSocketCanNeedATokenToo()
{
    TestDoor door;
    door.writeTokens();
    door.config.socketNeedsToken = true;
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto without = door.console();
    QTRY_VERIFY(without->isClosed);
    QCOMPARE(without->refusedId(), kBadToken);
    QVERIFY(without->heard<Refused>().front().text.contains(u"a token is needed"_s));
    const auto with = door.console(kOperatorToken);
    QTRY_VERIFY(with->isWelcome());
}

void TestControlHello::refusesAnotherMajor()
{
    TestDoor door;
    QVERIFY2(door.start(), door.error.text.c_str());
    TestConsole console(door.config.socketPath);
    Hello hello;
    hello.major = kMajor + 1;
    console.say(hello);
    QTRY_VERIFY(console.isClosed);
    QCOMPARE(console.refusedId(), kBadVersion);
    const auto refused = console.heard<Refused>().front();
    QCOMPARE(refused.major, kMajor);
    QVERIFY(refused.text.contains(u"speaks protocol 1.0, the console 2.0"_s));
    QCOMPARE(door.ended(Ending::Version), 1U);
}

void TestControlHello::speaksWithALaterMinor()
{
    TestDoor door;
    QVERIFY2(door.start(), door.error.text.c_str());
    TestConsole console(door.config.socketPath);
    Hello hello;
    hello.minor = kMinor + 7;
    hello.features = QStringList{u"of-tomorrow"_s};
    console.say(hello);
    QTRY_VERIFY(console.isWelcome());
    QCOMPARE(console.heard<Welcome>().front().minor, kMinor);
    QVERIFY(console.heard<Welcome>().front().features.isEmpty());
}

void TestControlHello::refusesOneConsoleTooMany()
{
    TestDoor door;
    door.config.bounds.consoles = 2;
    QVERIFY2(door.start(), door.error.text.c_str());
    auto first = door.console();
    const auto second = door.console();
    QTRY_VERIFY(first->isWelcome() && second->isWelcome());
    const auto third = door.console();
    QTRY_VERIFY(third->isClosed);
    QCOMPARE(third->refusedId(), kTooManyConsoles);
    QVERIFY(third->heard<Refused>().front().text.contains(u"control.consoles"_s));
    first->close();
    QTRY_COMPARE(door.server->counters().consoles.value(), 1U);
    const auto fourth = door.console();
    QTRY_VERIFY(fourth->isWelcome());
}

void TestControlHello::hangsUpWithoutHello()
{
    TestDoor door;
    QVERIFY2(door.start(), door.error.text.c_str());
    TestConsole console(door.config.socketPath);
    console.sayBytes(QByteArray("\0\0\0", 3)); // not even a length
    QTRY_COMPARE(door.server->counters().bytesIn.value(), 3U);
    door.clock.advance(kHelloWithin);
    QTRY_VERIFY(console.isClosed);
    QCOMPARE(door.ended(Ending::NoHello), 1U);
    QCOMPARE(console.count<Welcome>(), 0U);
    QTRY_COMPARE(door.server->counters().waiting.value(), 0U);
}

void TestControlHello::leavesFurtherConnectionsWaiting()
{
    TestDoor door;
    door.config.bounds.waiting = 2;
    QVERIFY2(door.start(), door.error.text.c_str());
    TestConsole mute1(door.config.socketPath);
    TestConsole mute2(door.config.socketPath);
    QTRY_COMPARE(door.server->counters().accepted.value(), 2U);
    const auto third = door.console();
    // The door goes on meanwhile, and yet does not take it.
    const int figures = door.services.figures();
    QTRY_VERIFY(door.services.figures() > figures + 5);
    QCOMPARE(door.server->counters().accepted.value(), 2U);
    mute1.hello();
    QTRY_VERIFY(third->isWelcome());
    QVERIFY(mute1.isWelcome());
    QVERIFY(!mute2.isClosed);
}

void TestControlHello::saysByeToBadFrames_data()
{
    QTest::addColumn<bool>("isWelcome");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    const QByteArray tooLong("\0\0\x10\x01", 4);
    const QByteArray ping = *encode(Ping{1});
    QTest::newRow("HTTP") << false << QByteArray("GET / HTTP/1.1\r\n\r\n") << u"bytes where 4096"_s;
    QTest::newRow("too long before hello") << false << tooLong << u"4097 bytes where 4096"_s;
    QTest::newRow("no kind") << false << QByteArray(4, '\0') << u"0 bytes"_s;
    QTest::newRow("ping first") << false << ping << u"must be Hello"_s;
    QTest::newRow("hello that is none")
        << false << QByteArray("\0\0\0\x02\x01\xa0", 6) << u"kind 1"_s;
    QTest::newRow("second hello") << true << *encode(Hello{}) << u"second Hello"_s;
    QTest::newRow("a frame of ours") << true << *encode(Pong{1, 2}) << u"consoles do not send"_s;
    QTest::newRow("unknown kind") << true << QByteArray("\0\0\0\x02\x63\xa0", 6) << u"kind 99"_s;
    QTest::newRow("not CBOR") << true << QByteArray("\0\0\0\x02\x0b\xff", 6) << u"kind 11"_s;
    QTest::newRow("too long") << true << QByteArray("\0\1\0\1", 4) << u"65537 bytes where 65536"_s;
    QTest::newRow("ack of what never was")
        << true << *encode(Ack{Topic::Nodes, 99}) << u"acknowledges 99 of the topic nodes"_s;
}

void TestControlHello::saysByeToBadFrames()
{
    QFETCH(bool, isWelcome);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    TestDoor door;
    QVERIFY2(door.start(), door.error.text.c_str());
    TestConsole console(door.config.socketPath);
    if (isWelcome) {
        console.hello();
        QTRY_VERIFY(console.isWelcome());
    }
    console.sayBytes(bytes);
    QTRY_VERIFY(console.isClosed);
    QCOMPARE(console.byeId(), kBadFrame);
    QVERIFY2(console.heard<Bye>().front().text.contains(text),
             qPrintable(console.heard<Bye>().front().text));
    QCOMPARE(door.ended(Ending::BadFrame), 1U);
}

void TestControlHello::takesLongFramesOnlyAfterWelcome()
{
    TestDoor door;
    QVERIFY2(door.start(), door.error.text.c_str());
    Command command{7, kExplainRead, {{u"query"_s, QString(60'000, u'q')}}};
    TestConsole console(door.config.socketPath);
    // In one go: the daemon knows the bound of each frame when it comes to it.
    console.sayBytes(*encode(Hello{}) + *encode(command));
    QTRY_COMPARE(console.count<Reply>(), 1U);
    QVERIFY(std::holds_alternative<QJsonObject>(console.heard<Reply>().front().outcome));
}

void TestControlHello::topicsOfOtherRolesAreNotToBeHad()
{
    TestDoor door;
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto viewer = door.console({}, true);
    viewer->say(Subscribe{{Topic::Nodes, Topic::RejectedSamples}});
    QTRY_VERIFY(viewer->isClosed);
    QCOMPARE(viewer->byeId(), kNotAllowed);
    QVERIFY(
        viewer->heard<Bye>().front().text.contains(u"rejected_samples needs the role operator"_s));
    QCOMPARE(door.services.asked(Topic::RejectedSamples), 0);
}

void TestControlHello::givesUpSilentConsoles()
{
    TestDoor door;
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto silent = door.console();
    const auto lively = door.console();
    QTRY_VERIFY(silent->isWelcome() && lively->isWelcome());
    door.clock.advance(kSilence - 1s);
    lively->say(Ping{1});
    QTRY_COMPARE(lively->count<Pong>(), 1U);
    door.clock.advance(1s);
    QTRY_VERIFY(silent->isClosed);
    QCOMPARE(silent->byeId(), kSilent);
    QCOMPARE(door.ended(Ending::Silent), 1U);
    lively->say(Ping{2});
    QTRY_COMPARE(lively->count<Pong>(), 2U);
}

void TestControlHello::answersPings()
{
    TestDoor door;
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto console = door.console();
    console->say(Ping{42});
    QTRY_COMPARE(console->count<Pong>(), 1U);
    QCOMPARE(console->heard<Pong>().front(), (Pong{42, 1'700'000'000'000}));
}

void TestControlHello::stopSaysBye()
{
    TestDoor door;
    QVERIFY2(door.start(), door.error.text.c_str());
    const auto console = door.console();
    TestConsole mute(door.config.socketPath);
    QTRY_VERIFY(console->isWelcome());
    door.server->stop();
    QTRY_VERIFY(console->isClosed);
    QCOMPARE(console->byeId(), kStopping);
    QTRY_VERIFY(mute.isClosed);
    const int figures = door.services.figures();
    door.server->stop(); // twice is no mistake
    QCOMPARE(door.services.figures(), figures);
}

QTEST_GUILESS_MAIN(TestControlHello)
#include "tst_control_hello.moc"
