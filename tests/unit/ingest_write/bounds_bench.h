// A worker's way from a body of any format to slices, with the registrar's answers played: what
// tests of bounds share. One thread.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "ingest/write/segment_builder.h"
#include "parse/influx_lines.h"
#include "parse/json_lines.h"
#include "parse/prometheus_text.h"
#include "parse/remote_write.h"
#include "tests/unit/parse/write_request.h"

namespace tg::test {

enum class Format { Text, OpenMetrics, Json, Influx, RemoteWrite };
inline constexpr std::array<std::pair<const char *, Format>, 5> kFormats{
    {{"text", Format::Text},
     {"openmetrics", Format::OpenMetrics},
     {"json", Format::Json},
     {"influx", Format::Influx},
     {"remote_write", Format::RemoteWrite}}};

inline constexpr TimeMs kNow = 1'700'000'000'000;

inline std::unique_ptr<parse::LineParser> parserOf(Format format, const Limits &limits)
{
    switch (format) {
    case Format::OpenMetrics:
        return std::make_unique<parse::PrometheusTextParser>(limits, parse::TimeUnit::Seconds);
    case Format::Json:
        return std::make_unique<parse::JsonLinesParser>(limits, parse::TimeUnit::Milliseconds);
    case Format::Influx:
        return std::make_unique<parse::InfluxLinesParser>(limits);
    case Format::RemoteWrite:
        return std::make_unique<parse::RemoteWriteParser>(limits);
    case Format::Text:
        break;
    }
    return std::make_unique<parse::PrometheusTextParser>(limits, parse::TimeUnit::Milliseconds);
}

// One series with a point of value 1 at each of the times; label names and values may hold letters,
// digits, commas and equals signs.
inline std::string bodyOf(Format format, const std::string &metric, const Labels &labels,
                          const std::vector<TimeMs> &times)
{
    const auto joined = [&](auto print, const char *between) {
        std::string out;
        for (const auto &[name, value] : labels)
            out += (out.empty() ? "" : between) + print(name, value);
        return out;
    };
    const auto quoted = [](const std::string &name, const std::string &value) {
        return name + "=\"" + value + '"';
    };
    std::string body;
    if (format == Format::RemoteWrite) {
        Labels all{{"__name__", metric}};
        all.insert(all.end(), labels.begin(), labels.end());
        Points points;
        for (const auto time : times)
            points.emplace_back(1, time);
        return seriesField(all, points);
    }
    if (format == Format::Json) {
        std::string values;
        std::string stamps;
        for (const auto time : times) {
            values += values.empty() ? "1" : ",1";
            stamps += (stamps.empty() ? "" : ",") + std::to_string(time);
        }
        const auto members =
            joined([](const auto &name,
                      const auto &value) { return ",\"" + name + "\":\"" + value + '"'; },
                   "");
        return "{\"metric\":{\"__name__\":\"" + metric + '"' + members + "},\"values\":[" + values +
               "],\"timestamps\":[" + stamps + "]}\n";
    }
    for (const auto time : times) {
        if (format == Format::Influx) {
            const auto tags = joined(
                [](const auto &name, const auto &value) {
                    std::string escaped;
                    for (const char c : value)
                        escaped += c == ',' || c == '=' ? std::string{'\\', c} : std::string{c};
                    return ',' + name + '=' + escaped;
                },
                "");
            body += metric + tags + " value=1 " + std::to_string(time * 1'000'000) + '\n';
        } else {
            const auto stamp = std::to_string(time);
            body += metric + '{' + joined(quoted, ",") + "} 1 " +
                    (format == Format::Text ? stamp
                                            : stamp.substr(0, stamp.size() - 3) + '.' +
                                                  stamp.substr(stamp.size() - 3)) +
                    '\n';
        }
    }
    return body;
}

struct BoundsBench {
    explicit BoundsBench(Format format, const Limits &given = {})
        : limits(given)
        , parser(parserOf(format, limits))
    {
        board.add("node-0"), board.add("node-1");
        builder.boundAges(ingest::AgeBounds::at(kNow, limits, board));
    }

    // A whole body, and the answers for its new series.
    void send(std::string_view body)
    {
        parser->reset(kNow);
        parser->feed(body, builder);
        parser->finish(true, builder);
        if (!builder.hasUnknown())
            return;
        const auto questions = builder.takeQuestions();
        for (auto &item : questions->items) {
            item.entry = table.insert(item.key, ShardId{1}).entry;
            item.status =
                item.entry ? route::ResolveStatus::Ready : route::ResolveStatus::TableFull;
            if (!item.entry)
                continue;
            item.entry->setCopy(0, series::CopyRef(NodeIndex{0}, 1));
            item.entry->setCopy(1, series::CopyRef(NodeIndex{1}, 2));
            item.entry->state = series::EntryState::Ready;
        }
        builder.join(*questions);
    }

    std::uint64_t stored() const { return ledger.queued.value(); }
    std::uint64_t rejected(RejectReason reason) const
    {
        return ledger.rejected[static_cast<std::size_t>(reason)].value();
    }
    std::uint64_t over(Bound bound) const
    {
        return ledger.overBound[static_cast<std::size_t>(bound)].value();
    }
    std::uint64_t overAny() const
    {
        std::uint64_t sum = 0;
        for (const auto &counter : ledger.overBound)
            sum += counter.value();
        return sum;
    }
    bool isBalanced() const { return ledger.received.value() == stored() + ledger.rejectedTotal(); }

    Limits limits;
    NodeBoard board;
    series::SeriesTable table{limits};
    batch::SlicePool pool;
    batch::Slicer slicer{board, pool};
    LedgerCounters ledger;
    ingest::SegmentBuilder builder{table, slicer, ledger, limits};
    std::unique_ptr<parse::LineParser> parser;
};

} // namespace tg::test
