// Prometheus text exposition format 0.0.4 (milliseconds) and OpenMetrics 1.0 (seconds), with the
// quoted names of Prometheus 3. Finds where the text of a series ends, and reads value and time;
// names and labels are read by readSeries() when the table does not know that text. One worker
// thread; owned by the worker, reused by reset().
#pragma once

#include "base/limits.h"
#include "parse/block_builder.h"
#include "parse/line_splitter.h"
#include "parse/time_text.h"

namespace tg::parse {

class PrometheusTextParser final : public LineParser
{
public:
    // Milliseconds: text/plain; Seconds: application/openmetrics-text, decimals allowed.
    PrometheusTextParser(const Limits &limits, TimeUnit unit);

    void reset(TimeMs now) override;
    void feed(std::string_view chunk, BlockSink &sink) override;
    void finish(bool complete, BlockSink &sink) override;
    std::size_t heldBytes() const override { return countedBytes(m_lines.carry()); }

private:
    template <class Parser, class Scan> friend struct LineHandler;
    template <class Scan>
    void readLine(std::string_view line, const char *readable, BlockSink &sink);
    void flush(BlockSink &sink) { m_block.flush(sink); }

    TimeUnit m_unit;
    TimeMs m_now = 0;
    LineSplitter m_lines;
    BlockBuilder m_block;
};

} // namespace tg::parse
