// Stewards over three real nodes of which c owns nothing, yet has parts of series that live on a
// and b.
#include <QLoggingCategory>
#include <QTest>

#include "held_series.h"
#include "test_gateway.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::test;

namespace {

constexpr int kPatience = 40'000;

#define TG_AWAIT(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

GatewayTraits beyondTheMap()
{
    GatewayTraits traits;
    traits.foundLater = {"c"};
    traits.steward.joinDelay = 10h;
    return traits;
}

} // namespace

class TestStewardHeals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("tg.*.info=false")); }
    void init()
    {
        m_nodes = std::make_unique<std::array<ErlNode, 3>>();
        m_second = SystemClock().unixMilliseconds() / 1000 - 3600;
        for (auto &node : *m_nodes) {
            QVERIFY2(node.start(), node.error().constData());
            registerSeries(node);
            QVERIFY(writePoints(node, m_second)); // all have these
        }
    }
    void cleanup() { m_nodes.reset(); }

    void bringsTogetherWhatIsOnMoreNodesThanItShouldBe()
    {
        QVERIFY(writePoints(c(), m_second + 50));
        QVERIFY(writePoints(c(), m_second - 400 * 86'400)); // long ago
        QVERIFY(writePoints(c(), m_second + 10 * 86'400));  // and ahead
        TestGateway gateway(nodes(), beyondTheMap());
        TG_AWAIT(gateway.isServing() && gateway.look()->splitSeries == kHeldSeries &&
                 gateway.hasAlarm("series-split"));
        QVERIFY(gateway.look()->splitSamples.size() == kHeldSeries);
        const auto before = heldBy(c());
        const auto healed = heal(gateway, {});
        QVERIFY2(healed.state == OperationState::Done, healed.result.c_str());
        QCOMPARE(healed.result, std::string("20 extra holders healed, 1200 points copied"));
        QCOMPARE(healed.pointsWritten, std::uint64_t(2 * 3 * kHeldSeries * kHeldPoints));
        QCOMPARE(heldBy(c()), before);
        QCOMPARE(heldBy(a()), before);
        QCOMPARE(heldBy(b()), before);
        TG_AWAIT(gateway.look()->splitSeries == 0 && !gateway.hasAlarm("series-split"));

        QCOMPARE(heal(gateway, "c").result,
                 std::string("20 extra holders healed, 0 points copied"));
        QCOMPARE(heal(gateway, "a").result, std::string("0 extra holders healed, 0 points copied"));
        QVERIFY(gateway.events("heal").find("1200 points") != std::string::npos);
    }

    void countsAHealedSeriesAgainOnceItShowsNewPointsThere()
    {
        auto traits = beyondTheMap();
        traits.steward.audit.every = 400ms;
        TestGateway gateway(nodes(), traits);
        TG_AWAIT(gateway.isServing() && gateway.look()->splitSeries == kHeldSeries);
        QVERIFY(heal(gateway, {}).state == OperationState::Done);
        TG_AWAIT(gateway.look()->splitSeries == 0);
        QVERIFY(writePoints(c(), m_second + 50));
        TG_AWAIT(gateway.look()->splitSeries == kHeldSeries);
        QVERIFY(heal(gateway, {}).pointsWritten == 2 * kHeldSeries * kHeldPoints);
        TG_AWAIT(gateway.look()->splitSeries == 0);
        QCOMPARE(heldBy(a()), heldBy(c()));
    }

    void copiesEachPointOnceAlsoIfTwoGatewaysHeal()
    {
        QVERIFY(writePoints(c(), m_second + 50));
        TestGateway one(nodes(), beyondTheMap());
        TestGateway other(nodes(), beyondTheMap());
        for (const auto *gateway : {&one, &other})
            TG_AWAIT(gateway->isServing() && gateway->look()->splitSeries == kHeldSeries &&
                     gateway->look()->fingerprints.instances.size() == 2);
        const auto first = one.begin(Action::Heal, {});
        const auto second = other.begin(Action::Heal, {});
        TG_AWAIT(one.isOver(first) && other.isOver(second));
        const auto texts = one.operation(first)->result + "; " + other.operation(second)->result;
        QVERIFY2(heldBy(a()) == heldBy(c()) && heldBy(b()) == heldBy(c()), texts.c_str());
        QCOMPARE(one.operation(first)->pointsWritten + other.operation(second)->pointsWritten,
                 std::uint64_t(2 * kHeldSeries * kHeldPoints));
    }

    void leavesOutWhatItCannotReachAndSaysSo()
    {
        TestGateway gateway(nodes(), beyondTheMap());
        TG_AWAIT(gateway.isServing() && gateway.look()->splitSeries == kHeldSeries);
        b().kill();
        TG_AWAIT(!gateway.isConnected("b"));
        const auto tried = heal(gateway, {});
        QVERIFY(tried.state == OperationState::Failed);
        QVERIFY2(tried.result.find("20 left out") != std::string::npos, tried.result.c_str());
        QCOMPARE(gateway.look()->splitSeries, std::uint64_t(kHeldSeries));
    }

    void isAborted()
    {
        auto traits = beyondTheMap();
        traits.steward.backfill.fill.pointsPerSecond = 1;
        QVERIFY(writePoints(c(), m_second + 50));
        TestGateway gateway(nodes(), traits);
        TG_AWAIT(gateway.isServing() && gateway.look()->splitSeries == kHeldSeries);
        const auto id = gateway.begin(Action::Heal, {});
        TG_AWAIT(gateway.operation(id)->result.find("fill") != std::string::npos);
        const auto second = gateway.begin(Action::Heal, {});
        TG_AWAIT(gateway.isOver(second)); // one at a time
        QCOMPARE(gateway.operation(second)->state, OperationState::Failed);
        gateway.steward().abort(id, "alice");
        TG_AWAIT(gateway.isOver(id));
        QCOMPARE(gateway.operation(id)->state, OperationState::Aborted);
        QVERIFY(gateway.look()->splitSeries > 0);
    }

private:
    ErlNode &a() { return (*m_nodes)[0]; }
    ErlNode &b() { return (*m_nodes)[1]; }
    ErlNode &c() { return (*m_nodes)[2]; }
    std::vector<ErlNode *> nodes() { return {&a(), &b(), &c()}; }

    static Operation heal(TestGateway &gateway, const std::string &node)
    {
        const auto id = gateway.begin(Action::Heal, node);
        const bool isOver = QTest::qWaitFor([&] { return gateway.isOver(id); }, kPatience);
        return isOver ? *gateway.operation(id) : Operation();
    }

    std::unique_ptr<std::array<ErlNode, 3>> m_nodes;
    std::int64_t m_second = 0; // an hour ago
};

QTEST_GUILESS_MAIN(TestStewardHeals)
#include "tst_steward_heals.moc"
