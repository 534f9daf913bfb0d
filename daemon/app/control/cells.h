// Our texts, numbers and times as cells of a topic's row. Null is "not known". Any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/control/desk_rates.h"
#include "shared/protocol/value.h"

namespace tg::app {

inline protocol::Value realOrNull(const std::optional<double> &value)
{
    return value ? protocol::real(*value) : protocol::Value();
}
template <typename Number> protocol::Value wholeOrNull(const std::optional<Number> &value)
{
    return value ? protocol::whole(*value) : protocol::Value();
}
// 0 stands for "none" or "not known".
inline protocol::Value unlessZero(std::int64_t value)
{
    return value == 0 ? protocol::Value() : protocol::Value(qint64{value});
}
inline protocol::Value microsUnlessZero(std::uint64_t value)
{
    return value == 0 ? protocol::Value() : protocol::whole(value);
}
inline protocol::Value secondsToMs(std::int64_t unixSeconds)
{
    return unlessZero(unixSeconds * 1000);
}
inline protocol::Value unlessEmpty(const std::string &text)
{
    return text.empty() ? protocol::Value() : protocol::text(text);
}
template <typename Lines> protocol::Value lines(const Lines &from)
{
    std::string joined;
    for (const auto &one : from)
        joined += (joined.empty() ? "" : "\n") + std::string(one);
    return protocol::text(joined);
}

} // namespace tg::app
