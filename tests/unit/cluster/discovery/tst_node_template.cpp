// Patterns for node names and URLs: every placeholder, and errors that say where.
#include <QtTest>

#include "cluster/discovery/node_template.h"

using namespace tg::cluster;

class TestNodeTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void expands_data();
    void expands();
    void refusesWithThePosition_data();
    void refusesWithThePosition();
    void refusesAValueThatIsNotThere();
    void putsBracketsRoundIPv6InUrlsOnly();
    void keepsTheWholeAddressAsFirstLabel();
    void saysWhatItNeeds();

private:
    const TemplateFacts m_facts{"id-0", "tm-0.nodes.example", "10.0.0.1", 9100};
};

void TestNodeTemplate::expands_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("host") << QByteArray("tm@{host}") << QByteArray("tm@tm-0.nodes.example");
    QTest::newRow("address") << QByteArray("http://{address}:8428")
                             << QByteArray("http://10.0.0.1:8428");
    QTest::newRow("port") << QByteArray("{port}") << QByteArray("9100");
    QTest::newRow("id") << QByteArray("<{id}>") << QByteArray("<id-0>");
    QTest::newRow("first label") << QByteArray("tm@{first_label}") << QByteArray("tm@tm-0");
    QTest::newRow("side by side") << QByteArray("{id}{port}") << QByteArray("id-09100");
    QTest::newRow("doubled braces") << QByteArray("{{{id}}}") << QByteArray("{id-0}");
    QTest::newRow("no placeholder") << QByteArray("tm@here") << QByteArray("tm@here");
    QTest::newRow("empty") << QByteArray() << QByteArray();
}

void TestNodeTemplate::expands()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, expected);
    const auto parsed = NodeTemplate::parse(pattern.toStdString(), NodeTemplate::Use::NodeName);
    QVERIFY(parsed);
    const auto text = parsed->expand(m_facts);
    QVERIFY(text);
    QCOMPARE(*text, expected.toStdString());
}

void TestNodeTemplate::refusesWithThePosition_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<int>("position");
    QTest::newRow("unknown") << QByteArray("tm@{hots}") << 4;
    QTest::newRow("empty") << QByteArray("{}") << 1;
    QTest::newRow("upper case") << QByteArray("a{Host}") << 2;
    QTest::newRow("blank inside") << QByteArray("a{ host }") << 2;
    QTest::newRow("nothing closes") << QByteArray("tm@{host") << 4;
    QTest::newRow("nothing opens") << QByteArray("tm@host}") << 8;
    QTest::newRow("second one") << QByteArray("{id}@{what}") << 6;
}

void TestNodeTemplate::refusesWithThePosition()
{
    QFETCH(QByteArray, pattern);
    QFETCH(int, position);
    const auto parsed = NodeTemplate::parse(pattern.toStdString(), NodeTemplate::Use::NodeName);
    QVERIFY(!parsed);
    const auto said = "at character " + std::to_string(position);
    QVERIFY2(parsed.error().text.find(said) != std::string::npos, parsed.error().text.c_str());
}

void TestNodeTemplate::refusesAValueThatIsNotThere()
{
    const auto parsed = NodeTemplate::parse("tm@{address}", NodeTemplate::Use::NodeName);
    QVERIFY(parsed);
    const auto text = parsed->expand({"id", "host", {}, 0});
    QVERIFY(!text);
    QVERIFY(text.error().text.find("at character 4") != std::string::npos);
}

void TestNodeTemplate::putsBracketsRoundIPv6InUrlsOnly()
{
    const TemplateFacts facts{"fd00::1", "fd00::1", "fd00::1", 0};
    const auto expand = [&](std::string_view pattern, NodeTemplate::Use use) {
        return *NodeTemplate::parse(pattern, use)->expand(facts);
    };
    using enum NodeTemplate::Use;
    QCOMPARE(expand("http://{address}:1", Url), std::string("http://[fd00::1]:1"));
    QCOMPARE(expand("http://[{address}]:1", Url), std::string("http://[fd00::1]:1"));
    QCOMPARE(expand("tm@{address}", NodeName), std::string("tm@fd00::1"));
}

void TestNodeTemplate::keepsTheWholeAddressAsFirstLabel()
{
    const auto parsed = NodeTemplate::parse("tm@{first_label}", NodeTemplate::Use::NodeName);
    QVERIFY(parsed);
    QCOMPARE(*parsed->expand({"i", "10.0.0.1", {}, 0}), std::string("tm@10.0.0.1"));
}

void TestNodeTemplate::saysWhatItNeeds()
{
    const auto parsed = NodeTemplate::parse("{address}:{port}", NodeTemplate::Use::Url);
    QVERIFY(parsed->needsAddress() && parsed->needsPort() && !parsed->isSameForAllNodes());
    const auto plain = NodeTemplate::parse("tm@{{host}}", NodeTemplate::Use::Url);
    QVERIFY(!plain->needsAddress() && !plain->needsPort() && plain->isSameForAllNodes());
    QVERIFY(NodeTemplate::parse("", NodeTemplate::Use::Url)->isEmpty());
}

QTEST_GUILESS_MAIN(TestNodeTemplate)
#include "tst_node_template.moc"
