#include "console/models/history_memory.h"

#include <limits>

#include "console/models/text_format.h"

namespace tg::console {

using protocol::HistoryColumn;

namespace {

qint64 timeOf(const protocol::Row &row)
{
    return static_cast<qint64>(numberOf(row[HistoryColumn::At]));
}

HistoryPoint pointOf(const protocol::Row &row)
{
    HistoryPoint point;
    point.atMs = timeOf(row);
    for (std::size_t i = 0; i < point.figures.size(); ++i)
        point.figures[i] = numberOf(row.values()[i], std::numeric_limits<double>::quiet_NaN());
    return point;
}

} // namespace

void HistoryMemory::replace(const protocol::Table &history)
{
    if (history.size() == 0)
        return;
    const qint64 first = timeOf(history.rows().front());
    while (!m_points.empty() && m_points.back().atMs >= first)
        m_points.popBack();
    for (const auto &row : history.rows())
        m_points.push(pointOf(row));
}

void HistoryMemory::append(const protocol::Table &history)
{
    if (history.size() == 0)
        return;
    const auto &rows = history.rows();
    if (m_points.empty() || timeOf(rows.back()) < m_points.back().atMs)
        return replace(history); // the gateway's clock was set back
    auto at = rows.end();
    while (at != rows.begin() && timeOf(*(at - 1)) > m_points.back().atMs)
        --at;
    for (; at != rows.end(); ++at)
        m_points.push(pointOf(*at));
}

} // namespace tg::console
