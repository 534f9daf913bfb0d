// What a parser said about a body, as text that can be compared: once as it came out of the parser
// (views copied inside take(), blocks flattened), once judged to the end with readSeries() as the
// pipeline does on a table miss.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "parse/point.h"
#include "parse/series_text.h"

namespace tg::parse::test {

inline constexpr TimeMs kNow = 1'234'567'890'123;

struct Events {
    std::vector<std::string> runs; // series | value@time ... | line
    std::vector<std::string>
        accepted; // metric{a="1",b="2"} value@time ..., labels sorted, values shortest
    std::vector<std::string>
        rejected; // reason points line, those of readSeries() behind those of the parser
    std::size_t blocks = 0;
    std::size_t strings = 0; // text in fields of Influx lines, left out

    friend bool operator==(const Events &a, const Events &b)
    {
        return a.runs == b.runs && a.accepted == b.accepted && a.rejected == b.rejected &&
               a.strings == b.strings;
    }
};

using MakeParser = std::function<std::unique_ptr<LineParser>()>;

std::string seriesText(const SeriesName &name);
std::string sampleText(const Sample &sample);
std::string rejectionText(RejectReason reason, std::uint32_t points, std::string_view line);

// Feeds the chunks one after the other, each from memory of its own that is gone afterwards.
Events parseChunks(LineParser &parser, const std::vector<std::string_view> &chunks, bool complete,
                   const Limits &limits = {});
Events parseWhole(LineParser &parser, std::string_view body, const Limits &limits = {});

// How many bytes of the beginning of a body are lines that have ended.
using WholeLines = std::size_t (*)(std::string_view body);
std::size_t upToLastLineFeed(std::string_view body);

// Empty if every way of chunking `body` gives the same events, and every cut loses at most the line
// it is in. Otherwise what differs.
std::string findSplitDifference(LineParser &parser, std::string_view body,
                                const Limits &limits = {},
                                WholeLines wholeLines = upToLastLineFeed);

} // namespace tg::parse::test
