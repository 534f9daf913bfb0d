// Hands a parser the lines of a chunk with the best scan that this CPU can do, and the last one of
// a body. One worker thread, the parser's.
#pragma once

#include <string_view>

#include "parse/point.h"
#include "parse/scan_avx2.h"
#include "parse/scan_baseline.h"

namespace tg::parse {

// What a LineSplitter does with the lines it finds. The parser makes this its friend and has
// readLine<Scan>(line, readable, sink) and flush(sink).
template <class Parser, class Scan> struct LineHandler {
    Parser &parser;
    BlockSink &sink;

    void line(std::string_view text, const char *readable)
    {
        parser.template readLine<Scan>(text, readable, sink);
    }
    void tooLong(std::string_view prefix) { sink.reject(RejectReason::LineTooLong, prefix, 1); }
    void flush() { parser.flush(sink); }
};

#ifdef TG_SCAN_AVX2
namespace detail {

// Flattened, so that everything a line needs is compiled for this CPU.
template <class Splitter, class Handler>
TG_TARGET_AVX2 [[gnu::flatten]] void feedWithAvx2(Splitter &lines, std::string_view chunk,
                                                  Handler handler)
{
    lines.feed(chunk, handler);
}

} // namespace detail
#endif

// lines: the parser's LineSplitter.
template <class Splitter, class Parser>
void feedLines(Splitter &lines, std::string_view chunk, Parser &parser, BlockSink &sink)
{
#ifdef TG_SCAN_AVX2
    if (Avx2Scan::isSupported()) {
        detail::feedWithAvx2(lines, chunk, LineHandler<Parser, Avx2Scan>{parser, sink});
        return;
    }
#endif
    lines.feed(chunk, LineHandler<Parser, BaselineScan>{parser, sink});
}

// Of a body that was cut the last line is refused, if it says anything: it may be half of one.
template <class Splitter, class Parser>
void finishLines(Splitter &lines, bool isComplete, bool (*saysAnything)(std::string_view),
                 Parser &parser, BlockSink &sink)
{
    if (isComplete) {
        lines.finish(LineHandler<Parser, BaselineScan>{parser, sink});
        return;
    }
    if (saysAnything(lines.rest()))
        sink.reject(RejectReason::CutLine, lines.rest(), 1);
    lines.reset();
}

} // namespace tg::parse
