#include "console/app/page_menu.h"

#include <QPointer>
#include <QPushButton>
#include <QTableView>

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

QString plain(const QString &text)
{
    return QString(text).remove(u'&');
}

} // namespace

PageMenu::PageMenu(std::function<Page *()> currentPage, QWidget *window)
    : QMenu(tr("&This page"), window)
    , m_currentPage(std::move(currentPage))
{
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &PageMenu::fill);
    fill();
}

void PageMenu::fill()
{
    clear();
    auto *page = m_currentPage();
    if (page) {
        for (auto *widget : page->findChildren<QWidget *>()) {
            if (!widget->isVisibleTo(page))
                continue;
            if (auto *box = qobject_cast<QComboBox *>(widget))
                addChoices(*box);
            else if (auto *button = qobject_cast<QAbstractButton *>(widget))
                addButton(*button);
        }
    }
    if (isEmpty())
        addAction(tr("This page has no buttons"))->setEnabled(false);
}

void PageMenu::addChoices(QComboBox &box)
{
    auto *menu = addMenu(box.accessibleName());
    for (int i = 0; i < box.count(); ++i) {
        auto *action = menu->addAction(box.itemText(i));
        action->setCheckable(true);
        action->setChecked(i == box.currentIndex());
        connect(action, &QAction::triggered, &box, [&box, i] { box.setCurrentIndex(i); });
    }
}

void PageMenu::addButton(QAbstractButton &button)
{
    const auto text = plain(button.text());
    if (text.isEmpty()) // tiles lead to pages, which have a menu; the others belong to Qt
        return;
    if (const auto *opener = qobject_cast<QPushButton *>(&button); opener && opener->menu()) {
        addMenu(opener->menu());
        return;
    }
    auto *action = addAction(text);
    action->setCheckable(button.isCheckable());
    action->setChecked(button.isChecked());
    action->setEnabled(button.isEnabled());
    action->setToolTip(button.toolTip().isEmpty() ? text : button.toolTip());
    connect(action, &QAction::triggered, &button, &QAbstractButton::click);
}

} // namespace tg::console
