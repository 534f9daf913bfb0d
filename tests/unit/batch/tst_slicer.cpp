// What a slicer encodes is what a node would be sent entry by entry, and its pair counts say where
// each point went.
#include <random>
#include <set>
#include <thread>

#include <QtTest>

#include "batch/slicer.h"
#include "term/entry_encoder.h"
#include "tests/unit/batch/test_cluster.h"

using namespace tg;
using namespace tg::batch;
using series::CopyRef;
using test::makeEntry;
using test::node;

namespace {

RawBytes encoded(std::uint64_t id, std::span<const Sample> samples)
{
    RawBytes bytes(samples.size() * term::kMaxEntryBytes);
    auto *out = bytes.data();
    for (const auto &sample : samples) {
        const auto floored = sample.time >= 0 ? sample.time / 1000 : -((-sample.time + 999) / 1000);
        out = term::encodeEntry(out, id, sample.value, floored);
    }
    bytes.resize(static_cast<std::size_t>(out - bytes.data()));
    return bytes;
}

std::vector<Sample> samplesOf(std::size_t count, TimeMs from = 1'700'000'000'000)
{
    std::vector<Sample> samples;
    for (std::size_t i = 0; i < count; ++i)
        samples.push_back({static_cast<double>(i) + 0.5, from + static_cast<TimeMs>(i) * 1000});
    return samples;
}

const Slice *sliceOf(const Part &part, int at)
{
    for (const auto &slice : part.slices) {
        if (slice->node == node(at))
            return slice.get();
    }
    return nullptr;
}

} // namespace

class TestSlicer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void encodesLikeTheEntryEncoder_data();
    void encodesLikeTheEntryEncoder();
    void remembersTheShardsAndTimesOfASlice();
    void countsSamplesThatLoseTheirMillisecondsOnce();
    void closesAPartAtThePointsOfACall();
    void closesAPartAtTheBytesOfACall();
    void countsPairs_data();
    void countsPairs();
    void listsCopiesWhoseNodeIsAway();
    void startsAnewAfterTakeAndDiscard();
    void stampsASliceWithTheEpochBeforeItsIds();
    void neverPutsVoidIdsUnderANewEpoch();
};

void TestSlicer::encodesLikeTheEntryEncoder_data()
{
    QTest::addColumn<quint64>("id");
    QTest::addColumn<qint64>("time");
    const quint64 ids[] = {1, 255, 256, 0x7FFFFFFF, 0x80000000, CopyRef::kIdMask};
    const qint64 times[] = {0,
                            1,
                            999,
                            1000,
                            -1,
                            -1000,
                            -1001,
                            1'700'000'000'123,
                            2147483647999,
                            2147483648000,
                            -2147483648000,
                            -2147483648001,
                            INT64_MAX,
                            INT64_MIN};
    for (const auto id : ids) {
        for (const auto time : times)
            QTest::addRow("id %llu at %lld ms", id, time) << id << time;
    }
}

void TestSlicer::encodesLikeTheEntryEncoder()
{
    QFETCH(quint64, id);
    QFETCH(qint64, time);
    test::TestCluster cluster(2);
    SlicePool pool;
    Slicer slicer(cluster.board, pool);
    const std::vector<Sample> samples{{1.25, time}, {-0.0, time}, {1e308, 1000}};
    slicer.append(*makeEntry(CopyRef(node(0), id), CopyRef(node(1), 5)), samples);
    QCOMPARE(slicer.points(), std::uint64_t{3});
    const auto total = slicer.bytes();
    const auto parts = slicer.take();
    QCOMPARE(parts.size(), std::size_t{1});
    // INT64_MIN cannot be negated in the reference: its floor is known.
    if (time != INT64_MIN)
        QVERIFY(sliceOf(parts[0], 0)->bytes == encoded(id, samples));
    else
        QCOMPARE(sliceOf(parts[0], 0)->region.firstSecond, std::int64_t{-9223372036854776});
    if (time != INT64_MIN)
        QVERIFY(sliceOf(parts[0], 1)->bytes == encoded(5, samples));
    QCOMPARE(parts[0].bytes(), total);
    QCOMPARE(sliceOf(parts[0], 0)->points, 3u);
}

void TestSlicer::remembersTheShardsAndTimesOfASlice()
{
    test::TestCluster cluster(2);
    SlicePool pool;
    Slicer slicer(cluster.board, pool);
    slicer.append(*makeEntry(CopyRef(node(0), 1), CopyRef(node(1), 2), 17),
                  std::vector<Sample>{{1, -1}, {1, 5'999}});
    slicer.append(*makeEntry(CopyRef(node(1), 3), {}, 4095), std::vector<Sample>{{1, 8'000}});
    const auto parts = slicer.take();
    const auto &first = sliceOf(parts[0], 0)->region;
    QCOMPARE(first.firstSecond, std::int64_t{-1});
    QCOMPARE(first.lastSecond, std::int64_t{5});
    QCOMPARE(first.shards.count(), std::size_t{1});
    const auto &second = sliceOf(parts[0], 1)->region;
    QCOMPARE(second.lastSecond, std::int64_t{8});
    QVERIFY(second.shards.test(17) && second.shards.test(4095));
}

void TestSlicer::countsSamplesThatLoseTheirMillisecondsOnce()
{
    test::TestCluster cluster(2);
    SlicePool pool;
    Slicer slicer(cluster.board, pool);
    const std::vector<Sample> samples{{1, 1000}, {1, 1001}, {1, -1}, {1, -1000}};
    QCOMPARE(slicer.append(*makeEntry(CopyRef(node(0), 1), CopyRef(node(1), 2)), samples), 2u);
    QCOMPARE(slicer.append(*makeEntry(CopyRef(node(0), 1), CopyRef(node(1), 0)), samples), 2u);
    QCOMPARE(slicer.append(*makeEntry(CopyRef(node(0), 1), {}), samples), 2u);
    const std::vector<Sample> many(2'500, Sample{1, 1500}); // several stretches
    QCOMPARE(slicer.append(*makeEntry(CopyRef(node(0), 1), CopyRef(node(1), 2)), many), 2'500u);
}

void TestSlicer::closesAPartAtThePointsOfACall()
{
    test::TestCluster cluster(3);
    SlicePool pool;
    Slicer slicer(cluster.board, pool);
    const auto samples = samplesOf(25'000);
    slicer.append(*makeEntry(CopyRef(node(0), 1), CopyRef(node(1), 2)), samples);
    slicer.append(*makeEntry(CopyRef(node(2), 1), CopyRef(node(1), 2)), samplesOf(10));
    const auto parts = slicer.take();
    QCOMPARE(parts.size(), std::size_t{3});
    RawBytes all;
    std::uint64_t points = 0;
    for (const auto &part : parts) {
        points += part.points;
        for (const auto &slice : part.slices)
            QVERIFY(slice->points <= kSlicePoints && slice->points > 0);
        const auto &bytes = sliceOf(part, 0)->bytes;
        all.insert(all.end(), bytes.begin(), bytes.end());
    }
    QCOMPARE(points, std::uint64_t{25'010});
    QCOMPARE(parts[0].points, 10'000u);
    QVERIFY(all == encoded(1, samples));
}

void TestSlicer::closesAPartAtTheBytesOfACall()
{
    test::TestCluster cluster(2);
    SlicePool pool;
    Slicer slicer(cluster.board, pool);
    const std::uint64_t bigId = CopyRef::kIdMask; // 26 bytes an entry
    const auto entry = makeEntry(CopyRef(node(0), bigId), CopyRef(node(1), 1));
    RawBytes expected;
    std::mt19937 random(3);
    for (int i = 0; i < 400; ++i) {
        const auto samples =
            samplesOf(random() % 120, 3'000'000'000'000); // seconds beyond 2^31: some bytes more
        slicer.append(*entry, samples);
        const auto bytes = encoded(bigId, samples);
        expected.insert(expected.end(), bytes.begin(), bytes.end());
    }
    RawBytes all;
    for (const auto &part : slicer.take()) {
        const auto &bytes = sliceOf(part, 0)->bytes;
        QVERIFY(bytes.size() <= kSliceBytes);
        all.insert(all.end(), bytes.begin(), bytes.end());
    }
    QVERIFY(all == expected);
}

void TestSlicer::countsPairs_data()
{
    QTest::addColumn<int>("nodes");
    QTest::newRow("three nodes") << 3;
    QTest::newRow("forty nodes") << 40;
    QTest::newRow("as many as there can be") << static_cast<int>(kMaxNodes);
}

void TestSlicer::countsPairs()
{
    QFETCH(int, nodes);
    test::TestCluster cluster(nodes);
    SlicePool pool;
    Slicer slicer(cluster.board, pool);
    std::mt19937 random(1);
    for (int round = 0; round < 2; ++round) { // the second must not remember the first
        std::map<std::pair<int, int>, std::uint64_t> expected;
        std::map<int, std::uint64_t> perNode;
        for (int i = 0; i < 2'000; ++i) {
            const int a = static_cast<int>(random() % static_cast<unsigned>(nodes));
            const int b =
                (a + 1 + static_cast<int>(random() % static_cast<unsigned>(nodes - 1))) % nodes;
            const bool hasReplica = random() % 8 != 0;
            const auto samples = samplesOf(1 + random() % 30);
            slicer.append(
                *makeEntry(CopyRef(node(a), 1), hasReplica ? CopyRef(node(b), 1) : CopyRef()),
                samples);
            expected[{a, hasReplica ? b : -1}] += samples.size();
            perNode[a] += samples.size();
            if (hasReplica)
                perNode[b] += samples.size();
        }
        for (const auto &part : slicer.take()) {
            std::uint64_t points = 0;
            std::set<std::pair<int, int>> seen;
            for (const auto &pair : part.pairs) {
                const std::pair<int, int> key{pair.primary.value,
                                              pair.replica.isValid() ? pair.replica.value : -1};
                QVERIFY(seen.insert(key).second);
                expected[key] -= pair.points;
                points += pair.points;
            }
            QCOMPARE(points, std::uint64_t{part.points});
            for (const auto &slice : part.slices)
                perNode[slice->node.value] -= slice->points;
        }
        for (const auto &[pair, left] : expected)
            QCOMPARE(left, std::uint64_t{0});
        for (const auto &[at, left] : perNode)
            QCOMPARE(left, std::uint64_t{0});
    }
}

void TestSlicer::listsCopiesWhoseNodeIsAway()
{
    test::TestCluster cluster(3);
    SlicePool pool;
    Slicer slicer(cluster.board, pool);
    slicer.append(*makeEntry(CopyRef(node(0), 1), CopyRef(node(2), 0), 5), samplesOf(3));
    slicer.append(*makeEntry(CopyRef(node(2), 0), CopyRef(node(1), 1), 6), samplesOf(4, -5'000));
    const auto parts = slicer.take();
    QCOMPARE(parts.size(), std::size_t{1});
    QVERIFY(!sliceOf(parts[0], 2));
    QCOMPARE(parts[0].away.size(), std::size_t{1});
    const auto &away = parts[0].away[0];
    QCOMPARE(away.node, node(2));
    QCOMPARE(away.points, 7u);
    QVERIFY(away.region.shards.test(5) && away.region.shards.test(6));
    QCOMPARE(away.region.firstSecond, std::int64_t{-5});
    QCOMPARE(parts[0].pairs.size(), std::size_t{2});
    QVERIFY(!parts[0].pairs[0].replica.isValid());
    QVERIFY(!parts[0].pairs[1].primary.isValid());
}

void TestSlicer::startsAnewAfterTakeAndDiscard()
{
    test::TestCluster cluster(2);
    SlicePool pool;
    Slicer slicer(cluster.board, pool);
    const auto entry = makeEntry(CopyRef(node(0), 1), CopyRef(node(1), 2));
    QVERIFY(slicer.take().empty());
    slicer.append(*entry, samplesOf(50));
    slicer.discard();
    QCOMPARE(slicer.bytes(), std::size_t{0});
    QCOMPARE(slicer.points(), std::uint64_t{0});
    QVERIFY(slicer.take().empty());
    slicer.append(*entry, samplesOf(2));
    auto parts = slicer.take();
    QCOMPARE(parts.size(), std::size_t{1});
    QVERIFY(sliceOf(parts[0], 0)->bytes == encoded(1, samplesOf(2)));
    QCOMPARE(parts[0].pairs.size(), std::size_t{1});
    QCOMPARE(parts[0].pairs[0].points, 2u);
    QCOMPARE(sliceOf(parts[0], 0)->region.shards.count(), std::size_t{1});
}

void TestSlicer::stampsASliceWithTheEpochBeforeItsIds()
{
    test::TestCluster cluster(2);
    SlicePool pool;
    Slicer slicer(cluster.board, pool);
    cluster.board.at(node(1)).epoch = 41;
    const auto entry = makeEntry(CopyRef(node(0), 1), CopyRef(node(1), 2));
    slicer.append(*entry, samplesOf(1));
    cluster.board.at(node(1)).epoch = 42;
    slicer.append(*entry, samplesOf(1)); // the same slice: as old as its first entry
    auto parts = slicer.take();
    QCOMPARE(sliceOf(parts[0], 0)->epoch, 0u);
    QCOMPARE(sliceOf(parts[0], 1)->epoch, 41u);
    slicer.append(*entry, samplesOf(1));
    parts = slicer.take();
    QCOMPARE(sliceOf(parts[0], 1)->epoch, 42u);
}

// The registrar changes the id first and lets the epoch grow then. A slice that carries the new
// epoch must not hold the old id: a node would store its points under another series.
void TestSlicer::neverPutsVoidIdsUnderANewEpoch()
{
    test::TestCluster cluster(1);
    SlicePool pool;
    Slicer slicer(cluster.board, pool);
    const auto entry = makeEntry(CopyRef(node(0), 1), {});
    std::atomic<bool> isOver{false};
    std::jthread registrar([&] {
        for (std::uint32_t id = 2; !isOver; ++id) {
            entry->setCopy(0, CopyRef(node(0), id));
            cluster.board.at(node(0)).epoch.store(id - 1,
                                                  std::memory_order_release); // id = epoch + 1
        }
    });
    const std::vector<Sample> sample{{1, 0}};
    std::uint64_t voids = 0;
    for (int round = 0; round < 60'000; ++round) {
        slicer.append(*entry, sample);
        for (auto &part : slicer.take()) {
            for (auto &slice : part.slices) {
                std::uint32_t big = 0;
                std::memcpy(&big, slice->bytes.data() + 3, 4);
                voids += __builtin_bswap32(big) < slice->epoch + 1;
                pool.give(std::move(slice));
            }
        }
    }
    isOver = true;
    QCOMPARE(voids, std::uint64_t{0});
}

QTEST_GUILESS_MAIN(TestSlicer)
#include "tst_slicer.moc"
