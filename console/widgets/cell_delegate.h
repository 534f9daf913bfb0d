// Paints a table's cells: glyph and word of states, sparklines, and everything grey while the
// figures are old. Rows have one fixed height. Main thread, owned by its table.
#pragma once

#include <QStyledItemDelegate>

namespace tg::console {

class CellDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setStale(bool stale) { m_isStale = stale; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    void paintRow(QPainter &painter, QStyleOptionViewItem &cell, const QStyle &style) const;

    bool m_isStale = false;
};

} // namespace tg::console
