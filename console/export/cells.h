// A table on its way out of the console: texts as programs want them. Numbers raw with a point, no
// thousands marks, no units; times ISO 8601 in UTC; true and false; what is not known is empty.
// Pure, any thread.
#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "console/models/chart_line.h"
#include "shared/protocol/topics.h"
#include "shared/protocol/value.h"

namespace tg::console {

struct CellTable {
    QStringList header;
    std::vector<QStringList> rows;
};

QString rawText(const protocol::Value &value, protocol::Unit unit);
QString isoTime(qint64 unixMs); // "2026-11-25T14:02:31.250Z"

// One row for each time that any line has, one column for each line.
CellTable chartCells(const std::vector<ChartLine> &lines);

} // namespace tg::console
