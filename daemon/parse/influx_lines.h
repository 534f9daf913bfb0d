// Influx line protocol: `measurement,tag=value field=1.5,other=2i 1700000000000000000`. A run is a
// line and stands under the raw text of its measurement and tags; each number or boolean of it is a
// sample with the raw name of its field. Names are read by readInfluxSeries() when the table does
// not know them. Text in a field is counted and left out. One worker thread; owned by the worker,
// reused by reset().
#pragma once

#include "base/limits.h"
#include "parse/block_builder.h"
#include "parse/influx_line_end.h"
#include "parse/influx_time.h"
#include "parse/line_splitter.h"

namespace tg::parse {

class InfluxLinesParser final : public LineParser
{
public:
    explicit InfluxLinesParser(const Limits &limits);

    // Of the body that the next reset() begins.
    void setPrecision(InfluxPrecision precision) { m_precision = precision; }

    void reset(TimeMs now) override;
    void feed(std::string_view chunk, BlockSink &sink) override;
    void finish(bool complete, BlockSink &sink) override;
    std::size_t heldBytes() const override { return countedBytes(m_lines.carry()); }

private:
    template <class Parser, class Scan> friend struct LineHandler;
    template <class Scan>
    void readLine(std::string_view line, const char *readable, BlockSink &sink);
    void flush(BlockSink &sink) { m_block.flush(sink); }

    InfluxPrecision m_precision = InfluxPrecision::Auto;
    TimeMs m_now = 0;
    BasicLineSplitter<InfluxLineEnd> m_lines;
    BlockBuilder m_block;
};

} // namespace tg::parse
