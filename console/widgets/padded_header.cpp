#include "console/widgets/padded_header.h"

#include <QStyleOptionHeader>

namespace tg::console {

PaddedHeader::PaddedHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void PaddedHeader::initStyleOptionForIndex(QStyleOptionHeader *option, int section) const
{
    QHeaderView::initStyleOptionForIndex(option, section);
    const bool isMarked = isSortIndicatorShown() && sortIndicatorSection() == section;
    if (option->textAlignment & Qt::AlignRight && !isMarked) // the mark keeps the distance itself
        option->text += QChar(QChar::Nbsp);
}

} // namespace tg::console
