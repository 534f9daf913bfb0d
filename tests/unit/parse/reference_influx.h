// Influx line protocol read the slow and obvious way: one character after the other, strtod, a
// std::map. Written apart from the parser, to compare it with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parse/influx_time.h"
#include "parse_events.h"

namespace tg::parse::test {

struct ReferenceInflux {
    std::vector<std::string> accepted; // as Events::accepted has it
    std::vector<std::string> rejected; // lines, those refused for their names behind the others
    std::size_t strings = 0;

    // Empty: the same. Reasons and counts of points are not compared.
    std::string differenceFrom(const Events &events) const;
};

ReferenceInflux readInfluxBody(std::string_view body, InfluxPrecision precision);

// How many bytes of the beginning of a body are lines that have ended.
std::size_t influxWholeLines(std::string_view body);

} // namespace tg::parse::test
