// Events: what happened, who caused it: by severity, by object, by text. Follows the newest unless
// scrolled away or paused. Main thread.
#pragma once

#include <QCheckBox>
#include <QComboBox>

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
    void fillObjects();
    void filter();

    TablePane *m_pane;
    QComboBox *m_severity;
    QComboBox *m_object;
    QCheckBox *m_follow;
    QPushButton *m_pause;
};

} // namespace tg::console
