// Stewards over three real nodes: what they store there, what they find there, what they do by
// hand.
#include <QLoggingCategory>
#include <QTest>

#include "test_gateway.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::test;

namespace {

constexpr int kPatience = 30'000;

// Nothing here may fail for want of patience.
#define TG_AWAIT(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

} // namespace

class TestStewardFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("tg.*.info=false"));
        for (auto &node : m_nodes)
            QVERIFY2(node.start(), node.error().constData());
    }
    void cleanup()
    {
        for (auto &node : m_nodes)
            node.resume();
    }

    void settlesWhatMustNotBeForgotten()
    {
        TestGateway gateway(nodes());
        TG_AWAIT(gateway.isServing());
        gateway.gaps.open(NodeIndex{1}, hoursOf(7, 9), 5);
        QVERIFY(gateway.settle(10s));
        for (auto &node : m_nodes)
            QVERIFY(fact(node, "gaps:b").contains(QByteArray::fromStdString(gateway.name())));
    }

    void doesNotSayThatItHasSettledWhenANodeHangs()
    {
        TestGateway gateway(nodes());
        TG_AWAIT(gateway.isServing());
        m_nodes[2].suspend();
        gateway.gaps.open(NodeIndex{1}, hoursOf(7, 9), 5);
        QVERIFY(!gateway.settle(1500ms));
        QVERIFY(fact(m_nodes[0], "gaps:b").contains(QByteArray::fromStdString(gateway.name())));
    }

    void tellsOfConfigsThatDifferAndOfDamagedFacts()
    {
        GatewayTraits traits;
        traits.steward.fingerprint = "another";
        TestGateway one(nodes());
        TestGateway other(nodes(), traits);
        TG_AWAIT(one.hasAlarm("config-differs") && other.hasAlarm("config-differs"));
        QCOMPARE(m_nodes[0].eval("'Elixir.TimelessMetrics':register_metric(timeless_metrics,"
                                 "<<\"timeless_gateway:lease:c\">>,gauge,"
                                 "[{description,<<\"damaged\">>}])"),
                 QByteArray("{ok,[]}"));
        TG_AWAIT(one.hasAlarm("fact-damaged", "a"));
        TG_AWAIT(one.isServing());
    }

    void endsBackfillsAndAuditsThatFindNothing()
    {
        TestGateway gateway(nodes());
        TG_AWAIT(gateway.isServing());
        TG_AWAIT(gateway.node("a").openGaps == 0);
        for (const auto action : {Action::Backfill, Action::Audit}) {
            const auto id = gateway.begin(action, "a");
            TG_AWAIT(gateway.isOver(id));
            QCOMPARE(gateway.operation(id)->state, OperationState::Done);
        }
        const auto all = gateway.begin(Action::Audit, {});
        TG_AWAIT(gateway.isOver(all));
        QCOMPARE(gateway.operation(all)->state, OperationState::Done);
    }

    void abortsABackfillThatHasNotBegun()
    {
        TestGateway gateway(nodes());
        TG_AWAIT(gateway.isServing());
        QVERIFY(!gateway.begin(Action::Maintenance, "a").empty());
        TG_AWAIT(gateway.state("a") == HealthState::Maintenance && !gateway.isAccepting("a"));
        const auto first = gateway.begin(Action::Backfill, "a");
        const auto second = gateway.begin(Action::Backfill, "a");
        TG_AWAIT(gateway.isOver(first)); // asked for again
        QVERIFY(!gateway.isOver(second));
        gateway.steward().abort(second, "alice");
        TG_AWAIT(gateway.isOver(second));
        QCOMPARE(gateway.operation(second)->state, OperationState::Aborted);
        QVERIFY(!gateway.begin(Action::Resume, "a").empty());
        TG_AWAIT(gateway.isServing());
        QVERIFY(gateway.settle(5s));
    }

private:
    std::vector<ErlNode *> nodes() { return {&m_nodes[0], &m_nodes[1], &m_nodes[2]}; }
    static QByteArray fact(ErlNode &node, const QByteArray &name)
    {
        return node.eval("{ok,#{description:=D}}='Elixir.TimelessMetrics':get_metadata("
                         "timeless_metrics,<<\"timeless_gateway:" +
                         name + "\">>),binary_to_list(D)");
    }

    std::array<ErlNode, 3> m_nodes;
};

QTEST_GUILESS_MAIN(TestStewardFacts)
#include "tst_steward_facts.moc"
