#include "console/widgets/titled_box.h"

#include <QLabel>
#include <QVBoxLayout>

namespace tg::console {

QWidget *titledBox(const QString &title, QWidget *content)
{
    auto *box = new QWidget;
    auto *label = new QLabel(title);
    auto font = label->font();
    font.setBold(true);
    label->setFont(font);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(label);
    column->addWidget(content, 1);
    return box;
}

} // namespace tg::console
