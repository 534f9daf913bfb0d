// How a line of each format is written: the bytes before its first value, and the tail from there
// on, whose values and times stand at fixed places so that they can be patched. A "line" of remote
// write is one TimeSeries. Built once per run; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "tests/loadgen/packing.h"
#include "tests/loadgen/series_name.h"

namespace tg::loadgen {

enum class ValueStyle {
    Decimal, // nine bytes: 123456.78, for Influx 12.345678
    Unique   // twelve digits without a point: exact in a double
};

inline constexpr std::size_t kMaxValues = 10;
inline constexpr std::size_t kTimeWidth = 13; // milliseconds

struct BodyLayout {
    Format format = Format::Text;
    ValueStyle style = ValueStyle::Decimal;
    std::string tail;       // with zeros where values and times go; ends with the line feed, if any
    std::size_t values = 1; // on one line
    std::size_t times = 1;  // 1, or one per value; several stand side by side with a comma between
    std::array<std::size_t, kMaxValues> valueAt{};
    std::size_t timeAt = 0;

    std::size_t valueWidth() const { return style == ValueStyle::Unique ? 12 : 9; }
};

// Of one request: what Prometheus sends at once by default (max_samples_per_send), else 20,000.
std::uint64_t usualLinesPerBody(Format format);

BodyLayout layoutOf(Format format, ValueStyle style);

// The bytes of a line up to its first value.
std::string lineHead(Format format, const SeriesName &name);

// metric{a="1",b="2"} with sorted labels, as every comparison with what nodes hold wants it.
std::string canonicalName(const SeriesName &name);

// The field of an Influx line, as it stands there and as it follows the measurement in the metric's
// name.
std::string fieldName(std::uint64_t field);

// The value as its bytes stand in a body; the number is a ValueSequence's.
std::string valueText(Format format, ValueStyle style, std::uint64_t number);

// The HTTP head of a request up to the length of its body; ack may be empty.
std::string headStart(Format format, Encoding encoding, const std::string &host,
                      const std::string &ack);

} // namespace tg::loadgen
