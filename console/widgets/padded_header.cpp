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
    if (option->textAlignment & Qt::AlignRight)
        option->text += QChar(QChar::Nbsp);
}

} // namespace tg::console
