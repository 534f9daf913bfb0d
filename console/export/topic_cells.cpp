#include "console/export/topic_cells.h"

namespace tg::console {

namespace {

QString nameOf(const protocol::Column &column)
{
    return QString::fromUtf8(column.name.data(), static_cast<qsizetype>(column.name.size()));
}

CellTable cellsOf(const TopicModel &model, const std::vector<std::size_t> &columns,
                  const std::vector<const protocol::Row *> &rows)
{
    const auto schema = protocol::schemaOf(model.topic()).columns;
    CellTable table;
    for (const auto column : columns)
        table.header << nameOf(schema[column]);
    for (const auto *row : rows) {
        QStringList cells;
        for (const auto column : columns)
            cells << rawText(row->values()[column], schema[column].unit);
        table.rows.push_back(std::move(cells));
    }
    return table;
}

} // namespace

CellTable allCells(const TopicModel &model)
{
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < protocol::schemaOf(model.topic()).columns.size(); ++i)
        columns.push_back(i);
    std::vector<const protocol::Row *> rows;
    for (const auto &row : model.rows())
        rows.push_back(&row);
    return cellsOf(model, columns, rows);
}

CellTable shownCells(const TopicModel &model, const TopicFilter &filter, const QList<int> &rows,
                     const QList<int> &columns)
{
    std::vector<std::size_t> which;
    for (const int column : columns) {
        const auto &spec = model.columns()[static_cast<std::size_t>(column)];
        if (spec.style == Style::Trace)
            continue;
        which.push_back(spec.column);
        if (spec.style == Style::Pair || spec.style == Style::CutText || spec.style == Style::Hours)
            which.push_back(spec.column + 1);
    }
    std::vector<const protocol::Row *> shown;
    for (const int row : rows) {
        const auto at = filter.mapToSource(filter.index(row, 0));
        if (at.isValid())
            shown.push_back(&model.rows()[static_cast<std::size_t>(at.row())]);
    }
    return cellsOf(model, which, shown);
}

} // namespace tg::console
