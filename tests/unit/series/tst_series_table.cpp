#include <algorithm>
#include <barrier>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <QtTest>

#include "series/series_table.h"
#include "series/table_core.h"
#include "tests/unit/series/series_samples.h"

using namespace tg;
using namespace tg::series;
using tg::test::CpuSeries;

namespace {

constexpr auto kText = SeriesSyntax::PrometheusText;
constexpr auto kJson = SeriesSyntax::JsonLines;

struct EqualHash {
    std::uint64_t operator()(unsigned, std::string_view) const { return 0x123456789ABCDEF0; }
};

template <typename Table>
SeriesEntry *findOne(const Table &table, SeriesSyntax syntax, std::string_view raw)
{
    SeriesEntry *found = nullptr;
    table.find(syntax, {&raw, 1}, {&found, 1});
    return found;
}

} // namespace

class TestSeriesTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyTableFindsNothing();
    void newEntryIsUnplacedAndIncomplete();
    void insertingAgainGivesTheSameEntry();
    void hitsAndMissesComeBackInOrder();
    void everyBatchSizeWorks();
    void spellingsOfOneSeriesShareItsEntry();
    void syntaxIsPartOfTheLookUp();
    void bytesAreComparedWhenHashesCollide();
    void aliasesAreBounded();
    void paddedSpellingsAreNotRemembered();
    void seriesAreBounded();
    void oneAliasWhenTwoThreadsAddTheSame();
    void oneEntryWhenThreadsInsertTheSame();
    void forEachVisitsEverythingOnce();
    void forEachMayInsert();
    void emptyAndHugeTextsAreTexts();
};

void TestSeriesTable::anEmptyTableFindsNothing()
{
    const SeriesTable table{Limits{}};
    QVERIFY(!table.findKey("k"));
    QVERIFY(!findOne(table, kText, "m{}"));
    table.find(kText, {}, {});
    QCOMPARE(table.size(), 0u);
}

void TestSeriesTable::newEntryIsUnplacedAndIncomplete()
{
    SeriesTable table{Limits{}};
    const auto key = CpuSeries(1).key();
    const auto [entry, isNew] = table.insert(key, ShardId{77});
    QVERIFY(entry && isNew);
    QCOMPARE(entry->shard, ShardId{77});
    QCOMPARE(entry->state.load(), EntryState::Incomplete);
    QCOMPARE(entry->key(), std::string_view(key));
    for (std::size_t copy = 0; copy < kMaxCopies; ++copy)
        QVERIFY(!entry->copy(copy).isPlaced() && !entry->copy(copy).isResolved());
    QCOMPARE(table.findKey(key), entry);
}

void TestSeriesTable::insertingAgainGivesTheSameEntry()
{
    SeriesTable table{Limits{}};
    const auto first = table.insert(CpuSeries(1).key(), ShardId{1});
    const auto second = table.insert(CpuSeries(1).key(), ShardId{2});
    QCOMPARE(second.entry, first.entry);
    QVERIFY(!second.isNew);
    QCOMPARE(second.entry->shard, ShardId{1});
    QCOMPARE(table.size(), 1u);
}

void TestSeriesTable::hitsAndMissesComeBackInOrder()
{
    SeriesTable table{Limits{}};
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < 3000; ++i) {
        texts.push_back(CpuSeries(i).text());
        if (i % 3 != 0)
            table.addAlias(kText, texts[i], *table.insert(CpuSeries(i).key(), {}).entry);
    }
    const std::vector<std::string_view> raws(texts.begin(), texts.end());
    std::vector<SeriesEntry *> found(raws.size());
    table.find(kText, raws, found);
    for (std::size_t i = 0; i < raws.size(); ++i)
        QCOMPARE(found[i], i % 3 == 0 ? nullptr : table.findKey(CpuSeries(i).key()));
}

void TestSeriesTable::everyBatchSizeWorks()
{
    SeriesTable table{Limits{}};
    std::vector<std::string> texts;
    std::vector<SeriesEntry *> entries;
    for (std::size_t i = 0; i < 100; ++i) {
        texts.push_back(CpuSeries(i).text());
        entries.push_back(table.insert(CpuSeries(i).key(), {}).entry);
        table.addAlias(kText, texts[i], *entries[i]);
    }
    const std::vector<std::string_view> raws(texts.begin(), texts.end());
    for (std::size_t count = 0; count <= raws.size(); ++count) {
        std::vector<SeriesEntry *> found(count);
        table.find(kText, std::span(raws).first(count), found);
        QVERIFY(std::equal(found.begin(), found.end(), entries.begin()));
    }
}

void TestSeriesTable::spellingsOfOneSeriesShareItsEntry()
{
    SeriesTable table{Limits{}};
    auto &entry = *table.insert(CpuSeries(1).key(), {}).entry;
    table.addAlias(kText, "m{a=\"1\",b=\"2\"}", entry);
    table.addAlias(kText, "m{b=\"2\",a=\"1\"}", entry);
    QCOMPARE(findOne(table, kText, "m{a=\"1\",b=\"2\"}"), &entry);
    QCOMPARE(findOne(table, kText, "m{b=\"2\",a=\"1\"}"), &entry);
    QVERIFY(!findOne(table, kText, "m{b=\"2\",a=\"1\"} "));
    QCOMPARE(table.size(), 1u);
}

void TestSeriesTable::syntaxIsPartOfTheLookUp()
{
    SeriesTable table{Limits{}};
    auto &one = *table.insert(CpuSeries(1).key(), {}).entry;
    auto &two = *table.insert(CpuSeries(2).key(), {}).entry;
    table.addAlias(kText, "same bytes", one);
    QVERIFY(!findOne(table, kJson, "same bytes"));
    table.addAlias(kJson, "same bytes", two);
    QCOMPARE(findOne(table, kText, "same bytes"), &one);
    QCOMPARE(findOne(table, kJson, "same bytes"), &two);
}

void TestSeriesTable::bytesAreComparedWhenHashesCollide()
{
    TableCore<EqualHash> table{Limits{}};
    constexpr std::size_t kSeries = 400;
    std::vector<SeriesEntry *> entries;
    for (std::size_t i = 0; i < kSeries; ++i) {
        const auto [entry, isNew] = table.insert(CpuSeries(i).key(), test::shardOfNumber(i));
        QVERIFY(isNew);
        table.addAlias(kText, CpuSeries(i).text(), *entry);
        entries.push_back(entry);
    }
    for (std::size_t i = 0; i < kSeries; ++i) {
        QCOMPARE(table.findKey(CpuSeries(i).key()), entries[i]);
        QCOMPARE(findOne(table, kText, CpuSeries(i).text()), entries[i]);
        QVERIFY(!findOne(table, kJson, CpuSeries(i).text()));
    }
    QVERIFY(!table.findKey(CpuSeries(kSeries).key()));
    QVERIFY(!findOne(table, kText, CpuSeries(kSeries).text()));
}

void TestSeriesTable::aliasesAreBounded()
{
    Limits limits;
    limits.aliasesPerSeries = 3;
    SeriesTable table{limits};
    auto &entry = *table.insert(CpuSeries(1).key(), {}).entry;
    for (int i = 0; i < 10; ++i) {
        const auto raw = "m{a=\"" + std::to_string(i) + "\"}";
        table.addAlias(kText, raw, entry);
        table.addAlias(kText, raw, entry); // known: does not count twice
        QCOMPARE(findOne(table, kText, raw), i < 3 ? &entry : nullptr);
    }
    QCOMPARE(entry.aliases.load(), std::uint8_t{3});
}

void TestSeriesTable::paddedSpellingsAreNotRemembered()
{
    SeriesTable table{Limits{}};
    auto &entry = *table.insert(CpuSeries(1).key(), {}).entry;
    const auto padded = "m{" + std::string(100'000, ' ') + "}";
    table.addAlias(kText, padded, entry);
    QVERIFY(!findOne(table, kText, padded));
    QCOMPARE(entry.aliases.load(), std::uint8_t{0});
}

void TestSeriesTable::seriesAreBounded()
{
    Limits limits;
    limits.series = 100;
    SeriesTable table{limits};
    for (std::size_t i = 0; i < 150; ++i)
        QCOMPARE(table.insert(CpuSeries(i).key(), {}).isNew, i < 100);
    QCOMPARE(table.size(), 100u);
    QVERIFY(!table.insert(CpuSeries(149).key(), {}).entry);
    QCOMPARE(table.insert(CpuSeries(5).key(), {}).entry,
             table.findKey(CpuSeries(5).key())); // known ones still work
}

void TestSeriesTable::oneAliasWhenTwoThreadsAddTheSame()
{
    SeriesTable table{Limits{}};
    constexpr std::size_t kSeries = 2000;
    std::vector<SeriesEntry *> entries;
    for (std::size_t i = 0; i < kSeries; ++i)
        entries.push_back(table.insert(CpuSeries(i).key(), {}).entry);

    std::barrier start(4);
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                start.arrive_and_wait();
                for (std::size_t i = 0; i < kSeries; ++i)
                    table.addAlias(kText, CpuSeries(i).text(), *entries[i]);
            });
        }
    }
    for (std::size_t i = 0; i < kSeries; ++i) {
        QCOMPARE(entries[i]->aliases.load(), std::uint8_t{1});
        QCOMPARE(findOne(table, kText, CpuSeries(i).text()), entries[i]);
    }
}

void TestSeriesTable::oneEntryWhenThreadsInsertTheSame()
{
    Limits limits;
    limits.series =
        2000; // exactly as many as there are: the bound must not be hit by the losers of a race
    SeriesTable table{limits};
    std::barrier start(4);
    std::atomic<std::size_t> created{0};
    std::atomic<std::size_t> refused{0};
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                start.arrive_and_wait();
                for (std::size_t i = 0; i < limits.series; ++i) {
                    const auto [entry, isNew] = table.insert(CpuSeries(i).key(), {});
                    created += isNew;
                    refused += entry == nullptr;
                }
            });
        }
    }
    QCOMPARE(created.load(), limits.series);
    QCOMPARE(refused.load(), 0u);
    QCOMPARE(table.size(), limits.series);
}

void TestSeriesTable::forEachVisitsEverythingOnce()
{
    SeriesTable table{Limits{}};
    std::set<SeriesEntry *> expected;
    for (std::size_t i = 0; i < 10'000; ++i)
        expected.insert(table.insert(CpuSeries(i).key(), {}).entry);
    std::vector<SeriesEntry *> visited;
    table.forEach([&](SeriesEntry &entry) { visited.push_back(&entry); });
    QCOMPARE(visited.size(), expected.size());
    QCOMPARE(std::set<SeriesEntry *>(visited.begin(), visited.end()), expected);
}

void TestSeriesTable::forEachMayInsert()
{
    SeriesTable table{Limits{}};
    for (std::size_t i = 0; i < 1000; ++i)
        table.insert(CpuSeries(i).key(), {});
    std::size_t next = 1000;
    std::set<SeriesEntry *> visited;
    table.forEach([&](SeriesEntry &entry) {
        visited.insert(&entry);
        if (next < 5000)
            table.insert(CpuSeries(next++).key(),
                         {}); // no lock is held: this may grow the stripe being visited
    });
    for (std::size_t i = 0; i < 1000; ++i)
        QVERIFY(visited.contains(table.findKey(CpuSeries(i).key())));
}

void TestSeriesTable::emptyAndHugeTextsAreTexts()
{
    SeriesTable table{Limits{}};
    const std::string hugeKey(40u << 20, 'k'); // larger than a chunk of the arena
    auto &huge = *table.insert(hugeKey, {}).entry;
    auto &small = *table.insert(CpuSeries(1).key(), {}).entry;
    QCOMPARE(huge.key(), std::string_view(hugeKey));
    QCOMPARE(table.findKey(hugeKey), &huge);

    table.addAlias(kText, std::string_view(), small);
    QCOMPARE(findOne(table, kText, std::string_view()), &small);
    for (std::size_t size = 1; size < 700; ++size) {
        auto &entry = *table.insert(std::string(size, 'x') + "key", {}).entry;
        table.addAlias(kText, std::string(size, 'r'), entry);
        QCOMPARE(findOne(table, kText, std::string(size, 'r')), &entry);
    }
}

QTEST_APPLESS_MAIN(TestSeriesTable)
#include "tst_series_table.moc"
