// The desk behind the control door: tables of the last look, commands to the admin desk with its
// checks, acknowledged alarms, history and configuration.
#include <QJsonArray>
#include <QtTest>

#include "app/config/config_values.h"
#include "app/control/control_desk.h"
#include "desk_scene.h"
#include "scripted_admin.h"
#include "series/series_key.h"
#include "series/series_table.h"
#include "shared/protocol/commands.h"

using namespace tg;
using namespace tg::app;
using namespace tg::app::test;
using protocol::AlarmColumn;
using protocol::GatewayColumn;
using protocol::LinkColumn;
using protocol::Topic;

namespace {

struct Office {
    Office()
        : clock(kAt)
        , desk({.frame = frame(),
                .admin = admin,
                .clock = clock,
                .figures =
                    [this] {
                        clock.advance(took);
                        return scene.take();
                    },
                .samples = [this] { return std::exchange(samples, {}); },
                .seriesOf = [](std::string_view) { return std::size_t{3}; },
                .rejectedSamples = [] { return std::vector<RejectedSample>{}; },
                .remark = [this](const cluster::ClusterEvent &event) { remarks.push_back(event); },
                .config = configValues(config())})
    {
    }
    static Config config()
    {
        Config made;
        made.instance = "gw";
        NodeConfig node;
        node.id = "a";
        node.cookie = Secret("do-not-tell");
        node.httpToken = Secret("do-not-tell");
        made.cluster.cookie = Secret("do-not-tell");
        made.nodes = {node};
        return made;
    }
    void second()
    {
        scene.passes(1s);
        desk.takeFigures();
    }
    Result<QJsonObject> call(QLatin1String method, const QJsonObject &params,
                             Role role = Role::Operator)
    {
        return desk.carryOut({1, method, params}, {role, QStringLiteral("ana")});
    }

    ManualClock clock;
    std::chrono::milliseconds took{0};
    DeskScene scene;
    ScriptedAdmin admin;
    std::vector<series::SampledRun> samples;
    std::vector<cluster::ClusterEvent> remarks;
    ControlDesk desk;
};

QJsonObject params(const char *json)
{
    return QJsonDocument::fromJson(QByteArray(json)).object();
}

} // namespace

class TestControlDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasATableForEveryTopic()
    {
        Office office;
        for (const auto &schema : protocol::topicSchemas())
            QCOMPARE(office.desk.table(schema.topic).size(), std::size_t{0}); // nothing seen yet
        office.desk.takeFigures();
        office.second();
        for (const auto &schema : protocol::topicSchemas())
            QCOMPARE(office.desk.table(schema.topic).topic(), schema.topic);
        QCOMPARE(office.desk.table(Topic::Nodes).size(), std::size_t{3});
        QCOMPARE(office.desk.table(Topic::Shards).size(), std::size_t{4096});
        QCOMPARE(office.desk.table(Topic::History).size(), std::size_t{2});
        QCOMPARE(office.desk.identity().gatewayId, QStringLiteral("gw"));
        QVERIFY(office.desk.identity().bootId != Office().desk.identity().bootId);
    }

    void ratesWhatCameBetweenTwoLooks()
    {
        Office office;
        office.desk.takeFigures();
        office.scene.figures.ledger.received = 300;
        office.scene.figures.links[0].timeouts = 2;
        office.second();
        const auto gateway = office.desk.table(Topic::Gateway);
        TG_CELL(gateway.rows()[0], GatewayColumn::PointsInPerSecond, 300.0);
        const auto links = office.desk.table(Topic::Links);
        TG_CELL(*links.find(value("a")), LinkColumn::ErrorsPerMinute, 2.0);
        office.second();
        const auto later = office.desk.table(Topic::Links);
        TG_CELL(*later.find(value("a")), LinkColumn::ErrorsPerMinute, 2.0);
        TG_CELL(office.desk.table(Topic::Gateway).rows()[0], GatewayColumn::PointsInPerSecond, 0.0);
    }

    void countsWhatATickTakes()
    {
        Office office;
        office.took = 30ms;
        office.desk.takeFigures();
        office.second();
        QCOMPARE(office.desk.counters().ticks[3].value(), std::uint64_t{1}); // up to 50 ms
        QCOMPARE(office.desk.counters().micros.value(), std::uint64_t{30'000});
    }

    void handsCommandsToTheAdminDesk_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QByteArray>("parameters");
        QTest::addColumn<QString>("asked");
        const auto add = [](QLatin1String method, const char *parameters, const char *asked) {
            QTest::newRow(method.data())
                << QString(method) << QByteArray(parameters) << QString::fromUtf8(asked);
        };
        add(protocol::kPlanMake, R"({"action":"failover","node":"b"})",
            "plan failover of b by ana");
        add(protocol::kPlanRun, R"({"id":"p-1","map_version":4,"confirm":"b"})",
            "run p-1 at 4 confirmed 'b' override 0 by ana");
        add(protocol::kOperationAbort, R"({"id":"o-1"})", "abort o-1 by ana");
        add(protocol::kOperationGet, R"({"id":"o-1"})", "operation o-1");
        add(protocol::kMaintenanceSet, R"({"node":"b","on":true,"reason":"disk"})",
            "maintenance b 1 disk by ana");
        add(protocol::kAuditStart, R"({"hours":3})", "audit 3 by ana");
        add(protocol::kBackfillStart, R"({"node":"b"})", "backfill b by ana");
        add(protocol::kExplainSeries, R"({"series":"up"})", "explain up");
        add(protocol::kExplainRead, R"({"query":"a + b%2B ü","start":10,"end":20})",
            "read a + b%2B ü from 10 to 20");
    }
    void handsCommandsToTheAdminDesk()
    {
        QFETCH(QString, method);
        QFETCH(QByteArray, parameters);
        QFETCH(QString, asked);
        Office office;
        const auto result = office.desk.carryOut({1, method, params(parameters.constData())},
                                                 {Role::Operator, QStringLiteral("ana")});
        QVERIFY2(result, result ? "" : result.error().text.c_str());
        QCOMPARE(result->value(QStringLiteral("asked")).toString(), asked);
    }

    void refusesWhatTheAdminApiRefuses_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QByteArray>("parameters");
        QTest::addColumn<int>("code");
        const auto add = [](const char *row, QLatin1String method, const char *parameters,
                            ErrorCode code) {
            QTest::newRow(row) << QString(method) << QByteArray(parameters) << int(code);
        };
        using enum ErrorCode;
        add("no action", protocol::kPlanMake, R"({"node":"b"})", BadValue);
        add("no node", protocol::kPlanMake, R"({"action":"drain"})", BadValue);
        add("no version", protocol::kPlanRun, R"({"id":"p-1"})", BadValue);
        add("override no flag", protocol::kPlanRun,
            R"({"id":"p-1","map_version":4,"override_block":1})", BadValue);
        add("a misspelt member", protocol::kPlanRun, R"({"id":"p-1","mapversion":4})", BadValue);
        add("no operation", protocol::kOperationGet, "{}", BadValue);
        add("an unknown operation", protocol::kOperationGet, R"({"id":"o-9"})", NotFound);
        add("maintenance of nobody", protocol::kMaintenanceSet, R"({"on":true})", BadValue);
        add("neither on nor off", protocol::kMaintenanceSet, R"({"node":"b"})", BadValue);
        add("no hours", protocol::kAuditStart, R"({"hours":0})", BadValue);
        add("a backfill of what", protocol::kBackfillStart, R"({"nodes":"b"})", BadValue);
        add("no query", protocol::kExplainRead, "{}", BadValue);
        add("a time that is none", protocol::kExplainRead, R"({"query":"up","start":"x"})",
            BadValue);
        add("history of nobody", protocol::kHistoryGet, R"({"node":"z"})", NotFound);
        add("history before 1970", protocol::kHistoryGet, R"({"start":-1})", BadValue);
        add("no such alarm", protocol::kAlarmAck, R"({"alarm":"x","note":"y"})", NotFound);
        add("no such method", QLatin1String("plan.burn"), "{}", NotFound);
    }
    void refusesWhatTheAdminApiRefuses()
    {
        QFETCH(QString, method);
        QFETCH(QByteArray, parameters);
        QFETCH(int, code);
        Office office;
        office.desk.takeFigures();
        const auto result = office.desk.carryOut({1, method, params(parameters.constData())},
                                                 {Role::Operator, QStringLiteral("ana")});
        QVERIFY(!result);
        QCOMPARE(int(result.error().code), code);
        QVERIFY(!result.error().text.empty());
    }

    void letsAnAdminOverride()
    {
        Office office;
        const auto run = params(R"({"id":"p-1","map_version":4,"override_block":true})");
        const auto result = office.call(protocol::kPlanRun, run, Role::Admin);
        QVERIFY2(result, result ? "" : result.error().text.c_str());
        QCOMPARE(result->value(QStringLiteral("asked")).toString(),
                 QStringLiteral("run p-1 at 4 confirmed '' override 1 by ana"));
    }

    void acknowledgesAnAlarm()
    {
        Office office;
        office.scene.cluster.alarms = {{"node-down", "b", "gone", kAt}};
        office.desk.takeFigures();
        const auto done =
            office.call(protocol::kAlarmAck, params(R"({"alarm":"node-down/b","note":"on it"})"));
        QVERIFY2(done, done ? "" : done.error().text.c_str());
        QCOMPARE(done->value(QStringLiteral("acked_by")).toString(), QStringLiteral("ana"));
        QCOMPARE(done->value(QStringLiteral("ack_note")).toString(), QStringLiteral("on it"));
        QCOMPARE(done->value(QStringLiteral("acked_at")).toInteger(), qint64{kAt});
        QCOMPARE(office.remarks.size(), std::size_t{1});
        QCOMPARE(office.remarks[0].actor, std::string("ana"));
        QCOMPARE(office.remarks[0].node, std::string("b"));
        const auto alarms = office.desk.table(Topic::Alarms);
        TG_CELL(alarms.rows()[0], AlarmColumn::AckedBy, "ana");
        office.scene.cluster.alarms[0].since += 1; // it went and came again
        office.second();
        TG_NULL(office.desk.table(Topic::Alarms).rows()[0], AlarmColumn::AckedBy);
    }

    void tellsTheConfigurationWithoutSecrets()
    {
        Office office;
        const auto answer = office.call(protocol::kConfigGet, {});
        QVERIFY(answer);
        const auto values = answer->value(QStringLiteral("values")).toObject();
        QCOMPARE(values.value(QStringLiteral("data.listen")).toString(),
                 QStringLiteral("127.0.0.1:8428"));
        QCOMPARE(values.value(QStringLiteral("cluster.ack")).toString(), QStringLiteral("all"));
        QCOMPARE(values.value(QStringLiteral("limits.labels")).toInteger(), 64);
        QCOMPARE(values.value(QStringLiteral("limits.late_copy_ms")).toInteger(), 500);
        QCOMPARE(values.value(QStringLiteral("admin.enabled")).toBool(), true);
        QCOMPARE(values.value(QStringLiteral("node.a.weight")).toInteger(), 100);
        QVERIFY(!QJsonDocument(*answer).toJson().contains("do-not-tell"));
    }

    void findsTheBusyMetrics()
    {
        const Limits limits;
        series::SeriesTable table(limits);
        std::vector<series::LabelView> labels;
        std::string key;
        series::writeKey("cpu", labels, key);
        const auto &entry = *table.insert(key, ShardId{1}).entry;
        Office office;
        office.desk.takeFigures();
        office.samples = {{&entry, 40}};
        office.scene.figures.ledger.received = 40;
        office.second();
        const auto hot = office.desk.table(Topic::HotMetrics);
        const auto *row = hot.find(value("cpu"));
        QVERIFY(row);
        TG_CELL(*row, protocol::HotMetricColumn::PointsPerSecond, 40.0);
        TG_CELL(*row, protocol::HotMetricColumn::Share, 1.0);
        TG_CELL(*row, protocol::HotMetricColumn::Series, 3);
    }
};

QTEST_APPLESS_MAIN(TestControlDesk)
#include "tst_control_desk.moc"
