// Stewards over three real nodes that die, hang, come back and are filled.
#include <QDateTime>
#include <QLoggingCategory>
#include <QTest>

#include "cluster/identity.h"
#include "tcp_proxy.h"
#include "test_gateway.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::test;

namespace {

constexpr int kPatience = 40'000;
constexpr NodeIndex kB{1};
constexpr std::int64_t kHour = 472'000;

#define TG_AWAIT(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

} // namespace

class TestStewardLosses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("tg.*.info=false")); }
    void init()
    {
        m_nodes = std::make_unique<std::array<ErlNode, 3>>();
        for (auto &node : *m_nodes)
            QVERIFY2(node.start(), node.error().constData());
    }
    void cleanup() { m_nodes.reset(); }

    void fillsANodeThatWasKilledOnceItIsBack()
    {
        registerSeries();
        TestGateway one(nodes());
        TestGateway other(nodes());
        TG_AWAIT(one.isServing() && other.isServing() && one.table().size() == 20);
        write(a(), "confirmed", 0);
        write(b(), "confirmed", 0);
        one.recent[1].add(hoursOf(kHour - 50, kHour - 50), one.clock.now());
        b().kill();
        TG_AWAIT(one.state("b") == HealthState::Down && one.hasAlarm("node-down", "b"));
        QVERIFY(!one.isAccepting("b"));
        const auto failover = one.last(Action::Failover);
        QVERIFY(failover && failover->isAutomatic && failover->state == OperationState::Done);
        write(a(), "while it is away", 100);
        one.gaps.open(kB, hoursOf(kHour, kHour), 20 * kPoints);
        TG_AWAIT(other.node("b").openGaps >= 2); // the crash, and what was given up
        QVERIFY(b().start());
        TG_AWAIT(one.isServing() && one.node("b").openGaps == 0);
        const auto fills = one.events("backfill") + "and\n" + other.events("backfill");
        QVERIFY2(held(b()) == held(a()), fills.c_str());
        QVERIFY2(one.events("restart").find("b ") == 0, one.events("restart").c_str());
        std::uint64_t written = 0;
        for (const auto *gateway : {&one, &other})
            for (const auto &operation : gateway->look()->operations)
                written += operation.pointsWritten;
        QCOMPARE(written, std::uint64_t(20 * kPoints)); // by one of them, once
        TG_AWAIT(other.node("b").openGaps == 0);
    }

    // A series whose first write comes after the comparison loses what the node had of it, seen
    // only by another one when the segment has ended; by a gateway that knows it from the nodes
    // alone.
    void comparesTheSegmentOfARestartedNodeOnceMoreWhenItHasEnded()
    {
        registerSeries();
        {
            TestGateway first(nodes());
            TG_AWAIT(first.isServing() && first.table().size() == 20);
            QVERIFY(first.node("b").gaps.records.empty());
            b().stop();
            TG_AWAIT(!first.isConnected("b"));
            QVERIFY(b().start());
            TG_AWAIT(first.isServing() && first.node("b").openGaps == 0 &&
                     first.node("b").waitingGaps == 1);
            QVERIFY2(first.events("restart").find("once more in ") != std::string::npos,
                     first.events("restart").c_str());
            QVERIFY(first.settle(60s));
        }
        write(a(), "what b has overwritten", 0, QDateTime::currentSecsSinceEpoch() / 3600);
        TestGateway second(nodes());
        TG_AWAIT(second.isServing() && second.node("b").waitingGaps == 1);
        QVERIFY(!second.begin(Action::Backfill, "b").empty()); // does not take it for done
        TG_AWAIT(second.last(Action::Backfill)->state == OperationState::Done);
        QCOMPARE(second.node("b").waitingGaps, std::uint64_t{1});
        QVERIFY(held(b()) != held(a()));
        second.clock.shift(4h + 3min);
        TG_AWAIT(second.node("b").waitingGaps == 0 && second.node("b").openGaps == 0 &&
                 second.isServing());
        QCOMPARE(second.node("b").residueGaps, std::uint64_t{0});
        QVERIFY(held(b()) == held(a()));
    }

    // While it waits for ids, which the node does not give, another gateway takes the lease.
    void givesWayToAnotherGatewayThatTookTheLease()
    {
        a().eval("devnode:register(timeless_metrics,[{<<\"m\">>,#{<<\"i\">>=>integer_to_binary(I)}}"
                 "||I<-lists:seq(1,20)])");
        b().setFault("resolve_hang");
        TestGateway gateway(nodes());
        TG_AWAIT(gateway.isServing() && gateway.table().size() == 20);
        gateway.gaps.open(kB, hoursOf(kHour, kHour), 20);
        TG_AWAIT(gateway.events("backfill").find("filling 1 ranges") != std::string::npos);
        const auto fill = gateway.last(Action::Backfill);
        QVERIFY(fill && fill->state == OperationState::Running);
        const Lease theirs{"b", "another", gateway.clock.unixMilliseconds() / 1000 + 60, 1'000};
        for (auto *node : nodes()) {
            const auto stored = node->eval(
                "'Elixir.TimelessMetrics':register_metric(timeless_metrics,"
                "<<\"timeless_gateway:lease:b\">>,gauge,[{description,list_to_binary(\"" +
                QByteArray::fromStdString(theirs.text()).replace('"', "\\\"") + "\")}])");
            QCOMPARE(stored, QByteArray("{ok,[]}"));
        }
        TG_AWAIT(gateway.isOver(fill->id));
        QCOMPARE(gateway.operation(fill->id)->state, OperationState::Aborted);
        QCOMPARE(gateway.operation(fill->id)->result, std::string("the lease was lost to another"));
        QCOMPARE(gateway.node("b").openGaps, std::uint64_t{1});
        QCOMPARE(gateway.last(Action::Backfill)->id, fill->id); // it does not take it back
        b().clearFaults();
    }

    void takesALossOfTheConnectionForNoCrash()
    {
        TcpProxy proxy;
        proxy.setTarget(b().distPort());
        GatewayTraits traits;
        traits.portOfB = proxy.port();
        TestGateway gateway(nodes(), traits);
        TG_AWAIT(gateway.isServing());
        gateway.recent[1].add(hoursOf(kHour, kHour), gateway.clock.now());
        proxy.refuse(true);
        proxy.cut();
        TG_AWAIT(gateway.state("b") == HealthState::Down);
        TG_AWAIT(gateway.node("b").openGaps == 1);
        proxy.refuse(false);
        TG_AWAIT(gateway.isServing());
        QCOMPARE(gateway.node("b").openGaps, std::uint64_t{0});
        QVERIFY(gateway.events("restart").empty());
        QVERIFY(!gateway.last(Action::Backfill));
    }

    // A node that is being started may be refused for a moment: it has not been back.
    void failsOverOnceThoughTheNodeWasRefusedInBetween()
    {
        TcpProxy proxy;
        proxy.setTarget(b().distPort());
        GatewayTraits traits;
        traits.portOfB = proxy.port();
        TestGateway gateway(nodes(), traits);
        TG_AWAIT(gateway.isServing());
        const auto closeDoor = [&] {
            proxy.refuse(true);
            proxy.cut();
        };
        closeDoor();
        TG_AWAIT(gateway.state("b") == HealthState::Down);
        nameB("somebody-else");
        b().restart(); // the same start would be let in unasked
        proxy.refuse(false);
        TG_AWAIT(gateway.state("b") == HealthState::Refused);
        closeDoor();
        TG_AWAIT(gateway.state("b") == HealthState::Down);
        nameB("b");
        proxy.refuse(false);
        TG_AWAIT(gateway.isServing());
        QCOMPARE(gateway.count(Action::Failover), std::ptrdiff_t{1});
        closeDoor();
        TG_AWAIT(gateway.state("b") == HealthState::Down);
        QCOMPARE(gateway.count(Action::Failover), std::ptrdiff_t{2});
    }

    void treatsNoMoreNodesAsDownThanItsShare()
    {
        TestGateway gateway(nodes());
        TG_AWAIT(gateway.isServing());
        b().kill();
        TG_AWAIT(gateway.state("b") == HealthState::Down);
        c().kill();
        TG_AWAIT(gateway.look()->isPanic && gateway.hasAlarm("panic"));
        QCOMPARE(gateway.state("b"), HealthState::Down);
        QCOMPARE(gateway.state("c"), HealthState::Degraded);
        QVERIFY(gateway.isAccepting("a"));
        QVERIFY(b().start() && c().start());
        TG_AWAIT(!gateway.look()->isPanic && gateway.isServing());
    }

    // A held verdict opens no gap; by the return the recent writes are forgotten.
    void remembersWhatANodeHeldHoweverLongItIsAway()
    {
        GatewayTraits traits;
        traits.steward.backfill.isAutomatic = false;
        TestGateway gateway(nodes(), traits);
        TG_AWAIT(gateway.isServing());
        gateway.recent[1].add(hoursOf(kHour, kHour), gateway.clock.now());
        QVERIFY(!gateway.begin(Action::Maintenance, "b").empty());
        TG_AWAIT(gateway.state("b") == HealthState::Maintenance);
        b().kill();
        TG_AWAIT(!gateway.isConnected("b"));
        gateway.clock.shift(10min);
        QVERIFY(b().start());
        QVERIFY(!gateway.begin(Action::Resume, "b").empty());
        TG_AWAIT(gateway.isAccepting("b") && gateway.node("b").openGaps == 2 &&
                 gateway.node("b").waitingGaps == 1);
        bool isCovered = false;
        for (const auto &[id, gap] : gateway.node("b").gaps.records)
            isCovered |= gap.firstHour == kHour && gap.lastHour == kHour && gap.shards.all();
        QVERIFY(isCovered);
    }

    void takesANodeOutThatHangsAndLetsItBackIn()
    {
        TestGateway gateway(nodes());
        TG_AWAIT(gateway.isServing());
        b().suspend();
        TG_AWAIT(gateway.state("b") == HealthState::Down && !gateway.isAccepting("b"));
        b().resume();
        TG_AWAIT(gateway.isServing());
        QVERIFY(gateway.events("restart").empty());
        QCOMPARE(gateway.node("b").openGaps, std::uint64_t{0});
    }

    // A probe is given up after ten seconds and asked again: that is no sign of life.
    void keepsANodeOutForAsLongAsItHangs()
    {
        GatewayTraits traits;
        traits.steward.health.hungDegraded = 2500ms;
        traits.steward.health.hungDown = 4000ms;
        TestGateway gateway(nodes(), traits);
        TG_AWAIT(gateway.isServing());
        b().suspend();
        TG_AWAIT(gateway.state("b") == HealthState::Down);
        TG_AWAIT(!gateway.node("b").probe.problem.empty()); // given up
        TG_AWAIT(gateway.node("b").probe.openFor > 1s || !gateway.isConnected("b"));
        QCOMPARE(gateway.state("b"), HealthState::Down);
        const auto changes = gateway.events("state");
        QVERIFY2(changes.find("b down ->") == std::string::npos, changes.c_str());
        b().resume();
        TG_AWAIT(gateway.isServing());
    }

    void slowsDownBeforeANodeLosesWhatItConfirms()
    {
        TestGateway gateway(nodes());
        TG_AWAIT(gateway.isServing());
        b().setFault("{builder_queue,45000}");
        TG_AWAIT(gateway.node("b").pace.fraction == 0);
        QCOMPARE(gateway.state("b"), HealthState::Degraded);
        TG_AWAIT(gateway.hasAlarm("node-degraded", "b")); // once it has lasted
        b().clearFaults();
        TG_AWAIT(gateway.isServing() && gateway.node("b").pace.fraction == 1);
    }

private:
    static constexpr int kPoints = 10;

    ErlNode &a() { return (*m_nodes)[0]; }
    ErlNode &b() { return (*m_nodes)[1]; }
    ErlNode &c() { return (*m_nodes)[2]; }
    std::vector<ErlNode *> nodes() { return {&a(), &b(), &c()}; }

    void nameB(std::string_view id)
    {
        const auto stored =
            b().eval("'Elixir.TimelessMetrics':register_metric(timeless_metrics,<<\"" +
                     QByteArray::fromStdString(std::string(kIdentityMetric)) +
                     "\">>,gauge,[{description,list_to_binary(\"" +
                     QByteArray::fromStdString(identityText(id)).replace('"', "\\\"") + "\")}])");
        QCOMPARE(stored, QByteArray("{ok,[]}"));
    }
    void registerSeries()
    {
        for (auto *node : {&a(), &b()})
            node->eval("devnode:register(timeless_metrics,[{<<\"m\">>,#{<<\"i\">>=>"
                       "integer_to_binary(I)}}||I<-lists:seq(1,20)])");
    }
    static void write(ErlNode &node, const QByteArray &why, int offset, qint64 hour = kHour)
    {
        const auto answer = node.eval(
            "lists:usort(['Elixir.TimelessMetrics':write_batch(timeless_metrics,[{<<\"m\">>,"
            "#{<<\"i\">>=>integer_to_binary(I)},I*1.5," +
            QByteArray::number(hour * 3600 + offset) +
            "+T}||T<-lists:seq(1,10)])||I<-lists:seq(1,20)])");
        QVERIFY2(answer == "[ok]", QByteArray(why + ": " + answer).constData());
    }
    static QByteArray held(ErlNode &node)
    {
        return node.eval("L=lists:sort([{Labels,T,float(V)}||{<<\"m\">>,Labels,T,V}<-"
                         "devnode:dump(timeless_metrics)]),{length(L),erlang:phash2(L)}");
    }

    std::unique_ptr<std::array<ErlNode, 3>> m_nodes;
};

QTEST_GUILESS_MAIN(TestStewardLosses)
#include "tst_steward_losses.moc"
