// What a plan says before anything is done: each check of each action in both outcomes.
#include <QtTest>

#include "cluster/steward/operation_book.h"
#include "cluster/steward/plan_builder.h"
#include "three_nodes.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::cluster::test;

class TestPlanBuilder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void weighsTheAction_data();
    void weighsTheAction();
    void tellsWhatIsAtStake();
    void plansAnAuditOfAllNodes();
    void refusesAnUnknownNode();
    void readsActionsByName();
};

void TestPlanBuilder::weighsTheAction_data()
{
    QTest::addColumn<int>("action");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("verdicts"); // P, W, B in order of the checks
    QTest::addColumn<QString>("text");     // in one of those that do not pass
    const auto add = [](const char *row, Action action, Change change, const char *verdicts,
                        const char *text) {
        QTest::addRow("%s: %s", name(action).data(), row)
            << int(action) << std::move(change) << QString::fromLatin1(verdicts)
            << QString::fromLatin1(text);
    };
    const Change none = [](auto &) {};
    for (const auto action : {Action::Failover, Action::Maintenance}) {
        const auto own =
            action == Action::Failover ? OrderKind::FailedOver : OrderKind::Maintenance;
        add("all well", action, none, "PPPPP", "");
        add("one copy", action, single, "BPPPP", "42 series of a");
        add("b takes no writes", action, stopB, "PBPPP", "not taking writes: b;");
        add("b in maintenance", action, order(1, OrderKind::Maintenance), "PBPPP", "writes: b;");
        add("c failed over", action, order(2, OrderKind::FailedOver), "PBPPP", "writes: c;");
        add("b drains", action, order(1, OrderKind::Draining), "PPPPP", "");
        add(
            "gaps on b and c", action,
            [](auto &all) {
                open(1, 1)(all);
                open(2, 2)(all);
            },
            "PPWPP", "open gaps on b, c");
        add("gaps on a", action, open(0, 9), "PPPPP", "");
        add("a panic", action, panic, "PPPWP", "2 of 3");
        add("the order is there", action, order(0, own), "PPPPW", "already under the order");
    }
    add("all well", Action::Drain, none, "PPP", "");
    add("one other owner", Action::Drain, order(1, OrderKind::Draining), "PWP", "only 1 other");
    add(
        "the others have no weight", Action::Drain,
        [](auto &all) { all.nodes[1].weight = all.nodes[2].weight = 0; }, "BWP", "no other node");
    add("drains already", Action::Drain, order(0, OrderKind::Draining), "PPW", "draining");
    add("nothing in force", Action::Resume, none, "W", "no order is in force for a");
    add("in maintenance", Action::Resume, order(0, OrderKind::Maintenance), "P", "");
    add("no gap", Action::Backfill, none, "PW", "nothing would be done");
    add("an open gap", Action::Backfill, open(0, 3), "PP", "");
    add(
        "residues", Action::Backfill, [](auto &all) { all.nodes[0].residueGaps = 1; }, "PP", "");
    add(
        "takes no writes", Action::Backfill, [](auto &all) { all.nodes[0].isAccepting = false; },
        "BW", "does not take writes: why");
    const Change split = [](auto &all) { all.splitSeries = 3; };
    add("nothing split", Action::Heal, none, "WP", "no series is split");
    add("split series", Action::Heal, split, "PP", "");
    add(
        "b takes no writes", Action::Heal,
        [split](auto &all) {
            split(all);
            stopB(all);
        },
        "PW", "not taking writes: b;");
    add("two copies", Action::Audit, none, "P", "");
    add("one copy", Action::Audit, single, "B", "nothing to compare");
}

void TestPlanBuilder::weighsTheAction()
{
    QFETCH(int, action);
    QFETCH(Change, change);
    QFETCH(QString, verdicts);
    QFETCH(QString, text);
    auto all = threeNodes();
    change(all);
    const auto plan = buildPlan({Action(action), "a", "alice", "disk", "o-1"}, all);
    QVERIFY2(plan, plan ? "" : plan.error().text.c_str());
    QString found;
    QString bad;
    for (const auto &check : plan->checks) {
        found += QLatin1Char(name(check.verdict)[0]);
        if (check.verdict != Verdict::Pass)
            bad += QString::fromStdString(check.text) + QLatin1Char('\n');
        QVERIFY(!check.text.empty());
    }
    QCOMPARE(found, verdicts);
    QVERIFY2(bad.contains(text), qPrintable(bad));
    QCOMPARE(plan->isBlocked(), verdicts.contains(QLatin1Char('B')));
    QCOMPARE(plan->action, Action(action));
    QCOMPARE(plan->by + plan->reason + plan->undoes, std::string("alicedisko-1"));
    QCOMPARE(plan->mapVersion, std::uint64_t{4});
    QCOMPARE(plan->madeAt, std::int64_t{99});
    if (Action(action) != Action::Heal) // which counts the split ones
        QCOMPARE(plan->series, std::uint64_t{42});
}

void TestPlanBuilder::tellsWhatIsAtStake()
{
    auto all = threeNodes();
    open(0, 1000)(all); // its own: the others have these
    open(1, 10)(all);
    open(2, 5)(all);
    const auto closed = gap(77, GapState::Closed);
    const auto residue = gap(78, GapState::Residue);
    all.nodes[1].gaps.records[closed.id] = closed;
    all.nodes[1].gaps.records[residue.id] = residue;
    const auto takenOut = buildPlan({Action::Failover, "a", {}, {}, {}}, all);
    QVERIFY(takenOut);
    QCOMPARE(takenOut->pointsAtRisk, std::uint64_t{15});
    QCOMPARE(takenOut->pointsPerSecond, 5.0);
    QVERIFY(takenOut->takeOver == (std::vector<std::string>{"b", "c"}));
    QCOMPARE(confirmationOf(*takenOut), std::string("a"));
    all.nodes[2].isAccepting = false;
    const auto drained = buildPlan({Action::Drain, "a", {}, {}, {}}, all);
    QVERIFY(drained);
    QCOMPARE(drained->pointsAtRisk, std::uint64_t{0});
    QVERIFY(drained->takeOver.empty());
    const auto paused = buildPlan({Action::Maintenance, "a", {}, {}, {}}, all);
    QVERIFY(paused && paused->takeOver == std::vector<std::string>{"b"});
}

void TestPlanBuilder::plansAnAuditOfAllNodes()
{
    const auto plan = buildPlan({Action::Audit, {}, "alice", {}, {}}, threeNodes());
    QVERIFY2(plan, plan ? "" : plan.error().text.c_str());
    QCOMPARE(plan->series, std::uint64_t{63});
    QVERIFY(!plan->isBlocked());
    QCOMPARE(plan->checks.size(), std::size_t{1});
}

void TestPlanBuilder::refusesAnUnknownNode()
{
    for (const auto *text : {"failover", "maintenance", "drain", "resume", "backfill", "audit"}) {
        const auto plan = buildPlan({*actionNamed(text), "x", {}, {}, {}}, threeNodes());
        QVERIFY(!plan && plan.error().code == ErrorCode::NotFound);
    }
    QVERIFY(!buildPlan({Action::Drain, {}, {}, {}, {}}, threeNodes()));
    QVERIFY(!buildPlan({Action::Failover, "a", {}, {}, {}}, ClusterSnapshot()));
}

void TestPlanBuilder::readsActionsByName()
{
    QCOMPARE(actionNamed("drain"), std::optional(Action::Drain));
    for (const auto *text : {"", "Drain", "undo", "drain "})
        QVERIFY(!actionNamed(text));
}

QTEST_APPLESS_MAIN(TestPlanBuilder)
#include "tst_plan_builder.moc"
