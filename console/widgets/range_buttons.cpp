#include "console/widgets/range_buttons.h"

#include <QHBoxLayout>
#include <QToolButton>

#include "console/widgets/theme.h"

namespace tg::console {

RangeButtons::RangeButtons(QWidget *parent)
    : QWidget(parent)
    , m_buttons(new QButtonGroup(this))
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    for (const int minutes : {5, 15, 60}) {
        auto *button = new QToolButton;
        button->setText(tr("%1 min").arg(minutes));
        button->setToolTip(tr("Show the last %n minutes", nullptr, minutes));
        styleSegment(*button);
        button->setChecked(minutes == 5);
        m_buttons->addButton(button, minutes);
        line->addWidget(button);
    }
    connect(m_buttons, &QButtonGroup::idClicked, this, &RangeButtons::changed);
}

void RangeButtons::setMinutes(int minutes)
{
    if (auto *button = m_buttons->button(minutes)) {
        button->setChecked(true);
        Q_EMIT changed();
    }
}

} // namespace tg::console
