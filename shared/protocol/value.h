// One cell of a topic's row. Null is "not known", shown as "-"; it is never zero, an empty text or
// NaN. A plain value, any thread.
#pragma once

#include <cmath>
#include <concepts>
#include <limits>
#include <string_view>
#include <utility>
#include <variant>

#include <QString>

namespace tg::protocol {

using Value = std::variant<std::monostate, bool, qint64, double, QString>;

inline bool isNull(const Value &value)
{
    return value.index() == 0;
}

// A count of ours: whatever is beyond the wire's range is shown as its end.
template <std::integral Number> Value whole(Number number)
{
    constexpr qint64 kMost = std::numeric_limits<qint64>::max();
    return std::cmp_greater(number, kMost) ? Value(kMost) : Value(static_cast<qint64>(number));
}

// NaN and infinity are not known: null.
inline Value real(double number)
{
    return std::isfinite(number) ? Value(number) : Value();
}

inline Value text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

// For whoever only wants to show: what is of another type is not there.
template <typename Type> const Type *valueIf(const Value &value)
{
    return std::get_if<Type>(&value);
}

} // namespace tg::protocol
