// Hands a parser the lines of a chunk with the best scan that this CPU can do. One worker thread,
// the parser's.
#pragma once

#include <string_view>

#include "parse/scan_avx2.h"
#include "parse/scan_baseline.h"

namespace tg::parse {

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

// lines: the parser's LineSplitter. Handler<Scan>{parser, sink} takes the lines (line_splitter.h).
template <template <class> class Handler, class Splitter, class Parser, class Sink>
void feedLines(Splitter &lines, std::string_view chunk, Parser &parser, Sink &sink)
{
#ifdef TG_SCAN_AVX2
    if (Avx2Scan::isSupported()) {
        detail::feedWithAvx2(lines, chunk, Handler<Avx2Scan>{parser, sink});
        return;
    }
#endif
    lines.feed(chunk, Handler<BaselineScan>{parser, sink});
}

} // namespace tg::parse
