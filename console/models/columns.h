// Which columns each table shows, under which title, and how. Pure, main thread (titles are
// translated when asked for).
#pragma once

#include <vector>

#include <QString>

#include "shared/protocol/topics.h"

namespace tg::console {

enum class Style {
    Plain,     // by its unit
    Age,       // a time shown as "37 s" ago
    NodeState, // glyph and word
    ShardState,
    LinkState,
    Severity,
    OperationState,
    Pair, // "455/455": with the column after it
    Trace // sparkline of the row's last minute
};

struct ColumnSpec {
    std::size_t column; // of the topic's enum
    QString title;
    Style style = Style::Plain;
    QString sample; // what is about as wide as its contents; empty: its title is
    bool stretches = false;
};

std::vector<ColumnSpec> nodeColumns();
std::vector<ColumnSpec> shardColumns();
std::vector<ColumnSpec> linkColumns();
std::vector<ColumnSpec> alarmColumns();
std::vector<ColumnSpec> eventColumns();
std::vector<ColumnSpec> operationColumns();

} // namespace tg::console
