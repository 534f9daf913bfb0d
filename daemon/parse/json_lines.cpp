#include "parse/json_lines.h"

#include "parse/byte_scan.h"
#include "parse/feed_lines.h"
#include "parse/json_fast_line.h"

namespace tg::parse {

namespace {

inline constexpr std::size_t kSeriesTexts = 64 * kKiB;

std::string_view trimJson(std::string_view text)
{
    while (!text.empty() && isJsonBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isJsonBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

bool saysAnythingInJson(std::string_view rest)
{
    return !trimJson(rest).empty();
}

} // namespace

JsonLinesParser::JsonLinesParser(const Limits &limits, TimeUnit unit)
    : m_unit(unit)
    , m_lines(limits.lineBytes)
    , m_block(SeriesSyntax::JsonLines)
{
}

void JsonLinesParser::reset(TimeMs)
{
    m_lines.reset();
    m_block.clear();
    m_texts.clear();
}

void JsonLinesParser::feed(std::string_view chunk, BlockSink &sink)
{
    feedLines(m_lines, chunk, *this, sink);
}

void JsonLinesParser::finish(bool complete, BlockSink &sink)
{
    finishLines(m_lines, complete, saysAnythingInJson, *this, sink);
}

void JsonLinesParser::flush(BlockSink &sink)
{
    m_block.flush(sink);
    m_texts.clear();
}

template <class Scan>
void JsonLinesParser::readLine(std::string_view line, const char *readable, BlockSink &sink)
{
    const std::string_view text = trimJson(line);
    if (text.empty())
        return;
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    const std::size_t first = m_block.samples().size();
    const std::string_view series = readFastLine<Scan>(text, readable, m_unit, m_block.samples());
    if (series.empty()) [[unlikely]]
        readWithDom(text, line, sink);
    else
        m_block.addRun(series, first, line);
    if (m_block.isFull())
        flush(sink);
}

[[gnu::noinline]] void JsonLinesParser::readWithDom(std::string_view text, std::string_view line,
                                                    BlockSink &sink)
{
    if (text.front() != '{') {
        sink.reject(RejectReason::Syntax, line, 1);
        return;
    }
    if (m_texts.capacity() - m_texts.size() < text.size()) {
        flush(sink); // nobody looks at the texts any more, so they may move
        m_texts.reserve(std::max(kSeriesTexts, text.size()));
    }
    const std::size_t firstSample = m_block.samples().size();
    const std::size_t firstByte = m_texts.size();
    const JsonDomLine::Outcome outcome = m_dom.read(text, m_unit, m_block.samples(), m_texts);
    if (outcome.refused)
        sink.reject(*outcome.refused, line, outcome.points);
    else if (outcome.points > 0)
        m_block.addRun({m_texts.data() + firstByte, m_texts.size() - firstByte}, firstSample, line);
}

} // namespace tg::parse
