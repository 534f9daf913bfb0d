// What may be a node and what is refused, with a text that names the value.
#include <QtTest>

#include "spec_of.h"

using namespace tg;
using namespace tg::cluster;

class TestNodeSpec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void checksIds_data();
    void checksIds();
    void checksErlangNames_data();
    void checksErlangNames();
    void checksUrls_data();
    void checksUrls();
    void validatesEveryField();
    void quotesWithoutLettingControlCharactersThrough();
    void knowsWhatMovesALink();
};

void TestNodeSpec::checksIds_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("plain") << QByteArray("tm-0.nodes.example") << true;
    QTest::newRow("IPv4 address") << QByteArray("10.0.0.1") << true;
    QTest::newRow("IPv6 address") << QByteArray("fd00::1") << true;
    QTest::newRow("longest") << QByteArray(128, 'a') << true;
    QTest::newRow("too long") << QByteArray(129, 'a') << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("slash") << QByteArray("a/b") << false;
    QTest::newRow("blank") << QByteArray("a b") << false;
    QTest::newRow("blank at the end") << QByteArray("a ") << false;
    QTest::newRow("tab") << QByteArray("a\tb") << false;
    QTest::newRow("line feed") << QByteArray("a\nb") << false;
    QTest::newRow("zero byte") << QByteArray("a\0b", 3) << false;
    QTest::newRow("delete") << QByteArray("a\x7f") << false;
    QTest::newRow("not ASCII") << QByteArray("k\xc3\xb6ln") << false;
}

void TestNodeSpec::checksIds()
{
    QFETCH(QByteArray, id);
    const auto checked = checkNodeId(id.toStdString());
    QTEST(static_cast<bool>(checked), "isGood");
    if (!checked)
        QVERIFY(checked.error().text.find("node id") != std::string::npos);
}

void TestNodeSpec::checksErlangNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("long name") << QByteArray("timeless_metrics@tm-0.example") << true;
    QTest::newRow("short name") << QByteArray("tm@host") << true;
    QTest::newRow("address") << QByteArray("tm@10.0.0.1") << true;
    QTest::newRow("IPv6 address") << QByteArray("tm@fd00::1") << true;
    QTest::newRow("no at") << QByteArray("tm") << false;
    QTest::newRow("two at") << QByteArray("tm@a@b") << false;
    QTest::newRow("no name") << QByteArray("@host") << false;
    QTest::newRow("no host") << QByteArray("tm@") << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("quote in name") << QByteArray("t'm@host") << false;
    QTest::newRow("dot in name") << QByteArray("t.m@host") << false;
    QTest::newRow("blank in host") << QByteArray("tm@ho st") << false;
    QTest::newRow("too long") << QByteArray("tm@" + QByteArray(253, 'a')) << false;
}

void TestNodeSpec::checksErlangNames()
{
    QFETCH(QByteArray, name);
    QTEST(static_cast<bool>(checkErlangName(name.toStdString())), "isGood");
}

void TestNodeSpec::checksUrls_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("none") << QByteArray() << true;
    QTest::newRow("plain") << QByteArray("http://tm-0:8428") << true;
    QTest::newRow("TLS with a path") << QByteArray("https://tm-0/base") << true;
    QTest::newRow("IPv6") << QByteArray("http://[fd00::1]:8428") << true;
    QTest::newRow("no scheme") << QByteArray("tm-0:8428") << false;
    QTest::newRow("other scheme") << QByteArray("ftp://tm-0") << false;
    QTest::newRow("no host") << QByteArray("http://") << false;
    QTest::newRow("no host but a path") << QByteArray("http:///x") << false;
    QTest::newRow("password") << QByteArray("http://me:secret@tm-0") << false;
    QTest::newRow("query") << QByteArray("http://tm-0/?a=b") << false;
    QTest::newRow("blank") << QByteArray("http://tm 0") << false;
    QTest::newRow("too long") << QByteArray("http://" + QByteArray(2048, 'a')) << false;
}

void TestNodeSpec::checksUrls()
{
    QFETCH(QByteArray, url);
    QTEST(static_cast<bool>(checkHttpUrl(url.toStdString())), "isGood");
}

void TestNodeSpec::validatesEveryField()
{
    const NodeSpec good = specOf("tm-0", "10.0.0.1");
    QVERIFY(validateNode(good));
    const auto refuses = [&](auto change) {
        NodeSpec bad = good;
        change(bad);
        return !validateNode(bad);
    };
    QVERIFY(refuses([](NodeSpec &node) { node.id = "a/b"; }));
    QVERIFY(refuses([](NodeSpec &node) { node.nodeName = "nobody"; }));
    QVERIFY(refuses([](NodeSpec &node) { node.host = "a b"; }));
    QVERIFY(refuses([](NodeSpec &node) { node.httpUrl = "tm-0"; }));
    QVERIFY(refuses([](NodeSpec &node) { node.store = ""; }));
    QVERIFY(refuses([](NodeSpec &node) { node.weight = 10'001; }));
}

void TestNodeSpec::quotesWithoutLettingControlCharactersThrough()
{
    QCOMPARE(inQuotes("a b"), std::string("'a b'"));
    QCOMPARE(inQuotes("a\n\x1b[31m"), std::string("'a??[31m'"));
    QCOMPARE(inQuotes(std::string(500, 'x')).size(), std::size_t{85});
}

void TestNodeSpec::knowsWhatMovesALink()
{
    const NodeSpec before = specOf("tm-0", "10.0.0.1");
    NodeSpec after = before;
    after.weight = 5;
    after.source = "elsewhere";
    QVERIFY(hasSameTarget(before, after));
    QVERIFY(before != after);
    after = before;
    after.host = "10.0.0.2";
    QVERIFY(!hasSameTarget(before, after));
}

QTEST_GUILESS_MAIN(TestNodeSpec)
#include "tst_node_spec.moc"
