// Node files: what is read, and that every refusal names file, line and key.
#include <QtTest>

#include "cluster/discovery/node_file.h"
#include "spec_of.h"

using namespace tg;
using namespace tg::cluster;

class TestNodeFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsEveryKey();
    void refusesWithLineAndKey_data();
    void refusesWithLineAndKey();
    void refusesWhatIsTooLarge();
    void survivesDeepKeys();
};

void TestNodeFile::readsEveryKey()
{
    const auto nodes = parseNodeFile(R"(# the cluster
[[node]]
id = "a"
node = "tm@a.example"
host = "10.0.0.1"
port = 9100
weight = 7
http = "http://10.0.0.1:8428"
store = "metrics"

[[node]]
id = "b"
node = "tm@b.example"
)",
                                     "nodes.toml");
    QVERIFY2(nodes, nodes ? "" : nodes.error().text.c_str());
    QCOMPARE(idsOf(*nodes), (Ids{"a", "b"}));
    const NodeSpec &a = nodes->front();
    QCOMPARE(a.nodeName, std::string("tm@a.example"));
    QCOMPARE(a.host, std::string("10.0.0.1"));
    QCOMPARE(a.port, std::uint16_t{9100});
    QCOMPARE(a.weight, 7U);
    QCOMPARE(a.httpUrl, std::string("http://10.0.0.1:8428"));
    QCOMPARE(a.store, std::string("metrics"));
    QCOMPARE(a.source, std::string("file nodes.toml:2"));
    QCOMPARE(nodes->back().weight, 100U);
    QCOMPARE(nodes->back().source, std::string("file nodes.toml:11"));
}

void TestNodeFile::refusesWithLineAndKey_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("said");
    const QByteArray good = "[[node]]\nid = \"a\"\nnode = \"tm@a\"\n";
    const auto row = [](const char *name, const QByteArray &text, const char *said) {
        QTest::newRow(name) << text << QByteArray(said);
    };
    row("empty", "", "f:1: there is no [[node]]");
    row("only blanks", "\n\n# nothing\n", "f:1: there is no [[node]]");
    row("no TOML", good + "what\n", "f:4: this is no TOML");
    row("cut inside a text", good + "host = \"10.0", "f:4: this is no TOML");
    row("no UTF-8", good + "host = \"\xff\"\n", "f:4: this is no TOML");
    row("other key", "x = 1\n" + good, "f:1: unknown key 'x'");
    row("other table", good + "[data]\n", "f:4: unknown key 'data'");
    row("one bracket", "[node]\nid = \"a\"\n", "f:1: each node is written as [[node]]");
    row("list of numbers", "node = [1]\n", "f:1: each node is a table");
    row("other key of a node", good + "hots = \"x\"\n", "f:4: unknown key node.hots");
    row("id missing", "\n[[node]]\nnode = \"tm@a\"\n", "f:2: node.id is missing");
    row("node missing", "[[node]]\nid = \"a\"\n", "f:1: node.node is missing");
    row("id twice", good + good, "f:4: node.id: 'a' stands here a second time");
    row("inline table", "# {\n node = [{id = 1}]\n", "f:2: a node file has no '{'");
    row("bad id", "[[node]]\nid = \"a/b\"\n", "f:2: node.id: node id 'a/b'");
    row("id is a number", "[[node]]\nid = 1\n", "f:2: node.id: is no text");
    row("bad name", "[[node]]\nnode = \"x\"\n", "f:2: node.node: Erlang name 'x'");
    row("bad URL", good + "http = \"x\"\n", "f:4: node.http: URL 'x'");
    row("bad host", good + "host = \"a b\"\n", "f:4: node.host: host 'a b'");
    row("port too large", good + "port = 65536\n", "f:4: node.port: is no whole number");
    row("port negative", good + "port = -1\n", "f:4: node.port: is no whole number");
    row("port is text", good + "port = \"9100\"\n", "f:4: node.port: is no whole number");
    row("weight too large", good + "weight = 10001\n", "f:4: node.weight: is no whole number");
    row("secret", good + "cookie = \"s\"\n", "f:4: node.cookie: secrets stay");
    row("secret's file", good + "cookie_file = \"s\"\n", "f:4: node.cookie_file: secrets stay");
}

void TestNodeFile::refusesWithLineAndKey()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, said);
    const auto nodes = parseNodeFile(text.toStdString(), "f");
    QVERIFY(!nodes);
    QVERIFY2(nodes.error().text.starts_with(said.toStdString()), nodes.error().text.c_str());
}

void TestNodeFile::refusesWhatIsTooLarge()
{
    const auto nodes = parseNodeFile(std::string(kMaxNodeFileBytes + 1, '\n'), "f");
    QVERIFY(!nodes);
    QCOMPARE(nodes.error().code, ErrorCode::LimitExceeded);
}

void TestNodeFile::survivesDeepKeys()
{
    const auto repeated = [](const char *text, int times) {
        return QByteArray(text).repeated(times).toStdString();
    };
    for (const std::string &deep :
         {repeated("a.", 500'000) + "a = 1\n", "[" + repeated("a.", 500'000) + "a]\n",
          "node = " + repeated("[", 500'000), "x = " + repeated("{a=", 300'000),
          "x = {" + repeated("a.", 500'000) + "a = 1}\n",
          "x = [{" + repeated("a . ", 250'000) + "a = 1}]\n",
          "x = [\n{ b.c.\"=\"." + repeated("a.", 250'000) + "a = 1}]\n",
          "\"=\"." + repeated("a.", 250'000) + "a = 1\n", repeated("[[node]]\n", 100'000)}) {
        const auto nodes = parseNodeFile(deep, "f");
        QVERIFY(!nodes);
        QVERIFY(nodes.error().text.size() < 2'000);
    }
}

QTEST_GUILESS_MAIN(TestNodeFile)
#include "tst_node_file.moc"
