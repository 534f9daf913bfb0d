// The Prometheus text format and the metric object, read the slow and obvious way: one character
// after the other, strtod, a std::map. Written apart from the parsers, to compare them with.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "parse/time_text.h"
#include "parse_events.h"

namespace tg::parse::test {

struct ReferenceLine {
    enum class Verdict { Nothing, Accepted, Rejected, Unknown };

    Verdict verdict = Verdict::Rejected;
    std::string metric;
    std::map<std::string, std::string> labels;
    std::vector<Sample> samples;
    std::uint32_t points = 1;

    std::string text() const; // as Events::accepted has it
};

bool isUtf8(std::string_view text);
ReferenceLine readTextLine(std::string_view line, TimeUnit unit);

// One line alone and with a line feed: the end of a body is read by the baseline scan, a whole line
// by the best one.
Events parseBothWays(LineParser &parser, const std::string &line);

// What became of one line, as text: "accepted ...", "rejected points" or nothing. Where points
// cannot be compared, the reference's is as `got` has it.
std::string verdictOf(const Events &events);
std::string verdictOf(const ReferenceLine &line, bool comparesPoints, const std::string &got);

} // namespace tg::parse::test
