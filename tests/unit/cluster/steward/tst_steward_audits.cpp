// A steward over three real nodes compares copies, on request and by itself, and has mended what
// differs.
#include <QLoggingCategory>
#include <QTest>

#include "held_series.h"
#include "test_gateway.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::test;

namespace {

constexpr int kPatience = 40'000;
constexpr NodeIndex kB{1};

#define TG_AWAIT(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

GatewayTraits inBackground(bool repairs)
{
    GatewayTraits traits;
    traits.steward.audit.every = 400ms;
    traits.steward.audit.wish.repairs = repairs;
    traits.steward.audit.seriesPerSecond = 15; // of 20: it has to wait for some
    return traits;
}

} // namespace

class TestStewardAudits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("tg.*.info=false")); }
    void init()
    {
        m_nodes = std::make_unique<std::array<ErlNode, 3>>();
        for (auto &node : *m_nodes)
            QVERIFY2(node.start(), node.error().constData());
        for (auto *node : {&a(), &b()})
            registerSeries(*node);
        m_second = SystemClock().unixMilliseconds() / 1000 - 3600;
        QVERIFY(writePoints(a(), m_second - 100) && writePoints(b(), m_second - 100));
    }
    void cleanup() { m_nodes.reset(); }

    void mendsBothCopiesWhenAskedTo()
    {
        QVERIFY(writePoints(a(), m_second) && writePoints(b(), m_second + 50));
        TestGateway gateway(nodes());
        TG_AWAIT(gateway.isServing() && gateway.table().size() == kHeldSeries);
        const auto found = audit(gateway, {});
        QVERIFY2(found.result.find(
                     "20 series compared, 20 differ: 200 points missing on replicas, 200 on") == 0,
                 found.result.c_str());
        QCOMPARE(found.details.size(), 20U);
        QVERIFY2(found.details[0].find("m{i=\"") == 0, found.details[0].c_str());
        QCOMPARE(gateway.look()->audits.gapsOpened, std::uint64_t{0}); // nobody asked for a repair
        TG_AWAIT(gateway.hasAlarm("copies-differ"));
        QVERIFY(heldBy(a()) != heldBy(b()));

        const auto repair = audit(gateway, {.repairs = true});
        QVERIFY2(repair.result.find("gaps opened: 1 on a, 1 on b") != std::string::npos ||
                     repair.result.find("gaps opened: 2 on a, 2 on b") !=
                         std::string::npos, // over a full hour
                 repair.result.c_str());
        TG_AWAIT(heldBy(a()) == heldBy(b()) && gateway.isServing() &&
                 gateway.node("a").openGaps == 0 && gateway.node("b").openGaps == 0);
        QVERIFY(heldBy(a()).startsWith("{600,"));
        QVERIFY(audit(gateway, {}).result.find("20 series compared, 0 differ") == 0);
        TG_AWAIT(!gateway.hasAlarm("copies-differ"));
    }

    void opensGapsOnlyWhereSomethingDiffers()
    {
        GatewayTraits traits;
        traits.steward.backfill.isAutomatic = false;
        QVERIFY(a().eval("'Elixir.TimelessMetrics':write_batch(timeless_metrics,[{<<\"m\">>,#{<<"
                         "\"i\">>=><<\"7\">>},1.0," +
                         QByteArray::number(m_second) + "}])") == "ok");
        TestGateway gateway(nodes(), traits);
        TG_AWAIT(gateway.isServing() && gateway.table().size() == kHeldSeries);
        const auto repair = audit(gateway, {.repairs = true});
        QVERIFY2(repair.result.find("1 differ") != std::string::npos, repair.result.c_str());
        TG_AWAIT(gateway.node("b").openGaps == 1);
        QCOMPARE(gateway.node("a").openGaps, std::uint64_t{0});
        const auto gap = gateway.node("b").gaps.records.begin()->second;
        QCOMPARE(gap.shards.count(), std::size_t{1});
        QCOMPARE(gap.firstHour, m_second / 3600);
        QCOMPARE(gap.lastHour, m_second / 3600);
    }

    void comparesNoMoreThanItIsAsked()
    {
        TestGateway gateway(nodes());
        TG_AWAIT(gateway.isServing() && gateway.table().size() == kHeldSeries);
        QVERIFY(audit(gateway, {.series = 15}).result.find("15 series compared, 0 differ") == 0);
        QVERIFY(writePoints(a(), m_second - 3 * 3600));
        QVERIFY(audit(gateway, {.hours = 2}).result.find("20 series compared, 0 differ") == 0);
        QVERIFY(audit(gateway, {.hours = 5}).result.find("20 series compared, 20 differ") == 0);
    }

    void goesOnTellingUntilAsMuchIsFoundEqual()
    {
        TestGateway gateway(nodes());
        TG_AWAIT(gateway.isServing() && gateway.table().size() == kHeldSeries);
        QVERIFY(writePoints(a(), m_second - 3 * 3600));
        QVERIFY(audit(gateway, {.hours = 5}).result.find("20 series compared, 20 differ") == 0);
        TG_AWAIT(gateway.hasAlarm("copies-differ"));
        QVERIFY(audit(gateway, {.hours = 2}).result.find("20 series compared, 0 differ") == 0);
        QVERIFY(writePoints(b(), m_second - 3 * 3600));
        QVERIFY(audit(gateway, {.hours = 5, .series = 19}).result.find("0 differ") != 0);
        TG_AWAIT(gateway.look()->audits.audits == 3 && gateway.look()->audits.differingNow == 20);
        QVERIFY(gateway.hasAlarm("copies-differ"));
        QVERIFY(audit(gateway, {.hours = 5}).result.find("20 series compared, 0 differ") == 0);
        TG_AWAIT(!gateway.hasAlarm("copies-differ"));
    }

    void noticesByItselfAndHasItMended()
    {
        QVERIFY(writePoints(a(), m_second));
        TestGateway gateway(nodes(), inBackground(true));
        TG_AWAIT(gateway.isServing() && gateway.table().size() == kHeldSeries);
        TG_AWAIT(heldBy(a()) == heldBy(b()) && gateway.node("b").openGaps == 0);
        const auto audits = gateway.look()->audits;
        QVERIFY(audits.automatic > 0 && audits.gapsOpened > 0);
        QCOMPARE(audits.automatic, audits.audits);
        QCOMPARE(audits.seriesDiffering, std::uint64_t{20});
        TG_AWAIT(gateway.look()->audits.audits > audits.audits &&
                 !gateway.hasAlarm("copies-differ"));
        const auto last = gateway.last(Action::Audit);
        QVERIFY(last && last->isAutomatic && last->plan.by == gateway.name());
        QVERIFY(gateway.events("audit").find("20 differ") != std::string::npos);
    }

    void onlyTellsWhenItMayNotRepair()
    {
        QVERIFY(writePoints(a(), m_second));
        TestGateway gateway(nodes(), inBackground(false));
        TG_AWAIT(gateway.hasAlarm("copies-differ"));
        TG_AWAIT(gateway.look()->audits.automatic >= 2);
        QCOMPARE(gateway.look()->audits.gapsOpened, std::uint64_t{0});
        QCOMPARE(gateway.node("b").openGaps, std::uint64_t{0});
        QVERIFY(heldBy(a()) != heldBy(b()));
    }

    void leavesAloneWhatNodesMayStillFlush()
    {
        QVERIFY(writePoints(a(), SystemClock().unixMilliseconds() / 1000 - 60));
        TestGateway gateway(nodes(), inBackground(true));
        TG_AWAIT(gateway.look()->audits.automatic >= 2 &&
                 gateway.look()->audits.seriesCompared >= kHeldSeries);
        QCOMPARE(gateway.look()->audits.seriesDiffering, std::uint64_t{0});
        QVERIFY(audit(gateway, {}).result.find("20 differ") != std::string::npos);
    }

    void waitsUntilNoGapIsOpen()
    {
        auto traits = inBackground(true);
        traits.steward.backfill.isAutomatic = false;
        TestGateway gateway(nodes(), traits);
        gateway.gaps.open(kB, hoursOf(472'000, 472'000), 1); // before any node has been synced
        TG_AWAIT(gateway.isAccepting("b") && gateway.state("b") == HealthState::Backfilling);
        const auto since = gateway.look()->at;
        TG_AWAIT(gateway.look()->at > since + 3 * 400); // it was due by then
        QCOMPARE(gateway.look()->audits.audits, std::uint64_t{0});
        QVERIFY(!gateway.begin(Action::Backfill, "b").empty());
        TG_AWAIT(gateway.look()->audits.automatic > 0);
    }

private:
    ErlNode &a() { return (*m_nodes)[0]; }
    ErlNode &b() { return (*m_nodes)[1]; }
    std::vector<ErlNode *> nodes() { return {&a(), &b(), &(*m_nodes)[2]}; }

    // Of all nodes, to its end.
    static Operation audit(TestGateway &gateway, const AuditWish &wish)
    {
        const auto id = gateway.begin(Action::Audit, {}, wish);
        const bool isOver = QTest::qWaitFor([&] { return gateway.isOver(id); }, kPatience);
        return isOver ? *gateway.operation(id) : Operation();
    }

    std::unique_ptr<std::array<ErlNode, 3>> m_nodes;
    std::int64_t m_second = 0; // an hour ago
};

QTEST_GUILESS_MAIN(TestStewardAudits)
#include "tst_steward_audits.moc"
