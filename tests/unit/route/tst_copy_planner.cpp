// Whatever order the facts about a series come in, its slots end up the same.
#include <algorithm>

#include <QtTest>

#include "route/copy_planner.h"

using namespace tg;
using namespace tg::route;
using series::CopyRef;
using series::SeriesEntry;

namespace {

NodeIndex node(std::size_t index)
{
    return NodeIndex{static_cast<std::uint16_t>(index)};
}
std::uint64_t idOn(NodeIndex at)
{
    return 100u + at.value;
}

std::shared_ptr<const ShardMap> mapOf(std::size_t nodes, unsigned replication)
{
    std::vector<MapNode> made;
    for (std::size_t i = 0; i < nodes; ++i)
        made.push_back({node(i), "node-" + std::to_string(i), 100});
    return ShardMap::build(std::move(made), replication, 1);
}

constexpr int kByMap = -1; // a fact among the holders: the map places the series

} // namespace

class TestCopyPlanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void endsUpTheSameWhateverTheOrder_data();
    void endsUpTheSameWhateverTheOrder();
    void placesByTheMapOfTodayWhileNobodyHoldsTheSeries();
    void keepsThePlaceOfACopyOnceTheOtherHasAnId();
    void saysWhenAnIdThatWasUsedHasChanged();
    void keepsTheSlotOfANodeThatForgotTheSeries();
    void leavesPlacesOpenWithoutAnyOwner();
};

void TestCopyPlanner::endsUpTheSameWhateverTheOrder_data()
{
    QTest::addColumn<unsigned>("replication");
    QTest::addColumn<unsigned>("holders"); // one bit a node
    for (unsigned replication = 1; replication <= 2; ++replication) {
        for (unsigned holders = 0; holders < 16; ++holders)
            QTest::addRow("replication %u, holders %x", replication, holders)
                << replication << holders;
    }
}

void TestCopyPlanner::endsUpTheSameWhateverTheOrder()
{
    QFETCH(unsigned, replication);
    QFETCH(unsigned, holders);
    const auto map = mapOf(4, replication);
    const CopyPlanner planner(*map);
    for (std::uint16_t shard = 0; shard < 40; ++shard) {
        std::vector<int> facts{kByMap};
        std::vector<CopyRef> expected;
        for (const auto at : map->ranking(ShardId{shard})) {
            if ((holders >> at.value & 1u) != 0 && expected.size() < replication)
                expected.emplace_back(at, idOn(at));
        }
        for (const auto owner : {map->primary(ShardId{shard}), map->replica(ShardId{shard})}) {
            if (expected.size() < replication && (holders >> owner.value & 1u) == 0)
                expected.emplace_back(owner, 0);
        }
        std::sort(expected.begin(), expected.end(), [&](CopyRef a, CopyRef b) {
            return map->rank(ShardId{shard}, a.node()) < map->rank(ShardId{shard}, b.node());
        });
        expected.resize(kMaxCopies);
        for (int at = 0; at < 4; ++at) {
            if ((holders >> at & 1) != 0)
                facts.push_back(at);
        }
        const bool isSplit = facts.size() - 1 > replication;

        std::sort(facts.begin(), facts.end());
        do {
            SeriesEntry entry;
            for (auto &copy : entry.copies)
                copy.store(CopyRef().bits());
            entry.shard = ShardId{shard};
            std::size_t extras = 0;
            for (const int fact : facts) {
                if (fact == kByMap) {
                    planner.placeByMap(entry);
                    continue;
                }
                const auto at = node(static_cast<std::size_t>(fact));
                const auto noted = planner.noteHolder(entry, at, idOn(at));
                QVERIFY(!noted.hasChangedId);
                if (!noted.extra.isPlaced())
                    continue;
                ++extras;
                QCOMPARE(noted.extra.id(), idOn(noted.extra.node()));
                QVERIFY(noted.extra.node() != entry.copy(0).node() &&
                        noted.extra.node() != entry.copy(1).node());
            }
            for (std::size_t slot = 0; slot < kMaxCopies; ++slot)
                QCOMPARE(entry.copy(slot).bits(), expected[slot].bits());
            QCOMPARE(extras, isSplit ? facts.size() - 1 - replication : 0);
        } while (std::next_permutation(facts.begin(), facts.end()));
    }
}

void TestCopyPlanner::placesByTheMapOfTodayWhileNobodyHoldsTheSeries()
{
    SeriesEntry entry;
    const auto old = ShardMap::build({{node(0), "gone-1", 100}, {node(1), "gone-2", 100}}, 2, 1);
    CopyPlanner(*old).placeByMap(entry);
    QVERIFY(entry.copy(0).isPlaced() && entry.copy(1).isPlaced());
    const auto now = ShardMap::build({{node(2), "new-1", 100}}, 2, 2);
    CopyPlanner(*now).placeByMap(entry);
    QCOMPARE(entry.copy(0).node(), node(2));
    QVERIFY(!entry.copy(1).isPlaced());
}

void TestCopyPlanner::keepsThePlaceOfACopyOnceTheOtherHasAnId()
{
    SeriesEntry entry;
    const auto old = mapOf(2, 2);
    CopyPlanner(*old).placeByMap(entry);
    CopyPlanner(*old).noteHolder(entry, node(0), 5);
    const auto now = ShardMap::build({{node(2), "new-1", 100}, {node(3), "new-2", 100}}, 2, 2);
    CopyPlanner(*now).placeByMap(entry);
    const auto [first, second] = entry.bothCopies();
    QVERIFY((first.node() == node(0) && second.node() == node(1)) ||
            (first.node() == node(1) && second.node() == node(0)));
}

void TestCopyPlanner::saysWhenAnIdThatWasUsedHasChanged()
{
    const auto map = mapOf(2, 2);
    const CopyPlanner planner(*map);
    SeriesEntry entry;
    planner.placeByMap(entry);
    QVERIFY(!planner.noteHolder(entry, node(0), 5).hasChangedId);
    QVERIFY(!planner.noteHolder(entry, node(0), 5).hasChangedId);
    QVERIFY(planner.noteHolder(entry, node(0), 6).hasChangedId);
    QVERIFY(CopyPlanner::forgetId(entry, node(0)));
    QVERIFY(!CopyPlanner::forgetId(entry, node(0)));
    QVERIFY(!planner.noteHolder(entry, node(0), 7).hasChangedId); // nothing was encoded with no id
}

void TestCopyPlanner::keepsTheSlotOfANodeThatForgotTheSeries()
{
    const auto map = mapOf(3, 2);
    const CopyPlanner planner(*map);
    SeriesEntry entry;
    const auto first = map->primary(ShardId{0});
    const auto second = map->replica(ShardId{0});
    planner.noteHolder(entry, first, 1);
    planner.noteHolder(entry, second, 2);
    QVERIFY(CopyPlanner::forgetId(entry, first));
    QCOMPARE(entry.copy(0).bits(), CopyRef(first, 0).bits());
    QCOMPARE(entry.copy(1).bits(), CopyRef(second, 2).bits());
    QVERIFY(!CopyPlanner::forgetId(entry, NodeIndex{99}));
}

void TestCopyPlanner::leavesPlacesOpenWithoutAnyOwner()
{
    const auto map = ShardMap::build({{node(0), "drained", 0}}, 2, 1);
    SeriesEntry entry;
    CopyPlanner(*map).placeByMap(entry);
    QVERIFY(!entry.copy(0).isPlaced() && !entry.copy(1).isPlaced());
    QVERIFY(!CopyPlanner(*map)
                 .noteHolder(entry, node(0), 3)
                 .hasChangedId); // it holds the series all the same
    QCOMPARE(entry.copy(0).bits(), CopyRef(node(0), 3).bits());
}

QTEST_GUILESS_MAIN(TestCopyPlanner)
#include "tst_copy_planner.moc"
