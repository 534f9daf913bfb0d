#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>
#include <xxhash.h>

#include <QtTest>

#include "route/rendezvous.h"
#include "route/shard_map.h"

using namespace tg;
using namespace tg::route;

namespace {

using Weights = std::vector<std::pair<std::string, std::uint32_t>>;

// Node number = position in the list.
std::vector<MapNode> nodesOf(const Weights &weights)
{
    std::vector<MapNode> nodes;
    for (const auto &[id, weight] : weights)
        nodes.push_back({NodeIndex{static_cast<std::uint16_t>(nodes.size())}, id, weight});
    return nodes;
}

Weights alike(int count, const char *prefix = "timeless-")
{
    Weights weights;
    for (int i = 0; i < count; ++i)
        weights.emplace_back(prefix + std::to_string(i), 100);
    return weights;
}

ShardId shardAt(std::uint32_t number)
{
    return ShardId{static_cast<std::uint16_t>(number)};
}

template <typename Visit> void forEachShard(const Visit &visit)
{
    for (std::uint32_t shard = 0; shard < kShardCount; ++shard)
        visit(shardAt(shard));
}

std::map<NodeIndex, double> shareOfPrimaries(const ShardMap &map)
{
    std::map<NodeIndex, double> share;
    forEachShard([&](ShardId shard) { share[map.primary(shard)] += 1.0 / kShardCount; });
    return share;
}

// 64 lines of 64 shards, one letter a shard: a is the first node of the list, '-' nobody.
QByteArray ownersText(const ShardMap &map, NodeIndex (ShardMap::*owner)(ShardId) const)
{
    QByteArray text;
    forEachShard([&](ShardId shard) {
        const auto node = (map.*owner)(shard);
        text += node.isValid() ? static_cast<char>('a' + node.value) : '-';
        if (shard.value % 64 == 63)
            text += '\n';
    });
    return text;
}

QByteArray goldenText(const Weights &weights, unsigned replication)
{
    const auto map = ShardMap::build(nodesOf(weights), replication, 1);
    QByteArray text = "replication " + QByteArray::number(replication) + "\n";
    for (std::size_t i = 0; i < weights.size(); ++i) {
        text += QByteArray(1, static_cast<char>('a' + i)) + " = " + weights[i].first.c_str() +
                ", weight " + QByteArray::number(weights[i].second) + "\n";
    }
    text += "primary\n" + ownersText(*map, &ShardMap::primary);
    text += "replica\n" + ownersText(*map, &ShardMap::replica);
    return text;
}

} // namespace

Q_DECLARE_METATYPE(Weights)

class TestShardMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownersAreThoseOfTheGoldenFile_data();
    void ownersAreThoseOfTheGoldenFile();
    void integersDecideAsTheFormulaDoes();
    void sharesFollowWeights_data();
    void sharesFollowWeights();
    void aNewNodeTakesAndNothingElseMoves();
    void aNodeThatLeavesHandsOverToTheReplica();
    void moreWeightOnlyAttracts();
    void orderOfNodesNeverMatters();
    void indexesAreNotHashed();
    void replicationNeedsNodesWithWeight_data();
    void replicationNeedsNodesWithWeight();
    void nodesWithoutWeightRankLast();
    void rankingBeginsWithTheOwners();
    void equalScoresAreDecidedByTheId();
};

void TestShardMap::ownersAreThoseOfTheGoldenFile_data()
{
    QTest::addColumn<Weights>("weights");
    QTest::addColumn<unsigned>("replication");
    QTest::newRow("three_nodes") << alike(3) << 2u;
    QTest::newRow("three_nodes_no_replica") << alike(3) << 1u;
    QTest::newRow("five_nodes") << alike(5) << 2u;
    QTest::newRow("five_nodes_weighted") << Weights{{"small@a", 50},
                                                    {"usual@b", 100},
                                                    {"usual@c", 100},
                                                    {"large@d", 400},
                                                    {"retired@e", 0}}
                                         << 2u;
}

// A change here moves new series on every running cluster. TG_WRITE_GOLDEN=1 writes the files anew.
void TestShardMap::ownersAreThoseOfTheGoldenFile()
{
    QFETCH(Weights, weights);
    QFETCH(unsigned, replication);
    const auto text = goldenText(weights, replication);
    QFile file(qEnvironmentVariable("TG_SOURCE_DIR") + QStringLiteral("/tests/golden/route/") +
               QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral(".txt"));
    if (qEnvironmentVariableIntValue("TG_WRITE_GOLDEN") == 1) {
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.fileName()));
        QCOMPARE(file.write(text), qint64{text.size()});
        return;
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    QCOMPARE(text, file.readAll());
}

void TestShardMap::integersDecideAsTheFormulaDoes()
{
    const Weights weights{{"a", 10},  {"b", 100},       {"c", 250},
                          {"d", 100}, {"e", 4'000'000}, {"f", 3'999'999}};
    const auto map = ShardMap::build(nodesOf(weights), 2, 1);
    int different = 0;
    forEachShard([&](ShardId shard) {
        std::pair<long double, std::size_t> best{-1, 0};
        for (std::size_t i = 0; i < weights.size(); ++i) {
            auto bytes = weights[i].first;
            bytes += static_cast<char>(shard.value & 0xFF);
            bytes += static_cast<char>(shard.value >> 8);
            const auto hash = static_cast<long double>(XXH3_64bits(bytes.data(), bytes.size()));
            const auto score =
                -static_cast<long double>(weights[i].second) / std::log(hash / 0x1p64L);
            best = std::max(best, {score, i});
        }
        different += map->primary(shard).value != best.second;
    });
    QVERIFY2(different <= 1, qPrintable(QString::number(different))); // scores closer than 2^-26
}

void TestShardMap::sharesFollowWeights_data()
{
    QTest::addColumn<Weights>("weights");
    QTest::newRow("3 alike") << alike(3);
    QTest::newRow("5 alike") << alike(5);
    QTest::newRow("40 alike") << alike(40, "tm-prod-");
    QTest::newRow("1 : 2 : 3 : 4") << Weights{{"a", 100}, {"b", 200}, {"c", 300}, {"d", 400}};
    QTest::newRow("one tiny") << Weights{{"node1", 1}, {"node2", 1000}, {"node3", 1000}};
    QTest::newRow("largest weights")
        << Weights{{"x", UINT32_MAX}, {"y", UINT32_MAX}, {"z", UINT32_MAX / 2}};
}

void TestShardMap::sharesFollowWeights()
{
    QFETCH(Weights, weights);
    const auto share = shareOfPrimaries(*ShardMap::build(nodesOf(weights), 2, 1));
    double total = 0;
    for (const auto &[id, weight] : weights)
        total += weight;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double expected = weights[i].second / total;
        const auto found = share.find(NodeIndex{static_cast<std::uint16_t>(i)});
        const double actual = found == share.end() ? 0 : found->second;
        // Four standard deviations of 4096 independent draws.
        const double allowed = 4 * std::sqrt(expected * (1 - expected) / kShardCount) + 1e-9;
        QVERIFY2(std::abs(actual - expected) <= allowed,
                 qPrintable(QStringLiteral("%1: %2 instead of %3")
                                .arg(QString::fromStdString(weights[i].first))
                                .arg(actual)
                                .arg(expected)));
    }
}

void TestShardMap::aNewNodeTakesAndNothingElseMoves()
{
    auto weights = alike(7);
    const auto before = ShardMap::build(nodesOf(weights), 2, 1);
    weights.emplace_back("newcomer", 100);
    const auto after = ShardMap::build(nodesOf(weights), 2, 2);
    const NodeIndex newcomer{7};
    int moved = 0;
    forEachShard([&](ShardId shard) {
        if (after->primary(shard) == newcomer) {
            ++moved;
            QCOMPARE(after->replica(shard), before->primary(shard));
            return;
        }
        QCOMPARE(after->primary(shard), before->primary(shard));
        if (after->replica(shard) != newcomer)
            QCOMPARE(after->replica(shard), before->replica(shard));
    });
    const double expected = kShardCount / 8.0;
    QVERIFY(std::abs(moved - expected) < 4 * std::sqrt(expected));
}

void TestShardMap::aNodeThatLeavesHandsOverToTheReplica()
{
    auto weights = alike(5);
    const auto before = ShardMap::build(nodesOf(weights), 2, 1);
    weights.pop_back();
    const auto after = ShardMap::build(nodesOf(weights), 2, 2);
    const NodeIndex gone{4};
    forEachShard([&](ShardId shard) {
        const bool wasIts = before->primary(shard) == gone;
        QCOMPARE(after->primary(shard), wasIts ? before->replica(shard) : before->primary(shard));
    });
}

void TestShardMap::moreWeightOnlyAttracts()
{
    auto weights = alike(4);
    const auto before = ShardMap::build(nodesOf(weights), 1, 1);
    weights[2].second = 130;
    const auto after = ShardMap::build(nodesOf(weights), 1, 2);
    forEachShard([&](ShardId shard) {
        if (after->primary(shard) != NodeIndex{2})
            QCOMPARE(after->primary(shard), before->primary(shard));
    });
}

void TestShardMap::orderOfNodesNeverMatters()
{
    auto nodes = nodesOf({{"a", 100}, {"b", 50}, {"c", 100}, {"d", 0}, {"e", 300}});
    const auto expected = ShardMap::build(nodes, 2, 1);
    std::mt19937 random(5);
    for (int round = 0; round < 5; ++round) {
        std::shuffle(nodes.begin(), nodes.end(), random);
        const auto map = ShardMap::build(nodes, 2, 1);
        QCOMPARE(ownersText(*map, &ShardMap::primary), ownersText(*expected, &ShardMap::primary));
        QCOMPARE(ownersText(*map, &ShardMap::replica), ownersText(*expected, &ShardMap::replica));
        QCOMPARE(map->ranking(ShardId{1234}), expected->ranking(ShardId{1234}));
    }
}

void TestShardMap::indexesAreNotHashed()
{
    auto nodes = nodesOf(alike(3));
    const auto map = ShardMap::build(nodes, 2, 1);
    for (auto &node : nodes)
        node.index.value =
            static_cast<std::uint16_t>(node.index.value + 100); // another gateway's board
    const auto other = ShardMap::build(nodes, 2, 1);
    forEachShard([&](ShardId shard) {
        QCOMPARE(other->primary(shard).value, map->primary(shard).value + 100);
        QCOMPARE(other->replica(shard).value, map->replica(shard).value + 100);
    });
}

void TestShardMap::replicationNeedsNodesWithWeight_data()
{
    QTest::addColumn<Weights>("weights");
    QTest::addColumn<unsigned>("wanted");
    QTest::addColumn<unsigned>("got");
    QTest::addColumn<bool>("hasPrimary");
    QTest::newRow("two of two") << alike(2) << 2u << 2u << true;
    QTest::newRow("one node") << alike(1) << 2u << 1u << true;
    QTest::newRow("one node with weight") << Weights{{"a", 100}, {"b", 0}} << 2u << 1u << true;
    QTest::newRow("not wanted") << alike(3) << 1u << 1u << true;
    QTest::newRow("none wanted") << alike(3) << 0u << 1u << true;
    QTest::newRow("too many wanted") << alike(3) << 3u << 2u << true;
    QTest::newRow("no weight at all") << Weights{{"a", 0}, {"b", 0}} << 2u << 1u << false;
    QTest::newRow("no nodes") << Weights{} << 2u << 1u << false;
}

void TestShardMap::replicationNeedsNodesWithWeight()
{
    QFETCH(Weights, weights);
    QFETCH(unsigned, wanted);
    QFETCH(unsigned, got);
    QFETCH(bool, hasPrimary);
    const auto map = ShardMap::build(nodesOf(weights), wanted, 9);
    QCOMPARE(map->version(), 9u);
    QCOMPARE(map->replication(), got);
    QCOMPARE(map->nodes().size(), weights.size());
    forEachShard([&](ShardId shard) {
        QCOMPARE(map->primary(shard).isValid(), hasPrimary);
        QCOMPARE(map->replica(shard).isValid(), got == 2);
        if (got == 2)
            QVERIFY(map->primary(shard) != map->replica(shard));
    });
}

void TestShardMap::nodesWithoutWeightRankLast()
{
    const auto map = ShardMap::build(nodesOf({{"a", 0}, {"b", 1}, {"c", 0}, {"d", 100}}), 2, 1);
    forEachShard([&](ShardId shard) {
        const auto order = map->ranking(shard);
        QCOMPARE(order.size(), 4u);
        QVERIFY(order[2] == NodeIndex{0} || order[2] == NodeIndex{2});
        QVERIFY(order[3] == NodeIndex{0} || order[3] == NodeIndex{2});
    });
}

void TestShardMap::rankingBeginsWithTheOwners()
{
    const auto map = ShardMap::build(nodesOf(alike(6)), 2, 1);
    forEachShard([&](ShardId shard) {
        const auto order = map->ranking(shard);
        QCOMPARE(order.size(), 6u);
        QCOMPARE(order[0], map->primary(shard));
        QCOMPARE(order[1], map->replica(shard));
        for (std::size_t i = 0; i < order.size(); ++i)
            QCOMPARE(map->rank(shard, order[i]), i);
        QCOMPARE(map->rank(shard, NodeIndex{99}), order.size());
    });
}

void TestShardMap::equalScoresAreDecidedByTheId()
{
    QVERIFY(ranksBefore({7, 100, "a"}, {7, 100, "b"}));
    QVERIFY(!ranksBefore({7, 100, "b"}, {7, 100, "a"}));
    QVERIFY(!ranksBefore({7, 100, "a"}, {7, 100, "a"}));
    QVERIFY(ranksBefore({20, 200, "b"}, {11, 100, "a"})); // 0.10 before 0.11
    QVERIFY(ranksBefore({UINT32_MAX, 1, "a"}, {1, 0, "b"}));
    QVERIFY(ranksBefore({1, 0, "b"}, {2, 0, "a"}));
}

QTEST_APPLESS_MAIN(TestShardMap)
#include "tst_shard_map.moc"
