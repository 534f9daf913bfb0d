// Nothing that a node returns is trusted: size, nesting, kind, version, node and the type of each
// member are checked.
#include <QtTest>

#include "cluster/facts/fact_limits.h"
#include "cluster/facts/fact_reader.h"

using namespace tg;
using namespace tg::cluster;

class TestFactReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void refusesDocuments_data();
    void refusesDocuments();
    void acceptsMembersItDoesNotKnow();
    void refusesMembers_data();
    void refusesMembers();
    void keepsTheFirstErrorAndShowsWhere();
};

void TestFactReader::refusesDocuments_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QByteArray &text, ErrorCode code) {
        QTest::newRow(name) << text << static_cast<int>(code);
    };
    row("empty", "", ErrorCode::BadSyntax);
    row("spaces", "   ", ErrorCode::BadSyntax);
    row("no JSON", "gap", ErrorCode::BadSyntax);
    row("a list", "[]", ErrorCode::BadSyntax);
    row("a number", "1", ErrorCode::BadSyntax);
    row("two documents", R"({"kind":"lease","node":"a","v":1}{})", ErrorCode::BadSyntax);
    row("not UTF-8", "{\"kind\":\"lease\",\"node\":\"a\",\"v\":1,\"x\":\"\xff\"}",
        ErrorCode::BadSyntax);
    row("zero bytes", QByteArray(100, '\0'), ErrorCode::BadSyntax);
    row("too deep",
        R"({"kind":"lease","node":"a","v":1,"x":)" + QByteArray(20, '[') + QByteArray(20, ']') +
            "}",
        ErrorCode::BadSyntax);
    row("deep bomb", QByteArray(60'000, '['), ErrorCode::BadSyntax);
    row("too long", R"({"kind":"lease","node":"a","v":1,"x":")" + QByteArray(65'536, 'x') + "\"}",
        ErrorCode::LimitExceeded);
    row("no kind", R"({"node":"a","v":1})", ErrorCode::BadSyntax);
    row("kind twice", R"({"kind":"lease","kind":"lease","node":"a","v":1})", ErrorCode::BadSyntax);
    row("other kind", R"({"kind":"order","node":"a","v":1})", ErrorCode::BadValue);
    row("no version", R"({"kind":"lease","node":"a"})", ErrorCode::BadSyntax);
    row("version 0", R"({"kind":"lease","node":"a","v":0})", ErrorCode::BadValue);
    row("version as text", R"({"kind":"lease","node":"a","v":"1"})", ErrorCode::BadSyntax);
    row("version 1.5", R"({"kind":"lease","node":"a","v":1.5})", ErrorCode::BadSyntax);
    row("newer version", R"({"kind":"lease","v":2})", ErrorCode::Refused);
    row("other node", R"({"kind":"lease","node":"b","v":1})", ErrorCode::BadValue);
    row("no node", R"({"kind":"lease","v":1})", ErrorCode::BadSyntax);
}

void TestFactReader::refusesDocuments()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    const auto bytes = text.toStdString();
    const FactReader reader(bytes, FactKind::Lease, "a");
    QVERIFY(reader.error());
    QCOMPARE(static_cast<int>(reader.error()->code), code);
    QVERIFY(reader.error()->text.starts_with("the lease fact of node 'a': "));
    QVERIFY(reader.error()->text.size() < 400);
}

void TestFactReader::acceptsMembersItDoesNotKnow()
{
    FactReader reader(R"( {"x":{"y":[1,{}]},"x":null,"v":1,"node":"a","kind":"lease","n":5} )",
                      FactKind::Lease, "a");
    QCOMPARE(reader.members().number("n", 0, 9), std::int64_t{5});
    QVERIFY(!reader.error());
}

void TestFactReader::refusesMembers_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value : {"-1", "1.0", "1e3", "9007199254740992", "18446744073709551615",
                              "18446744073709551616", "1e999", "\"1\"", "null", "true", "[]", "{}"})
        QTest::newRow(value) << QByteArray(value);
}

void TestFactReader::refusesMembers()
{
    QFETCH(QByteArray, value);
    const auto text = R"({"kind":"config","v":1,"n":)" + value.toStdString() + "}";
    FactReader reader(text, FactKind::Config);
    QCOMPARE(reader.members().count("n"), std::uint64_t{0});
    QVERIFY(reader.error());
}

void TestFactReader::keepsTheFirstErrorAndShowsWhere()
{
    FactReader reader(R"({"kind":"config","v":1,"a":"too long","b":7,"c":"a b"})",
                      FactKind::Config);
    auto &members = reader.members();
    QCOMPARE(members.text("a", 3), std::string());
    QCOMPARE(members.number("b", 0, 9), std::int64_t{0}); // nothing more is read
    members.flag("b");
    QCOMPARE(reader.error()->code, ErrorCode::LimitExceeded);
    QCOMPARE(reader.error()->text, std::string("the config fact: a has 8 bytes, the limit is 3"));
    FactReader again(R"({"kind":"config","v":1,"c":"a b"})", FactKind::Config);
    again.members().word("c");
    QCOMPARE(again.error()->text, std::string("the config fact: c is no name: 'a b'"));
}

QTEST_APPLESS_MAIN(TestFactReader)
#include "tst_fact_reader.moc"
