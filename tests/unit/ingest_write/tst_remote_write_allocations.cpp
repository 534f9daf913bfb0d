// Samples of known series pass from a snappy block to encoded slices without an allocation for any
// of them.
#include <QtTest>

#include "inflate/body_inflater.h"
#include "ingest/write/segment_builder.h"
#include "parse/remote_write.h"
#include "series/series_key.h"
#include "tests/support/count_allocations.h"
#include "tests/unit/inflate/packed.h"
#include "tests/unit/parse/write_request.h"

using namespace tg;
using namespace tg::test;

namespace {

constexpr int kSeries = 500;
constexpr std::size_t kRead = 30'000; // bytes that the client's socket gives at a time

// The write path of a worker as far as memory of its own is concerned.
struct Bench {
    Bench()
    {
        for (const char *id : {"a", "b"})
            board.add(id);
        std::string key;
        for (int i = 0; i < kSeries; ++i) {
            const auto number = std::to_string(i);
            const std::vector<series::LabelView> labels{{"i", number}, {"job", "test"}};
            key.clear();
            std::vector<series::LabelView> sorted = labels;
            series::writeKey("m", sorted, key);
            auto *entry = table.insert(key, ShardId{1}).entry;
            entry->setCopy(0, series::CopyRef(NodeIndex{0}, static_cast<std::uint64_t>(i) + 1));
            entry->setCopy(1, series::CopyRef(NodeIndex{1}, static_cast<std::uint64_t>(i) + 1));
            entry->state = series::EntryState::Ready;
        }
    }
    // Returns the points that are in slices then; they are given back.
    std::uint64_t write(const std::string &packed)
    {
        decoder->reset();
        parser.reset(5);
        std::array<char, 1> room{};
        std::string_view rest = packed;
        while (!rest.empty()) {
            std::string_view read = rest.substr(0, kRead);
            rest.remove_prefix(read.size());
            while (!read.empty()) {
                if (decoder->inflate(read, room).fault != inflate::Fault::None)
                    return 0;
            }
        }
        for (auto piece = decoder->finish(room); !piece.bytes.empty();
             piece = decoder->finish(room))
            parser.feed(piece.bytes, builder);
        parser.finish(true, builder);
        const auto points = builder.points();
        builder.discard();
        return points;
    }

    Limits limits;
    NodeBoard board;
    series::SeriesTable table{limits};
    batch::SlicePool pool;
    batch::Slicer slicer{board, pool};
    LedgerCounters ledger;
    ingest::SegmentBuilder builder{table, slicer, ledger, limits};
    parse::RemoteWriteParser parser{limits};
    std::unique_ptr<inflate::Decoder> decoder = inflate::makeDecoder(inflate::Encoding::Snappy);
};

std::string body(int samples)
{
    std::string plain;
    for (int i = 0; i < kSeries; ++i) {
        Points points;
        for (int s = 0; s < samples; ++s)
            points.emplace_back(s + i / 8.0, 1'700'000'000'000 + s * 1000);
        plain +=
            seriesField({{"__name__", "m"}, {"i", std::to_string(i)}, {"job", "test"}}, points);
    }
    return packed(inflate::Encoding::Snappy, plain);
}

} // namespace

class TestRemoteWriteAllocations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownSeriesCostNoneASample()
    {
        Bench bench;
        const auto small = body(2);
        const auto large = body(9);
        for (int i = 0; i < 3; ++i) // spellings are remembered, buffers grow
            QCOMPARE(bench.write(large), std::uint64_t{9 * kSeries});
        const auto spent = [&](const std::string &packed) {
            const std::size_t before = allocations;
            const auto points = bench.write(packed);
            return points == 0 ? std::size_t{1'000'000} : allocations - before;
        };
        // The lists of slices and pairs of one part, however many samples.
        for (const auto *packed : {&small, &large}) {
            const auto count = spent(*packed);
            QVERIFY2(count <= 8, std::to_string(count).c_str());
        }
        QCOMPARE(bench.ledger.received.value(), std::uint64_t{(3 * 9 + 2 + 9) * kSeries});
        QCOMPARE(bench.ledger.rejectedTotal(), std::uint64_t{0});
        QVERIFY(!bench.builder.hasUnknown());
    }
};

QTEST_APPLESS_MAIN(TestRemoteWriteAllocations)
#include "tst_remote_write_allocations.moc"
