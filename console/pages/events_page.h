// Events: what happened, who caused it; follows the newest unless scrolled away. Main thread.
#pragma once

#include <QCheckBox>

#include "console/pages/page.h"

namespace tg::console {

class TablePane;

class EventsPage final : public Page
{
    Q_OBJECT

public:
    explicit EventsPage(ClusterView &view, QWidget *parent = nullptr);
    QLineEdit *filterBox() override;

protected:
    void draw() override;

private:
    TablePane *m_pane;
    QCheckBox *m_follow;
};

} // namespace tg::console
