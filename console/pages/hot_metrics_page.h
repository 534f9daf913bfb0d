// Hot metrics: which metrics bring the most points, and which make new series. Main thread.
#pragma once

#include "console/pages/page.h"

namespace tg::console {

class TablePane;

class HotMetricsPage final : public Page
{
    Q_OBJECT

public:
    explicit HotMetricsPage(ClusterView &view, QWidget *parent = nullptr);
    QLineEdit *filterBox() override;

protected:
    void draw() override;

private:
    TablePane *m_pane;
    QPushButton *m_explain;
};

} // namespace tg::console
