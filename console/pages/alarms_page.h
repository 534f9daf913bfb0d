// Alarms: what stands, what to do about it, who knows of it. Main thread.
#pragma once

#include <QPushButton>

#include "console/pages/page.h"

namespace tg::console {

class TablePane;

class AlarmsPage final : public Page
{
    Q_OBJECT

public:
    explicit AlarmsPage(ClusterView &view, QWidget *parent = nullptr);
    QLineEdit *filterBox() override;
    QString whyNotAcknowledge() const override;
    void acknowledge() override;

protected:
    void draw() override;

private:
    void showCurrent();

    TablePane *m_pane;
    QLabel *m_detail;
    QPushButton *m_ack;
};

} // namespace tg::console
