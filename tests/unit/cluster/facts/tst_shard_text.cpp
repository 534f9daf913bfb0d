// Sets of shards survive being written, in the shorter of two spellings; what is no set is refused.
#include <QtTest>

#include "cluster/facts/shard_text.h"
#include "tests/unit/cluster/facts/fact_checks.h"

using namespace tg;
using namespace tg::cluster;

class TestShardText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void writesAndReads_data();
    void writesAndReads();
    void refusesWhatIsNoSet_data();
    void refusesWhatIsNoSet();
    void isNeverLongerThanHex();
};

void TestShardText::writesAndReads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<int>>("shards");
    QTest::newRow("one") << QByteArray("7") << QList<int>{7};
    QTest::newRow("last") << QByteArray("4095") << QList<int>{4095};
    QTest::newRow("pair") << QByteArray("0-1") << QList<int>{0, 1};
    QTest::newRow("both") << QByteArray("0-2,9,11-12") << QList<int>{0, 1, 2, 9, 11, 12};
}

void TestShardText::writesAndReads()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<int>, shards);
    ShardSet set;
    for (const int shard : shards)
        set.set(static_cast<std::size_t>(shard));
    QCOMPARE(shardText(set), text.toStdString());
    const auto read = parseShards(text.toStdString());
    QVERIFY(read && *read == set);
}

void TestShardText::refusesWhatIsNoSet_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"",      ",",    "1,",     ",1",    "1,,2",  "-",   "1-",
          "-1",    "4096", "0-4096", "99999", "00001", "2-1", "1,1",
          "0-5,5", "9,3",  "1-2-3",  "a",     "1 ",    " 1",  "+1",
          "0x1",   "ALL",  "all,1",  "1;2",   "x",     "x0",  "18446744073709551616"})
        QTest::addRow("'%s'", text) << QByteArray(text);
    QTest::newRow("hex too long") << "x" + QByteArray(1025, 'f');
    QTest::newRow("hex too short") << "x" + QByteArray(1023, 'f');
    QTest::newRow("no hex digit") << "x" + QByteArray(1023, 'f') + "g";
    QTest::newRow("upper case hex") << "x" + QByteArray(1024, 'F');
}

void TestShardText::refusesWhatIsNoSet()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseShards(text.toStdString()));
}

void TestShardText::isNeverLongerThanHex()
{
    test::Random random(7);
    int hexTexts = 0;
    for (int round = 0; round < 500; ++round) {
        ShardSet set;
        const auto runs = test::below(random, 2048) + 1;
        for (std::uint64_t run = 0; run < runs; ++run)
            set.set(test::below(random, kShardCount));
        const auto text = shardText(set);
        hexTexts += text.front() == 'x' ? 1 : 0;
        QVERIFY(text.size() <= 1025);
        const auto read = parseShards(text);
        QVERIFY(read && *read == set);
    }
    QVERIFY(hexTexts > 50 && hexTexts < 500);
    QCOMPARE(shardText(ShardSet().set()), std::string("all"));
    QVERIFY(parseShards("all")->all());
    QVERIFY(parseShards("0-4095")->all());
}

QTEST_APPLESS_MAIN(TestShardText)
#include "tst_shard_text.moc"
