// How times are written in the formats and how they become milliseconds. Plain functions, any
// thread. Every time that fits TimeMs is taken, before 1970 and far ahead too: a node stores any
// whole second, and whether a time is plausible is its sender's business.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/ids.h"

namespace tg::parse {

enum class TimeUnit : std::uint8_t {
    Milliseconds,
    Seconds,
    Auto, // JSON lines only: more than 10^11 from zero is milliseconds, anything else seconds
};

inline constexpr std::int64_t kAutoMillisecondsFrom = 100'000'000'000;
inline constexpr std::int64_t kMaxSeconds = INT64_MAX / 1000;

inline bool toMilliseconds(std::int64_t time, TimeUnit unit, TimeMs &out)
{
    const bool looksLikeMilliseconds =
        time > kAutoMillisecondsFrom || time < -kAutoMillisecondsFrom;
    if (unit == TimeUnit::Milliseconds || (unit == TimeUnit::Auto && looksLikeMilliseconds)) {
        out = time;
        return true;
    }
    if (time > kMaxSeconds || time < -kMaxSeconds)
        return false;
    out = time * 1000;
    return true;
}

// The whole token: an optional sign and digits. Nothing if it is anything else or does not fit.
std::optional<std::int64_t> readWholeNumber(std::string_view token);

// The whole token as decimal seconds (OpenMetrics): sign, digits, fraction, exponent; rounded to
// the nearest millisecond. Nothing if it is anything else or does not fit.
std::optional<TimeMs> readDecimalSeconds(std::string_view token);
// Whether such a time was rounded to these milliseconds, a whole second.
bool losesFinerTime(std::string_view token, TimeMs milliseconds);

} // namespace tg::parse
