#include "query/kinds/read_times.h"

#include <charconv>
#include <cmath>
#include <optional>
#include <string>

#include <QDateTime>

#include "query/door/parameter_error.h"
#include "query/kinds/node_number.h"
#include "query/promql_number.h"

namespace tg::query {

namespace {

constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDefaultStep = 60;

std::optional<std::int64_t> secondsOf(std::string_view unit)
{
    if (unit.empty() || unit == "s")
        return 1;
    if (unit == "m")
        return 60;
    if (unit == "h")
        return kHour;
    if (unit == "d")
        return 24 * kHour;
    return unit == "w" ? std::optional<std::int64_t>(7 * 24 * kHour) : std::nullopt;
}

std::int64_t cut(std::int64_t time)
{
    constexpr auto kLargest = LeadingInteger::kLargest;
    return time > kLargest ? kLargest : time < -kLargest ? -kLargest : time;
}

std::int64_t nativeTime(std::string_view text, std::int64_t now, std::int64_t otherwise)
{
    if (text == "now")
        return now;
    if (!text.empty() && text[0] == '-') {
        const auto ago = leadingInteger(text.substr(1));
        const auto unit = ago ? secondsOf(ago->rest) : std::nullopt;
        if (!unit)
            return otherwise;
        if (std::abs(ago->value) > LeadingInteger::kLargest / *unit)
            return ago->value > 0 ? -LeadingInteger::kLargest : LeadingInteger::kLargest;
        return cut(now - ago->value * *unit);
    }
    const auto time = leadingInteger(text);
    return time && (time->rest.empty() || time->rest[0] == '.') ? time->value : otherwise;
}

std::int64_t digitsOf(const Parameters &parameters, std::string_view name, std::int64_t otherwise)
{
    const auto time = leadingInteger(parameters.last(name));
    return time ? time->value : otherwise;
}

Error badStep(std::string_view text)
{
    return badParameter("step", text, "it must be above 0; write seconds, e.g. step=60");
}

} // namespace

SampleSpan spanOf(TimeRange range)
{
    return {range.from * 1000, range.to * 1000 + 999};
}

TimeRange nativeRange(const Parameters &parameters, std::int64_t now)
{
    const auto from = parameters.last(parameters.has("start") ? "start" : "from");
    const auto to = parameters.last(parameters.has("end") ? "end" : "to");
    return {nativeTime(from, now, now - kHour), nativeTime(to, now, now)};
}

TimeRange prometheusRange(const Parameters &parameters, std::int64_t now)
{
    return {digitsOf(parameters, "start", now - kHour), digitsOf(parameters, "end", now)};
}

Result<std::int64_t> nativeStep(const Parameters &parameters, std::int64_t otherwise)
{
    const auto step = digitsOf(parameters, "step", otherwise);
    return step > 0 ? Result<std::int64_t>(step) : badStep(parameters.last("step"));
}

Result<std::int64_t> prometheusStep(const Parameters &parameters)
{
    const auto text = parameters.last("step");
    const auto step = leadingInteger(text);
    if (!step)
        return kDefaultStep;
    const bool hasUnit =
        step->rest.empty() || step->rest == "s" || step->rest == "m" || step->rest == "h";
    // What reads as 0 to one generation may be met differently by another.
    if (step->value <= 0)
        return badStep(text);
    return hasUnit ? cut(std::int64_t(step->value * double(*secondsOf(step->rest)))) : kDefaultStep;
}

Result<double> exactTime(const Parameters &parameters, std::string_view name, double otherwise)
{
    const auto text = parameters.last(name);
    if (text.empty())
        return otherwise;
    double seconds = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (read.ec == std::errc() && read.ptr == text.data() + text.size() && std::isfinite(seconds) &&
        std::fabs(seconds) < double(LeadingInteger::kLargest))
        return seconds;
    const auto date = QDateTime::fromString(QString::fromUtf8(text.data(), qsizetype(text.size())),
                                            Qt::ISODateWithMs);
    if (date.isValid())
        return double(date.toMSecsSinceEpoch()) / 1000;
    return badParameter(name, text, "it is no time; write unix seconds or RFC 3339");
}

Result<double> exactStep(const Parameters &parameters)
{
    const auto text = parameters.last("step");
    if (text.empty())
        return double(kDefaultStep);
    const auto step = readDuration(text);
    if (!step || !(*step > 0) || !std::isfinite(*step))
        return badStep(text);
    return *step;
}

} // namespace tg::query
