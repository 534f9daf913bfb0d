// Registers a series at a development node, as a gateway does.
#pragma once

#include <string_view>

#include "erl_node.h"
#include "series/series_key.h"

namespace tg::test {

inline QByteArray erlangBinary(std::string_view text)
{
    QByteArray written = "<<";
    for (const char c : text)
        written += (written.size() > 2 ? "," : "") + QByteArray::number(static_cast<uchar>(c));
    return written + ">>";
}

// Its id there; 0: refused.
inline std::uint64_t resolveAt(ErlNode &node, std::string_view key)
{
    const auto parts = series::readKey(key);
    QByteArray labels;
    for (const auto &[name, value] : parts.labels)
        labels += (labels.isEmpty() ? "" : ",") + erlangBinary(name) + "=>" + erlangBinary(value);
    return node
        .eval("'Elixir.TimelessMetrics':resolve_series(timeless_metrics," +
              erlangBinary(parts.metric) + ",#{" + labels + "})")
        .toULongLong();
}

} // namespace tg::test
