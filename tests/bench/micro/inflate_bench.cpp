// What unpacking costs alone: the text body of timeless-loadgen (20,000 lines) under each encoding,
// and remote-write requests (2,000 time series) under snappy, given in pieces of a socket's read
// and unpacked into pieces of 64 KiB. ns_sample is what the budget of a format is written in;
// bytes_per_second are those that come out.
#include <benchmark/benchmark.h>
#include <string>
#include <vector>

#include "inflate/body_inflater.h"
#include "tests/loadgen/body_template.h"
#include "tests/loadgen/packing.h"

namespace {

using namespace tg;

constexpr std::size_t kRead = 256 * 1024;

loadgen::SeriesSet setOf(loadgen::Format format)
{
    return {format, loadgen::Shape::Fixed, loadgen::usualLinesPerBody(format), 1};
}

std::string bodyOf(loadgen::Format format)
{
    const loadgen::SeriesSet set = setOf(format);
    loadgen::BodyTemplate body(set, loadgen::ValueStyle::Decimal, false);
    loadgen::PlanMaker plans({set, body.lines(), loadgen::ValueStyle::Decimal, 0});
    return std::string(body.patched(plans.next(1'700'000'000'000, 0), 0, body.lines()));
}

std::size_t unpack(inflate::BodyInflater &inflater, std::string_view packed, std::span<char> room)
{
    std::size_t bytes = 0;
    const auto drain = [&] {
        while (!inflater.isDry()) {
            const auto piece = inflater.next(room);
            bytes += piece.bytes.size();
            benchmark::DoNotOptimize(piece.bytes.data());
        }
    };
    while (!packed.empty()) {
        inflater.give(packed.substr(0, kRead));
        packed.remove_prefix(std::min(packed.size(), kRead));
        drain();
    }
    inflater.giveEnd();
    drain();
    return bytes;
}

void unpacking(benchmark::State &state, loadgen::Format format, loadgen::Encoding encoding)
{
    const std::string plain = bodyOf(format);
    const std::string packed = loadgen::packed(encoding, plain);
    const auto known = inflate::encodingFrom(loadgen::encodingName(encoding));
    std::vector<char> room(inflate::kPieceBytes);
    auto decoder = inflate::makeDecoder(*known);
    for (auto _ : state) {
        inflate::BodyInflater inflater(*known, std::move(decoder), plain.size());
        if (unpack(inflater, packed, room) != plain.size())
            state.SkipWithError("not all came out that went in");
        decoder = inflater.takeDecoder();
    }
    const auto samples = setOf(format).series;
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(plain.size()));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(samples));
    state.counters["packed_to"] =
        static_cast<double>(packed.size()) / static_cast<double>(plain.size());
    state.counters["ns_sample"] = benchmark::Counter(
        static_cast<double>(state.iterations()) * static_cast<double>(samples) / 1e9,
        benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

using loadgen::Encoding;
using loadgen::Format;
BENCHMARK_CAPTURE(unpacking, textGzip, Format::Text, Encoding::Gzip);
BENCHMARK_CAPTURE(unpacking, textDeflate, Format::Text, Encoding::Deflate);
BENCHMARK_CAPTURE(unpacking, textZstd, Format::Text, Encoding::Zstd);
BENCHMARK_CAPTURE(unpacking, textSnappyFramed, Format::Text, Encoding::SnappyFramed);
BENCHMARK_CAPTURE(unpacking, influxGzip, Format::Influx8, Encoding::Gzip);
BENCHMARK_CAPTURE(unpacking, remoteWriteSnappy, Format::RemoteWrite, Encoding::Snappy);
BENCHMARK_CAPTURE(unpacking, remoteWriteZstd, Format::RemoteWrite, Encoding::Zstd);

} // namespace

BENCHMARK_MAIN();
