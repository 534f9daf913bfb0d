// The buttons, ticks and choices of the page that is shown, as a menu: what can be pressed there
// can be reached without finding it. Filled each time it opens. Main thread, owned by the window.
#pragma once

#include <functional>

#include <QAbstractButton>
#include <QComboBox>
#include <QMenu>

#include "console/pages/page.h"

namespace tg::console {

class PageMenu final : public QMenu
{
    Q_OBJECT

public:
    // The page that is shown; null: none.
    PageMenu(std::function<Page *()> currentPage, QWidget *window);
    void fill();

private:
    void addChoices(QComboBox &box);
    void addButton(QAbstractButton &button);

    std::function<Page *()> m_currentPage;
};

} // namespace tg::console
