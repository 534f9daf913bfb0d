// When a node joins, as stored: golden text both ways, damage refused, and all gateways agree on
// one time.
#include <QtTest>

#include "cluster/facts/fact_limits.h"
#include "cluster/facts/join_record.h"
#include "tests/unit/cluster/facts/fact_checks.h"

using namespace tg;
using namespace tg::cluster;
using namespace tg::cluster::test;

namespace {

const std::string kGolden =
    R"({"active_from":1700000010,"by":"tg-1","kind":"join","node":"a","v":1,"version":2})";

const JoinRecord kJoin{"a", 1700000010, "tg-1", 2};

} // namespace

class TestJoinRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void writesAndReadsTheGoldenText();
    void refusesDamage_data();
    void refusesDamage();
    void refusesEveryCutText();
    void theEarlierTimeOfOneVersionWins();
    void obeysTheLaws();
    void storesOnlyWhatCanBeRead();
};

void TestJoinRecord::writesAndReadsTheGoldenText()
{
    QCOMPARE(kJoin.text(), kGolden);
    const auto read = JoinRecord::read(kGolden, "a");
    QVERIFY(read && *read == kJoin);
}

void TestJoinRecord::refusesDamage_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char *from, const char *to) {
        QTest::addRow("%s", to) << QByteArray(from) << QByteArray(to);
    };
    row("1700000010", "1700000010.5");
    row("1700000010", "253402300800");
    row("1700000010", "-1");
    row("1700000010", "\"now\"");
    row("\"tg-1\"", "\"\"");
    row("\"tg-1\"", "null");
    row("\"version\":2", "\"version\":0");
    row("\"version\":2", "\"version\":true");
    row("\"version\":2", "\"version\":99999999999999999999");
    row("\"by\":", "\"By\":");
    row("\"a\"", "\"ab\"");
    row("\"join\"", "\"joins\"");
    row("\"v\":1", "\"v\":2");
}

void TestJoinRecord::refusesDamage()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QVERIFY(kGolden.find(from.toStdString()) != std::string::npos);
    QVERIFY(!JoinRecord::read(replaced(kGolden, from.toStdString(), to.toStdString()), "a"));
}

void TestJoinRecord::refusesEveryCutText()
{
    const auto read = [](const std::string &text) { return bool(JoinRecord::read(text, "a")); };
    QCOMPARE(readAlthoughCut(kGolden, read), std::string());
}

void TestJoinRecord::theEarlierTimeOfOneVersionWins()
{
    const JoinRecord earlier{"a", 1700000000, "tg-2", 2};
    QCOMPARE(merged(kJoin, earlier), earlier);
    const JoinRecord smallerName{"a", 1700000010, "tg-0", 2};
    QCOMPARE(merged(kJoin, smallerName), smallerName);
    const JoinRecord laterVersion{"a", 1800000000, "tg-9", 3};
    QCOMPARE(merged(laterVersion, earlier), laterVersion);
    QCOMPARE(merged(JoinRecord{"a", 0, {}, 0}, kJoin), kJoin);
}

void TestJoinRecord::obeysTheLaws()
{
    QCOMPARE(brokenLaw(5, 5000,
                       [](Random &random) {
                           return JoinRecord{"a", static_cast<std::int64_t>(below(random, 3)),
                                             pick(random, {"", "g", "h"}), below(random, 3)};
                       }),
             std::string());
}

void TestJoinRecord::storesOnlyWhatCanBeRead()
{
    JoinRecord join{"a", INT64_MAX, "g", UINT64_MAX};
    QVERIFY(join.makeStorable());
    QVERIFY(JoinRecord::read(join.text(), "a"));
    QVERIFY(!(JoinRecord{"a", 5, "g", 0}.makeStorable()));
    QVERIFY(!(JoinRecord{"a", 5, "a\tb", 1}.makeStorable()));
}

QTEST_APPLESS_MAIN(TestJoinRecord)
#include "tst_join_record.moc"
