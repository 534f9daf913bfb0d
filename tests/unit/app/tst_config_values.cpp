// What a good configuration comes to: units, the order of sources, relative paths, and the way back
// to a file.
#include <QtTest>

#include "app/config/numbers.h"
#include "app/config/suggestion.h"
#include "app/config/text_checks.h"
#include "config_folder.h"

using namespace tg::app;
using namespace std::chrono_literals;

class TestConfigValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsSizesAndTimesWithUnits_data();
    void readsSizesAndTimesWithUnits();
    void refusesNumbersThatDoNotFit();
    void readsEveryKindOfKey();
    void letsTheEnvironmentWinOverTheFileAndSetOverBoth();
    void overridesOneNodeByItsId();
    void makesANodeFromSetAlone();
    void warnsOfVariablesThatFitNoKey();
    void keepsNeverMoreCopiesThanNodes();
    void writesBackWhatItRead();
    void suggestsTheNearestWord_data();
    void suggestsTheNearestWord();
};

void TestConfigValues::readsSizesAndTimesWithUnits_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<qulonglong>("bytes");
    QTest::addColumn<qulonglong>("milliseconds");
    constexpr qulonglong kNone = ~0ULL;
    const auto row = [](const char *text, qulonglong bytes, qulonglong ms) {
        QTest::newRow(text) << QByteArray(text) << bytes << ms;
    };
    row("0", 0, 0);
    row("500", 500, 500);
    row("10_000", 10000, 10000);
    row("64 MiB", 64ULL << 20U, kNone);
    row("64MiB", 64ULL << 20U, kNone);
    row("1 TiB", 1ULL << 40U, kNone);
    row("3B", 3, kNone);
    row("500ms", kNone, 500);
    row("2 s", kNone, 2000);
    row("3min", kNone, 180000);
    row("1h", kNone, 3600000);
    for (const char *bad :
         {"", "MiB", "-1", "1.5 GiB", "1 mib", "5 m", "0x10", "_1", "1_", "1__0", " 1", "1 s ",
          "1 MiB/s", "99999999999999999999", "99999999999999999 TiB"})
        row(bad, kNone, kNone);
}

void TestConfigValues::readsSizesAndTimesWithUnits()
{
    QFETCH(QByteArray, written);
    QFETCH(qulonglong, bytes);
    QFETCH(qulonglong, milliseconds);
    const auto size = readBytes(written.toStdString());
    const auto time = readMilliseconds(written.toStdString());
    QCOMPARE(size ? *size : ~0ULL, bytes);
    QCOMPARE(time ? *time : ~0ULL, milliseconds);
}

void TestConfigValues::refusesNumbersThatDoNotFit()
{
    QCOMPARE(readWhole("18446744073709551615"), std::optional<std::uint64_t>(~0ULL));
    QVERIFY(!readWhole("18446744073709551616"));
    QCOMPARE(wholeText(9999), std::string("9999"));
    QCOMPARE(wholeText(50'000'000), std::string("50_000_000"));
    QCOMPARE(bytesText(1536), std::string("1536 B"));
    QCOMPARE(bytesText(3 * 1024 * 1024), std::string("3 MiB"));
}

void TestConfigValues::readsEveryKindOfKey()
{
    ConfigFolder folder;
    folder.write("other", "b-cookie", QFile::ReadOwner);
    const auto result = folder.load(R"(
instance = "gw-1"
[data]
listen = "[::1]:0"
allow_open = true
workers = 3
json_time_unit = "s"
[cluster]
replication = 1
ack = "queued"
on_full = "reject"
shard_key = "labels:host,job"
label_policy = "reject"
ask_retention = false
[log]
level = "debug"
format = "json"
[limits]
head_bytes = 4096
body_bytes = "8 MiB"
series = 1_000
late_copy_ms = "2s"
oldest_ms = "168h"
measure_only = " newest_ms,labels "
drain_timeout_ms = 250
[[node]]
id = "a"
node = "timeless@host-a"
host = "10.0.0.1"
port = 9100
weight = 250
http = "http://10.0.0.1:8428"
store = "main"
[[node]]
id = "b"
node = "timeless@host-b"
cookie_file = "other"
)");
    QCOMPARE(folder.rendered(result), QByteArray());
    const Config &config = result.config;
    QCOMPARE(config.instance, std::string("gw-1"));
    QCOMPARE(listenText(config.data.listen), std::string("[::1]:0"));
    QVERIFY(config.data.allowOpen);
    QCOMPARE(config.data.workers, 3U);
    QVERIFY(config.data.jsonTimeUnit == tg::parse::TimeUnit::Seconds);
    QCOMPARE(config.cluster.replication, 1U);
    QVERIFY(config.cluster.ack == tg::AckLevel::Queued);
    QVERIFY(config.cluster.onFull == tg::OnFull::Reject);
    QCOMPARE(config.cluster.shardKey, std::string("labels:host,job"));
    QVERIFY(config.log.level == LogLevel::Debug && config.log.format == LogFormat::Json);
    QCOMPARE(config.limits.headBytes, std::size_t{4096});
    QCOMPARE(config.limits.bodyBytes, 8 * tg::kMiB);
    QCOMPARE(config.limits.series, std::size_t{1000});
    QVERIFY(config.limits.labelPolicy == tg::LabelPolicy::Reject);
    QVERIFY(!config.limits.asksRetention);
    QVERIFY(config.limits.oldest == 168h);
    for (std::size_t i = 0; i < tg::kBounds; ++i) {
        const auto bound = static_cast<tg::Bound>(i);
        QCOMPARE(config.limits.measured.has(bound),
                 bound == tg::Bound::Labels || bound == tg::Bound::NewestMs);
    }
    QVERIFY(config.limits.lateCopy == 2s && config.limits.drainTimeout == 250ms);
    QCOMPARE(config.limits.labels, tg::Limits{}.labels);

    QCOMPARE(config.nodes.size(), std::size_t{2});
    const NodeConfig &a = config.nodes[0];
    QCOMPARE(a.host, std::string("10.0.0.1"));
    QCOMPARE(a.port, std::uint16_t{9100});
    QCOMPARE(a.weight, 250U);
    QCOMPARE(a.http, std::string("http://10.0.0.1:8428"));
    QCOMPARE(a.store, std::string("main"));
    QCOMPARE(a.cookie.reveal(), std::string(ConfigFolder::kCookie));
    QCOMPARE(config.nodes[1].cookie.reveal(), std::string("b-cookie"));
    QCOMPARE(config.nodes[1].store, std::string("timeless_metrics"));
}

void TestConfigValues::letsTheEnvironmentWinOverTheFileAndSetOverBoth()
{
    ConfigFolder folder;
    const std::string toml =
        "[limits]\nlabels = 10\nconnections = 10\npipelined_requests = 10\n" + kTwoNodes;
    const Environment environment{{"TIMELESS_GATEWAY_LIMITS__CONNECTIONS", "20"},
                                  {"TIMELESS_GATEWAY_LIMITS__PIPELINED_REQUESTS", "20"},
                                  {"TIMELESS_GATEWAY_DATA__ALLOW_OPEN", "true"},
                                  {"TIMELESS_GATEWAY_LIMITS__BODY_BYTES", "32MiB"}};
    const auto result =
        folder.load(toml, environment,
                    {"limits.pipelined_requests=30", "limits.pipelined_requests=31",
                     "data.listen=0.0.0.0:0", "limits.late_copy_ms=1s", "cluster.ack=one"});
    QCOMPARE(folder.rendered(result), QByteArray());
    const Config &config = result.config;
    QCOMPARE(config.limits.labels, std::size_t{10});
    QCOMPARE(config.limits.connections, std::size_t{20});
    QCOMPARE(config.limits.pipelinedRequests, std::size_t{31});
    QCOMPARE(config.limits.bodyBytes, 32 * tg::kMiB);
    QVERIFY(config.limits.lateCopy == 1s);
    QVERIFY(config.data.allowOpen);
    QVERIFY(config.cluster.ack == tg::AckLevel::One);
}

void TestConfigValues::overridesOneNodeByItsId()
{
    ConfigFolder folder;
    const auto result = folder.load(
        "[[node]]\nid = \"db-1.x\"\nnode = \"a@h\"\n" + kTwoNodes,
        {{"TIMELESS_GATEWAY_NODE__DB_1__X__PORT", "7"}, {"TIMELESS_GATEWAY_NODE__B__WEIGHT", "5"}},
        {"node.db-1.x.host=10.1.1.1", "node.b.weight=6"});
    QCOMPARE(folder.rendered(result), QByteArray());
    QCOMPARE(result.config.nodes.size(), std::size_t{3});
    QCOMPARE(result.config.nodes[0].port, std::uint16_t{7});
    QCOMPARE(result.config.nodes[0].host, std::string("10.1.1.1"));
    QCOMPARE(result.config.nodes[2].weight, 6U);
}

void TestConfigValues::makesANodeFromSetAlone()
{
    ConfigFolder folder;
    const std::vector<std::string> sets{"node.a.node=timeless@127.0.0.1", "node.a.port=9100",
                                        "cluster.cookie_file=" + folder.path("cookie")};
    const auto result = loadConfig({}, {}, sets);
    QCOMPARE(folder.rendered(result), QByteArray());
    QCOMPARE(result.config.nodes.size(), std::size_t{1});
    QCOMPARE(result.config.nodes[0].id, std::string("a"));

    const std::vector<std::string> mistyped{sets[0], "node.aa.port=1", sets[2]};
    QCOMPARE(folder.rendered(loadConfig({}, {}, mistyped)),
             QByteArray("--set: node.aa.node: is missing: every [[node]] needs node (Erlang node "
                        "name, name@host)\n"));
}

void TestConfigValues::warnsOfVariablesThatFitNoKey()
{
    ConfigFolder folder;
    const auto result = folder.load(kTwoNodes, {{"TIMELESS_GATEWAY_LIMITS__LABEL", "3"},
                                                {"TIMELESS_GATEWAY_PORT", "tcp://10.0.0.1:8428"},
                                                {"OTHER", "x"}});
    QVERIFY(result.isUsable());
    QCOMPARE(
        folder.rendered(result),
        QByteArray("environment: TIMELESS_GATEWAY_LIMITS__LABEL: warning: fits no key and is "
                   "ignored; did you mean "
                   "TIMELESS_GATEWAY_LIMITS__LABELS?\n"
                   "environment: TIMELESS_GATEWAY_PORT: warning: fits no key and is ignored\n"));

    qputenv("TIMELESS_GATEWAY_LIMITS__LABELS", "17");
    const auto own = gatewayEnvironment();
    qunsetenv("TIMELESS_GATEWAY_LIMITS__LABELS");
    QCOMPARE(own.size(), std::size_t{1});
    QCOMPARE(own.at("TIMELESS_GATEWAY_LIMITS__LABELS"), std::string("17"));
}

void TestConfigValues::keepsNeverMoreCopiesThanNodes()
{
    ConfigFolder folder;
    QCOMPARE(folder.load(kTwoNodes).config.effectiveReplication(), 2U);
    QCOMPARE(folder.load("[[node]]\nid = \"a\"\nnode = \"a@h\"\n").config.effectiveReplication(),
             1U);
    QCOMPARE(folder.load("[cluster]\nreplication = 1\n" + kTwoNodes).config.effectiveReplication(),
             1U);
}

void TestConfigValues::writesBackWhatItRead()
{
    ConfigFolder folder;
    folder.write("my \"cookie\"", "x", QFile::ReadOwner);
    const auto first = folder.load(
        "instance = \"gw\"\n[cluster]\ncookie_file = 'my \"cookie\"'\n[limits]\nlabels = 7\n"
        "late_copy_ms = \"2s\"\nline_bytes = 5000\nmeasure_only = \"series,labels\"\n" +
        kTwoNodes + "weight = 3\n");
    QCOMPARE(folder.rendered(first), QByteArray());
    const std::string text = renderConfig(first.config);
    const auto second = folder.load(text);
    QCOMPARE(folder.rendered(second), QByteArray());
    QCOMPARE(renderConfig(second.config), text);
    QCOMPARE(second.config.limits.labels, std::size_t{7});
    QVERIFY(text.find("measure_only = \"labels, series\"") != std::string::npos);
    QVERIFY(second.config.limits.lateCopy == 2s);
    QCOMPARE(second.config.nodes[1].weight, 3U);
    folder.write("cookie", std::string(ConfigFolder::kCookie));
    QVERIFY(text.find(ConfigFolder::kCookie) == std::string::npos);
}

void TestConfigValues::suggestsTheNearestWord_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("nearest");
    QTest::newRow("letters swapped")
        << QByteArray("limits.haed_bytes") << QByteArray("limits.head_bytes");
    QTest::newRow("letter too many") << QByteArray("data.workerss") << QByteArray("data.workers");
    QTest::newRow("wrong section") << QByteArray("limits.workers") << QByteArray("data.workers");
    QTest::newRow("cut short") << QByteArray("limits.head") << QByteArray("limits.head_bytes");
    QTest::newRow("another word") << QByteArray("limits.colour") << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("endless") << QByteArray(5000, 'x') << QByteArray();
}

void TestConfigValues::suggestsTheNearestWord()
{
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, nearest);
    const std::vector<std::string_view> known{"data.workers", "limits.head_bytes", "limits.series"};
    QCOMPARE(std::string(nearestWord(typed.toStdString(), known)), nearest.toStdString());
}

QTEST_GUILESS_MAIN(TestConfigValues)
#include "tst_config_values.moc"
