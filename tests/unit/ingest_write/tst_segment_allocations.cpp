// The way of known series from the bytes of a body, a packed one of remote-write too, to encoded
// slices takes nothing from the heap per line or point.
#include <QtTest>

#include "inflate/decoder.h"
#include "ingest/write/segment_builder.h"
#include "parse/influx_lines.h"
#include "parse/json_lines.h"
#include "parse/prometheus_text.h"
#include "parse/remote_write.h"
#include "tests/support/count_allocations.h"
#include "tests/unit/inflate/packed.h"
#include "tests/unit/parse/write_request.h"

using namespace tg;
using inflate::Encoding;

namespace {

struct Worker {
    Worker(std::unique_ptr<parse::LineParser> of, Encoding encoding)
        : parser(std::move(of))
        , decoder(inflate::makeDecoder(encoding))
    {
        board.add("node-0"), board.add("node-1");
    }

    void feed(std::string_view body)
    {
        parser->reset(1'700'000'000'000);
        decoder->reset();
        for (std::size_t at = 0; at < body.size(); at += 60'000) {
            std::string_view input = body.substr(at, 60'000);
            while (take(decoder->inflate(input, room))) {
            }
        }
        while (take(decoder->finish(room))) {
        }
        parser->finish(true, builder);
    }
    bool take(inflate::Piece piece)
    {
        parser->feed(piece.bytes, builder);
        return !piece.bytes.empty();
    }
    // As the registrar would: every series of the body is known afterwards.
    void learn(std::string_view body)
    {
        feed(body);
        const auto questions = builder.takeQuestions();
        std::uint64_t id = 0;
        for (auto &item : questions->items) {
            item.status = route::ResolveStatus::Ready;
            item.entry = table.insert(item.key, ShardId{1}).entry;
            item.entry->setCopy(0, series::CopyRef(NodeIndex{0}, ++id));
            item.entry->setCopy(1, series::CopyRef(NodeIndex{1}, id));
            item.entry->state = series::EntryState::Ready;
        }
        QCOMPARE(builder.join(*questions).what, ingest::SegmentBuilder::Joined::Complete);
        builder.discard();
    }

    Limits limits;
    NodeBoard board;
    series::SeriesTable table{limits};
    batch::SlicePool pool;
    batch::Slicer slicer{board, pool};
    LedgerCounters ledger;
    std::unique_ptr<parse::LineParser> parser;
    std::unique_ptr<inflate::Decoder> decoder;
    std::vector<char> room = std::vector<char>(inflate::kPieceBytes);
    ingest::SegmentBuilder builder{table, slicer, ledger, limits};
};

constexpr int kSeries = 1'000;

std::string remoteWriteSeries(int number, int samples)
{
    test::Points points;
    for (int i = 0; i < samples; ++i)
        points.emplace_back(i + number / 8.0, 1'700'000'000'000 + i * 1000);
    return test::seriesField({{"__name__", "m"}, {"a", std::to_string(number)}, {"job", "test"}},
                             points);
}

} // namespace

class TestSegmentAllocations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knownSeriesTakeNothingFromTheHeap_data();
    void knownSeriesTakeNothingFromTheHeap();
};

void TestSegmentAllocations::knownSeriesTakeNothingFromTheHeap_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("line"); // %1: a number of the series
    QTest::addColumn<int>("samples");     // of a line
    QTest::newRow("text") << QStringLiteral("text")
                          << QByteArray("m{a=\"%1\",b=\"x\\n\"} 1.5 1700000000000\n") << 1;
    QTest::newRow("JSON lines")
        << QStringLiteral("json")
        << QByteArray("{\"metric\":{\"__name__\":\"m\",\"a\":\"%1\"},\"values\":[1,2.5],"
                      "\"timestamps\":[1,2]}\n")
        << 2;
    QTest::newRow("Influx") << QStringLiteral("influx")
                            << QByteArray("m,a=%1 x=1.5,y=2i,z=t 1700000000000000000\n") << 3;
    QTest::newRow("Influx with text and escapes")
        << QStringLiteral("influx")
        << QByteArray("m\\ n,a=%1,b=\\, x=1.5,s=\"a \\\"b\n\",y\\ z=2 17\n") << 2;
    QTest::newRow("remote-write") << QStringLiteral("remote_write") << QByteArray() << 2;
    QTest::newRow("remote-write, many samples")
        << QStringLiteral("remote_write") << QByteArray() << 9;
}

void TestSegmentAllocations::knownSeriesTakeNothingFromTheHeap()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, line);
    QFETCH(int, samples);
    std::string body;
    for (int i = 0; i < kSeries; ++i)
        body += format == u"remote_write"
                    ? remoteWriteSeries(i, samples)
                    : QByteArray(line).replace("%1", QByteArray::number(i)).toStdString();
    const auto encoding = format == u"remote_write" ? Encoding::Snappy : Encoding::Gzip;
    body = test::packed(encoding, body);
    std::unique_ptr<parse::LineParser> parser;
    if (format == u"remote_write")
        parser = std::make_unique<parse::RemoteWriteParser>(Limits{});
    else if (format == u"influx")
        parser = std::make_unique<parse::InfluxLinesParser>(Limits{});
    else if (format == u"json")
        parser = std::make_unique<parse::JsonLinesParser>(Limits{}, parse::TimeUnit::Auto);
    else
        parser =
            std::make_unique<parse::PrometheusTextParser>(Limits{}, parse::TimeUnit::Milliseconds);
    Worker worker(std::move(parser), encoding);
    worker.learn(body);
    worker.feed(body); // scratch memory and slices grow to what such a body needs
    worker.builder.discard();

    const std::size_t before = test::allocations;
    worker.feed(body);
    const std::size_t taken = test::allocations - before;
    QVERIFY(!worker.builder.hasUnknown());
    QCOMPARE(worker.builder.points(), static_cast<std::uint64_t>(kSeries * samples));
    QCOMPARE(worker.builder.rejects().lines(), std::uint64_t{0});
    worker.builder.discard();
    QVERIFY2(taken <= 8, qPrintable(QString::number(taken))); // the segment's own
}

QTEST_APPLESS_MAIN(TestSegmentAllocations)
#include "tst_segment_allocations.moc"
