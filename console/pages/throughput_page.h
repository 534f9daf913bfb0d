// Throughput: four charts over the same minutes with one cross-hair, and the links. Main thread.
#pragma once

#include <array>

#include "console/pages/page.h"

namespace tg::console {

class LineChart;
class RangeButtons;
class TablePane;

class ThroughputPage final : public Page
{
    Q_OBJECT

public:
    explicit ThroughputPage(ClusterView &view, QWidget *parent = nullptr);
    QLineEdit *filterBox() override;
    void setMinutes(int minutes) override;

protected:
    void draw() override;

private:
    QWidget *makeCharts();
    void drawNote();

    LineChart *m_points;
    LineChart *m_nodes;
    LineChart *m_queue;
    LineChart *m_links;
    RangeButtons *m_ranges;
    QLabel *m_note; // where the figures of a longer range come from
    TablePane *m_pane;
};

} // namespace tg::console
