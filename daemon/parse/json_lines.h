// VictoriaMetrics JSON lines:
// {"metric":{"__name__":"m","label":"v"},"values":[1],"timestamps":[1700000000000]}. Lines of the
// three members in any order are read here, the metric object taken as raw text; every other line
// (further members, escaped keys, anything wrong) is judged by JsonDomLine. Strict JSON (RFC 8259)
// in both. One worker thread; owned by the worker, reused by reset().
#pragma once

#include <vector>

#include "base/limits.h"
#include "parse/block_builder.h"
#include "parse/json_dom_line.h"
#include "parse/line_splitter.h"
#include "parse/time_text.h"

namespace tg::parse {

class JsonLinesParser final : public LineParser
{
public:
    JsonLinesParser(const Limits &limits, TimeUnit unit);

    void reset(TimeMs now) override;
    void feed(std::string_view chunk, BlockSink &sink) override;
    void finish(bool complete, BlockSink &sink) override;
    std::size_t heldBytes() const override
    {
        return countedBytes(m_lines.carry()) + countedBytes(m_texts);
    }

private:
    template <class Parser, class Scan> friend struct LineHandler;
    template <class Scan>
    void readLine(std::string_view line, const char *readable, BlockSink &sink);
    void readWithDom(std::string_view text, std::string_view line, BlockSink &sink);
    void flush(BlockSink &sink);

    TimeUnit m_unit;
    LineSplitter m_lines;
    BlockBuilder m_block;
    JsonDomLine m_dom;
    std::vector<char>
        m_texts; // series texts made by m_dom for the current block; never moved while it is open
};

} // namespace tg::parse
