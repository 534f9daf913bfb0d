#include <QClipboard>
#include <QTranslator>
#include <QtTest>

#include "console/dialogs/plan_targets.h"
#include "console/widgets/theme.h"
#include "tests/support/by_keyboard.h"
#include "tests/unit/console/plan_scene.h"

using namespace tg;
using namespace tg::console;
using namespace tg::protocol;
using namespace tg::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestFailoverDialog : public QObject
{
    Q_OBJECT

    QTranslator m_plurals; // of the English texts

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QVERIFY(m_plurals.load(qEnvironmentVariable("TG_BINARY_DIR") +
                               u"/console/app/i18n/console_en.qm"_s));
        QVERIFY(QApplication::installTranslator(&m_plurals));
    }

    void allPassIsRunByOneButtonAndNeverByEnter()
    {
        PlanScene scene;
        scene.open();
        scene.answer(scene.plan(u"PASS"_s, false, {}));
        QVERIFY(scene.button(u"Cancel"_s)->hasFocus());
        press(Qt::Key_Return);
        press(Qt::Key_Enter);
        QCOMPARE(scene.dialog->step(), PlanDialog::Step::Showing);
        QVERIFY(!scene.typed()->isVisible());
        QVERIFY(tabTo(scene.button(u"Fail over node-c"_s)));
        press(Qt::Key_Return); // on the button itself, too
        QCOMPARE(scene.dialog->step(), PlanDialog::Step::Showing);
        press(Qt::Key_Space);
        QTRY_COMPARE(scene.commands(), 2U);
        const auto run = scene.lastCommand();
        QCOMPARE(run.method, QString(kPlanRun));
        QCOMPARE(run.params.value(u"id"_s).toString(), u"p-1"_s);
        QCOMPARE(run.params.value(u"map_version"_s).toInteger(), 41);
        QVERIFY(!run.params.contains(u"override_block"_s));
    }

    void aRunIsFollowedToItsResultAndCanBeTakenBack()
    {
        PlanScene scene;
        scene.open();
        scene.answer(scene.plan(u"PASS"_s, false, {}));
        QVERIFY(tabTo(scene.button(u"Fail over node-c"_s)));
        press(Qt::Key_Space);
        QTRY_COMPARE(scene.commands(), 2U);
        scene.gateway.say(Reply{scene.lastCommand().request, QJsonObject{{u"id"_s, u"o-2"_s}}});
        QTRY_COMPARE(scene.dialog->step(), PlanDialog::Step::Running);
        scene.tellOperation(u"running"_s, 1);
        QVERIFY(scene.said().contains(u"96 of 128 series"_s));
        scene.tellMap(42, 2);
        scene.tellOperation(u"done"_s, 2);
        QCOMPARE(scene.dialog->step(), PlanDialog::Step::Over);
        QVERIFY2(scene.said().contains(u"Done after 6 s. node-c is out"_s),
                 qPrintable(scene.said()));
        QVERIFY(scene.said().contains(u"Map 41 \u2192 42"_s));
        QVERIFY(tabTo(scene.button(u"Copy report"_s)));
        press(Qt::Key_Space);
        QVERIFY(QApplication::clipboard()->text().contains(u"PASS  looked at"_s));
        QVERIFY(QApplication::clipboard()->text().contains(u"node-c is out"_s));

        auto *back = scene.button(u"Take back"_s);
        QVERIFY(tabTo(back));
        press(Qt::Key_Space);
        QTRY_COMPARE(scene.commands(), 3U);
        QCOMPARE(scene.lastCommand().method, QString(kPlanMake)); // a plan of its own
        QCOMPARE(scene.lastCommand().params.value(u"action"_s).toString(), u"undo"_s);
        QCOMPARE(scene.lastCommand().params.value(u"operation"_s).toString(), u"o-2"_s);
    }

    void takingBackIsOfferedForAQuarterOfAnHour()
    {
        PlanScene scene;
        scene.open();
        scene.answer(scene.plan(u"PASS"_s, false, {}));
        QVERIFY(tabTo(scene.button(u"Fail over node-c"_s)));
        press(Qt::Key_Space);
        QTRY_COMPARE(scene.commands(), 2U);
        scene.gateway.say(Reply{scene.lastCommand().request, QJsonObject{{u"id"_s, u"o-2"_s}}});
        QTRY_COMPARE(scene.dialog->step(), PlanDialog::Step::Running);
        scene.tellOperation(u"done"_s, 1);
        QVERIFY(scene.button(u"Take back"_s));
        scene.clock.advance(15min);
        scene.dialog->check();
        QVERIFY(!scene.button(u"Take back"_s));
    }

    void possibleLossHasItsPriceOnTheButtonAndWantsTheNameTyped()
    {
        PlanScene scene;
        scene.open();
        scene.answer(scene.plan(u"WARN"_s, false, u"node-c"_s));
        auto *run = scene.button(u"Fail over node-c, 18,400 points may be lost"_s);
        QVERIFY2(run, qPrintable(scene.said()));
        QVERIFY(!run->isEnabled());
        QVERIFY(!tabTo(run)); // what is disabled is not reached
        QVERIFY(tabTo(scene.typed()));
        type(u"node-b"_s);
        QVERIFY(!run->isEnabled());
        scene.typed()->selectAll();
        type(u"node-c"_s);
        press(Qt::Key_Return);
        QCOMPARE(scene.dialog->step(), PlanDialog::Step::Showing);
        QVERIFY(tabTo(run));
        press(Qt::Key_Space);
        QTRY_COMPARE(scene.commands(), 2U);
        QCOMPARE(scene.lastCommand().params.value(u"confirm"_s).toString(), u"node-c"_s);
    }

    void blockHasNoButtonForAnOperator()
    {
        PlanScene scene;
        scene.open(protocol::Role::Operator);
        scene.answer(scene.plan(u"BLOCK"_s, true, u"node-c"_s));
        QVERIFY(!scene.button(u"Fail over"_s));
        QVERIFY(!scene.button(u"Override"_s));
        QVERIFY(!scene.typed()->isVisible());
        QVERIFY(scene.said().contains(u"a check says BLOCK"_s));
    }

    void anAdminOverridesABlockBehindADisclosureAndTyped()
    {
        PlanScene scene;
        scene.open(protocol::Role::Admin);
        scene.answer(scene.plan(u"BLOCK"_s, true, u"node-c"_s));
        QVERIFY(!scene.button(u"Run it although"_s));
        QVERIFY(!scene.button(u"Fail over"_s));
        QVERIFY(tabTo(scene.button(u"Override the BLOCK"_s)));
        press(Qt::Key_Space);
        QVERIFY(tabTo(scene.button(u"Run it although"_s)));
        press(Qt::Key_Space);
        auto *run = scene.button(u"Override: Fail over node-c"_s);
        QVERIFY(run && !run->isEnabled());
        QVERIFY(tabTo(scene.typed()));
        type(u"node-c"_s);
        QVERIFY(tabTo(run));
        press(Qt::Key_Space);
        QTRY_COMPARE(scene.commands(), 2U);
        QVERIFY(scene.lastCommand().params.value(u"override_block"_s).toBool());
    }

    void aPlanExpires_data()
    {
        QTest::addColumn<int>("told"); // for how many seconds it holds; 0: not told
        QTest::newRow("the gateway says until when") << 20;
        QTest::newRow("after a minute") << 0;
        QTest::newRow("after a minute, although the gateway keeps it for longer") << 600;
    }
    void aPlanExpires()
    {
        QFETCH(int, told);
        const int holds = told == 20 ? 20 : 60;
        PlanScene scene;
        scene.open();
        auto plan = scene.plan(u"PASS"_s, false, {});
        if (told > 0)
            plan.insert(u"expires_at"_s, scene.view.nowMs() + told * 1'000);
        scene.answer(plan);
        QVERIFY(scene.said().contains(u"holds for %1 s"_s.arg(holds)));
        scene.clock.advance(std::chrono::seconds(holds - 1));
        scene.dialog->check();
        QCOMPARE(scene.dialog->step(), PlanDialog::Step::Showing);
        scene.clock.advance(1s);
        scene.dialog->check();
        QCOMPARE(scene.dialog->step(), PlanDialog::Step::Expired);
        QVERIFY(!scene.button(u"Fail over"_s)->isEnabled());
        QVERIFY(tabTo(scene.button(u"Calculate again"_s)));
        press(Qt::Key_Space);
        QTRY_COMPARE(scene.commands(), 2U);
        QCOMPARE(scene.lastCommand().method, QString(kPlanMake));
    }

    void aNewMapGreysThePlanAndMakesAnotherOne()
    {
        PlanScene scene;
        scene.open();
        scene.answer(scene.plan(u"PASS"_s, false, {}));
        scene.tellMap(42, 2);
        QCOMPARE(scene.dialog->step(), PlanDialog::Step::Asking);
        QTRY_COMPARE(scene.commands(), 2U);
        QCOMPARE(scene.lastCommand().method, QString(kPlanMake));
        QVERIFY(scene.said().contains(u"The shard map changed (41, now 42)"_s));
        QVERIFY(!scene.button(u"Fail over"_s));
        auto *targets = scene.dialog->findChild<PlanTargets *>();
        QVERIFY(targets->isVisible());
        QVERIFY(!targets->isEnabled());
        auto plan = scene.plan(u"PASS"_s, false, {});
        plan.insert(u"map_version"_s, 42);
        scene.answer(plan);
        QVERIFY(targets->isEnabled());
        QVERIFY(scene.button(u"Fail over"_s)->isEnabled());
    }

    void aRefusalIsShownAndNothingIsSentAgain()
    {
        PlanScene scene;
        scene.open();
        scene.answer(scene.plan(u"PASS"_s, false, {}));
        QVERIFY(tabTo(scene.button(u"Fail over"_s)));
        press(Qt::Key_Space);
        QTRY_COMPARE(scene.commands(), 2U);
        scene.gateway.say(Reply{scene.lastCommand().request,
                                CommandError{u"refused"_s, u"another operation runs on node-c"_s}});
        QTRY_COMPARE(scene.dialog->step(), PlanDialog::Step::Failed);
        QVERIFY(scene.said().contains(u"another operation runs on node-c"_s));
        QVERIFY(!scene.button(u"Fail over"_s));
        scene.dialog->check();
        QCOMPARE(scene.commands(), 2U);
    }

    void aLinkThatDropsMidRunSaysThatItMayHaveRunAndLooksForIt()
    {
        PlanScene scene;
        scene.open();
        scene.answer(scene.plan(u"PASS"_s, false, {}));
        QVERIFY(tabTo(scene.button(u"Fail over"_s)));
        press(Qt::Key_Space);
        QTRY_COMPARE(scene.commands(), 2U);
        scene.gateway.hangUp();
        QTRY_COMPARE(scene.dialog->step(), PlanDialog::Step::Unanswered);
        QVERIFY(scene.said().contains(u"may have run"_s));
        QVERIFY(!scene.button(u"Fail over"_s));
        QVERIFY(!scene.button(u"Calculate again"_s));

        scene.clock.advance(2s);
        scene.link->check();
        QTRY_COMPARE(scene.gateway.connections(), 2);
        QTRY_COMPARE(scene.gateway.heard<Hello>().size(), 2U);
        scene.gateway.welcome(u"boot-1"_s, protocol::Role::Operator);
        QTRY_COMPARE(scene.link->status().phase, Phase::Up);
        scene.tellOperation(u"running"_s, 7);
        QCOMPARE(scene.dialog->step(), PlanDialog::Step::Running);
        QCOMPARE(scene.commands(), 2U); // never a second time
    }

    void noAnswerInTimeSaysThatItMayHaveRun()
    {
        PlanScene scene;
        scene.open();
        scene.answer(scene.plan(u"PASS"_s, false, {}));
        QVERIFY(tabTo(scene.button(u"Fail over"_s)));
        press(Qt::Key_Space);
        QTRY_COMPARE(scene.commands(), 2U);
        scene.clock.advance(11s);
        scene.link->check();
        QTRY_COMPARE(scene.dialog->step(), PlanDialog::Step::Unanswered);
        QVERIFY(scene.said().contains(u"No answer came: the order may have run"_s));
        QCOMPARE(scene.commands(), 2U);
    }

    void targetsAreTheirFiguresOrADash()
    {
        PlanScene scene;
        scene.open();
        auto plan = scene.plan(u"PASS"_s, false, {});
        scene.answer(plan);
        auto *targets = scene.dialog->findChild<PlanTargets *>();
        QCOMPARE(targets->topLevelItemCount(), 2);
        QCOMPARE(targets->topLevelItem(0)->text(1), u"-"_s);
        plan.insert(u"targets"_s, QJsonArray{QJsonObject{{u"node"_s, u"node-a"_s},
                                                         {u"shards_before"_s, 455},
                                                         {u"shards_after"_s, 512},
                                                         {u"points_per_second_before"_s, 138'000},
                                                         {u"points_per_second_after"_s, 155'000},
                                                         {u"load_before"_s, 0.61}}});
        scene.tellMap(42, 2); // which asks again
        QTRY_COMPARE(scene.commands(), 2U);
        plan.insert(u"map_version"_s, 42);
        scene.answer(plan);
        QCOMPARE(targets->topLevelItemCount(), 1);
        QCOMPARE(targets->topLevelItem(0)->text(1), u"455 \u2192 512"_s);
        QCOMPARE(targets->topLevelItem(0)->text(2), u"138 k/s \u2192 155 k/s"_s);
        QCOMPARE(targets->topLevelItem(0)->text(3), u"61 % \u2192 -"_s);
    }

    void aReasonIsPartOfThePlan()
    {
        PlanScene scene;
        scene.open(protocol::Role::Operator, {u"maintenance"_s, u"node-c"_s, {}});
        scene.answer(scene.plan(u"PASS"_s, false, {}));
        auto *run = scene.button(u"Fail over"_s); // of the scripted plan
        QVERIFY(run->isEnabled());
        for (auto *one : scene.dialog->findChildren<QLineEdit *>()) {
            if (one != scene.typed())
                QVERIFY(tabTo(one));
        }
        type(u"new disk"_s);
        QVERIFY(!run->isEnabled());
        press(Qt::Key_Return);
        QTRY_COMPARE(scene.commands(), 2U);
        QCOMPARE(scene.lastCommand().method, QString(kPlanMake));
        QCOMPARE(scene.lastCommand().params.value(u"reason"_s).toString(), u"new disk"_s);
        scene.answer(scene.plan(u"PASS"_s, false, {}));
        QVERIFY(run->isEnabled());
    }

    void anAuditSaysWhatItCompares()
    {
        PlanScene scene;
        scene.open(protocol::Role::Operator, {u"audit"_s, {}, {}});
        const auto first = scene.lastCommand().params;
        QCOMPARE(first.value(u"hours"_s).toInt(), 2);
        QCOMPARE(first.value(u"series"_s).toInt(), 1'000);
        QVERIFY(!first.value(u"repair"_s).toBool(true));
        QVERIFY(!first.contains(u"node"_s));
        scene.answer(scene.plan(u"PASS"_s, false, {}));
        QVERIFY(tabTo(scene.button(u"Repair"_s)));
        press(Qt::Key_Space);
        QTRY_COMPARE(scene.commands(), 2U);
        QVERIFY(scene.lastCommand().params.value(u"repair"_s).toBool());
    }

    // Pictures for people, beside the test or in TG_PICTURES; no text is cut off.
    void eachStepIsShownWhole_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::addColumn<QString>("verdict");
        for (const bool isDark : {false, true}) {
            for (const auto &verdict : {u"PASS"_s, u"WARN"_s, u"BLOCK"_s})
                QTest::addRow("%s %s", qPrintable(verdict), isDark ? "dark" : "light")
                    << isDark << verdict;
        }
    }
    void eachStepIsShownWhole()
    {
        QFETCH(bool, isDark);
        QFETCH(QString, verdict);
        applyPalette(isDark ? PaletteChoice::Dark : PaletteChoice::Light);
        PlanScene scene;
        scene.open(protocol::Role::Admin);
        auto plan = scene.plan(verdict, verdict == "BLOCK"_L1,
                               verdict == "PASS"_L1 ? QString() : u"node-c"_s);
        plan.insert(u"points_per_second"_s, 138'000);
        plan.insert(
            u"checks"_s,
            QJsonArray{QJsonObject{{u"verdict"_s, u"PASS"_s},
                                   {u"text"_s, u"all other nodes take writes"_s}},
                       QJsonObject{{u"verdict"_s, verdict},
                                   {u"text"_s,
                                    u"open gaps on node-a: some points may exist on node-c only "
                                    "until they are filled, which takes a while"_s}}});
        if (verdict != "BLOCK"_L1) {
            QJsonArray targets;
            for (const auto &node : {u"node-a"_s, u"node-b"_s})
                targets.append(QJsonObject{{u"node"_s, node},
                                           {u"shards_before"_s, 455},
                                           {u"shards_after"_s, 682},
                                           {u"points_per_second_before"_s, 138'000},
                                           {u"load_before"_s, 0.61},
                                           {u"load_after"_s, 0.69}});
            plan.insert(u"targets"_s, targets);
        }
        scene.answer(plan);
        if (auto *disclosure = scene.button(u"Override the BLOCK"_s)) {
            QVERIFY(tabTo(disclosure));
            press(Qt::Key_Space);
            QVERIFY(tabTo(scene.button(u"Run it although"_s)));
            press(Qt::Key_Space);
        }
        for (int i = 0; i < 3; ++i) // layouts settle over several rounds of events
            QApplication::processEvents();
        for (const auto *label : scene.dialog->findChildren<QLabel *>()) {
            if (label->isVisible() && label->wordWrap())
                QVERIFY2(label->heightForWidth(label->width()) <= label->height() + 1,
                         qPrintable(label->text()));
        }
        const auto wanted = qEnvironmentVariable("TG_PICTURES");
        const auto folder =
            wanted.isEmpty() ? QCoreApplication::applicationDirPath() + u"/screens"_s : wanted;
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(scene.dialog->grab().save(folder + u"/plan-"_s + verdict.toLower() +
                                          (isDark ? u"-dark.png"_s : u"-light.png"_s)));
    }

    void noPlanSaysWhy()
    {
        PlanScene scene;
        scene.open();
        scene.gateway.say(Reply{scene.lastCommand().request,
                                CommandError{u"not-found"_s, u"there is no node \"node-c\""_s}});
        QTRY_COMPARE(scene.dialog->step(), PlanDialog::Step::Failed);
        QVERIFY(scene.said().contains(u"No plan: there is no node"_s));
    }
};

QTEST_MAIN(TestFailoverDialog)
#include "tst_failover_dialog.moc"
