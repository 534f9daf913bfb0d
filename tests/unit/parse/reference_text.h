// The Prometheus text format and the metric object, read the slow and obvious way: one character
// after the other, strtod, a std::map. Written apart from the parsers, to compare them with.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "parse/time_text.h"

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

} // namespace tg::parse::test
