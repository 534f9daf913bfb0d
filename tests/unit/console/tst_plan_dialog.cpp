#include <QJsonArray>
#include <QtTest>

#include "console/dialogs/plan_dialog.h"
#include "console/link/gateway_link.h"
#include "shared/protocol/commands.h"
#include "tests/unit/console/scripted_gateway.h"

using namespace tg;
using namespace tg::console;
using namespace tg::protocol;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

// The dialog, driven by keys and clicks, against a scripted gateway on a real socket.
class TestPlanDialog : public QObject
{
    Q_OBJECT

    struct Scene {
        ManualClock clock;
        ScriptedGateway gateway;
        std::unique_ptr<GatewayLink> link;
        ClusterView view;
        QPointer<PlanDialog> dialog;

        Scene()
        {
            LinkOptions options;
            options.socket.address.path = gateway.path();
            link = std::make_unique<GatewayLink>(clock, options);
            view.setFeed(link.get());
            link->start();
        }
        ~Scene()
        {
            delete dialog;
            view.setFeed(nullptr);
        }
        void tellMap(qint64 version, qint64 seq)
        {
            const auto row = Row(Topic::Gateway)
                                 .set(GatewayColumn::Id, u"gw-1"_s)
                                 .set(GatewayColumn::MapVersion, version);
            gateway.snapshot(Table(Topic::Gateway, {row}), seq);
        }
        void open(protocol::Role role = protocol::Role::Operator)
        {
            QTRY_VERIFY(!gateway.heard<Hello>().empty());
            gateway.welcome(u"boot-1"_s, role);
            QTRY_COMPARE(link->status().phase, Phase::Up);
            tellMap(41, 1);
            QTRY_VERIFY(link->hasSnapshot(Topic::Gateway));
            view.tick();
            dialog = new PlanDialog(view, {u"failover"_s, u"node-c"_s, {}});
            dialog->show();
            QTRY_COMPARE(gateway.heard<Command>().size(), 1U);
        }
        void answerPlan(const QString &verdict, bool isBlocked, const QString &confirm)
        {
            const auto request = gateway.heard<Command>().back().request;
            gateway.say(Reply{
                request,
                QJsonObject{{u"id"_s, u"p-1"_s},
                            {u"action"_s, u"failover"_s},
                            {u"node"_s, u"node-c"_s},
                            {u"map_version"_s, 41},
                            {u"series"_s, 1000},
                            {u"points_at_risk"_s, confirm.isEmpty() ? 0 : 18'400},
                            {u"blocked"_s, isBlocked},
                            {u"confirm"_s, confirm},
                            {u"checks"_s, QJsonArray{QJsonObject{{u"verdict"_s, verdict},
                                                                 {u"text"_s, u"looked at"_s}}}}}});
            QTRY_COMPARE(dialog->step(), PlanDialog::Step::Showing);
        }
        QPushButton *button(const QString &start) const
        {
            for (auto *one : dialog->findChildren<QPushButton *>()) {
                if (one->text().startsWith(start))
                    return one;
            }
            return nullptr;
        }
    };

private Q_SLOTS:
    void enterDoesNotRunAPlan()
    {
        Scene scene;
        scene.open();
        scene.answerPlan(u"PASS"_s, false, {});
        QVERIFY(scene.button(u"Fail over"_s)->isEnabled());
        QTest::keyClick(scene.dialog, Qt::Key_Return);
        QCOMPARE(scene.gateway.heard<Command>().size(), 1U);
        QTest::mouseClick(scene.button(u"Fail over"_s), Qt::LeftButton);
        QTRY_COMPARE(scene.gateway.heard<Command>().size(), 2U);
        const auto run = scene.gateway.heard<Command>().back();
        QCOMPARE(run.method, QString(kPlanRun));
        QCOMPARE(run.params.value(u"id"_s).toString(), u"p-1"_s);
        QCOMPARE(run.params.value(u"map_version"_s).toInteger(), 41);
    }

    void possibleLossWantsTheNameTyped()
    {
        Scene scene;
        scene.open();
        scene.answerPlan(u"WARN"_s, false, u"node-c"_s);
        auto *run = scene.button(u"Fail over"_s);
        QVERIFY(run->text().contains(u"at risk"_s));
        QVERIFY(!run->isEnabled());
        auto *typed = scene.dialog->findChild<QLineEdit *>();
        QTest::keyClicks(typed, u"node-b"_s);
        QVERIFY(!run->isEnabled());
        typed->clear();
        QTest::keyClicks(typed, u"node-c"_s);
        QVERIFY(run->isEnabled());
    }

    void blockHasNoButtonUnlessAnAdminOverridesIt()
    {
        {
            Scene scene;
            scene.open(protocol::Role::Operator);
            scene.answerPlan(u"BLOCK"_s, true, {});
            QVERIFY(!scene.button(u"Fail over"_s)->isVisible());
            QVERIFY(!scene.dialog->findChild<QCheckBox *>()->isVisible());
        }
        Scene scene;
        scene.open(protocol::Role::Admin);
        scene.answerPlan(u"BLOCK"_s, true, {});
        scene.dialog->findChild<QCheckBox *>()->click();
        QTest::keyClicks(scene.dialog->findChild<QLineEdit *>(), u"node-c"_s);
        QTest::mouseClick(scene.button(u"Fail over"_s), Qt::LeftButton);
        QTRY_COMPARE(scene.gateway.heard<Command>().size(), 2U);
        QVERIFY(scene.gateway.heard<Command>().back().params.value(u"override_block"_s).toBool());
    }

    void anOldPlanCannotBeRun()
    {
        Scene scene;
        scene.open();
        scene.answerPlan(u"PASS"_s, false, {});
        scene.clock.advance(61s);
        scene.dialog->check();
        QCOMPARE(scene.dialog->step(), PlanDialog::Step::Expired);
        QVERIFY(!scene.button(u"Fail over"_s)->isEnabled());
    }

    void aNewMapMakesANewPlan()
    {
        Scene scene;
        scene.open();
        scene.answerPlan(u"PASS"_s, false, {});
        scene.tellMap(42, 2);
        QTRY_COMPARE(scene.link->table(Topic::Gateway).rows().front()[GatewayColumn::MapVersion],
                     Value(qint64{42}));
        scene.view.tick();
        QTRY_COMPARE(scene.gateway.heard<Command>().size(), 2U);
        QCOMPARE(scene.gateway.heard<Command>().back().method, QString(kPlanMake));
    }

    void aRefusalIsShownAndNothingIsSentAgain()
    {
        Scene scene;
        scene.open();
        scene.answerPlan(u"PASS"_s, false, {});
        QTest::mouseClick(scene.button(u"Fail over"_s), Qt::LeftButton);
        QTRY_COMPARE(scene.gateway.heard<Command>().size(), 2U);
        scene.gateway.say(Reply{scene.gateway.heard<Command>().back().request,
                                CommandError{u"refused"_s, u"another operation runs on node-c"_s}});
        QTRY_COMPARE(scene.dialog->step(), PlanDialog::Step::Failed);
        QCOMPARE(scene.gateway.heard<Command>().size(), 2U);
    }

    void aLinkThatDropsMidRunSaysThatItMayHaveRun()
    {
        Scene scene;
        scene.open();
        scene.answerPlan(u"PASS"_s, false, {});
        QTest::mouseClick(scene.button(u"Fail over"_s), Qt::LeftButton);
        QTRY_COMPARE(scene.gateway.heard<Command>().size(), 2U);
        scene.gateway.hangUp();
        QTRY_COMPARE(scene.dialog->step(), PlanDialog::Step::Failed);
        bool isSaid = false;
        for (const auto *label : scene.dialog->findChildren<QLabel *>())
            isSaid = isSaid || label->text().contains(u"may have run"_s);
        QVERIFY(isSaid);
    }
};

QTEST_MAIN(TestPlanDialog)
#include "tst_plan_dialog.moc"
