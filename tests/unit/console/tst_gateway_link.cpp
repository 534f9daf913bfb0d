#include <QtTest>

#include "console/link/gateway_link.h"
#include "shared/protocol/commands.h"
#include "tests/unit/console/scripted_gateway.h"

using namespace tg;
using namespace tg::console;
using namespace tg::protocol;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestGatewayLink : public QObject
{
    Q_OBJECT

    static LinkOptions to(const ScriptedGateway &gateway)
    {
        LinkOptions options;
        options.socket.address.path = gateway.path();
        return options;
    }
    static Row node(const QString &id, const QString &state)
    {
        return Row(Topic::Nodes).set(NodeColumn::Id, id).set(NodeColumn::State, state);
    }
    static void comeUp(ScriptedGateway &gateway, GatewayLink &link)
    {
        link.start();
        QTRY_VERIFY(!gateway.heard<Hello>().empty());
        gateway.welcome();
        QTRY_COMPARE(link.status().phase, Phase::Up);
    }

private Q_SLOTS:
    void saysHelloAndSubscribesToWhatIsOffered()
    {
        ScriptedGateway gateway;
        ManualClock clock;
        auto options = to(gateway);
        options.token = u"secret"_s;
        options.wantsReadOnly = true;
        GatewayLink link(clock, options);
        comeUp(gateway, link);
        QCOMPARE(gateway.heard<Hello>().front().token, u"secret"_s);
        QVERIFY(gateway.heard<Hello>().front().wantsReadOnly);
        QTRY_COMPARE(gateway.heard<Subscribe>().size(), 1U);
        QCOMPARE(gateway.heard<Subscribe>().front().topics.size(), 3U);
        QCOMPARE(link.status().gatewayId, u"gw-1"_s);
    }

    void appliesDeltasAndAcknowledgesThem()
    {
        ScriptedGateway gateway;
        ManualClock clock;
        GatewayLink link(clock, to(gateway));
        comeUp(gateway, link);
        gateway.snapshot(Table(Topic::Nodes, {node(u"a"_s, u"up"_s), node(u"b"_s, u"up"_s)}), 7);
        QTRY_COMPARE(link.table(Topic::Nodes).size(), 2U);
        QSignalSpy changed(&link, &ClusterFeed::changed);
        gateway.say(Delta{Topic::Nodes, 8, {{node(u"b"_s, u"down"_s)}, {u"a"_s}}});
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(link.table(Topic::Nodes).size(), 1U);
        QTRY_COMPARE(gateway.heard<Ack>().size(), 2U);
        QCOMPARE(gateway.heard<Ack>().back().seq, 8);
    }

    void asksForASnapshotWhenADeltaIsMissing()
    {
        ScriptedGateway gateway;
        ManualClock clock;
        GatewayLink link(clock, to(gateway));
        comeUp(gateway, link);
        gateway.snapshot(Table(Topic::Nodes, {node(u"a"_s, u"up"_s)}), 7);
        gateway.say(Delta{Topic::Nodes, 9, {{node(u"a"_s, u"down"_s)}, {}}});
        QTRY_COMPARE(gateway.heard<Resync>().size(), 1U);
        gateway.snapshot(Table(Topic::Nodes, {node(u"a"_s, u"down"_s)}), 9);
        QTRY_VERIFY(*link.table(Topic::Nodes).find(u"a"_s) == node(u"a"_s, u"down"_s));
    }

    void isLateAfterTwoSecondsAndStaleAfterFive()
    {
        ScriptedGateway gateway;
        ManualClock clock;
        GatewayLink link(clock, to(gateway));
        comeUp(gateway, link);
        QCOMPARE(link.freshness(), Freshness::Live);
        clock.advance(2'001ms);
        QCOMPARE(link.freshness(), Freshness::Late);
        clock.advance(3s);
        QCOMPARE(link.freshness(), Freshness::Stale);
    }

    void keepsItsTablesAndComesBackAfterALoss()
    {
        ScriptedGateway gateway;
        ManualClock clock;
        GatewayLink link(clock, to(gateway));
        comeUp(gateway, link);
        gateway.snapshot(Table(Topic::Nodes, {node(u"a"_s, u"up"_s)}), 7);
        QTRY_COMPARE(link.table(Topic::Nodes).size(), 1U);
        QSignalSpy noted(&link, &ClusterFeed::noted);
        gateway.hangUp();
        QTRY_COMPARE(link.status().phase, Phase::Waiting);
        QCOMPARE(link.table(Topic::Nodes).size(), 1U);
        const auto wait = *link.status().nextAttempt - clock.now();
        QVERIFY(wait >= 400ms && wait <= 600ms);
        clock.advance(600ms);
        link.check();
        QTRY_COMPARE(gateway.heard<Hello>().size(), 2U);
        gateway.welcome(u"boot-2"_s);
        QTRY_COMPARE(link.status().phase, Phase::Up);
        QCOMPARE(noted.count(), 2); // reconnected; restarted
    }

    void doesNotTryAgainWithAWrongToken()
    {
        ScriptedGateway gateway;
        ManualClock clock;
        GatewayLink link(clock, to(gateway));
        link.start();
        QTRY_VERIFY(!gateway.heard<Hello>().empty());
        gateway.say(Refused{kBadToken, u"no such token"_s, 1, 0, u"0.1.0"_s});
        QTRY_COMPARE(link.status().phase, Phase::Refused);
        QCOMPARE(link.status().problem, u"no such token"_s);
        clock.advance(1h);
        link.check();
        QCOMPARE(link.status().phase, Phase::Refused);
        QCOMPARE(gateway.connections(), 1);
    }

    void givesACommandUpAfterTenSecondsAndNeverSendsItTwice()
    {
        ScriptedGateway gateway;
        ManualClock clock;
        GatewayLink link(clock, to(gateway));
        comeUp(gateway, link);
        CommandOutcome outcome;
        int answers = 0;
        link.call(kPlanRun, {}, this, [&](const CommandOutcome &one) {
            outcome = one;
            ++answers;
        });
        QTRY_COMPARE(gateway.heard<Command>().size(), 1U);
        clock.advance(10s);
        gateway.say(Pong{0, 1'700'000'010'000}); // it lives, it does not answer
        QTRY_COMPARE(link.freshness(), Freshness::Live);
        link.check();
        QCOMPARE(answers, 1);
        QCOMPARE(std::get<CommandError>(outcome).id, QString(kNoAnswer));
        QVERIFY(std::get<CommandError>(outcome).text.contains(u"may have run"_s));
        gateway.say(Reply{gateway.heard<Command>().front().request, QJsonObject()});
        QSignalSpy status(&link, &ClusterFeed::statusChanged);
        gateway.say(Pong{0, 1'700'000'010'000});
        QTRY_VERIFY(status.count() > 0);
        QCOMPARE(answers, 1);
        QCOMPARE(gateway.heard<Command>().size(), 1U);
    }

    void answersCommandsThatAreOpenWhenTheLinkBreaks()
    {
        ScriptedGateway gateway;
        ManualClock clock;
        GatewayLink link(clock, to(gateway));
        comeUp(gateway, link);
        int answers = 0;
        link.call(kPlanRun, {}, this, [&](const CommandOutcome &) { ++answers; });
        QTRY_COMPARE(gateway.heard<Command>().size(), 1U);
        gateway.hangUp();
        QTRY_COMPARE(answers, 1);
    }

    void pingsEachSecondAndMeasuresTheLag()
    {
        ScriptedGateway gateway;
        ManualClock clock;
        GatewayLink link(clock, to(gateway));
        comeUp(gateway, link);
        clock.advance(1s);
        link.check();
        QTRY_COMPARE(gateway.heard<Ping>().size(), 1U);
        clock.advance(3ms);
        gateway.say(Pong{gateway.heard<Ping>().front().sentMs, 1'700'000'001'003});
        QTRY_VERIFY(link.status().lag.has_value());
        QCOMPARE(link.status().lag->count(), 3);
    }

    void refusesPlainTcpToAnotherMachine()
    {
        QVERIFY(!parseGatewayAddress(u"tcp://10.0.0.1:9430"_s));
        QVERIFY(parseGatewayAddress(u"tcp://127.0.0.1:9430"_s));
        QVERIFY(parseGatewayAddress(u"tls://gw.example.com:9430"_s));
        QVERIFY(!parseGatewayAddress(u"gw.example.com"_s));
        QCOMPARE(parseGatewayAddress(u"unix:/run/x.sock"_s)->path, u"/run/x.sock"_s);
    }
};

QTEST_MAIN(TestGatewayLink)
#include "tst_gateway_link.moc"
