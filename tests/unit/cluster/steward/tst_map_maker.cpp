// Who owns new series, from weights, orders and times.
#include <QtTest>

#include "cluster/steward/map_maker.h"

using namespace tg;
using namespace tg::cluster;

namespace {

MapMember member(std::uint16_t index, std::uint32_t weight, bool isDraining = false,
                 std::int64_t activeFrom = 0)
{
    return {NodeIndex{index}, "n" + std::to_string(index), weight, isDraining, activeFrom};
}

} // namespace

class TestMapMaker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesWeightToThoseThatOwn_data()
    {
        using Members = std::vector<MapMember>;
        QTest::addColumn<Members>("members");
        QTest::addColumn<QList<int>>("weights");
        constexpr auto kNever = std::numeric_limits<std::int64_t>::max();
        QTest::newRow("nobody") << Members{} << QList<int>{};
        QTest::newRow("as configured")
            << Members{member(0, 100), member(1, 50), member(2, 0)} << QList<int>{100, 50, 0};
        QTest::newRow("one drains")
            << Members{member(0, 100), member(1, 50, true)} << QList<int>{100, 0};
        QTest::newRow("one joins in a second")
            << Members{member(0, 100), member(1, 50, false, 1001)} << QList<int>{100, 0};
        QTest::newRow("one joins now")
            << Members{member(0, 100), member(1, 50, false, 1000)} << QList<int>{100, 50};
        QTest::newRow("one has not been seen to join")
            << Members{member(0, 100), member(1, 50, false, kNever)} << QList<int>{100, 0};
        QTest::newRow("all drain: they own after all")
            << Members{member(0, 100, true), member(1, 50, true)} << QList<int>{100, 50};
        QTest::newRow("nobody but those that drain or join")
            << Members{member(0, 100, true), member(1, 50, false, kNever), member(2, 0)}
            << QList<int>{100, 50, 0};
        QTest::newRow("no weight at all")
            << Members{member(0, 0), member(1, 0)} << QList<int>{0, 0};
    }
    void givesWeightToThoseThatOwn()
    {
        QFETCH(std::vector<MapMember>, members);
        QFETCH(QList<int>, weights);
        const auto nodes = mapNodes(members, 1000);
        QCOMPARE(nodes.size(), members.size());
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            QCOMPARE(nodes[i].index, members[i].index);
            QCOMPARE(nodes[i].logicalId, members[i].id);
            QCOMPARE(int(nodes[i].weight), weights[qsizetype(i)]);
        }
    }

    void makesMapsWithoutTheDrainingNode()
    {
        const auto nodes = mapNodes({member(0, 100), member(1, 100, true), member(2, 100)}, 0);
        const auto map = route::ShardMap::build(nodes, 2, 5);
        QCOMPARE(map->replication(), 2U);
        for (std::uint32_t shard = 0; shard < kShardCount; ++shard) {
            const ShardId id{static_cast<std::uint16_t>(shard)};
            QVERIFY(map->primary(id) != NodeIndex{1} && map->replica(id) != NodeIndex{1});
        }
    }
};

QTEST_APPLESS_MAIN(TestMapMaker)
#include "tst_map_maker.moc"
