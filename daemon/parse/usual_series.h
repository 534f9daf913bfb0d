// The shape in which Prometheus writes a TimeSeries, read without a call: Label fields side by
// side, then Sample fields of a value and a time, lengths of one or two bytes. Whatever is shaped
// otherwise, broken bytes included, is "not usual" and left to libprotobuf's reader, which alone
// decides what is valid: both must say the same of what both read (tst_usual_series). Pure; any
// thread.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

#include "parse/point.h"

namespace tg::parse {

inline constexpr std::uint64_t kStaleMarker =
    0x7ff0000000000002; // Prometheus: the series has ended

struct UsualHead {
    std::size_t headBytes = 0; // 0: not usual
    std::size_t bodyBytes = 0; // of the TimeSeries behind it, whether they are there or not
};

// Tag and length of a TimeSeries shorter than 2 MiB at the front of a WriteRequest.
inline UsualHead usualHead(std::string_view bytes)
{
    constexpr std::size_t kLongest = 4;
    if (bytes.size() < kLongest || bytes[0] != (1 << 3 | 2))
        return {};
    std::size_t length = 0;
    for (std::size_t i = 1; i < kLongest; ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        length |= static_cast<std::size_t>(byte & 0x7f) << (7 * (i - 1));
        if (byte < 0x80)
            return {i + 1, length};
    }
    return {};
}

struct UsualSeries {
    std::size_t labelBytes = 0; // of the Label fields, from the front
    std::uint32_t stale = 0;
    std::uint32_t nan = 0;
    std::uint32_t infinite = 0;
};

// Labels at the front; where they end.
inline const char *usualLabelsEnd(const char *at, const char *end)
{
    while (end - at >= 2 && *at == (1 << 3 | 2)) {
        auto length = static_cast<std::size_t>(static_cast<unsigned char>(at[1]));
        const char *body = at + 2;
        if (length >= 0x80) {
            if (body == end || static_cast<unsigned char>(*body) >= 0x80)
                break;
            length = (length & 0x7f) | static_cast<std::size_t>(*body++) << 7;
        }
        if (length > static_cast<std::size_t>(end - body))
            break;
        at = body + length;
    }
    return at;
}

// A Sample field at the front: a value, and a time in at most nine bytes or none. Returns where it
// ends; null: it is not usual.
inline const char *usualSample(const char *at, const char *end, Sample &sample)
{
    constexpr std::ptrdiff_t kHead = 2;       // tag and length
    constexpr std::ptrdiff_t kValueBytes = 9; // with its tag
    constexpr std::ptrdiff_t kLongestTime = 9;
    if (end - at < kHead + kValueBytes || at[0] != (2 << 3 | 2) || at[2] != (1 << 3 | 1))
        return nullptr;
    const std::ptrdiff_t bodyBytes = static_cast<unsigned char>(at[1]);
    std::memcpy(&sample.value, at + kHead + 1, sizeof sample.value);
    sample.time = 0;
    at += kHead + kValueBytes;
    const std::ptrdiff_t timeBytes = bodyBytes - kValueBytes - 1; // without its tag
    if (timeBytes == -1)
        return at;
    if (timeBytes < 1 || timeBytes > kLongestTime || end - at < 1 + timeBytes || *at++ != 2 << 3)
        return nullptr;
    std::uint64_t time = 0;
    for (std::ptrdiff_t i = 0; i < timeBytes; ++i) {
        const auto byte = static_cast<unsigned char>(at[i]);
        if ((byte >= 0x80) != (i < timeBytes - 1))
            return nullptr;
        time |= static_cast<std::uint64_t>(byte & 0x7f) << (7 * i);
    }
    sample.time = static_cast<TimeMs>(time);
    return at + timeBytes;
}

// Appends the samples of a TimeSeries; nothing, and `samples` as they were: it is not usual.
inline std::optional<UsualSeries> usualSeries(std::string_view series, std::vector<Sample> &samples)
{
    static_assert(std::endian::native == std::endian::little);
    const std::size_t first = samples.size();
    const char *const end = series.data() + series.size();
    const char *at = usualLabelsEnd(series.data(), end);
    UsualSeries found;
    found.labelBytes = static_cast<std::size_t>(at - series.data());
    while (at != end) {
        Sample sample{};
        at = usualSample(at, end, sample);
        if (at == nullptr) [[unlikely]] {
            samples.resize(first);
            return std::nullopt;
        }
        if (std::isfinite(sample.value)) [[likely]]
            samples.push_back(sample);
        else if (std::bit_cast<std::uint64_t>(sample.value) == kStaleMarker)
            ++found.stale;
        else
            ++(std::isnan(sample.value) ? found.nan : found.infinite);
    }
    return found;
}

} // namespace tg::parse
