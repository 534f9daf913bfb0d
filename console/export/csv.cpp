#include "console/export/csv.h"

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

QString quoted(const QString &cell, QChar separator)
{
    const bool needsQuotes = cell.contains(separator) || cell.contains(u'"') ||
                             cell.contains(u'\n') || cell.contains(u'\r');
    return needsQuotes ? QString(u'"' + QString(cell).replace(u'"', u"\"\""_s) + u'"') : cell;
}

QString lineOf(const QStringList &cells, QChar separator, QLatin1String end)
{
    QString line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            line += separator;
        line += quoted(cells[i], separator);
    }
    return line + end;
}

QString written(const CellTable &table, QChar separator, QLatin1String end)
{
    QString text = lineOf(table.header, separator, end);
    for (const auto &row : table.rows)
        text += lineOf(row, separator, end);
    return text;
}

} // namespace

QByteArray toCsv(const CellTable &table)
{
    return written(table, u',', "\r\n"_L1).toUtf8();
}

QString toTsv(const CellTable &table)
{
    return written(table, u'\t', "\n"_L1);
}

} // namespace tg::console
