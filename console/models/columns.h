// Which columns each table shows, under which title, and how. Pure, main thread (titles are
// translated when asked for).
#pragma once

#include <initializer_list>
#include <vector>

#include <QCoreApplication>
#include <QStringList>

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
    GapState,
    LedgerTerm,   // its word, in the order of the sum
    RejectReason, // its sentence
    Exact,        // a whole number with all its digits
    ShardRanges,  // empty: all
    Hours,        // a time, and one in the column after it: "11-25 14:00 - 15:00"
    CutText,      // the column after it says whether there was more
    Pair,         // "455/455": with the column after it
    Trace         // sparkline of the row's last minute
};

struct ColumnSpec {
    std::size_t column; // of the topic's enum
    QString title;
    Style style = Style::Plain;
    QString sample; // what is about as wide as its contents; empty: its title is
    bool stretches = false;
    int spare = 0;        // where room is short, the highest is hidden first; 0: never
    bool isExtra = false; // hidden until somebody wants it

    // What decides its width: every word it may show, or the sample.
    QStringList contents() const;
};

bool isState(Style style); // a glyph and a word

// Titles stand in the context "Columns" of translations.
template <typename Enum>
ColumnSpec columnSpec(Enum column, const char *title, Style style = Style::Plain,
                      QString sample = {}, bool stretches = false)
{
    return {static_cast<std::size_t>(column), QCoreApplication::translate("Columns", title), style,
            std::move(sample), stretches};
}

// Which columns a narrow window can do without: the first of them is hidden first.
template <typename Enum>
std::vector<ColumnSpec> sparing(std::vector<ColumnSpec> columns, std::initializer_list<Enum> first)
{
    int spare = static_cast<int>(first.size());
    for (const auto column : first) {
        for (auto &one : columns) {
            if (one.column == static_cast<std::size_t>(column))
                one.spare = spare;
        }
        --spare;
    }
    return columns;
}

std::vector<ColumnSpec> nodeColumns();
std::vector<ColumnSpec> shardColumns();
std::vector<ColumnSpec> linkColumns();
std::vector<ColumnSpec> alarmColumns();
std::vector<ColumnSpec> eventColumns();
std::vector<ColumnSpec> operationColumns();
// columns_flow.cpp
std::vector<ColumnSpec> gapColumns();
std::vector<ColumnSpec> ledgerColumns();
std::vector<ColumnSpec> rejectedColumns();
std::vector<ColumnSpec> rejectedSampleColumns();
std::vector<ColumnSpec> hotMetricColumns();

} // namespace tg::console
