#include "console/export/cells.h"

#include <cmath>
#include <map>

#include <QDateTime>

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

QString rawNumber(double number)
{
    return std::isfinite(number) ? QString::number(number, 'g', QLocale::FloatingPointShortest)
                                 : QString();
}

} // namespace

QString isoTime(qint64 unixMs)
{
    return QDateTime::fromMSecsSinceEpoch(unixMs, Qt::UTC).toString(Qt::ISODateWithMs);
}

QString rawText(const protocol::Value &value, protocol::Unit unit)
{
    if (const auto *text = protocol::valueIf<QString>(value))
        return *text;
    if (const auto *is = protocol::valueIf<bool>(value))
        return *is ? u"true"_s : u"false"_s;
    if (const auto *whole = protocol::valueIf<qint64>(value))
        return unit == protocol::Unit::UnixMs ? isoTime(*whole) : QString::number(*whole);
    if (const auto *real = protocol::valueIf<double>(value))
        return unit == protocol::Unit::UnixMs ? isoTime(static_cast<qint64>(*real))
                                              : rawNumber(*real);
    return {};
}

CellTable chartCells(const std::vector<ChartLine> &lines)
{
    CellTable table;
    table.header << u"time"_s;
    std::map<qint64, QStringList> rows;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        table.header << lines[i].name;
        for (const auto &point : lines[i].points) {
            auto &row = rows[static_cast<qint64>(point.x())];
            row.resize(static_cast<qsizetype>(lines.size()));
            row[static_cast<qsizetype>(i)] = rawNumber(point.y());
        }
    }
    for (const auto &[at, row] : rows)
        table.rows.push_back(QStringList{isoTime(at)} + row);
    return table;
}

} // namespace tg::console
