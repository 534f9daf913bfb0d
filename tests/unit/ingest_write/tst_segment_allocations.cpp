// The way of known series from the bytes of a body to encoded slices takes nothing from the heap
// per line or point.
#include <QtTest>

#include "ingest/write/segment_builder.h"
#include "parse/influx_lines.h"
#include "parse/json_lines.h"
#include "parse/prometheus_text.h"
#include "tests/support/count_allocations.h"

using namespace tg;

namespace {

struct Worker {
    explicit Worker(std::unique_ptr<parse::LineParser> of)
        : parser(std::move(of))
    {
        board.add("node-0"), board.add("node-1");
    }

    void feed(std::string_view body)
    {
        parser->reset(1'700'000'000'000);
        for (std::size_t at = 0; at < body.size(); at += 60'000)
            parser->feed(body.substr(at, 60'000), builder);
        parser->finish(true, builder);
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
    ingest::SegmentBuilder builder{table, slicer, ledger, limits};
};

constexpr int kSeries = 1'000;

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
}

void TestSegmentAllocations::knownSeriesTakeNothingFromTheHeap()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, line);
    QFETCH(int, samples);
    std::string body;
    for (int i = 0; i < kSeries; ++i)
        body += QByteArray(line).replace("%1", QByteArray::number(i)).toStdString();
    std::unique_ptr<parse::LineParser> parser;
    if (format == u"influx")
        parser = std::make_unique<parse::InfluxLinesParser>(Limits{});
    else if (format == u"json")
        parser = std::make_unique<parse::JsonLinesParser>(Limits{}, parse::TimeUnit::Auto);
    else
        parser =
            std::make_unique<parse::PrometheusTextParser>(Limits{}, parse::TimeUnit::Milliseconds);
    Worker worker(std::move(parser));
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
