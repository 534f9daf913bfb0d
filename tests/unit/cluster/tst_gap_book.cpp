// A gap may say too much, never too little; what is withdrawn is gone, what is kept stays.
#include <thread>

#include <QtTest>

#include "cluster/gap_book.h"

using namespace tg;
using namespace tg::cluster;

namespace {

GapRegion region(std::int64_t firstHour, std::int64_t lastHour, std::uint16_t shard)
{
    GapRegion made;
    made.add(ShardId{shard}, firstHour * 3600);
    made.add(ShardId{shard}, lastHour * 3600 + 3599);
    return made;
}

bool covers(const std::vector<GapSpan> &spans, std::int64_t hour, std::uint16_t shard)
{
    return std::any_of(spans.begin(), spans.end(), [&](const GapSpan &span) {
        return span.firstHour <= hour && hour <= span.lastHour && span.shards.test(shard);
    });
}

constexpr NodeIndex kA{3};
constexpr NodeIndex kB{7};

} // namespace

class TestGapBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void remembersHoursAndShardsPerNode();
    void mergesGapsOfTheSameHours();
    void forgetsAProvisionalGapThatIsWithdrawn();
    void keepsAProvisionalGapThatIsKept();
    void ignoresTokensItDoesNotKnow();
    void coversEverythingAfterItsBoundIsReached();
    void knowsNothingOfANodeWithoutGaps();
    void countsEveryCallOfManyThreads();
};

void TestGapBook::remembersHoursAndShardsPerNode()
{
    GapBook book;
    book.open(kA, region(-2, 4, 17), 5);
    book.open(kB, region(9, 9, 0), 6);
    const auto spans = book.spans(kA);
    QCOMPARE(spans.size(), std::size_t{1});
    QCOMPARE(spans[0].node, kA);
    QCOMPARE(spans[0].firstHour, std::int64_t{-2});
    QCOMPARE(spans[0].lastHour, std::int64_t{4});
    QCOMPARE(spans[0].shards.count(), std::size_t{1});
    QVERIFY(spans[0].shards.test(17));
    QCOMPARE(book.totals(kA).openPoints, std::uint64_t{5});
    QCOMPARE(book.totals(kB).openPoints, std::uint64_t{6});
}

void TestGapBook::mergesGapsOfTheSameHours()
{
    GapBook book;
    for (std::uint16_t shard = 0; shard < 500; ++shard)
        book.open(kA, region(5, 5, shard), 1);
    const auto spans = book.spans(kA);
    QCOMPARE(spans.size(), std::size_t{1});
    QCOMPARE(spans[0].shards.count(), std::size_t{500});
    QCOMPARE(book.totals(kA).spans, std::size_t{1});
}

void TestGapBook::forgetsAProvisionalGapThatIsWithdrawn()
{
    GapBook book;
    book.open(kA, region(5, 5, 1), 2);
    const auto token = book.openProvisional(kA, region(5, 5, 2), 10);
    QVERIFY(token != 0);
    QVERIFY(covers(book.spans(kA), 5, 2));
    QCOMPARE(book.totals(kA).provisionalPoints, std::uint64_t{10});
    book.withdraw(token);
    QVERIFY(covers(book.spans(kA), 5, 1));
    QVERIFY(!covers(book.spans(kA), 5, 2));
    QCOMPARE(book.totals(kA).provisionalPoints, std::uint64_t{0});
    QCOMPARE(book.totals(kA).withdrawnPoints, std::uint64_t{10});
    QCOMPARE(book.totals(kA).openPoints, std::uint64_t{2});
}

void TestGapBook::keepsAProvisionalGapThatIsKept()
{
    GapBook book;
    const auto token = book.openProvisional(kA, region(5, 6, 2), 10);
    book.keep(token);
    book.withdraw(token); // too late
    QVERIFY(covers(book.spans(kA), 6, 2));
    const auto totals = book.totals(kA);
    QCOMPARE(totals.openPoints, std::uint64_t{10});
    QCOMPARE(totals.provisionalPoints, std::uint64_t{0});
    QCOMPARE(totals.withdrawnPoints, std::uint64_t{0});
    QCOMPARE(totals.spans, std::size_t{1});
}

void TestGapBook::ignoresTokensItDoesNotKnow()
{
    GapBook book;
    book.withdraw(0);
    book.keep(99);
    QVERIFY(book.spans(kA).empty());
}

void TestGapBook::coversEverythingAfterItsBoundIsReached()
{
    GapBook book;
    constexpr auto kMany = static_cast<std::int64_t>(GapBook::kSpansPerNode) * 3;
    for (std::int64_t hour = 0; hour < kMany; ++hour)
        book.open(kA, region(hour * 2, hour * 2, static_cast<std::uint16_t>(hour)), 1);
    const auto spans = book.spans(kA);
    QVERIFY(spans.size() <= GapBook::kSpansPerNode);
    for (std::int64_t hour = 0; hour < kMany; ++hour)
        QVERIFY(covers(spans, hour * 2, static_cast<std::uint16_t>(hour)));
    QCOMPARE(book.totals(kA).openPoints, static_cast<std::uint64_t>(kMany));
    QVERIFY(book.spans(kB).empty());
}

void TestGapBook::knowsNothingOfANodeWithoutGaps()
{
    const GapBook book;
    QVERIFY(book.spans(kA).empty());
    QCOMPARE(book.totals(kA).openPoints, std::uint64_t{0});
}

void TestGapBook::countsEveryCallOfManyThreads()
{
    GapBook book;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 3; ++i) {
        threads.emplace_back([&book] {
            for (int round = 0; round < 1'000; ++round) {
                book.open(kA, region(round % 20, round % 20, 1), 1);
                const auto token = book.openProvisional(kA, region(0, 0, 2), 1);
                round % 2 == 0 ? book.keep(token) : book.withdraw(token);
                if (round % 100 == 0)
                    book.spans(kA);
            }
        });
    }
    threads.clear();
    const auto totals = book.totals(kA);
    QCOMPARE(totals.openPoints, std::uint64_t{4'500});
    QCOMPARE(totals.withdrawnPoints, std::uint64_t{1'500});
    QCOMPARE(totals.provisionalPoints, std::uint64_t{0});
    QCOMPARE(totals.spans, std::size_t{20});
}

QTEST_GUILESS_MAIN(TestGapBook)
#include "tst_gap_book.moc"
