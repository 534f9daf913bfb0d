#include "parse_events.h"

#include <algorithm>
#include <charconv>
#include <memory>

namespace tg::parse::test {

namespace {

class RecordingSink final : public BlockSink
{
public:
    RecordingSink(const Limits &limits, Events &events)
        : m_limits(limits)
        , m_events(events)
    {
    }

    void take(const Block &block) override
    {
        ++m_events.blocks;
        if (block.syntax == SeriesSyntax::InfluxLine) {
            takeFields(block);
            return;
        }
        for (const SeriesRun &run : block.runs) {
            std::string samples;
            for (const Sample &sample : block.samplesOf(run))
                samples += ' ' + sampleText(sample);
            m_events.runs.push_back(std::string(run.series) + " |" + samples + " | " +
                                    std::string(run.line));
            SeriesName name;
            if (const auto refused = readSeries(block.syntax, run.series, m_limits, name))
                m_late.push_back(rejectionText(*refused, run.count, run.line));
            else
                m_events.accepted.push_back(seriesText(name) + samples);
        }
    }
    void reject(RejectReason reason, std::string_view line, std::uint32_t points) override
    {
        m_events.rejected.push_back(rejectionText(reason, points, line));
    }
    void takeFields(const Block &block)
    {
        for (const SeriesRun &run : block.runs) {
            for (std::size_t i = run.first; i < run.first + run.count; ++i) {
                const std::string sample = ' ' + sampleText(block.samples[i]);
                m_events.runs.push_back(std::string(run.series) + " |" +
                                        std::string(block.fields[i]) + sample + " | " +
                                        std::string(run.line));
                SeriesName name;
                if (const auto refused =
                        readInfluxSeries(run.series, block.fields[i], m_limits, name))
                    m_late.push_back(rejectionText(*refused, 1, run.line));
                else
                    m_events.accepted.push_back(seriesText(name) + sample);
            }
        }
        m_events.strings += block.stringFields;
    }
    void end() { m_events.rejected.insert(m_events.rejected.end(), m_late.begin(), m_late.end()); }

private:
    const Limits &m_limits;
    Events &m_events;
    std::vector<std::string> m_late;
};

// A copy of exactly the chunk's size: reading past it is seen by the address sanitizer, keeping a
// view of it too.
void feedCopy(LineParser &parser, std::string_view chunk, BlockSink &sink)
{
    const std::unique_ptr<char[]> copy(new char[chunk.size()]);
    std::copy(chunk.begin(), chunk.end(), copy.get());
    parser.feed({copy.get(), chunk.size()}, sink);
    std::fill_n(copy.get(), chunk.size(), '?');
}

bool isCutLine(const std::string &rejection)
{
    return rejection.starts_with("cut_line ");
}

} // namespace

std::string seriesText(const SeriesName &name)
{
    std::vector<std::pair<std::string, std::string>> labels;
    for (const Label &label : name.labels)
        labels.emplace_back(label.name, label.value);
    std::sort(labels.begin(), labels.end());
    std::string text = name.metric + "{";
    for (const auto &[key, value] : labels)
        text += (text.back() == '{' ? "" : ",") + key + "=\"" + value + "\"";
    return text + "}";
}

std::string sampleText(const Sample &sample)
{
    char text[64];
    const auto end = std::to_chars(text, text + sizeof text, sample.value).ptr;
    return std::string(text, end) + "@" + std::to_string(sample.time);
}

std::string rejectionText(RejectReason reason, std::uint32_t points, std::string_view line)
{
    return std::string(name(reason)) + " " + std::to_string(points) + " " + std::string(line);
}

Events parseChunks(LineParser &parser, const std::vector<std::string_view> &chunks, bool complete,
                   const Limits &limits)
{
    Events events;
    RecordingSink sink(limits, events);
    parser.reset(kNow);
    for (const std::string_view chunk : chunks)
        feedCopy(parser, chunk, sink);
    parser.finish(complete, sink);
    sink.end();
    return events;
}

Events parseWhole(LineParser &parser, std::string_view body, const Limits &limits)
{
    return parseChunks(parser, {body}, true, limits);
}

std::size_t upToLastLineFeed(std::string_view body)
{
    return body.rfind('\n') + 1;
}

std::string findSplitDifference(LineParser &parser, std::string_view body, const Limits &limits,
                                WholeLines wholeLines)
{
    const Events whole = parseWhole(parser, body, limits);
    std::vector<std::string_view> bytes;
    for (std::size_t i = 0; i < body.size(); ++i)
        bytes.push_back(body.substr(i, 1));
    if (parseChunks(parser, bytes, true, limits) != whole)
        return "byte by byte";
    for (std::size_t at = 0; at <= body.size(); ++at) {
        if (parseChunks(parser, {body.substr(0, at), body.substr(at)}, true, limits) != whole)
            return "split at byte " + std::to_string(at);
        Events cut = parseChunks(parser, {body.substr(0, at)}, false, limits);
        std::erase_if(cut.rejected, isCutLine);
        const std::size_t lines = wholeLines(body.substr(0, at));
        Events finished = parseWhole(parser, body.substr(0, lines), limits);
        // A line that is too long is refused as soon as it is, not only when it ends.
        if (finished.rejected.size() < cut.rejected.size() &&
            cut.rejected.back().starts_with("line_too_long "))
            finished.rejected.push_back(cut.rejected.back());
        if (cut != finished)
            return "cut at byte " + std::to_string(at);
    }
    return {};
}

} // namespace tg::parse::test
