// A prometheus.WriteRequest put together byte by byte, as straightforward as can be: what the
// parser is held against. Strange orders and fields can be made, too.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tg::test {

inline std::string varint(std::uint64_t number)
{
    std::string out;
    for (; number >= 0x80; number >>= 7)
        out += static_cast<char>(number | 0x80);
    return out += static_cast<char>(number);
}

inline std::string message(unsigned field, std::string_view body)
{
    return varint(field << 3 | 2) + varint(body.size()) + std::string(body);
}

inline std::string labelField(std::string_view name, std::string_view value)
{
    return message(1, message(1, name) + message(2, value));
}

inline std::string sampleField(double value, std::int64_t time)
{
    std::string body = varint(1 << 3 | 1);
    for (int i = 0; i < 8; ++i)
        body += static_cast<char>(std::bit_cast<std::uint64_t>(value) >> (8 * i));
    body += varint(2 << 3) + varint(static_cast<std::uint64_t>(time));
    return message(2, body);
}

using Labels = std::vector<std::pair<std::string, std::string>>;
using Points = std::vector<std::pair<double, std::int64_t>>;

inline std::string seriesField(const Labels &labels, const Points &points)
{
    std::string body;
    for (const auto &[name, value] : labels)
        body += labelField(name, value);
    for (const auto &[value, time] : points)
        body += sampleField(value, time);
    return message(1, body);
}

// prometheus.MetricMetadata; what is empty or 0 is left out, as protobuf does it.
inline std::string metadataField(unsigned type, std::string_view family, std::string_view help,
                                 std::string_view unit)
{
    std::string body;
    if (type != 0)
        body += varint(1 << 3) + varint(type);
    if (!family.empty())
        body += message(2, family);
    if (!help.empty())
        body += message(4, help);
    if (!unit.empty())
        body += message(5, unit);
    return message(3, body);
}

inline const double kStale = std::bit_cast<double>(std::uint64_t{0x7ff0000000000002});

} // namespace tg::test
