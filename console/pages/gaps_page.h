// Gaps: which copies nodes may lack and why, how far filling them is, and orders about copies:
// backfill, audit, heal. Main thread.
#pragma once

#include "console/pages/page.h"

namespace tg::console {

class RunningFills;
class TablePane;

class GapsPage final : public Page
{
    Q_OBJECT

public:
    explicit GapsPage(ClusterView &view, QWidget *parent = nullptr);
    QLineEdit *filterBox() override;

protected:
    void draw() override;

private:
    void showCurrent();
    void summarize();
    QString currentGapNode() const;

    TablePane *m_pane;
    RunningFills *m_fills;
    QLabel *m_summary;
    QLabel *m_detail;
    QPushButton *m_backfill;
    QPushButton *m_audit;
    QPushButton *m_heal;
};

} // namespace tg::console
