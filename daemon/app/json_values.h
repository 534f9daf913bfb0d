// Our texts and numbers as the values of a JSON answer. Any thread.
#pragma once

#include <cstdint>
#include <string_view>

#include <QString>

namespace tg::app {

inline QString text(std::string_view from)
{
    return QString::fromUtf8(from.data(), static_cast<qsizetype>(from.size()));
}
inline qint64 number(std::uint64_t value)
{
    return static_cast<qint64>(value);
}

} // namespace tg::app
