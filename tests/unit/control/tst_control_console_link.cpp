// The console's own link at the real door: it subscribes, commands, loses the door and comes back.
#include <QtTest>

#include "console/link/gateway_link.h"
#include "shared/protocol/commands.h"
#include "tests/unit/control/test_door.h"

using namespace tg;
using namespace tg::control;
using namespace tg::control::test;
using namespace tg::protocol;
using namespace Qt::StringLiterals;
using console::GatewayLink;
using console::Phase;

class TestControlConsoleLink : public QObject
{
    Q_OBJECT

    static console::LinkOptions to(const TestDoor &door)
    {
        console::LinkOptions options;
        options.socket.address.path = door.config.socketPath;
        return options;
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void showsWhatTheDoorTells();
    void givesOrders();
    void comesBackAfterARestart();
    void stopsAtAWrongToken();
};

void TestControlConsoleLink::showsWhatTheDoorTells()
{
    TestDoor door;
    door.services.put(nodes(u"up"_s, 10));
    QVERIFY2(door.start(), door.error.text.c_str());
    SystemClock clock;
    GatewayLink link(clock, to(door));
    link.start();
    QTRY_COMPARE(link.table(Topic::Nodes), nodes(u"up"_s, 10));
    QCOMPARE(link.status().phase, Phase::Up);
    QCOMPARE(link.status().gatewayId, u"gw-1"_s);
    QCOMPARE(link.status().role, Role::Operator);
    door.services.put(nodes(u"down"_s, 9));
    QTRY_COMPARE(link.table(Topic::Nodes), nodes(u"down"_s, 9));
    link.resyncAll();
    door.services.put(nodes(u"draining"_s, 9));
    QTRY_COMPARE(link.table(Topic::Nodes), nodes(u"draining"_s, 9));
    QTRY_VERIFY(link.status().lag.has_value());
    link.stop();
    QTRY_COMPARE(door.server->counters().consoles.value(), 0U);
}

void TestControlConsoleLink::givesOrders()
{
    TestDoor door;
    QVERIFY2(door.start(), door.error.text.c_str());
    SystemClock clock;
    GatewayLink link(clock, to(door));
    link.start();
    QTRY_COMPARE(link.status().phase, Phase::Up);
    std::optional<console::CommandOutcome> outcome;
    link.call(kMaintenanceSet, {{u"node"_s, u"b"_s}, {u"on"_s, true}}, this,
              [&](const console::CommandOutcome &one) { outcome = one; });
    QTRY_VERIFY(outcome.has_value());
    QVERIFY(std::holds_alternative<QJsonObject>(*outcome));
    QCOMPARE(door.services.orders().size(), 1U);
}

void TestControlConsoleLink::comesBackAfterARestart()
{
    TestDoor door;
    door.services.put(nodes(u"up"_s));
    QVERIFY2(door.start(), door.error.text.c_str());
    SystemClock clock;
    GatewayLink link(clock, to(door));
    QSignalSpy noted(&link, &console::ClusterFeed::noted);
    link.start();
    QTRY_COMPARE(link.table(Topic::Nodes), nodes(u"up"_s));
    door.server.reset();
    QTRY_COMPARE(link.status().phase, Phase::Waiting);
    QCOMPARE(link.status().problem, u"the gateway stops"_s);
    QCOMPARE(link.table(Topic::Nodes), nodes(u"up"_s)); // old, and still there

    door.services.bootId = u"boot-2"_s;
    door.services.put(nodes(u"down"_s));
    QVERIFY2(door.start(), door.error.text.c_str());
    QTRY_COMPARE(link.table(Topic::Nodes), nodes(u"down"_s));
    QCOMPARE(link.status().phase, Phase::Up);
    QCOMPARE(link.status().bootId, u"boot-2"_s);
    QVERIFY(noted.count() >= 2); // reconnected; restarted
    QCOMPARE(door.server->counters().consoles.value(), 1U);
}

void TestControlConsoleLink::stopsAtAWrongToken()
{
    TestDoor door;
    door.writeTokens();
    QVERIFY2(door.start(), door.error.text.c_str());
    SystemClock clock;
    auto options = to(door);
    options.token = u"wrong-token-0123456789"_s;
    GatewayLink link(clock, options);
    link.start();
    QTRY_COMPARE(link.status().phase, Phase::Refused);
    QCOMPARE(link.status().problemId, QString(kBadToken));
    QVERIFY(link.status().problem.contains(u"control.token_file"_s));
}

QTEST_GUILESS_MAIN(TestControlConsoleLink)
#include "tst_control_console_link.moc"
