// What a console sees of real nodes over a real daemon's control door, and what it can do there.
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include "../unit/control/test_console.h"
#include "fault_scene.h"
#include "shared/protocol/commands.h"

using namespace tg;
using namespace tg::test;
using control::test::TestConsole;
using protocol::Topic;

namespace {

protocol::Value key(const char *text)
{
    return QString::fromLatin1(text);
}

} // namespace

class TestControlCluster final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_scene = std::make_unique<FaultScene>(FaultScene::Way::Direct);
        QVERIFY2(m_scene->startCluster(), m_scene->error().constData());
        QVERIFY2(m_scene->startGateway(2), m_scene->error().constData());
        m_console = std::make_unique<TestConsole>(m_scene->gateway().controlSocket());
        m_console->hello();
        QTRY_VERIFY_WITH_TIMEOUT(m_console->isWelcome(), kPatienceMs);
        const auto welcome = m_console->heard<protocol::Welcome>().front();
        m_name = welcome.caller;
        QVERIFY(!m_name.isEmpty() && !welcome.bootId.isEmpty());
        QCOMPARE(welcome.role, protocol::Role::Operator);
        QCOMPARE(welcome.topics.size(), protocol::topicSchemas().size());
        m_console->say(protocol::Subscribe{welcome.topics});
        for (const auto topic : welcome.topics)
            QTRY_VERIFY_WITH_TIMEOUT(m_console->mirror(topic).isLive(), kPatienceMs);
        connect(&m_pinger, &QTimer::timeout, this,
                [this] { m_console->say(protocol::Ping{m_pings++}); });
        m_pinger.start(protocol::kPingEvery);
    }
    void cleanupTestCase()
    {
        QCOMPARE(m_console->complaint, std::string());
        m_console.reset();
        m_scene.reset();
    }

    void showsTheFlowThatTheLedgerHas();
    void showsANodeThatIsKilled();
    void plansAndRunsOverTheSocket();
    void tellsNoSecrets();

private:
    const protocol::Table &table(Topic topic) { return m_console->table(topic); }
    template <typename Column>
    protocol::Value cell(Topic topic, const protocol::Value &row, Column column)
    {
        const auto *found = table(topic).find(row);
        return found ? (*found)[column] : protocol::Value();
    }
    template <typename Column> double number(Topic topic, const protocol::Value &row, Column column)
    {
        const auto value = cell(topic, row, column);
        if (const auto *whole = protocol::valueIf<qint64>(value))
            return static_cast<double>(*whole);
        const auto *real = protocol::valueIf<double>(value);
        return real ? *real : -1;
    }
    template <typename Column> QString text(Topic topic, const protocol::Value &row, Column column)
    {
        const auto value = cell(topic, row, column);
        const auto *words = protocol::valueIf<QString>(value);
        return words ? *words : QString();
    }
    protocol::Value gatewayKey() { return table(Topic::Gateway).rows().at(0).key(); }
    double ofGateway(protocol::GatewayColumn column)
    {
        return number(Topic::Gateway, gatewayKey(), column);
    }
    // The sum over all rows; those without a number count nothing.
    template <typename Column> double sum(Topic topic, Column column)
    {
        double all = 0;
        for (const auto &row : table(topic).rows())
            all += std::max(0.0, number(topic, row.key(), column));
        return all;
    }
    int shardsIn(const QString &state)
    {
        int count = 0;
        for (const auto &row : table(Topic::Shards).rows())
            count += row[protocol::ShardColumn::State] == protocol::Value(state) ? 1 : 0;
        return count;
    }
    bool hasEvent(const QString &what, const QString &node, const QString &severity,
                  const QString &actor = {}, const QString &part = {})
    {
        using protocol::EventColumn;
        for (const auto &row : table(Topic::Events).rows()) {
            const auto is = [&](EventColumn column, const QString &wanted) {
                return wanted.isNull() ? protocol::isNull(row[column])
                                       : row[column] == protocol::Value(wanted);
            };
            const auto *words = protocol::valueIf<QString>(row[EventColumn::Text]);
            if (is(EventColumn::What, what) && is(EventColumn::Node, node) &&
                is(EventColumn::Severity, severity) && is(EventColumn::Actor, actor) && words &&
                words->contains(part))
                return true;
        }
        return false;
    }
    // The result; of an error {"error": id, "text": ...}.
    QJsonObject call(QLatin1String method, const QJsonObject &params)
    {
        const auto request = ++m_requests;
        m_console->say(protocol::Command{request, method, params});
        QJsonObject result;
        const auto isAnswered = [&] {
            for (const auto &reply : m_console->heard<protocol::Reply>()) {
                if (reply.request != request)
                    continue;
                if (const auto *good = std::get_if<QJsonObject>(&reply.outcome)) {
                    result = *good;
                } else {
                    const auto &bad = std::get<protocol::CommandError>(reply.outcome);
                    result = {{QStringLiteral("error"), bad.id},
                              {QStringLiteral("text"), bad.text}};
                }
                return true;
            }
            return false;
        };
        return QTest::qWaitFor(isAnswered, kPatienceMs) ? result : QJsonObject();
    }
    // Plans the action for the node and runs it: the operation.
    QJsonObject planAndRun(const QString &action, const QString &node)
    {
        const auto plan =
            call(protocol::kPlanMake, {{QStringLiteral("action"), action},
                                       {QStringLiteral("node"), node},
                                       {QStringLiteral("reason"), QStringLiteral("a test")}});
        return call(protocol::kPlanRun,
                    {{QStringLiteral("id"), plan.value(QStringLiteral("id"))},
                     {QStringLiteral("map_version"), plan.value(QStringLiteral("map_version"))}});
    }

    std::unique_ptr<FaultScene> m_scene;
    std::unique_ptr<TestConsole> m_console;
    QTimer m_pinger;
    QString m_name;
    qint64 m_pings = 0;
    qint64 m_requests = 0;
};

void TestControlCluster::showsTheFlowThatTheLedgerHas()
{
    using namespace protocol;
    LoadgenProcess load;
    load.start(m_scene->gateway().port(), FaultScene::steadyLoad());
    QTRY_VERIFY_WITH_TIMEOUT(ofGateway(GatewayColumn::PointsInPerSecond) > 0, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(ofGateway(GatewayColumn::PointsOutPerSecond) > 0, kPatienceMs);
    for (const char *node : {"a", "b", "c"}) {
        QTRY_COMPARE_WITH_TIMEOUT(text(Topic::Nodes, key(node), NodeColumn::State),
                                  QStringLiteral("up"), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(number(Topic::Nodes, key(node), NodeColumn::PointsPerSecond) > 0,
                                 kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(number(Topic::Links, key(node), LinkColumn::SentPerSecond) > 0,
                                 kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(number(Topic::Nodes, key(node), NodeColumn::PrimarySeries) > 0,
                                 kPatienceMs);
    }
    QCOMPARE(table(Topic::Shards).size(), std::size_t{4096});
    QTRY_VERIFY_WITH_TIMEOUT(sum(Topic::Shards, ShardColumn::PointsPerSecond) > 0, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(sum(Topic::Shards, ShardColumn::Series) > 0, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!table(Topic::HotMetrics).rows().empty(), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(sum(Topic::HotMetrics, HotMetricColumn::Share) > 0.9, kPatienceMs);
    QVERIFY(m_scene->confirmsFurther(20'000));
    QVERIFY2(load.stop(), load.error().constData());
    QVERIFY(load.isAllStored());

    const auto received = m_scene->gateway().value("timeless_gateway_points_received_total");
    QTRY_COMPARE_WITH_TIMEOUT(number(Topic::Ledger, key("points.received"), LedgerColumn::Count),
                              received, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(number(Topic::Ledger, key("points.confirmed"), LedgerColumn::Count),
                              received, kPatienceMs);
    QCOMPARE(number(Topic::Ledger, key("points.difference"), LedgerColumn::Count), 0.0);
    QCOMPARE(number(Topic::Ledger, key("copies.difference"), LedgerColumn::Count), 0.0);
    QTRY_COMPARE_WITH_TIMEOUT(ofGateway(GatewayColumn::PointsInPerSecond), 0.0, kPatienceMs);
    // The rates of all seconds are the points of the ledger.
    double integral = 0;
    qint64 last = 0;
    for (const auto &row : table(Topic::History).rows()) {
        const auto at = std::get<qint64>(row.key());
        const auto *rate = valueIf<double>(row[HistoryColumn::PointsInPerSecond]);
        integral += rate && last != 0 ? *rate * double(at - last) / 1000 : 0;
        last = at;
    }
    QVERIFY2(
        std::abs(integral - received) < received * 0.02,
        qPrintable(QString::number(integral) + QStringLiteral(" of ") + QString::number(received)));
    const auto history = call(kHistoryGet, {{QStringLiteral("node"), QStringLiteral("b")}});
    const auto columns = history.value(QStringLiteral("columns")).toObject();
    double most = 0;
    for (const auto &one : columns.value(QStringLiteral("points_per_second")).toArray())
        most = std::max(most, one.toDouble());
    QVERIFY(most > 0);
}

void TestControlCluster::showsANodeThatIsKilled()
{
    using namespace protocol;
    m_scene->bad().kill();
    QTRY_COMPARE_WITH_TIMEOUT(text(Topic::Nodes, key("b"), NodeColumn::State),
                              QStringLiteral("down"), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(text(Topic::Links, key("b"), LinkColumn::State),
                              QStringLiteral("backoff"), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(number(Topic::Links, key("b"), LinkColumn::NextAttemptAt) > 0,
                             kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(
        shardsIn(QStringLiteral("on_standby")),
        static_cast<int>(number(Topic::Nodes, key("b"), NodeColumn::OwnedShards)), kPatienceMs);
    QCOMPARE(ofGateway(GatewayColumn::ShardsWithoutOwner), 0.0);
    QTRY_COMPARE_WITH_TIMEOUT(ofGateway(GatewayColumn::NodesUp), 2.0, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(text(Topic::Alarms, key("node-down/b"), AlarmColumn::Severity),
                              QStringLiteral("critical"), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(text(Topic::Gateway, gatewayKey(), GatewayColumn::WorstSeverity),
                              QStringLiteral("critical"), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(
        hasEvent(QStringLiteral("state"), QStringLiteral("b"), QStringLiteral("critical")),
        kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!table(Topic::Gaps).rows().empty(), kPatienceMs);

    const auto acked = call(kAlarmAck, {{QStringLiteral("alarm"), QStringLiteral("node-down/b")},
                                        {QStringLiteral("note"), QStringLiteral("on it")}});
    QCOMPARE(acked.value(QStringLiteral("acked_by")).toString(), m_name);
    QTRY_COMPARE_WITH_TIMEOUT(text(Topic::Alarms, key("node-down/b"), AlarmColumn::AckNote),
                              QStringLiteral("on it"), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(hasEvent(QStringLiteral("alarm"), QStringLiteral("b"),
                                      QStringLiteral("notice"), m_name, QStringLiteral("on it")),
                             kPatienceMs);

    QVERIFY(m_scene->bringBack());
    QTRY_COMPARE_WITH_TIMEOUT(text(Topic::Nodes, key("b"), NodeColumn::State), QStringLiteral("up"),
                              kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!table(Topic::Alarms).find(key("node-down/b")), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(shardsIn(QStringLiteral("owned")), 4096, kPatienceMs);
}

void TestControlCluster::plansAndRunsOverTheSocket()
{
    using namespace protocol;
    const auto plan = call(kPlanMake, {{QStringLiteral("action"), QStringLiteral("maintenance")},
                                       {QStringLiteral("node"), QStringLiteral("c")},
                                       {QStringLiteral("reason"), QStringLiteral("a new disk")}});
    const auto id = plan.value(QStringLiteral("id")).toString();
    QVERIFY2(!id.isEmpty(), QJsonDocument(plan).toJson().constData());
    QCOMPARE(plan.value(QStringLiteral("expires_at")).toInteger(),
             plan.value(QStringLiteral("made_at")).toInteger() + 600'000);
    const auto targets = plan.value(QStringLiteral("targets")).toArray();
    QCOMPARE(targets.size(), 2);
    qint64 shards = 0;
    for (const auto &target : targets)
        shards += target.toObject().value(QStringLiteral("shards_after")).toInteger();
    QCOMPARE(shards, qint64{4096});
    QTRY_VERIFY_WITH_TIMEOUT(table(Topic::Plans).find(Value(id)), kPatienceMs);

    const auto version = plan.value(QStringLiteral("map_version"));
    const auto wrong = call(kPlanRun, {{QStringLiteral("id"), id},
                                       {QStringLiteral("map_version"), version.toInteger() + 1}});
    QCOMPARE(wrong.value(QStringLiteral("error")).toString(), QStringLiteral("refused"));
    const auto begun =
        call(kPlanRun, {{QStringLiteral("id"), id},
                        {QStringLiteral("map_version"), version},
                        {QStringLiteral("confirm"), plan.value(QStringLiteral("confirm"))}});
    const auto operation = begun.value(QStringLiteral("id")).toString();
    QVERIFY2(!operation.isEmpty(), QJsonDocument(begun).toJson().constData());
    QTRY_COMPARE_WITH_TIMEOUT(text(Topic::Operations, Value(operation), OperationColumn::State),
                              QStringLiteral("done"), kPatienceMs);
    QCOMPARE(text(Topic::Operations, Value(operation), OperationColumn::By), m_name);
    QTRY_COMPARE_WITH_TIMEOUT(text(Topic::Nodes, key("c"), NodeColumn::State),
                              QStringLiteral("maintenance"), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(hasEvent(QStringLiteral("order"), QStringLiteral("c"),
                                      QStringLiteral("notice"), m_name,
                                      QStringLiteral("a new disk")),
                             kPatienceMs);
    QVERIFY(!table(Topic::Plans).find(Value(id)));
    const auto course = call(kOperationGet, {{QStringLiteral("id"), operation}});
    QCOMPARE(course.value(QStringLiteral("state")).toString(), QStringLiteral("done"));

    const auto resumed = planAndRun(QStringLiteral("resume"), QStringLiteral("c"));
    QVERIFY2(resumed.contains(QStringLiteral("id")), QJsonDocument(resumed).toJson().constData());
    QTRY_COMPARE_WITH_TIMEOUT(text(Topic::Nodes, key("c"), NodeColumn::State), QStringLiteral("up"),
                              kPatienceMs);
}

void TestControlCluster::tellsNoSecrets()
{
    const auto answer = call(protocol::kConfigGet, {});
    const auto values = answer.value(QStringLiteral("values")).toObject();
    QCOMPARE(values.value(QStringLiteral("cluster.replication")).toInteger(), 2);
    QCOMPARE(values.value(QStringLiteral("control.socket")).toString(),
             m_scene->gateway().controlSocket());
    QVERIFY(values.contains(QStringLiteral("node.a.port")));
    QVERIFY(!QJsonDocument(answer).toJson().contains(GatewayOptions().cookie));
    QVERIFY(m_scene->gateway().value("timeless_gateway_control_consoles") == 1);
    QVERIFY(m_scene->gateway().value("timeless_gateway_control_tick_seconds_count") > 0);
}

QTEST_GUILESS_MAIN(TestControlCluster)
#include "tst_control_cluster.moc"
