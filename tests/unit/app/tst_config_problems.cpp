// Every mistake is found, at its line and key, with a text that says what to do.
#include <QtTest>

#include "config_folder.h"

using namespace tg::app;

class TestConfigProblems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void namesLineAndKeyOfEachMistake_data();
    void namesLineAndKeyOfEachMistake();
    void reportsAllMistakesAtOnceInReadingOrder();
    void acceptsWhatIsRight_data();
    void acceptsWhatIsRight();
    void warnsWithoutRefusing_data();
    void warnsWithoutRefusing();
    void saysThatTheFileCannotBeRead();
    void refusesAFileBeyondItsBound();
};

namespace {

void row(const char *name, std::string toml, const char *finding)
{
    QTest::newRow(name) << QByteArray::fromStdString(toml) << QByteArray(finding);
}

void addControlRows()
{
    row("TLS without tokens",
        "[control]\ntls_listen = \"0.0.0.0:9429\"\ntls_certificate = \"c\"\n"
        "tls_key = \"k\"\n" +
            kTwoNodes,
        "gateway.toml:2: control.tls_listen: needs control.token_file: else whoever reaches the "
        "address is let in\n");
    row("TLS without a key",
        "[control]\ntls_listen = \"0.0.0.0:9429\"\ntls_certificate = \"c\"\n"
        "token_file = \"t\"\n" +
            kTwoNodes,
        "gateway.toml:2: control.tls_listen: needs control.tls_certificate and control.tls_key\n");
    row("plain TCP for everybody",
        "[control]\ntcp_listen = \"0.0.0.0:9429\"\n"
        "token_file = \"t\"\n" +
            kTwoNodes,
        "gateway.toml:2: control.tcp_listen: 0.0.0.0:9429 can be reached from other machines and "
        "tokens would cross the network in the clear: use control.tls_listen\n");
    row("tokens that nobody has", "[control]\nsocket_needs_token = true\n" + kTwoNodes,
        "gateway.toml:2: control.socket_needs_token: needs control.token_file: nobody could show a "
        "token that is right\n");
    row("a role that is none", "[control]\nsocket_role = \"root\"\n" + kTwoNodes,
        "gateway.toml:2: control.socket_role: this is the text \"root\"; write \"viewer\", "
        "\"operator\" or \"admin\"\n");
}

void addTypeRows()
{
    row("text where a number is due", "[data]\nworkers = \"4\"\n" + kTwoNodes,
        "gateway.toml:2: data.workers: this is the text \"4\"; write a whole number without "
        "quotes\n");
    row("number where a text is due", "instance = 7\n" + kTwoNodes,
        "gateway.toml:1: instance: this is the number 7; write a text in quotes\n");
    row("number where a flag is due", "[data]\nallow_open = 1\n" + kTwoNodes,
        "gateway.toml:2: data.allow_open: this is the number 1; write true or false\n");
    row("fraction", "[limits]\nlabels = 1.5\n" + kTwoNodes,
        "gateway.toml:2: limits.labels: this is a number with a fraction; write a whole number "
        "without quotes\n");
    row("list", "[limits]\nbody_bytes = [1]\n" + kTwoNodes,
        "gateway.toml:2: limits.body_bytes: this is a list; write a size, as in \"64 MiB\"\n");
    row("date", "[limits]\ncall_timeout_ms = 2026-01-01\n" + kTwoNodes,
        "gateway.toml:2: limits.call_timeout_ms: this is a date or time without quotes; write a "
        "time, as in 500 (ms) "
        "or \"2s\"\n");
    row("word outside its list", "[cluster]\nack = \"most\"\n" + kTwoNodes,
        "gateway.toml:2: cluster.ack: this is the text \"most\"; write \"all\", \"one\" or "
        "\"queued\"\n");
    row("word outside another list", "[cluster]\non_full = \"drop\"\n" + kTwoNodes,
        "gateway.toml:2: cluster.on_full: this is the text \"drop\"; write \"reject\", \"gap\" or "
        "\"drop_oldest\"\n");
    row("decimal unit", "[limits]\nbody_bytes = \"64 MB\"\n" + kTwoNodes,
        "gateway.toml:2: limits.body_bytes: '64 MB' is no size: write a whole number and B, KiB, "
        "MiB, GiB or TiB, as "
        "in \"64 MiB\"\n");
    row("unknown time unit", "[limits]\nlate_copy_ms = \"2 sec\"\n" + kTwoNodes,
        "gateway.toml:2: limits.late_copy_ms: '2 sec' is no time: write a whole number and ms, s, "
        "min or h, as in "
        "\"500ms\" or \"2s\"\n");
}

void addBoundRows()
{
    row("too small", "[cluster]\nreplication = 0\n" + kTwoNodes,
        "gateway.toml:2: cluster.replication: 0 is too small; write from 1 to 2\n");
    row("too large", "[cluster]\n\nreplication = 3\n" + kTwoNodes,
        "gateway.toml:3: cluster.replication: 3 is too large; write from 1 to 2\n");
    row("negative", "[limits]\nseries = -1\n" + kTwoNodes,
        "gateway.toml:2: limits.series: -1 is negative; write a number from 1 on\n");
    row("size beyond its bound", "[limits]\nhead_bytes = \"2 MiB\"\n" + kTwoNodes,
        "gateway.toml:2: limits.head_bytes: 2 MiB is too large; write from 1 KiB to 1 MiB\n");
    row("time beyond its bound", "[limits]\ncall_timeout_ms = \"2h\"\n" + kTwoNodes,
        "gateway.toml:2: limits.call_timeout_ms: 7_200_000 ms is too large; write from 10 ms to "
        "600_000 ms\n");
    row("a bound that is none", "[limits]\nmeasure_only = \"labels, too_old\"\n" + kTwoNodes,
        "gateway.toml:2: limits.measure_only: \"too_old\" is no bound; write some of labels, "
        "label_name_bytes, label_value_bytes, metric_name_bytes, label_policy, series, oldest_ms, "
        "newest_ms\n");
    row("no word between commas", "[limits]\nmeasure_only = \"labels,\"\n" + kTwoNodes,
        "gateway.toml:2: limits.measure_only: \"\" is no bound; write some of labels, "
        "label_name_bytes, label_value_bytes, metric_name_bytes, label_policy, series, oldest_ms, "
        "newest_ms\n");
    row("bounds that are no text", "[limits]\nmeasure_only = true\n" + kTwoNodes,
        "gateway.toml:2: limits.measure_only: this is true; write a text: names of bounds with "
        "commas between\n");
    row("port", kTwoNodes + "port = 65536\n",
        "gateway.toml:7: node.b.port: 65_536 is too large; write from 0 to 65_535\n");
}

void addNameRows()
{
    row("mistyped key", "[limits]\nhead_byte = 4096\n" + kTwoNodes,
        "gateway.toml:2: limits.head_byte: there is no such key; did you mean "
        "limits.head_bytes?\n");
    row("key in the wrong section", "workers = 2\n" + kTwoNodes,
        "gateway.toml:1: workers: there is no such key; did you mean data.workers?\n");
    row("mistyped section", "[limit]\nseries = 5\n" + kTwoNodes,
        "gateway.toml:2: limit.series: there is no such key; did you mean limits.series?\n");
    row("secret in the file, not repeated", "[cluster]\ncookie = \"hunter2\"\n" + kTwoNodes,
        "gateway.toml:2: cluster.cookie: there is no such key; did you mean "
        "cluster.cookie_file?\n");
    row("key nobody knows", "[limits]\nzzzzzzzzzzzz = 1\n" + kTwoNodes,
        "gateway.toml:2: limits.zzzzzzzzzzzz: there is no such key; remove it\n");
    row("key of a node", kTwoNodes + "wieght = 5\n",
        "gateway.toml:7: node.b.wieght: there is no such key; did you mean weight?\n");
    row("section as a value", "limits = 3\n" + kTwoNodes,
        "gateway.toml:1: limits: this is a section: write [limits] and its keys below\n");
    row("syntax", "[data\nlisten = 1\n",
        "gateway.toml:1: this is no TOML: Error while parsing table header: "
        "expected ']', saw '\\n'\n");
    row("node with single brackets", "[node]\nid = \"a\"\n",
        "gateway.toml:1: node: each node is written as [[node]], with two brackets\n");
}

void addNodeRows()
{
    row("no nodes", "[data]\nworkers = 1\n",
        "gateway.toml: node: there are no nodes: write a [[node]] with id and node for each\n");
    row("duplicate id", kTwoNodes + "[[node]]\nnode = \"c@h\"\nid = \"a\"\n",
        "gateway.toml:9: node.a.id: 'a' is already the id of the node in line 2; give each node an "
        "id of its own\n");
    row("duplicate name", kTwoNodes + "[[node]]\nid = \"c\"\nnode = \"timeless@host-a\"\n",
        "gateway.toml:9: node.c.node: 'timeless@host-a' is already the Erlang name of node.a; two "
        "copies on one node "
        "are one copy\n");
    row("node without a name", kTwoNodes + "[[node]]\nid = \"c\"\n",
        "gateway.toml:7: node.c.node: is missing: every [[node]] needs node (Erlang node name, "
        "name@host)\n");
    row("node without an id", kTwoNodes + "[[node]]\nnode = \"c@h\"\n",
        "gateway.toml:7: node[3].id: is missing: every [[node]] needs id (logical id: decides what "
        "the node owns, so "
        "never change it)\n");
    row("name without a host", kTwoNodes + "[[node]]\nid = \"c\"\nnode = \"timeless\"\n",
        "gateway.toml:9: node.c.node: 'timeless' is no Erlang node name: write name@host, as "
        "node() says on the "
        "node\n");
    row("name with two @", kTwoNodes + "[[node]]\nid = \"c\"\nnode = \"a@b@c\"\n",
        "gateway.toml:9: node.c.node: 'a@b@c' is no Erlang node name: name@host with letters, "
        "digits, _ and - in the "
        "name, and a host name or address behind the @\n");
    row("id with a blank", kTwoNodes + "[[node]]\nid = \"c d\"\nnode = \"c@h\"\n",
        "gateway.toml:8: node[3].id: 'c d' may only have letters, digits, _ and -, and dots\n");
    row("empty id", kTwoNodes + "[[node]]\nid = \"\"\nnode = \"c@h\"\n",
        "gateway.toml:8: node[3].id: must not be empty\n");
    row("url without a scheme", kTwoNodes + "http = \"host-b:8428\"\n",
        "gateway.toml:7: node.b.http: 'host-b:8428' is no base URL: write http://host:port\n");
    row("url with a bad port", kTwoNodes + "http = \"http://host-b:0/\"\n",
        "gateway.toml:7: node.b.http: 'http://host-b:0/' has no port from 1 to 65535 behind the "
        "colon\n");
    row("all weights 0",
        "[[node]]\nid = \"a\"\nnode = \"a@h\"\nweight = 0\n[[node]]\nid = \"b\"\nnode = "
        "\"b@h\"\nweight = 0\n",
        "gateway.toml:4: node.a.weight: every node has weight 0: new series would have no owner; "
        "give at least one "
        "node a weight above 0\n");
}

void addDoorRows()
{
    const auto listen = [](const char *text) {
        return "[data]\nlisten = \"" + std::string(text) + "\"\n" + kTwoNodes;
    };
    row("listen without a port", listen("127.0.0.1"),
        "gateway.toml:2: data.listen: '127.0.0.1' has no port from 0 to 65535: write address:port, "
        "as in "
        "127.0.0.1:8428\n");
    row("listen with a large port", listen("127.0.0.1:70000"),
        "gateway.toml:2: data.listen: '127.0.0.1:70000' has no port from 0 to 65535: write "
        "address:port, as in "
        "127.0.0.1:8428\n");
    row("listen without an address", listen(":8428"),
        "gateway.toml:2: data.listen: ':8428' names no address: write 0.0.0.0 or [::] for every "
        "address of this "
        "machine\n");
    row("listen on a name", listen("gateway.example.com:8428"),
        "gateway.toml:2: data.listen: 'gateway.example.com:8428' is no address of this machine: "
        "write an IP address, "
        "not a name, and a port\n");
    row("listen on IPv6 without brackets", listen("::1:8428"),
        "gateway.toml:2: data.listen: '::1:8428' needs brackets round the IPv6 address: "
        "[address]:port\n");
    row("open door", listen("0.0.0.0:8428"),
        "gateway.toml:2: data.listen: 0.0.0.0:8428 is open to other machines and nothing asks "
        "clients who they are; "
        "listen on 127.0.0.1, or write data.allow_open = true if the network before it is "
        "guarded\n");
    row("open IPv6 door", listen("[::]:8428"),
        "gateway.toml:2: data.listen: [::]:8428 is open to other machines and nothing asks clients "
        "who they are; "
        "listen on 127.0.0.1, or write data.allow_open = true if the network before it is "
        "guarded\n");
    row("shard key", "[cluster]\nshard_key = \"labels:\"\n" + kTwoNodes,
        "gateway.toml:2: cluster.shard_key: shard key \"labels:\": an empty label name; write "
        "\"series\", \"metric\" or "
        "\"labels:\" and label names with commas between them, as in \"labels:host,job\"\n");
}

void addOrderRows()
{
    row("segment beyond the body",
        "[limits]\nsegment_bytes = \"8 MiB\"\nbody_bytes = \"6 MiB\"\n" + kTwoNodes,
        "gateway.toml:2: limits.segment_bytes: limits.segment_bytes = \"8 MiB\" is more than "
        "limits.body_bytes = "
        "\"6 MiB\": a body is cut into segments; lower limits.segment_bytes or raise "
        "limits.body_bytes\n");
    row("body beyond the inflated body", "[limits]\ninflated_bytes = \"32 MiB\"\n" + kTwoNodes,
        "gateway.toml:2: limits.inflated_bytes: limits.body_bytes = \"64 MiB\" is more than "
        "limits.inflated_bytes = "
        "\"32 MiB\": a plain body counts against both; lower limits.body_bytes or raise "
        "limits.inflated_bytes\n");
    row("line beyond the segment", "[limits]\nline_bytes = \"5 MiB\"\n" + kTwoNodes,
        "gateway.toml:2: limits.line_bytes: limits.line_bytes = \"5 MiB\" is more than "
        "limits.segment_bytes = "
        "\"4 MiB\": a line is never divided between segments; lower limits.line_bytes or raise "
        "limits.segment_bytes\n");
    row("connection beyond the whole", "[limits]\nconnection_bytes = \"1 GiB\"\n" + kTwoNodes,
        "gateway.toml:2: limits.connection_bytes: limits.connection_bytes = \"1 GiB\" is more than "
        "limits.in_flight_bytes = \"256 MiB\": it is a part of it; lower limits.connection_bytes "
        "or raise "
        "limits.in_flight_bytes\n");
    row("late copy after the time-out", "[limits]\nlate_copy_ms = \"1min\"\n" + kTwoNodes,
        "gateway.toml:2: limits.late_copy_ms: limits.late_copy_ms = 60_000 is more than "
        "limits.confirm_timeout_ms = "
        "30_000: the request would have failed before; lower limits.late_copy_ms or raise "
        "limits.confirm_timeout_ms\n");
}

} // namespace

void TestConfigProblems::namesLineAndKeyOfEachMistake_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<QByteArray>("finding");
    addControlRows();
    addTypeRows();
    addBoundRows();
    addNameRows();
    addNodeRows();
    addDoorRows();
    addOrderRows();
}

void TestConfigProblems::namesLineAndKeyOfEachMistake()
{
    QFETCH(QByteArray, toml);
    QFETCH(QByteArray, finding);
    ConfigFolder folder;
    const auto result = folder.load(toml.toStdString());
    QVERIFY(!result.isUsable());
    QCOMPARE(folder.rendered(result), finding);
}

void TestConfigProblems::reportsAllMistakesAtOnceInReadingOrder()
{
    ConfigFolder folder;
    const auto result =
        folder.load("instance = \"a b\"\n[data]\nworkers = true\n[limits]\nlabel = 3\nlabels = 0\n"
                    "[[node]]\nid = \"a\"\nnode = \"x\"\nweight = -1\n",
                    {{"TIMELESS_GATEWAY_CLUSTER__ACK", "some"}}, {"log.level=loud", "novalue"});
    QVERIFY(!result.isUsable());
    QCOMPARE(result.problems.size(), std::size_t{9});
    const auto lines = folder.rendered(result).split('\n');
    QVERIFY(lines[0].startsWith("gateway.toml:1: instance: "));
    QVERIFY(lines[1].startsWith("gateway.toml:3: data.workers: "));
    QVERIFY(lines[2].startsWith("gateway.toml:5: limits.label: "));
    QVERIFY(lines[3].startsWith("gateway.toml:6: limits.labels: "));
    QVERIFY(lines[4].startsWith("gateway.toml:9: node.a.node: "));
    QVERIFY(lines[5].startsWith("gateway.toml:10: node.a.weight: "));
    QVERIFY(lines[6].startsWith("environment: cluster.ack: "));
    QVERIFY(lines[7].startsWith("--set: log.level: "));
    QCOMPARE(lines[8], QByteArray("--set: novalue: has no value: write --set key=value"));
    QCOMPARE(result.problems[1].column, std::size_t{1});
    QCOMPARE(result.problems[1].key, std::string("data.workers"));
}

void TestConfigProblems::acceptsWhatIsRight_data()
{
    QTest::addColumn<QByteArray>("toml");
    const auto good = [](const char *name, const std::string &toml) {
        QTest::newRow(name) << QByteArray::fromStdString(toml);
    };
    good("nodes alone", kTwoNodes);
    good("one node, replication not asked for", "[[node]]\nid = \"a\"\nnode = \"a@h\"\n");
    good("port 0", "[data]\nlisten = \"127.0.0.1:0\"\n" + kTwoNodes);
    good("another loopback address", "[data]\nlisten = \"127.0.0.9:1\"\n" + kTwoNodes);
    good("loopback by name", "[data]\nlisten = \"localhost:8428\"\n" + kTwoNodes);
    good("IPv6 loopback", "[data]\nlisten = \"[::1]:8428\"\n" + kTwoNodes);
    good("an open door, said so",
         "[data]\nlisten = \"0.0.0.0:8428\"\nallow_open = true\n" + kTwoNodes);
    good("one weight of 0", kTwoNodes + "weight = 0\n");
    good("url with IPv6", kTwoNodes + "http = \"http://[::1]:8428/base\"\n");
    good("url without a port", kTwoNodes + "http = \"https://node-b\"\n");
    good("node by address", "[[node]]\nid = \"a.b-c_1\"\nnode = \"t@127.0.0.1\"\nhost = \"::1\"\n");
}

void TestConfigProblems::acceptsWhatIsRight()
{
    QFETCH(QByteArray, toml);
    ConfigFolder folder;
    const auto result = folder.load(toml.toStdString());
    QCOMPARE(folder.rendered(result), QByteArray());
    QVERIFY(!result.config.instance.empty());
}

void TestConfigProblems::warnsWithoutRefusing_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<QByteArray>("finding");
    const std::string oneNode = "[[node]]\nid = \"a\"\nnode = \"a@h\"\n";
    row("node share over half", "[limits]\nnode_bytes = \"200 MiB\"\n" + kTwoNodes,
        "gateway.toml:2: limits.node_bytes: warning: the node's share must stay well under the "
        "whole, or one hung node "
        "uses up everybody's: let limits.node_bytes (\"200 MiB\") be at most half of "
        "limits.in_flight_bytes "
        "(\"256 MiB\")\n");
    row("commas as they are", "[cluster]\nlabel_policy = \"allow\"\n" + kTwoNodes,
        "gateway.toml:2: cluster.label_policy: warning: \"allow\" is for nodes that keep label "
        "values with commas: nodes of 0.7 and 3.x cut them at the comma when they are read; "
        "use \"escape\" with them\n");
    row("whole under twice the node share", "[limits]\nin_flight_bytes = \"100 MiB\"\n" + kTwoNodes,
        "gateway.toml:2: limits.in_flight_bytes: warning: the node's share must stay well under "
        "the whole, or one hung "
        "node uses up everybody's: let limits.node_bytes (\"64 MiB\") be at most half of "
        "limits.in_flight_bytes "
        "(\"100 MiB\")\n");
    row("two copies asked of one node", "[cluster]\nreplication = 2\n" + oneNode,
        "gateway.toml:2: cluster.replication: warning: with one node there is one copy of each "
        "series, not 2\n");
    row("gap without a second copy", "[cluster]\non_full = \"gap\"\n" + oneNode,
        "gateway.toml:2: cluster.on_full: warning: \"gap\" needs a second copy; with one copy a "
        "full node is answered "
        "503 all the same\n");
    row("call outlives the request", "[limits]\ncall_timeout_ms = \"40s\"\n" + kTwoNodes,
        "gateway.toml:2: limits.call_timeout_ms: warning: limits.call_timeout_ms = 40_000 is more "
        "than "
        "limits.confirm_timeout_ms = 30_000: requests then fail before a hung link is noticed and "
        "reset; lower "
        "limits.call_timeout_ms or raise limits.confirm_timeout_ms\n");
}

void TestConfigProblems::warnsWithoutRefusing()
{
    QFETCH(QByteArray, toml);
    QFETCH(QByteArray, finding);
    ConfigFolder folder;
    const auto result = folder.load(toml.toStdString());
    QVERIFY(result.isUsable());
    QCOMPARE(folder.rendered(result), finding);
}

void TestConfigProblems::saysThatTheFileCannotBeRead()
{
    ConfigFolder folder;
    const auto result = loadConfig(folder.path("none.toml"), {}, {});
    QVERIFY(!result.isUsable());
    QCOMPARE(folder.rendered(result),
             QByteArray("none.toml: cannot read 'none.toml': No such file or directory\n"));
    QCOMPARE(loadConfig(folder.path("."), {}, {}).problems.size(), std::size_t{1});
}

void TestConfigProblems::refusesAFileBeyondItsBound()
{
    ConfigFolder folder;
    const auto result = folder.load(kTwoNodes + std::string(1024 * 1024, '#'));
    QCOMPARE(folder.rendered(result),
             QByteArray("gateway.toml: 'gateway.toml' is larger than 1024 KiB\n"));
}

QTEST_GUILESS_MAIN(TestConfigProblems)
#include "tst_config_problems.moc"
