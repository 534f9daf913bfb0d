// Rejected lines: why points are refused, how many, and the last such lines. The lines are data of
// clients: whoever may only look is told so. Main thread.
#pragma once

#include <QStackedWidget>

#include "console/pages/page.h"

namespace tg::console {

class TablePane;

class RejectedPage final : public Page
{
    Q_OBJECT

public:
    explicit RejectedPage(ClusterView &view, QWidget *parent = nullptr);
    QLineEdit *filterBox() override;

protected:
    void draw() override;

private:
    void showReason();

    TablePane *m_reasons;
    TablePane *m_samples;
    QPushButton *m_all;
    QStackedWidget *m_lower;
    NoticeCard *m_notAllowed;
};

} // namespace tg::console
