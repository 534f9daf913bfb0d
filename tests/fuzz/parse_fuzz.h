// What the fuzz targets of the line parsers share.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "tests/unit/parse/parse_events.h"

namespace tg::parse::fuzz {

inline Limits smallLimits()
{
    Limits limits;
    limits.lineBytes = 400;
    limits.labels = 8;
    limits.labelNameBytes = 30;
    limits.labelValueBytes = 40;
    limits.metricNameBytes = 30;
    return limits;
}

inline void checkSplits(LineParser &parser, const Limits &limits, const std::uint8_t *data,
                        std::size_t size, test::WholeLines wholeLines = test::upToLastLineFeed)
{
    using namespace test;
    unsigned cutter = data[0];
    const std::string_view body(static_cast<const char *>(static_cast<const void *>(data + 1)),
                                size - 1);
    std::vector<std::string_view> chunks;
    for (std::string_view rest = body; !rest.empty();) {
        const std::size_t chunk = std::min<std::size_t>(cutter % 90, rest.size());
        cutter = cutter * 1103515245u + 12345u;
        chunks.push_back(rest.substr(0, chunk));
        rest.remove_prefix(chunk);
    }
    const Events whole = parseWhole(parser, body, limits);
    if (parseChunks(parser, chunks, true, limits) != whole)
        std::abort();

    const std::string_view lines = body.substr(0, wholeLines(body));
    const Events cut = parseChunks(parser, chunks, false, limits);
    if (cut.runs != parseWhole(parser, lines, limits).runs)
        std::abort();
}

// Ends the program at the first line of the body that `isRight` is not content with.
template <class IsRight>
void forEachLine(const std::uint8_t *data, std::size_t size, IsRight isRight)
{
    std::string_view body(static_cast<const char *>(static_cast<const void *>(data + 1)), size - 1);
    while (!body.empty()) {
        const std::size_t lineEnd = std::min(body.find('\n'), body.size());
        if (!isRight(std::string(body.substr(0, lineEnd))))
            std::abort();
        body.remove_prefix(std::min(lineEnd + 1, body.size()));
    }
}

} // namespace tg::parse::fuzz
