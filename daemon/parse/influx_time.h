// The times of Influx line protocol: whole numbers in the unit of the request's `precision`. Plain
// functions, any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "base/ids.h"

namespace tg::parse {

enum class InfluxPrecision : std::uint8_t {
    Auto, // by size, as nodes do: beyond 10^18 ns, 10^15 us, 10^12 ms, anything else seconds
    Nanoseconds,
    Microseconds,
    Milliseconds,
    Seconds,
    Minutes,
    Hours
};

// The values of `precision` in both generations of the API; nothing: no such unit.
constexpr std::optional<InfluxPrecision> influxPrecisionFrom(std::string_view text)
{
    using enum InfluxPrecision;
    constexpr std::array<std::pair<std::string_view, InfluxPrecision>, 8> kUnits{
        {{"ns", Nanoseconds},
         {"n", Nanoseconds},
         {"us", Microseconds},
         {"u", Microseconds},
         {"ms", Milliseconds},
         {"s", Seconds},
         {"m", Minutes},
         {"h", Hours}}};
    for (const auto &[name, unit] : kUnits) {
        if (name == text)
            return unit;
    }
    return std::nullopt;
}

constexpr InfluxPrecision influxPrecisionBySize(std::int64_t time)
{
    constexpr auto kMicrosecondsFrom = std::int64_t{1'000'000'000'000'000};
    const auto isBeyond = [time](std::int64_t bound) { return time > bound || time < -bound; };
    if (!isBeyond(kMicrosecondsFrom / 1000))
        return InfluxPrecision::Seconds;
    if (!isBeyond(kMicrosecondsFrom))
        return InfluxPrecision::Milliseconds;
    return isBeyond(kMicrosecondsFrom * 1000) ? InfluxPrecision::Nanoseconds
                                              : InfluxPrecision::Microseconds;
}

namespace detail {

constexpr TimeMs floorDivide(std::int64_t time, std::int64_t by)
{
    return time / by - (time % by < 0 ? 1 : 0);
}

constexpr bool multiply(std::int64_t time, std::int64_t by, TimeMs &out)
{
    return !__builtin_mul_overflow(time, by, &out);
}

} // namespace detail

// Whether rounding `time` down to these milliseconds has left a whole second and lost the rest.
constexpr bool losesFinerTime(std::int64_t time, InfluxPrecision precision, TimeMs milliseconds)
{
    if (precision == InfluxPrecision::Auto)
        precision = influxPrecisionBySize(time);
    const std::uint64_t finer = precision == InfluxPrecision::Nanoseconds    ? 1'000'000
                                : precision == InfluxPrecision::Microseconds ? 1'000
                                                                             : 0;
    const auto kept = static_cast<std::uint64_t>(milliseconds) * finer;
    return finer != 0 && kept != static_cast<std::uint64_t>(time) && milliseconds % 1'000 == 0;
}

// Finer times are rounded down, as everywhere. False: it does not fit.
constexpr bool toMilliseconds(std::int64_t time, InfluxPrecision precision, TimeMs &out)
{
    if (precision == InfluxPrecision::Auto)
        precision = influxPrecisionBySize(time);
    switch (precision) {
    case InfluxPrecision::Nanoseconds:
        out = detail::floorDivide(time, 1'000'000);
        return true;
    case InfluxPrecision::Microseconds:
        out = detail::floorDivide(time, 1'000);
        return true;
    case InfluxPrecision::Seconds:
        return detail::multiply(time, 1'000, out);
    case InfluxPrecision::Minutes:
        return detail::multiply(time, 60'000, out);
    case InfluxPrecision::Hours:
        return detail::multiply(time, 3'600'000, out);
    case InfluxPrecision::Auto:
    case InfluxPrecision::Milliseconds:
        break;
    }
    out = time;
    return true;
}

} // namespace tg::parse
