// An id that a node gives to two series stops both there, at once and without a mixed point, and
// nothing else.
#include <QtTest>

#include "route/id_set.h"
#include "tests/unit/route/registrar_desk.h"

using namespace tg;
using namespace tg::route;
using series::EntryState;
using test::RegistrarDesk;

namespace {

constexpr NodeIndex kA{0};
constexpr NodeIndex kB{1};

} // namespace

class TestSharedIds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void remembersIdsInAFewBits()
    {
        IdSet ids;
        for (std::uint64_t id = 1; id <= 1'000'000; ++id)
            QVERIFY(ids.insert(id));
        QVERIFY(!ids.insert(500'000));
        QVERIFY(ids.contains(1'000'000) && !ids.contains(1'000'001));
        QVERIFY(ids.memoryBytes() < 130'000);
        ids.clear();
        QVERIFY(!ids.contains(1) && ids.insert(1));
    }

    void doesNotGrowBeyondItsBound()
    {
        IdSet ids;
        for (std::uint64_t page = 0; page < IdSet::kMaxPages; ++page)
            QVERIFY(ids.insert(page * IdSet::kPageIds));
        const auto far = IdSet::kMaxPages * IdSet::kPageIds;
        QVERIFY(ids.insert(far) && ids.insert(far) && !ids.contains(far));
        QVERIFY(!ids.insert(0));
    }

    void stopsBothWhenANodeAnswersAnIdThatIsTaken()
    {
        RegistrarDesk desk(2);
        desk.ask({"victim", "bystander"});
        desk.answerAll();
        const auto id = desk.id("victim", kA);
        const auto epoch = desk.epoch(kA);
        const auto request = desk.ask({"thief"});
        desk.tell(desk.rpc.takeOf(kA), std::vector{id});
        desk.answerAll();
        QVERIFY(desk.isAnswered(request));
        QCOMPARE(desk.item(request).status, ResolveStatus::Ready); // the other node has its copy
        for (const auto *series : {"victim", "thief"}) {
            QCOMPARE(desk.id(series, kA), std::uint64_t{0});
            QVERIFY(desk.id(series, kB) != 0);
            QCOMPARE(desk.entry(series)->state.load(), EntryState::Ready);
        }
        QVERIFY(desk.id("bystander", kA) != 0);
        QVERIFY(desk.epoch(kA) > epoch); // slices with the old id are not sent
        const auto shared = desk.registrar.sharedIds().all();
        QCOMPARE(shared.size(), std::size_t{1});
        QCOMPARE(shared.at(kA.value).total, std::uint64_t{1});
        QCOMPARE(shared.at(kA.value).listed[0].id, id);
        QCOMPARE(shared.at(kA.value).listed[0].series,
                 (std::vector<std::string>{R"(victim{job="test"})", R"(thief{job="test"})"}));
        QVERIFY(shared.at(kA.value).shards.test(desk.entry("victim")->shard.value));
        QVERIFY(shared.at(kA.value).shards.test(desk.entry("thief")->shard.value));
    }

    void doesNotAskAgainForWhatIsStopped()
    {
        RegistrarDesk desk(2);
        makeShared(desk);
        desk.clock.advance(std::chrono::seconds(5));
        desk.registrar.noteMissing(kA, {desk.entry("victim"), desk.entry("thief")});
        desk.up(kA);
        QCOMPARE(desk.rpc.waiting(), std::size_t{0});
        QCOMPARE(desk.registrar.counters().away.load(), std::uint64_t{0});
    }

    void stopsAThirdSeriesToo()
    {
        RegistrarDesk desk(2);
        const auto id = makeShared(desk);
        desk.ask({"third"});
        desk.tell(desk.rpc.takeOf(kA), std::vector{id});
        desk.answerAll();
        QCOMPARE(desk.id("third", kA), std::uint64_t{0});
        desk.learn(kA, {{"fourth", id}}); // of another gateway, seen in a page of the registry
        desk.registrar.endRegistry(kA, {});
        RegistrarDesk::spin();
        QCOMPARE(desk.id("fourth", kA), std::uint64_t{0});
        const auto shared = desk.registrar.sharedIds().all().at(kA.value);
        QCOMPARE(shared.total, std::uint64_t{1});
        QCOMPARE(shared.listed[0].series.size(), std::size_t{4});
    }

    void rejectsASeriesWithoutAnotherCopy()
    {
        RegistrarDesk desk(1, {}, 1);
        desk.ask({"victim"});
        desk.answerAll();
        const auto request = desk.ask({"thief"});
        desk.tell(desk.rpc.take(), std::vector{desk.id("victim", kA)});
        QCOMPARE(desk.item(request).status, ResolveStatus::IdShared);
        const auto again = desk.ask({"victim"});
        QVERIFY(desk.isAnswered(again));
        QCOMPARE(desk.item(again).status, ResolveStatus::IdShared);
        QCOMPARE(desk.rpc.waiting(), std::size_t{0});
    }

    void stopsBothWhenARegistryShowsOneIdTwice()
    {
        RegistrarDesk desk(2);
        desk.read(kA, {{"victim", 7}, {"bystander", 8}, {"thief", 7}, {"victim", 7}});
        QCOMPARE(desk.id("victim", kA), std::uint64_t{0});
        QCOMPARE(desk.id("thief", kA), std::uint64_t{0});
        QCOMPARE(desk.id("bystander", kA), std::uint64_t{8});
        QCOMPARE(desk.registrar.sharedIds().all().at(kA.value).total, std::uint64_t{1});
        QCOMPARE(desk.applied, 1);
    }

    void stopsBothWhenADeltaShowsAnIdThatTheTableHas()
    {
        RegistrarDesk desk(2);
        desk.read(kA, {{"victim", 7}});
        desk.learn(kA, {{"thief", 7}});
        desk.registrar.endRegistry(kA, {});
        RegistrarDesk::spin();
        QCOMPARE(desk.id("victim", kA), std::uint64_t{0});
        QCOMPARE(desk.id("thief", kA), std::uint64_t{0});
    }

    void goesOnOnceTheRegistryTellsThemApart()
    {
        RegistrarDesk desk(2);
        const auto id = makeShared(desk);
        // A restarted node knows the rows only: the victim has none and is registered anew.
        desk.read(kA, {{"thief", id}});
        QVERIFY(desk.registrar.sharedIds().all().empty());
        QCOMPARE(desk.id("thief", kA), id);
        QCOMPARE(desk.rpc.waiting(), std::size_t{1});
        auto call = desk.rpc.take();
        QCOMPARE(call.keys, std::vector{test::seriesKey("victim")});
        desk.tell(std::move(call), std::vector{id + 1'000});
        QCOMPARE(desk.id("victim", kA), id + 1'000);
    }

    void staysStoppedWhenTheNextReadingShowsItAgain()
    {
        RegistrarDesk desk(2);
        const auto id = makeShared(desk);
        desk.begin(kA); // one that is given up
        desk.learn(kA, {{"thief", id}});
        QCOMPARE(desk.registrar.sharedIds().all().at(kA.value).total,
                 std::uint64_t{1}); // until it is known better
        desk.read(kA, {{"thief", id}, {"victim", id}});
        QCOMPARE(desk.registrar.sharedIds().all().at(kA.value).total, std::uint64_t{1});
        QCOMPARE(desk.id("victim", kA), std::uint64_t{0});
        QCOMPARE(desk.id("thief", kA), std::uint64_t{0});
        QCOMPARE(desk.rpc.waiting(), std::size_t{0});
    }

    void isNotMisledByIdsThatChangedPlaces()
    {
        RegistrarDesk desk(2);
        desk.read(kA, {{"a", 1}, {"b", 2}, {"c", 3}});
        desk.read(kA, {{"a", 2}, {"b", 3}, {"c", 1}}); // a wiped node
        QVERIFY(desk.registrar.sharedIds().all().empty());
        QCOMPARE(desk.id("a", kA), std::uint64_t{2});
        QCOMPARE(desk.id("b", kA), std::uint64_t{3});
        QCOMPARE(desk.id("c", kA), std::uint64_t{1});
    }

    // A 0.7 node that was sent a comma as it is reads the series back as another one.
    void twoNamesOfOneSeriesOnTheNodeAreNoAlarmWhereCommasAreSentAsTheyAre()
    {
        using Labels = std::vector<series::LabelView>;
        const auto keyOf = [](Labels labels) {
            std::string key;
            series::writeKey("m", labels, key);
            return key;
        };
        const auto sent = keyOf({{"path", "a,b=c"}, {"z", "1"}});
        const auto readBack = keyOf({{"b", "c"}, {"path", "a"}, {"z", "1"}});
        const auto another = keyOf({{"path", "a,b=d"}, {"z", "1"}});
        QCOMPARE(series::textOnNodes(sent), series::textOnNodes(readBack));
        QVERIFY(series::textOnNodes(sent) != series::textOnNodes(another));
        QCOMPARE(series::textOnNodes(keyOf({{"a", "1,b"}})),
                 series::textOnNodes(keyOf({{"a", "1"}})));
        QCOMPARE(series::textOnNodes(keyOf({{"a", "1,a=2"}})),
                 series::textOnNodes(keyOf({{"a", "2"}})));
        const auto sharedBy = [&](LabelPolicy policy, const std::string &second) {
            Limits limits;
            limits.labelPolicy = policy;
            RegistrarDesk desk(2, limits);
            for (const auto &key : {sent, second}) {
                LearnedBlock block{kA, key, {static_cast<std::uint32_t>(key.size())}, {7}};
                desk.registrar.learn(std::move(block));
                desk.registrar.endRegistry(kA, {});
                RegistrarDesk::spin();
            }
            return desk.registrar.sharedIds().all().count(kA.value) == 0
                       ? std::uint64_t{0}
                       : desk.registrar.sharedIds().all().at(kA.value).total;
        };
        QCOMPARE(sharedBy(LabelPolicy::Allow, readBack), std::uint64_t{0});
        QCOMPARE(sharedBy(LabelPolicy::Allow, another), std::uint64_t{1});
        QCOMPARE(sharedBy(LabelPolicy::Escape, readBack), std::uint64_t{1});
    }

    void listsAHundredAndCountsAll()
    {
        RegistrarDesk desk(2);
        LearnedBlock block;
        block.node = kA;
        for (std::uint64_t i = 0; i < 300; ++i) {
            block.keys += test::seriesKey("m" + std::to_string(i));
            block.ends.push_back(static_cast<std::uint32_t>(block.keys.size()));
            block.ids.push_back(1 + i / 2);
        }
        desk.registrar.learn(std::move(block));
        desk.end(kA);
        const auto shared = desk.registrar.sharedIds().all().at(kA.value);
        QCOMPARE(shared.total, std::uint64_t{150});
        QCOMPARE(shared.listed.size(), NodeSharedIds::kListed);
        QVERIFY(shared.shards.count() > 200);
    }

private:
    // On node a; answers the id.
    static std::uint64_t makeShared(RegistrarDesk &desk)
    {
        desk.ask({"victim"});
        desk.answerAll();
        const auto id = desk.id("victim", kA);
        desk.ask({"thief"});
        desk.tell(desk.rpc.takeOf(kA), std::vector{id});
        desk.answerAll();
        return id;
    }
};

QTEST_GUILESS_MAIN(TestSharedIds)
#include "tst_shared_ids.moc"
