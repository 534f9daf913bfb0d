// Which fills a heal consists of.
#include <set>

#include <QtTest>

#include "cluster/steward/heal_plan.h"
#include "table_maker.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::test;

namespace {

constexpr NodeIndex kA{0};
constexpr NodeIndex kB{1};
constexpr NodeIndex kC{2};
constexpr NodeIndex kD{3};

bool all(NodeIndex)
{
    return true;
}

} // namespace

class TestHealPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copiesToBothCopies()
    {
        series::SeriesTable table(m_limits);
        auto &entry = addSeries(table, "m", 1, on(0, 5), on(1, 6));
        const auto plan = planHeal({{&entry, kC, 7, false}}, {}, all);
        QCOMPARE(plan.steps.size(), 2U);
        QCOMPARE(plan.steps[0].target, kA);
        QCOMPARE(plan.steps[0].pairs.at(0).targetId, std::uint64_t{5});
        QCOMPARE(plan.steps[1].target, kB);
        QCOMPARE(plan.steps[1].pairs.at(0).targetId, std::uint64_t{6});
        QCOMPARE(plan.extras.size(), 1U);
    }

    void copiesFromOneExtraHolderOfASeriesAtATime()
    {
        series::SeriesTable table(m_limits);
        auto &entry = addSeries(table, "m", 1, on(0, 5), on(1, 6));
        auto &other = addSeries(table, "n", 2, on(0, 8), on(1, 9));
        const auto plan = planHeal(
            {{&entry, kC, 7, false}, {&entry, kD, 7, false}, {&other, kD, 8, false}}, {}, all);
        QCOMPARE(plan.steps.size(), 4U);
        for (const auto &step : plan.steps) {
            std::set<const series::SeriesEntry *> seen;
            for (const auto &pair : step.pairs)
                QVERIFY(seen.insert(pair.extra.entry).second);
        }
        QCOMPARE(plan.steps[0].pairs.size(), 2U);
        QCOMPARE(plan.extras.size(), 3U);
    }

    void healsTheOnlyCopyThereIs()
    {
        series::SeriesTable table(m_limits);
        auto &entry = addSeries(table, "m", 1, on(0, 5));
        const auto plan = planHeal({{&entry, kC, 7, false}}, {}, all);
        QCOMPARE(plan.steps.size(), 1U);
        QCOMPARE(plan.steps[0].target, kA);
    }

    void leavesOutWhatCannotBeReached()
    {
        series::SeriesTable table(m_limits);
        auto &entry = addSeries(table, "m", 1, on(0, 5), on(1, 6));
        auto &unregistered = addSeries(table, "n", 2, on(0, 0), on(1, 6));
        const std::vector<route::ExtraHolder> extras{{&entry, kC, 7, false},
                                                     {&unregistered, kC, 8, false}};
        for (const auto away : {kA, kB, kC}) {
            const auto plan = planHeal(extras, {}, [&](NodeIndex node) { return node != away; });
            QVERIFY(plan.steps.empty() && plan.extras.empty());
            QCOMPARE(plan.outOfReach, std::uint64_t{2});
        }
        QCOMPARE(planHeal(extras, {}, all).outOfReach, std::uint64_t{1});
    }

    void looksAtOneHolderOnlyIfAskedTo()
    {
        series::SeriesTable table(m_limits);
        auto &entry = addSeries(table, "m", 1, on(0, 5), on(1, 6));
        const auto plan = planHeal({{&entry, kC, 7, false}, {&entry, kD, 8, true}}, kD, all);
        QCOMPARE(plan.extras.size(), 1U);
        QCOMPARE(plan.extras[0].node, kD);
    }

private:
    Limits m_limits;
};

QTEST_APPLESS_MAIN(TestHealPlan)
#include "tst_heal_plan.moc"
