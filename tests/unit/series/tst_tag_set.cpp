#include <atomic>
#include <barrier>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <QtTest>

#include "series/series_table.h"
#include "series/table_hash.h"
#include "series/tag_set_index.h"

using namespace tg;
using namespace tg::series;

namespace {

struct EqualHash {
    std::uint64_t operator()(unsigned, std::string_view) const { return 0x123456789ABCDEF0; }
};

const TagSet *findOne(const SeriesTable &table, std::string_view raw)
{
    const TagSet *found = nullptr;
    table.findTagSets({&raw, 1}, {&found, 1});
    return found;
}

SeriesEntry *findField(const TagSet *set, std::string_view field)
{
    std::uint32_t next = 0;
    return set ? set->find(field, next) : nullptr;
}

SeriesEntry &entryOf(SeriesTable &table, const std::string &key)
{
    return *table.insert(key, {}).entry;
}

} // namespace

class TestTagSet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsTheFieldsOfEachTagSet();
    void findsFieldsInAnyOrderFromAnywhere();
    void tellsFieldsOfOneShapeApart();
    void manyTagSetsComeBackInOrder();
    void bytesAreComparedWhenHashesCollide();
    void fieldsAreBoundedLikeAliases();
    void aTagSetIsBounded();
    void paddedSpellingsAreNotRemembered();
    void readersSeeFieldsWhileTheyAreAdded();
};

void TestTagSet::findsTheFieldsOfEachTagSet()
{
    SeriesTable table{Limits{}};
    auto &idle = entryOf(table, "cpu_idle a");
    auto &user = entryOf(table, "cpu_user a");
    auto &bare = entryOf(table, "cpu a");
    auto &other = entryOf(table, "cpu_idle b");
    QCOMPARE(findOne(table, "cpu,h=a"), nullptr);
    table.addField("cpu,h=a", "idle", idle);
    table.addField("cpu,h=a", "user", user);
    table.addField("cpu,h=a", "", bare);
    table.addField("cpu,h=b", "idle", other);
    table.addField("cpu,h=b", "idle", other);
    const auto *a = findOne(table, "cpu,h=a");
    const auto *b = findOne(table, "cpu,h=b");
    QCOMPARE(findField(a, "idle"), &idle);
    QCOMPARE(findField(a, "user"), &user);
    QCOMPARE(findField(a, ""), &bare);
    QCOMPARE(findField(a, "nice"), nullptr);
    QCOMPARE(findField(b, "idle"), &other);
    QCOMPARE(findField(b, "user"), nullptr);
    QCOMPARE(other.aliases.load(), std::uint8_t{1});
    QCOMPARE(findOne(table, "cpu,h="), nullptr);
}

void TestTagSet::findsFieldsInAnyOrderFromAnywhere()
{
    SeriesTable table{Limits{}};
    std::vector<SeriesEntry *> entries;
    for (int i = 0; i < 9; ++i) {
        entries.push_back(&entryOf(table, "m" + std::to_string(i)));
        table.addField("m", "field" + std::to_string(i), *entries.back());
    }
    const auto *set = findOne(table, "m");
    for (std::uint32_t start = 0; start < 20; ++start) {
        for (int i = 0; i < 9; ++i) {
            std::uint32_t next = start;
            QCOMPARE(set->find("field" + std::to_string(i), next),
                     entries[static_cast<std::size_t>(i)]);
            QCOMPARE(next, static_cast<std::uint32_t>(i + 1));
        }
        std::uint32_t next = start;
        QCOMPARE(set->find("field9", next), nullptr);
    }
}

void TestTagSet::tellsFieldsOfOneShapeApart()
{
    SeriesTable table{Limits{}};
    auto &one = entryOf(table, "one");
    auto &two = entryOf(table, "two");
    const std::string_view first = "a1mm2z";
    const std::string_view second = "a3mm4z";
    QCOMPARE(FieldSlot::shapeOf(first), FieldSlot::shapeOf(second));
    table.addField("m", first, one);
    QCOMPARE(findField(findOne(table, "m"), second), nullptr);
    table.addField("m", second, two);
    QCOMPARE(findField(findOne(table, "m"), first), &one);
    QCOMPARE(findField(findOne(table, "m"), second), &two);
}

void TestTagSet::manyTagSetsComeBackInOrder()
{
    SeriesTable table{Limits{}};
    std::vector<std::string> texts;
    std::vector<SeriesEntry *> entries;
    for (int i = 0; i < 5'000; ++i) {
        texts.push_back("cpu,host=host-" + std::to_string(i));
        entries.push_back(&entryOf(table, "key" + std::to_string(i)));
        if (i % 3 != 0)
            table.addField(texts.back(), "f", *entries.back());
    }
    for (const std::size_t count :
         {std::size_t{1}, std::size_t{7}, std::size_t{17}, texts.size()}) {
        const std::vector<std::string_view> raws(
            texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>(count));
        std::vector<const TagSet *> found(count);
        table.findTagSets(raws, found);
        for (std::size_t i = 0; i < count; ++i)
            QCOMPARE(findField(found[i], "f"), i % 3 != 0 ? entries[i] : nullptr);
    }
}

void TestTagSet::bytesAreComparedWhenHashesCollide()
{
    SeriesTable table{Limits{}};
    RecordArena arena;
    const EqualHash hash;
    TagSetIndex<EqualHash> index(arena, hash, 8);
    std::vector<std::string> texts;
    std::vector<SeriesEntry *> entries;
    for (int i = 0; i < 40; ++i) {
        texts.push_back("m,t=" + std::to_string(i));
        entries.push_back(&entryOf(table, "key" + std::to_string(i)));
        index.add(texts.back(), "field" + std::to_string(i), *entries.back());
    }
    const std::vector<std::string_view> raws(texts.begin(), texts.end());
    std::vector<const TagSet *> found(raws.size());
    index.find(raws, found);
    for (std::size_t i = 0; i < raws.size(); ++i) {
        QCOMPARE(findField(found[i], "field" + std::to_string(i)), entries[i]);
        QCOMPARE(findField(found[i], "field" + std::to_string(i + 1)), nullptr);
    }
}

void TestTagSet::fieldsAreBoundedLikeAliases()
{
    Limits limits;
    limits.aliasesPerSeries = 3;
    SeriesTable table{limits};
    auto &entry = entryOf(table, "some key");
    table.addAlias(SeriesSyntax::PrometheusText, "text", entry);
    for (int i = 0; i < 10; ++i)
        table.addField("m,t=" + std::to_string(i), "f", entry);
    QCOMPARE(entry.aliases.load(), std::uint8_t{3});
    QCOMPARE(findField(findOne(table, "m,t=1"), "f"), &entry);
    QCOMPARE(findOne(table, "m,t=2"), nullptr);
}

void TestTagSet::aTagSetIsBounded()
{
    SeriesTable table{Limits{}};
    SeriesEntry *last = nullptr;
    for (std::uint32_t i = 0; i <= TagSet::kMostFields; ++i) {
        last = &entryOf(table, "key" + std::to_string(i));
        table.addField("m", "f" + std::to_string(i), *last);
    }
    QCOMPARE(findField(findOne(table, "m"), "f" + std::to_string(TagSet::kMostFields)), nullptr);
    QVERIFY(findField(findOne(table, "m"), "f" + std::to_string(TagSet::kMostFields - 1)));
    QCOMPARE(last->aliases.load(), std::uint8_t{0});
}

void TestTagSet::paddedSpellingsAreNotRemembered()
{
    SeriesTable table{Limits{}};
    auto &entry = entryOf(table, "some key");
    table.addField("m" + std::string(5'000, '\\'), "f", entry);
    QCOMPARE(entry.aliases.load(), std::uint8_t{0});
}

void TestTagSet::readersSeeFieldsWhileTheyAreAdded()
{
    SeriesTable table{Limits{}};
    constexpr int kFields = 500;
    std::vector<std::string> fields;
    std::vector<SeriesEntry *> entries;
    for (int i = 0; i < kFields; ++i) {
        fields.push_back("field" + std::to_string(i));
        entries.push_back(&entryOf(table, "key" + std::to_string(i)));
    }
    std::barrier start(3);
    std::atomic<int> wrong{0};
    const auto write = [&](int first) {
        start.arrive_and_wait();
        for (int i = first; i < kFields; i += 2)
            table.addField("m,t=1", fields[static_cast<std::size_t>(i)],
                           *entries[static_cast<std::size_t>(i)]);
    };
    std::thread even(write, 0);
    std::thread odd(write, 1);
    start.arrive_and_wait();
    for (std::size_t seen = 0; seen < entries.size();) {
        seen = 0;
        const auto *set = findOne(table, "m,t=1");
        std::uint32_t next = 0;
        for (std::size_t i = 0; set && i < entries.size(); ++i) {
            const auto *found = set->find(fields[i], next);
            wrong += found && found != entries[i];
            seen += found != nullptr;
        }
    }
    even.join();
    odd.join();
    QCOMPARE(wrong.load(), 0);
}

QTEST_APPLESS_MAIN(TestTagSet)
#include "tst_tag_set.moc"
