// Tables are ordered by key, and what differs between two of them makes the one of the other.
#include <random>

#include <QTest>

#include "shared/protocol/table.h"

using namespace tg::protocol;

namespace {

Row shard(qint64 number, const QString &owner = QStringLiteral("node-a"))
{
    Row row(Topic::Shards);
    row.set(ShardColumn::Shard, number).set(ShardColumn::Owner, owner);
    return row;
}

std::vector<qint64> keysOf(const Table &table)
{
    std::vector<qint64> keys;
    for (const Row &row : table.rows())
        keys.push_back(std::get<qint64>(row.key()));
    return keys;
}

Table randomTable(std::minstd_rand &random)
{
    Table table(Topic::Shards);
    for (unsigned i = random() % 40; i > 0; --i)
        table.put(shard(random() % 30, QString::number(random() % 3)));
    return table;
}

} // namespace

class TestTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsRowsByKey();
    void theLastRowOfAKeyCounts();
    void replacesRemovesAndCuts();
    void comparesByValue();
    void tellsOnlyTheRowsThatChanged();
    void changesTurnOneTableIntoTheOther();
    void removingWhatIsNotThereIsNoMistake();
    void ordersTextKeysToo();
};

void TestTable::holdsRowsByKey()
{
    Table table(Topic::Shards);
    for (const qint64 number : {5, 1, 9, 3})
        table.put(shard(number));
    QCOMPARE(keysOf(table), (std::vector<qint64>{1, 3, 5, 9}));
    QVERIFY(table.find(whole(9)));
    QVERIFY(!table.find(whole(4)));
    QVERIFY(!table.find(whole(10)));
    QVERIFY(!table.find(QStringLiteral("9"))); // of another type
}

void TestTable::theLastRowOfAKeyCounts()
{
    const QString b = QStringLiteral("node-b");
    Table put(Topic::Shards);
    put.put(shard(1));
    put.put(shard(1, b));
    const Table made(Topic::Shards, {shard(2), shard(1), shard(3), shard(1, b)});
    QCOMPARE(keysOf(made), (std::vector<qint64>{1, 2, 3}));
    QCOMPARE(std::get<QString>((*made.find(whole(1)))[ShardColumn::Owner]), b);
    QCOMPARE(std::get<QString>((*put.find(whole(1)))[ShardColumn::Owner]), b);
}

void TestTable::replacesRemovesAndCuts()
{
    Table table(Topic::Shards, {shard(1), shard(2), shard(3)});
    QVERIFY(table.remove(whole(2)));
    QVERIFY(!table.remove(whole(2)));
    QCOMPARE(keysOf(table), (std::vector<qint64>{1, 3}));
    table.cutTo(1);
    table.cutTo(5);
    QCOMPARE(keysOf(table), (std::vector<qint64>{1}));
}

void TestTable::comparesByValue()
{
    QVERIFY(shard(1) == shard(1));
    QVERIFY(!(shard(1) == shard(1, QStringLiteral("node-b"))));
    Row zero = shard(1);
    zero.set(ShardColumn::Series, whole(0));
    QVERIFY(!(zero == shard(1))); // zero is not "not known"
}

void TestTable::tellsOnlyTheRowsThatChanged()
{
    Table before(Topic::Shards);
    for (int i = 0; i < 4096; ++i)
        before.put(shard(i));
    Table after = before;
    QVERIFY(diff(before, after).isEmpty());
    after.put(shard(17, QStringLiteral("node-b")));
    after.remove(whole(4000));
    after.put(shard(5000));
    const Changes changes = diff(before, after);
    QCOMPARE(changes.changed.size(), std::size_t{2});
    QCOMPARE(changes.changed[0].key(), whole(17));
    QCOMPARE(changes.changed[1].key(), whole(5000));
    QCOMPARE(changes.removed, std::vector{whole(4000)});
}

void TestTable::changesTurnOneTableIntoTheOther()
{
    std::minstd_rand random(7);
    for (int i = 0; i < 2000; ++i) {
        const Table before = randomTable(random);
        const Table after = randomTable(random);
        Table table = before;
        table.apply(diff(before, after));
        QVERIFY(table == after);
    }
}

void TestTable::removingWhatIsNotThereIsNoMistake()
{
    Table table(Topic::Shards, {shard(1), shard(3)});
    table.apply({{shard(2)}, {whole(0), whole(3), whole(4)}});
    QCOMPARE(keysOf(table), (std::vector<qint64>{1, 2}));
}

void TestTable::ordersTextKeysToo()
{
    Table table(Topic::Nodes);
    for (const auto *id : {"b", "a10", "a9", ""})
        table.put(Row(Topic::Nodes).set(NodeColumn::Id, text(id)));
    QStringList ids;
    for (const Row &row : table.rows())
        ids << std::get<QString>(row.key());
    QCOMPARE(ids, QStringList({QString(QLatin1String("")), QStringLiteral("a10"),
                               QStringLiteral("a9"), QStringLiteral("b")}));
}

QTEST_APPLESS_MAIN(TestTable)
#include "tst_table.moc"
