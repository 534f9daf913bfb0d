// The protobuf of a prometheus.WriteRequest whose numbers stand at fixed places: one TimeSeries
// with one sample a series, as Prometheus sends them. prompb/remote.proto and types.proto of
// remote-write 1.0 say the same. Any thread.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>

#include "tests/loadgen/series_name.h"

namespace tg::loadgen {

inline constexpr std::size_t kWireTimeWidth = 6; // a varint of six bytes, 42 bits
inline constexpr std::uint64_t kWireTimeEnd = std::uint64_t{1} << (7 * kWireTimeWidth); // in 2109

// Sample{value, time} as a field of TimeSeries, both numbers 0.
inline constexpr std::size_t kSampleValueAt = 3;
inline constexpr std::size_t kSampleTimeAt = 12;
std::string sampleField();

// Tag and length of a TimeSeries that ends with a sampleField(), and its labels: sorted by name,
// which puts __name__ before lower case.
std::string seriesHead(const SeriesName &name);

static_assert(std::endian::native == std::endian::little);

// A double, divided by Divisor, as the eight bytes of a fixed64.
template <int Divisor> void writeDouble(char *to, std::uint64_t value)
{
    const double number = static_cast<double>(value) / Divisor;
    std::memcpy(to, &number, sizeof number);
}

// n < kWireTimeEnd, always in six bytes.
inline void writeWireTime(char *to, std::uint64_t n)
{
    for (std::size_t i = 0; i < kWireTimeWidth - 1; ++i, n >>= 7)
        to[i] = static_cast<char>(n | 0x80);
    to[kWireTimeWidth - 1] = static_cast<char>(n & 0x7f);
}

} // namespace tg::loadgen
