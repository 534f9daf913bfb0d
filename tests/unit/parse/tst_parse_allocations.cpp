#include <QTest>

#include "parse/influx_lines.h"
#include "parse/json_lines.h"
#include "parse/prometheus_text.h"
#include "parse/remote_write.h"
#include "tests/support/count_allocations.h"
#include "tests/unit/parse/write_request.h"

using namespace tg;
using namespace tg::parse;
using tg::test::allocations;
using tg::test::largestAllocation;

namespace {

class NullSink final : public BlockSink
{
public:
    void take(const Block &block) override { samples += block.samples.size(); }
    void reject(RejectReason, std::string_view, std::uint32_t points) override
    {
        rejected += points;
    }

    std::size_t samples = 0;
    std::size_t rejected = 0;
};

void parseInChunks(LineParser &parser, std::string_view body, std::size_t chunk, BlockSink &sink)
{
    parser.reset(5);
    for (std::size_t at = 0; at < body.size(); at += chunk)
        parser.feed(body.substr(at, chunk), sink);
    parser.finish(true, sink);
}

std::string repeated(const std::string &lines, int times)
{
    std::string body;
    for (int i = 0; i < times; ++i)
        body += lines;
    return body;
}

} // namespace

class TestParseAllocations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void allocatesNothingOnceItHasSeenSuchABody();
    void neverHoldsMoreThanOneLine();
};

void TestParseAllocations::allocatesNothingOnceItHasSeenSuchABody()
{
    const std::string text =
        repeated("m{a=\"x\\\"}\",b=\"y\"} 123456.78 1700000000123\nm 1e400\nm 1.5 12\n# c\nm 0x1A\n"
                 "m 12345678901234567890.5 7\n",
                 2000);
    const std::string json = repeated(
        "{\"metric\":{\"__name__\":\"m\",\"a\":\"b\"},\"values\":[1.5,2],\"timestamps\":[1,2]}\n"
        "{\"x\":1,\"metric\":{\"__name__\":\"m\",\"a\":\"b\"},\"values\":[1.5,2],\"timestamps\":[1,"
        "2]}\n"
        "{\"metric\":{\"__name__\":\"m\"},\"values\":[1,1e400],\"timestamps\":[1,2]}\nbad\n",
        2000);
    const std::string influx =
        repeated("m,a=x\\ y,b=z c=1.5,d=2i,e=t,s=\"a\n\\\"b\" 1700000000000000000\nm c=1,d=x\n"
                 "m value=1e300 12\n# c\nm,a=b\n",
                 2000);
    PrometheusTextParser textParser(Limits{}, TimeUnit::Milliseconds);
    JsonLinesParser jsonParser(Limits{}, TimeUnit::Auto);
    InfluxLinesParser influxParser{Limits{}};
    using tg::test::labelField;
    using tg::test::sampleField;
    const tg::test::Labels labels{{"__name__", "m"}, {"a", "b"}};
    const std::string remote = repeated(
        tg::test::seriesField(labels, {{1.5, 1'700'000'000'123}, {2, -1}, {tg::test::kStale, 3}}) +
            tg::test::message(1, labelField("__name__", "apart") + sampleField(1, 1) +
                                     labelField("a", "1") + sampleField(2, 2)) +
            tg::test::metadataField(1, "m", "help", "seconds"),
        2000);
    RemoteWriteParser remoteParser{Limits{}};
    NullSink sink;
    const auto parseAll = [&] {
        for (const std::size_t chunk : {65536u, 1000u, 7u}) {
            parseInChunks(textParser, text, chunk, sink);
            parseInChunks(jsonParser, json, chunk, sink);
            parseInChunks(influxParser, influx, chunk, sink);
            parseInChunks(remoteParser, remote, chunk, sink);
        }
    };
    parseAll();
    const std::size_t before = allocations;
    parseAll();
    QCOMPARE(allocations - before, 0u);
    QCOMPARE(sink.samples, 2u * 3u * 2000u * (4u + 4u + 4u + 4u));
    QCOMPARE(sink.rejected, 2u * 3u * 2000u * (1u + 3u + 2u));
}

void TestParseAllocations::neverHoldsMoreThanOneLine()
{
    Limits limits;
    limits.lineBytes = 100'000;
    const std::string endless(20 * limits.lineBytes, 'x');
    PrometheusTextParser textParser(limits, TimeUnit::Milliseconds);
    JsonLinesParser jsonParser(limits, TimeUnit::Auto);
    InfluxLinesParser influxParser(limits);
    RemoteWriteParser remoteParser(limits);
    NullSink sink;
    const std::string openString = "m s=\"" + repeated("x\n", 100'000);
    const std::string longSeries = tg::test::message(1, std::string(20 * limits.lineBytes, 'x')) +
                                   tg::test::message(3, std::string(20 * limits.lineBytes, 'x')) +
                                   tg::test::message(9, std::string(20 * limits.lineBytes, 'x'));
    largestAllocation = 0;
    parseInChunks(textParser, endless, 4096, sink);
    parseInChunks(jsonParser, endless, 4096, sink);
    parseInChunks(influxParser, endless, 4096, sink);
    parseInChunks(influxParser, openString, 4096, sink);
    parseInChunks(remoteParser, longSeries, 4096, sink);
    QVERIFY2(largestAllocation <= limits.lineBytes + 1, std::to_string(largestAllocation).c_str());
    QCOMPARE(sink.rejected, 5u);
}

QTEST_APPLESS_MAIN(TestParseAllocations)
#include "tst_parse_allocations.moc"
