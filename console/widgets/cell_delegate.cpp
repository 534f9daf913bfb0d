#include "console/widgets/cell_delegate.h"

#include <QApplication>
#include <QPainter>

#include "console/models/topic_model.h"
#include "console/widgets/glyph.h"
#include "console/widgets/sparkline.h"
#include "console/widgets/text_width.h"
#include "console/widgets/theme.h"

namespace tg::console {

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const bool dark = isDark(cell.palette);
    const auto disabled = cell.palette.color(QPalette::Disabled, QPalette::Text);
    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    if (m_isStale && !isSelected)
        cell.palette.setColor(QPalette::Text, disabled);

    const auto trace = index.data(TraceRole);
    const auto look = index.data(LookRole);
    auto *style = cell.widget ? cell.widget->style() : QApplication::style();
    if (trace.isValid()) {
        cell.text.clear();
        style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
        const auto color = isSelected  ? cell.palette.color(QPalette::HighlightedText)
                           : m_isStale ? disabled
                                       : lineColor(0, dark);
        paintSparkline(*painter, QRectF(cell.rect).adjusted(5, 5, -5, -5),
                       trace.value<QList<double>>(), color);
        return;
    }
    if (look.isValid()) {
        const auto what = look.value<StateLook>();
        const auto color = isSelected  ? cell.palette.color(QPalette::HighlightedText)
                           : m_isStale ? disabled
                                       : toneColor(what.tone, dark);
        cell.features |= QStyleOptionViewItem::HasDecoration;
        cell.decorationSize = QSize(14, 14);
        cell.icon = glyphIcon(what.shape, color, 14);
    }
    paintRow(*painter, cell, *style);
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
}

// The row's own background reaches the cell's edge; its text keeps away from figures next to it.
void CellDelegate::paintRow(QPainter &painter, QStyleOptionViewItem &cell,
                            const QStyle &style) const
{
    if (!(cell.displayAlignment & Qt::AlignRight))
        return;
    auto bare = cell;
    bare.text.clear();
    bare.features &= ~QStyleOptionViewItem::HasDecoration;
    style.drawControl(QStyle::CE_ItemViewItem, &bare, &painter, cell.widget);
    cell.rect.adjust(0, 0, -(kCellPadding - kStylePadding), 0);
}

} // namespace tg::console
