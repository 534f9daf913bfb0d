// One order at one gateway: sent at most once, and looked for when its answer is lost.
#include <QtTest>

#include "console/dialogs/order_run.h"
#include "shared/protocol/commands.h"
#include "tests/unit/console/pages_scene.h"

using namespace tg;
using namespace tg::console;
using namespace tg::protocol;
using namespace Qt::StringLiterals;
using Step = OrderRun::Step;

namespace {

Row operation(const QString &plan, const QString &state)
{
    using enum OperationColumn;
    return Row(Topic::Operations)
        .set(Id, u"op-1"_s)
        .set(Action, u"drain"_s)
        .set(Node, u"node-a"_s)
        .set(State, state)
        .set(PlanId, plan)
        .set(Result, u"no new series go there"_s);
}

} // namespace

class TestOrderRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSilentGatewayIsNotGivenOrdersAndTheReasonSaysSo()
    {
        Scene scene;
        const OrderTarget target{u"gw-1"_s, &scene.feed};
        QCOMPARE(target.whyNot(), QString());
        scene.pass(std::chrono::milliseconds(5'001));
        QVERIFY2(target.whyNot().contains(u"more than 5 s"_s), qPrintable(target.whyNot()));
        OrderRun run(target, u"drain"_s, u"node-a"_s, {});
        run.makePlan();
        QCOMPARE(run.step(), Step::NotPossible);
        QVERIFY(scene.feed.calls.empty());
    }

    void aLostAnswerSaysSoAndTheOperationIsFound()
    {
        Scene scene;
        OrderRun run({u"gw-1"_s, &scene.feed}, u"drain"_s, u"node-a"_s, {});
        run.makePlan();
        scene.feed.calls[0].handler(
            QJsonObject{{u"id"_s, u"plan-1"_s}, {u"map_version"_s, 41}, {u"confirm"_s, u""_s}});
        QCOMPARE(run.step(), Step::Planned);
        run.run();
        scene.feed.calls[1].handler(CommandError{kNoAnswer, u"lost"_s});
        QCOMPARE(run.step(), Step::NoAnswer);
        QVERIFY(run.isOver());
        QVERIFY2(run.resultText().contains(u"may have run"_s), qPrintable(run.resultText()));
        scene.feed.tell(Table(Topic::Operations, {operation(u"plan-9"_s, u"running"_s)}));
        run.follow();
        QCOMPARE(run.step(), Step::NoAnswer); // another's
        scene.feed.tell(Table(Topic::Operations, {operation(u"plan-1"_s, u"running"_s)}));
        run.follow();
        QCOMPARE(run.step(), Step::Running);
        scene.feed.tell(Table(Topic::Operations, {operation(u"plan-1"_s, u"done"_s)}));
        run.follow();
        QCOMPARE(run.step(), Step::Done);
        run.run();
        QCOMPARE(scene.feed.calls.size(), 2U); // a plan and a run, whatever happened
    }
};

QTEST_MAIN(TestOrderRun)
#include "tst_order_run.moc"
