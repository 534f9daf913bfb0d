// Throughput: four charts over the same minutes with one cross-hair, and the links. Main thread.
#pragma once

#include <array>

#include <QButtonGroup>

#include "console/pages/page.h"

namespace tg::console {

class LineChart;
class TablePane;

class ThroughputPage final : public Page
{
    Q_OBJECT

public:
    explicit ThroughputPage(ClusterView &view, QWidget *parent = nullptr);
    QLineEdit *filterBox() override;

protected:
    void draw() override;

private:
    QWidget *makeCharts();
    QWidget *makeRanges();

    LineChart *m_points;
    LineChart *m_nodes;
    LineChart *m_queue;
    LineChart *m_trip;
    QButtonGroup *m_ranges;
    TablePane *m_links;
};

} // namespace tg::console
