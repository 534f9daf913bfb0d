// What parsing costs alone: node_exporter-like bodies (100 hosts x 25 cpus x 8 modes) fed in chunks
// of a socket's size to a sink that touches every run. items = samples; ns_line and ns_sample are
// what the budget is written in.
#include <benchmark/benchmark.h>
#include <cinttypes>
#include <cstdio>
#include <random>
#include <string>

#include "parse/influx_lines.h"
#include "parse/json_lines.h"
#include "parse/prometheus_text.h"
#include "parse/remote_write.h"
#include "parse/series_text.h"
#include "tests/loadgen/body_template.h"

namespace {

using namespace tg;
using namespace tg::parse;

constexpr TimeMs kNow = 1'700'000'000'000;
constexpr std::size_t kChunk = 64 * 1024;

class CountingSink final : public BlockSink
{
public:
    void take(const Block &block) override
    {
        for (const SeriesRun &run : block.runs)
            bytes += run.series.size();
        samples += block.samples.size();
        lines += block.runs.size();
    }
    void reject(RejectReason, std::string_view, std::uint32_t) override { ++rejected; }

    std::size_t bytes = 0;
    std::size_t samples = 0;
    std::size_t lines = 0;
    std::size_t rejected = 0;
};

struct SeriesParts {
    char host[32];
    int cpu;
    const char *mode;
};

template <class Print> std::string makeBody(Print print)
{
    constexpr const char *kModes[] = {"idle",    "iowait", "irq",    "nice",
                                      "softirq", "steal",  "system", "user"};
    std::string body;
    SeriesParts parts{};
    for (int host = 0; host < 100; ++host) {
        std::snprintf(parts.host, sizeof parts.host, "host-%04d.dc1.example.com", host);
        for (parts.cpu = 0; parts.cpu < 25; ++parts.cpu) {
            for (const char *mode : kModes) {
                parts.mode = mode;
                print(parts, body);
            }
        }
    }
    return body;
}

// lengths: how many decimals a value has; exponent: as Go prints large values.
std::string textBody(const char *format)
{
    std::mt19937_64 random(1);
    return makeBody([&](const SeriesParts &parts, std::string &body) {
        char line[512];
        char value[64];
        std::snprintf(value, sizeof value, format,
                      static_cast<double>(random() % 1'000'000'000) / 100);
        const int length = std::snprintf(line, sizeof line,
                                         "node_cpu_seconds_total{instance=\"%s:9100\",job=\"node_"
                                         "exporter\",cpu=\"%d\",mode=\"%s\","
                                         "region=\"eu-west-1\",env=\"prod\"} %s %" PRId64 "\n",
                                         parts.host, parts.cpu, parts.mode, value,
                                         kNow + static_cast<TimeMs>(random() % 1'000'000));
        body.append(line, static_cast<std::size_t>(length));
    });
}

std::string jsonBody(int samples, const char *comma, const char *extra)
{
    std::mt19937_64 random(2);
    return makeBody([&](const SeriesParts &parts, std::string &body) {
        char text[512];
        std::snprintf(
            text, sizeof text,
            "{\"metric\":{\"__name__\":\"node_cpu_seconds_total\",\"instance\":\"%s:9100\",\"job\":"
            "\"node_exporter\",\"cpu\":\"%d\",\"mode\":\"%s\",\"region\":\"eu-west-1\",\"env\":"
            "\"prod\"}",
            parts.host, parts.cpu, parts.mode);
        body += text;
        body += std::string(",\"values\":") + "[";
        for (int i = 0; i < samples; ++i) {
            std::snprintf(text, sizeof text, "%s%.2f", i > 0 ? comma : "",
                          static_cast<double>(random() % 1'000'000'000) / 100);
            body += text;
        }
        body += "],\"timestamps\":[";
        for (int i = 0; i < samples; ++i) {
            std::snprintf(text, sizeof text, "%s%" PRId64, i > 0 ? comma : "", kNow + i * 15'000);
            body += text;
        }
        body += std::string("]") + extra + "}\n";
    });
}

// Telegraf's cpu: eight fields a line, one line for each cpu. text: a ninth, with a string.
std::string influxBody(const char *value, const char *text)
{
    std::mt19937_64 random(3);
    std::string line;
    return makeBody([&](const SeriesParts &parts, std::string &body) {
        const bool isFirst = std::string_view(parts.mode) == "idle";
        if (isFirst)
            line = std::string("cpu,host=") + parts.host + ",cpu=cpu" + std::to_string(parts.cpu) +
                   ",region=eu-west-1,env=prod ";
        char number[64];
        std::snprintf(number, sizeof number, value,
                      static_cast<double>(random() % 100'000'000) / 1e6);
        line += (isFirst ? "usage_" : ",usage_") + std::string(parts.mode) + "=" + number;
        if (std::string_view(parts.mode) == "user")
            body += line + text + " 1700000000000000000\n";
    });
}

void run(benchmark::State &state, LineParser &parser, const std::string &body)
{
    CountingSink sink;
    for (auto _ : state) {
        parser.reset(kNow);
        for (std::size_t at = 0; at < body.size(); at += kChunk)
            parser.feed(std::string_view(body).substr(at, kChunk), sink);
        parser.finish(true, sink);
    }
    if (sink.rejected > 0)
        state.SkipWithError("the body has lines that were refused");
    benchmark::DoNotOptimize(sink.bytes);
    const auto perItem = [&](std::size_t count) {
        return benchmark::Counter(static_cast<double>(count) / 1e9,
                                  benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
    };
    state.counters["ns_line"] = perItem(sink.lines);
    state.counters["ns_sample"] = perItem(sink.samples);
    state.SetItemsProcessed(static_cast<std::int64_t>(sink.samples));
    state.SetBytesProcessed(static_cast<std::int64_t>(body.size()) *
                            static_cast<std::int64_t>(state.iterations()));
}

void textLines(benchmark::State &state, const char *format)
{
    PrometheusTextParser parser(Limits{}, TimeUnit::Milliseconds);
    run(state, parser, textBody(format));
}
BENCHMARK_CAPTURE(textLines, twoDecimals, "%.2f");
BENCHMARK_CAPTURE(textLines, integers, "%.0f");
BENCHMARK_CAPTURE(textLines, asGoPrints, "%.9g");
BENCHMARK_CAPTURE(textLines, seventeenDigits, "%.17g");

void jsonLines(benchmark::State &state, int samples, const char *comma, const char *extra)
{
    JsonLinesParser parser(Limits{}, TimeUnit::Auto);
    run(state, parser, jsonBody(samples, comma, extra));
}
BENCHMARK_CAPTURE(jsonLines, oneSample, 1, ",", "");
BENCHMARK_CAPTURE(jsonLines, tenSamples, 10, ",", "");
BENCHMARK_CAPTURE(jsonLines, tenSamplesWithBlanks, 10, ", ", "");
BENCHMARK_CAPTURE(jsonLines, oneSampleThroughDom, 1, ",", ",\"extra\":1");
BENCHMARK_CAPTURE(jsonLines, tenSamplesThroughDom, 10, ",", ",\"extra\":1");

void influxLines(benchmark::State &state, const char *value, const char *text)
{
    InfluxLinesParser parser{Limits{}};
    run(state, parser, influxBody(value, text));
}
BENCHMARK_CAPTURE(influxLines, sixDecimals, "%.6f", "");
BENCHMARK_CAPTURE(influxLines, integers, "%.0fi", "");
BENCHMARK_CAPTURE(influxLines, withAString, "%.6f", ",model=\"AMD EPYC 7B13 64-Core\"");

// The bodies of timeless-loadgen: 2,000 time series a request with a sample each, as Prometheus
// sends them, and labels that differ in number and length.
void remoteWrite(benchmark::State &state, loadgen::Shape shape)
{
    const loadgen::SeriesSet set{loadgen::Format::RemoteWrite, shape, 2'000, 1};
    loadgen::BodyTemplate body(set, loadgen::ValueStyle::Decimal, false);
    loadgen::PlanMaker plans({set, 2'000, loadgen::ValueStyle::Decimal, 0});
    RemoteWriteParser parser{Limits{}};
    run(state, parser, std::string(body.patched(plans.next(kNow, 0), 0, body.lines())));
}
BENCHMARK_CAPTURE(remoteWrite, asPrometheus, loadgen::Shape::Fixed);
BENCHMARK_CAPTURE(remoteWrite, variedLabels, loadgen::Shape::Vary);

void readOneSeries(benchmark::State &state, SeriesSyntax syntax, std::string_view raw)
{
    SeriesName name;
    for (auto _ : state)
        benchmark::DoNotOptimize(readSeries(syntax, raw, Limits{}, name));
}
BENCHMARK_CAPTURE(readOneSeries, text, SeriesSyntax::PrometheusText,
                  "node_cpu_seconds_total{instance=\"host-0042.dc1.example.com:9100\",job=\"node_"
                  "exporter\",cpu=\"7\","
                  "mode=\"idle\",region=\"eu-west-1\",env=\"prod\"}");
BENCHMARK_CAPTURE(
    readOneSeries, json, SeriesSyntax::JsonLines,
    "{\"__name__\":\"node_cpu_seconds_total\",\"instance\":\"host-0042.dc1.example.com:9100\","
    "\"job\":"
    "\"node_exporter\",\"cpu\":\"7\",\"mode\":\"idle\",\"region\":\"eu-west-1\",\"env\":\"prod\"}");

} // namespace

BENCHMARK_MAIN();
