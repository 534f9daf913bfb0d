// The tables of columns, by the file they stand in; topics.cpp gathers them. Only for this folder.
#pragma once

#include "shared/protocol/topics.h"

namespace tg::protocol {

template <typename Enum>
constexpr Column column(Enum which, std::string_view name, ColumnType type, Unit unit,
                        std::string_view meaning)
{
    return {static_cast<std::size_t>(which), name, type, unit, meaning};
}

// Every column of the enum once, at its place, and a key that can be one.
template <typename Enum> constexpr bool areInOrder(std::span<const Column> columns)
{
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].index != i)
            return false;
    }
    return columns.size() == static_cast<std::size_t>(Enum::Count_) &&
           (columns[0].type == ColumnType::Integer || columns[0].type == ColumnType::Text);
}

namespace schemas {
// schemas_cluster.cpp
std::span<const Column> nodes();
std::span<const Column> shards();
std::span<const Column> links();
// schemas_course.cpp
std::span<const Column> alarms();
std::span<const Column> events();
std::span<const Column> operations();
std::span<const Column> plans();
std::span<const Column> gaps();
// schemas_flow.cpp
std::span<const Column> gateway();
std::span<const Column> ledger();
std::span<const Column> rejected();
std::span<const Column> rejectedSamples();
std::span<const Column> hotMetrics();
std::span<const Column> history();
} // namespace schemas

} // namespace tg::protocol
