// Tables as text for other programs. CSV by RFC 4180 (CRLF, quotes doubled) in UTF-8 without a
// mark; TSV for the clipboard, quoted the same way where a cell has tabs or line ends, as
// spreadsheets read it. Cells are kept as they are, also those that a spreadsheet would take for a
// formula (they begin with = + - or @): a file for programs must not change data. Whoever opens one
// in a spreadsheet imports its columns as text. Pure, any thread.
#pragma once

#include <QByteArray>

#include "console/export/cells.h"

namespace tg::console {

QByteArray toCsv(const CellTable &table);
QString toTsv(const CellTable &table);

} // namespace tg::console
