// Overview: is the cluster well, and if not, what needs attention? Tiles, in against out, nodes,
// alarms, last events. Main thread.
#pragma once

#include <array>

#include "console/pages/page.h"

namespace tg::console {

class LastEvents;
class LineChart;
class NodeStrip;
class NodeStripArea;
class RangeButtons;
class StatTile;
class TroubleList;

class OverviewPage final : public Page
{
    Q_OBJECT

public:
    explicit OverviewPage(ClusterView &view, QWidget *parent = nullptr);
    void setMinutes(int minutes) override;

protected:
    void draw() override;

private:
    void makeTiles(QLayout &line);
    void drawTiles();
    void drawChart();

    std::array<StatTile *, 6> m_tiles{};
    LineChart *m_chart;
    NodeStrip *m_strip;
    NodeStripArea *m_stripArea;
    TroubleList *m_trouble;
    LastEvents *m_events;
    RangeButtons *m_ranges;
};

} // namespace tg::console
