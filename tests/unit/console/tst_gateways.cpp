// Several gateways at once, against scripted daemons on real sockets.
#include <QtTest>

#include "console/app/all_gateways_page.h"
#include "console/app/gateway_list.h"
#include "console/app/main_window.h"
#include "console/dialogs/order_all_dialog.h"
#include "console/dialogs/order_form.h"
#include "shared/protocol/commands.h"
#include "tests/unit/console/scripted_gateway.h"

using namespace tg;
using namespace tg::console;
using namespace tg::protocol;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

// Two daemons, and a window that is connected to both.
struct Scene {
    ManualClock clock{1'700'000'000'000};
    ScriptedGateway one;
    ScriptedGateway two;
    MainWindow window{clock};

    WatchedGateway &gateway(std::size_t number) { return *window.connection().gateways()[number]; }
    GatewayLink &link(std::size_t number) { return *gateway(number).link(); }

    static void greet(ScriptedGateway &daemon, const QString &id,
                      protocol::Role role = protocol::Role::Operator)
    {
        QTRY_VERIFY(!daemon.heard<Hello>().empty());
        daemon.setId(id);
        daemon.offer(Topic::Alarms);
        daemon.welcome(u"boot-1"_s, role);
        QTRY_VERIFY(!daemon.heard<Subscribe>().empty());
    }
    static Row figures(const QString &id, double in, qint64 queued, qint64 oldest)
    {
        using enum GatewayColumn;
        return Row(Topic::Gateway)
            .set(Id, id)
            .set(MapVersion, qint64{41})
            .set(PointsInPerSecond, in)
            .set(PointsOutPerSecond, in)
            .set(RejectedPerSecond, 1.0)
            .set(QueuedPoints, queued)
            .set(InFlightPoints, qint64{0})
            .set(OldestMs, oldest);
    }
    static Row node(const QString &id, const QString &state, const QString &reason = {})
    {
        return Row(Topic::Nodes)
            .set(NodeColumn::Id, id)
            .set(NodeColumn::State, state)
            .set(NodeColumn::Reason, reason);
    }
    static Row alarm(const QString &key, const QString &severity, qint64 since)
    {
        using enum AlarmColumn;
        return Row(Topic::Alarms)
            .set(Key, key)
            .set(Severity, severity)
            .set(Since, since)
            .set(What, QString(u"what of "_s + key));
    }
    void connectBoth(protocol::Role roleOfSecond = protocol::Role::Operator)
    {
        for (const auto *daemon : {&one, &two}) {
            SavedConnection connection;
            connection.address.path = daemon->path();
            window.connectTo(connection);
        }
        greet(one, u"gw-1"_s);
        greet(two, u"gw-2"_s, roleOfSecond);
        QTRY_COMPARE(gateway(0).feed().status().phase, Phase::Up);
        QTRY_COMPARE(gateway(1).feed().status().phase, Phase::Up);
        one.snapshot(Table(Topic::Gateway, {figures(u"gw-1"_s, 1'000, 5, 20)}), 1);
        two.snapshot(Table(Topic::Gateway, {figures(u"gw-2"_s, 500, 7, 90)}), 1);
        one.snapshot(Table(Topic::Nodes, {node(u"a"_s, u"up"_s), node(u"b"_s, u"up"_s)}), 1);
        two.snapshot(Table(Topic::Nodes, {node(u"a"_s, u"up"_s),
                                          node(u"b"_s, u"down"_s, u"link closed by peer"_s)}),
                     1);
        one.snapshot(Table(Topic::Alarms, {alarm(u"gaps"_s, u"warning"_s, 2'000)}), 1);
        two.snapshot(Table(Topic::Alarms, {alarm(u"gaps"_s, u"warning"_s, 1'000),
                                           alarm(u"down"_s, u"critical"_s, 3'000)}),
                     1);
        for (const std::size_t i : {0, 1}) {
            QTRY_VERIFY(gateway(i).feed().hasSnapshot(Topic::Alarms));
            gateway(i).view().tick();
        }
    }
    CombinedFigures combined() { return combine(window.connection().feeds()); }

    static void answerPlan(ScriptedGateway &daemon, const QString &id, const QString &confirm = {},
                           const QString &verdict = u"PASS"_s)
    {
        QTRY_VERIFY(!daemon.heard<Command>().empty());
        QCOMPARE(daemon.heard<Command>().back().method, QString(kPlanMake));
        daemon.say(Reply{daemon.heard<Command>().back().request,
                         QJsonObject{{u"id"_s, id},
                                     {u"action"_s, u"failover"_s},
                                     {u"node"_s, u"b"_s},
                                     {u"map_version"_s, 41},
                                     {u"points_at_risk"_s, confirm.isEmpty() ? 0 : 18'400},
                                     {u"blocked"_s, verdict == u"BLOCK"_s},
                                     {u"confirm"_s, confirm},
                                     {u"checks"_s, QJsonArray{QJsonObject{
                                                       {u"verdict"_s, verdict},
                                                       {u"text"_s, u"only copy there"_s}}}}}});
    }
};

QLineEdit *typed(const QWidget &dialog)
{
    for (auto *one : dialog.findChildren<QLineEdit *>()) {
        if (one->accessibleName().startsWith(u"Type"_s))
            return one;
    }
    return nullptr;
}

QPushButton *button(const QWidget &dialog, const QString &start)
{
    for (auto *one : dialog.findChildren<QPushButton *>()) {
        if (one->text().startsWith(start))
            return one;
    }
    return nullptr;
}

} // namespace

class TestGateways : public QObject
{
    Q_OBJECT

    using Step = OrderRun::Step;

private Q_SLOTS:
    void sumsWhatTheGatewaysTell()
    {
        Scene scene;
        scene.connectBoth();
        const auto all = scene.combined();
        QCOMPARE(all.live, 2);
        QCOMPARE(*all.pointsIn, 1'500.0);
        QCOMPARE(*all.pointsOut, 1'500.0);
        QCOMPARE(*all.rejected, 2.0);
        QCOMPARE(*all.queued, 12.0);
        QCOMPARE(*all.oldestMs, 90.0);
    }

    void showsTheWorstStateAndWhoSeesIt()
    {
        Scene scene;
        scene.connectBoth();
        const auto all = scene.combined();
        QCOMPARE(all.nodes.size(), 2U);
        QCOMPARE(all.nodes[0].id, u"b"_s);
        QCOMPARE(all.nodes[0].state, u"down"_s);
        QCOMPARE(all.nodes[0].reason, u"link closed by peer"_s);
        QCOMPARE(all.nodes[0].seenBy, QStringList{u"gw-2"_s});
        QCOMPARE(all.nodes[1].seenBy, (QStringList{u"gw-1"_s, u"gw-2"_s}));
        QCOMPARE(all.nodesUp, 1);
    }

    void alarmsOfAllHaveTheNamesOfTheirGateways()
    {
        Scene scene;
        scene.connectBoth();
        const auto all = scene.combined();
        QCOMPARE(all.alarms.size(), 2U);
        QCOMPARE(all.alarms[0].severity, u"critical"_s);
        QCOMPARE(all.alarms[0].gateways, QStringList{u"gw-2"_s});
        QCOMPARE(all.alarms[1].gateways, (QStringList{u"gw-1"_s, u"gw-2"_s}));
        QCOMPARE(all.alarms[1].since, qint64{1'000});
    }

    void aLostGatewayIsLeftOutOfTheSums()
    {
        Scene scene;
        scene.connectBoth();
        scene.two.hangUp();
        QTRY_COMPARE(scene.gateway(1).feed().status().phase, Phase::Waiting);
        const auto all = scene.combined();
        QCOMPARE(all.live, 1);
        QCOMPARE(*all.pointsIn, 1'000.0);
        QCOMPARE(all.nodesUp, 2);
        QCOMPARE(all.alarms.size(), 1U);
        QVERIFY(!all.gateways[1].isLive);
        QVERIFY(!all.gateways[1].detail.isEmpty());
    }

    void withNobodyHeardNothingIsKnown()
    {
        const auto all = combine({});
        QCOMPARE(all.live, 0);
        QVERIFY(!all.pointsIn.has_value());
        QVERIFY(!all.queued.has_value());
    }

    void eachKeepsItsPagesWhileAnotherIsInFocus()
    {
        Scene scene;
        scene.connectBoth();
        auto &window = scene.window;
        window.show();
        window.showPage(NodesNumber);
        QCOMPARE(window.connection().focus(), &scene.gateway(1)); // the last one connected to
        window.page(NodesNumber).showNode(u"b"_s);
        QCOMPARE(window.page(NodesNumber).currentNode(), u"b"_s);
        window.connection().setFocus(scene.gateway(0));
        QCOMPARE(window.page(NodesNumber).currentNode(), QString());
        QCOMPARE(window.view().status().gatewayId, u"gw-1"_s);
        window.connection().setFocus(scene.gateway(1));
        QCOMPARE(window.page(NodesNumber).currentNode(), u"b"_s);
        QCOMPARE(window.view().status().gatewayId, u"gw-2"_s);
    }

    void theListLeadsToAllAndToEach()
    {
        Scene scene;
        scene.connectBoth();
        auto &window = scene.window;
        window.show();
        window.refresh();
        auto *list = window.findChild<GatewayList *>();
        QVERIFY(list->isVisible());
        QCOMPARE(list->count(), 3);
        QVERIFY(list->item(0)->text().contains(u"2 of 2"_s));
        QVERIFY(list->item(2)->text().startsWith(u"gw-2"_s));
        list->setCurrentRow(0);
        QVERIFY(window.isShowingAll());
        auto *all = window.findChild<AllGatewaysPage *>();
        QVERIFY(all->isVisible());
        QCOMPARE(all->findChild<QTableWidget *>()->rowCount(), 2);
        list->setCurrentRow(1);
        QVERIFY(!window.isShowingAll());
        QCOMPARE(window.connection().focus(), &scene.gateway(0));
        QVERIFY(!all->isVisible());
    }

    void comingBackIsAnEventAndARestartASignal()
    {
        Scene scene;
        scene.connectBoth();
        auto &view = scene.gateway(1).view();
        QSignalSpy restarted(&scene.gateway(1).feed(), &ClusterFeed::restarted);
        const auto eventTexts = [&] {
            QStringList texts;
            for (const auto &row : view.events().rows())
                texts << std::get<QString>(row[EventColumn::Text]);
            return texts;
        };
        scene.two.hangUp();
        QTRY_COMPARE(scene.gateway(1).feed().status().phase, Phase::Waiting);
        scene.clock.advance(41s);
        scene.link(1).check();
        QTRY_COMPARE(scene.two.heard<Hello>().size(), 2U);
        scene.two.welcome(u"boot-1"_s);
        QTRY_COMPARE(scene.gateway(1).feed().status().phase, Phase::Up);
        QVERIFY2(eventTexts().join(u'\n').contains(u"econnected after 41 s"_s),
                 qPrintable(eventTexts().join(u'\n')));
        QCOMPARE(restarted.count(), 0);
        scene.two.hangUp();
        QTRY_COMPARE(scene.gateway(1).feed().status().phase, Phase::Waiting);
        scene.clock.advance(5s);
        scene.link(1).check();
        QTRY_COMPARE(scene.two.heard<Hello>().size(), 3U);
        scene.two.welcome(u"boot-2"_s);
        QTRY_COMPARE(restarted.count(), 1);
        QCOMPARE(scene.one.heard<Hello>().size(), 1U); // the other one went on
    }

    void aSleepOfTheMachineIsALoss()
    {
        Scene scene;
        scene.connectBoth();
        scene.clock.advance(8h); // the clock goes on while the machine sleeps
        QCOMPARE(scene.link(0).freshness(), Freshness::Stale);
        QVERIFY(!scene.gateway(0).view().whyNoOrders().isEmpty());
        scene.link(0).check();
        QCOMPARE(scene.gateway(0).feed().status().phase, Phase::Waiting);
    }

    void disconnectingOneLeavesTheOther()
    {
        Scene scene;
        scene.connectBoth();
        scene.window.show();
        scene.window.connection().disconnectNow();
        QCOMPARE(scene.window.connection().gateways().size(), 1U);
        QCOMPARE(scene.window.view().status().gatewayId, u"gw-1"_s);
        QTRY_COMPARE(scene.two.heard<Bye>().size(), 1U);
        QVERIFY(!scene.window.findChild<GatewayList *>()->isVisible());
        scene.window.connection().disconnectNow();
        QVERIFY(!scene.window.connection().focus());
        QVERIFY(!scene.window.view().hasData());
    }

    void theSameAddressIsNotConnectedToTwice()
    {
        Scene scene;
        scene.connectBoth();
        SavedConnection again;
        again.address.path = scene.one.path();
        scene.window.connectTo(again);
        QCOMPARE(scene.window.connection().gateways().size(), 2U);
        QTRY_COMPARE(scene.one.connections(), 2);
    }

    void theReasonGoesToAllOfThem()
    {
        Scene scene;
        scene.connectBoth();
        OrderAllDialog dialog(scene.window.connection().orderTargets(),
                              {u"maintenance"_s, u"b"_s, false});
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        Scene::answerPlan(scene.one, u"p-1"_s);
        Scene::answerPlan(scene.two, u"p-2"_s);
        for (auto *run : dialog.runs())
            QTRY_COMPARE(run->step(), Step::Planned);
        auto *reason = dialog.findChild<OrderForm *>()->findChild<QLineEdit *>();
        reason->setFocus();
        QTest::keyClicks(reason, u"new disk"_s);
        QVERIFY(!button(dialog, u"Maintenance"_s)->isEnabled()); // its plans do not have it
        QTest::keyClick(reason, Qt::Key_Return);
        for (auto *daemon : {&scene.one, &scene.two}) {
            QTRY_COMPARE(daemon->heard<Command>().size(), 2U);
            const auto again = daemon->heard<Command>().back();
            QCOMPARE(again.method, QString(kPlanMake)); // a plan changes nothing
            QCOMPARE(again.params.value(member::kReason).toString(), u"new disk"_s);
        }
        QVERIFY(reason->hasFocus());
        Scene::answerPlan(scene.one, u"p-3"_s);
        Scene::answerPlan(scene.two, u"p-4"_s);
        for (auto *run : dialog.runs())
            QTRY_COMPARE(run->step(), Step::Planned);
        QVERIFY(button(dialog, u"Maintenance"_s)->isEnabled());
    }

    void anOrderToBothGivesOneLineEach_data()
    {
        QTest::addColumn<bool>("isAlwaysTyped");
        QTest::newRow("typed only where points are at risk") << false;
        QTest::newRow("always typed") << true;
    }
    void anOrderToBothGivesOneLineEach()
    {
        QFETCH(bool, isAlwaysTyped);
        Scene scene;
        scene.connectBoth();
        OrderAllDialog dialog(scene.window.connection().orderTargets(),
                              {u"failover"_s, u"b"_s, isAlwaysTyped});
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        Scene::answerPlan(scene.one, u"p-1"_s);
        Scene::answerPlan(scene.two, u"p-2"_s);
        for (auto *run : dialog.runs())
            QTRY_COMPARE(run->step(), Step::Planned);
        auto *send = button(dialog, u"Fail over"_s);
        if (isAlwaysTyped) {
            QVERIFY(!send->isEnabled());
            QTest::keyClicks(typed(dialog), u"b"_s);
        }
        QVERIFY(send->isEnabled());
        QTest::mouseClick(send, Qt::LeftButton);
        for (auto *daemon : {&scene.one, &scene.two}) {
            QTRY_COMPARE(daemon->heard<Command>().size(), 2U);
            QCOMPARE(daemon->heard<Command>().back().method, QString(kPlanRun));
        }
        // Each gets its own plan.
        QCOMPARE(scene.one.heard<Command>().back().params.value(u"id"_s).toString(), u"p-1"_s);
        QCOMPARE(scene.two.heard<Command>().back().params.value(u"id"_s).toString(), u"p-2"_s);

        // One refuses, the other never answers.
        scene.one.say(Reply{scene.one.heard<Command>().back().request,
                            CommandError{u"refused"_s, u"another operation runs on b"_s}});
        QTRY_COMPARE(dialog.runs()[0]->step(), Step::Refused);
        QVERIFY(dialog.runs()[0]->resultText().contains(u"another operation runs on b"_s));
        QCOMPARE(dialog.runs()[1]->step(), Step::Sent);
        scene.clock.advance(10s);
        scene.two.say(Pong{0, 1'700'000'010'000}); // it lives
        QTRY_COMPARE(scene.link(1).freshness(), Freshness::Live);
        scene.link(1).check();
        QCOMPARE(dialog.runs()[1]->step(), Step::NoAnswer);
        QVERIFY(dialog.runs()[1]->resultText().contains(u"may have run"_s));

        // Nothing goes out twice, whatever is pressed and called.
        dialog.check();
        for (auto *run : dialog.runs())
            run->run();
        QVERIFY(!send->isVisible());
        QVERIFY(!button(dialog, u"Calculate"_s)->isVisible());
        scene.two.say(Pong{0, 1'700'000'011'000});
        QTRY_VERIFY(!scene.two.heard<Resync>().empty()); // it reads what became of it
        QCOMPARE(scene.one.heard<Command>().size(), 2U);
        QCOMPARE(scene.two.heard<Command>().size(), 2U);
        QVERIFY(dialog.findChild<QTableWidget *>()->item(1, 3)->text().contains(u"may have run"_s));
        const auto folder = qEnvironmentVariable("TG_PICTURES");
        if (!folder.isEmpty() && QDir().mkpath(folder))
            QVERIFY(dialog.grab().save(folder + u"/order-all-results.png"_s));
    }

    void enterSendsNothing()
    {
        Scene scene;
        scene.connectBoth();
        OrderAllDialog dialog(scene.window.connection().orderTargets(),
                              {u"failover"_s, u"b"_s, false});
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        Scene::answerPlan(scene.one, u"p-1"_s);
        Scene::answerPlan(scene.two, u"p-2"_s);
        QTRY_COMPARE(dialog.runs()[1]->step(), Step::Planned);
        QTest::keyClick(&dialog, Qt::Key_Return);
        QCOMPARE(dialog.runs()[0]->step(), Step::Planned);
        QCOMPARE(dialog.runs()[1]->step(), Step::Planned);
    }

    void aBlockedPlanIsNotSentAndTheOtherIs()
    {
        Scene scene;
        scene.connectBoth();
        OrderAllDialog dialog(scene.window.connection().orderTargets(),
                              {u"failover"_s, u"b"_s, false});
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        Scene::answerPlan(scene.one, u"p-1"_s, u"b"_s, u"WARN"_s);
        Scene::answerPlan(scene.two, u"p-2"_s, {}, u"BLOCK"_s);
        QTRY_COMPARE(dialog.runs()[0]->step(), Step::Planned);
        QTRY_COMPARE(dialog.runs()[1]->step(), Step::Blocked);
        auto *send = button(dialog, u"Fail over"_s);
        QVERIFY2(send->text().contains(u"18"_s), qPrintable(send->text())); // the price
        QVERIFY(!send->isEnabled());
        QTest::keyClicks(typed(dialog), u"b"_s);
        QTest::mouseClick(send, Qt::LeftButton);
        QTRY_COMPARE(scene.one.heard<Command>().size(), 2U);
        QCOMPARE(scene.one.heard<Command>().back().params.value(u"confirm"_s).toString(), u"b"_s);
        QCOMPARE(dialog.runs()[1]->step(), Step::Blocked);
        QVERIFY(dialog.runs()[1]->resultText().contains(u"only copy there"_s));
        // Its course is followed to the end.
        scene.one.say(
            Reply{scene.one.heard<Command>().back().request, QJsonObject{{u"id"_s, u"op-9"_s}}});
        QTRY_COMPARE(dialog.runs()[0]->step(), Step::Running);
        using enum OperationColumn;
        scene.one.snapshot(Table(Topic::Operations, {Row(Topic::Operations)
                                                         .set(Id, u"op-9"_s)
                                                         .set(State, u"done"_s)
                                                         .set(Result, u"2 000 series"_s)}),
                           5);
        QTRY_VERIFY(scene.link(0).table(Topic::Operations).size() == 1);
        dialog.check();
        QCOMPARE(dialog.runs()[0]->step(), Step::Done);
        QCOMPARE(scene.two.heard<Command>().size(), 1U);
    }

    void whoeverMayOnlyLookIsNotAsked()
    {
        Scene scene;
        scene.connectBoth(protocol::Role::Viewer);
        OrderAllDialog dialog(scene.window.connection().orderTargets(),
                              {u"drain"_s, u"b"_s, false});
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        QCOMPARE(dialog.runs()[1]->step(), Step::NotPossible);
        QVERIFY(dialog.runs()[1]->resultText().contains(u"viewer"_s));
        QTRY_COMPARE(scene.one.heard<Command>().size(), 1U);
        QCOMPARE(scene.two.heard<Command>().size(), 0U);
    }

    void anOldPlanIsNotSent()
    {
        Scene scene;
        scene.connectBoth();
        OrderAllDialog dialog(scene.window.connection().orderTargets(),
                              {u"failover"_s, u"b"_s, false});
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        Scene::answerPlan(scene.one, u"p-1"_s);
        Scene::answerPlan(scene.two, u"p-2"_s);
        QTRY_COMPARE(dialog.runs()[1]->step(), Step::Planned);
        scene.clock.advance(61s);
        dialog.check();
        QVERIFY(!button(dialog, u"Fail over"_s) || !button(dialog, u"Fail over"_s)->isVisible());
        QVERIFY(dialog.runs()[0]->resultText().contains(u"60 s"_s));
        QCOMPARE(scene.one.heard<Command>().size(), 1U);
    }
};

QTEST_MAIN(TestGateways)
#include "tst_gateways.moc"
