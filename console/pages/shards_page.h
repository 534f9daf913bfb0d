// Shards: the map (by shard or by node) and, one switch away, the same as a table. Main thread.
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>

#include "console/pages/page.h"

namespace tg::console {

class ShardMap;
class TablePane;

class ShardsPage final : public Page
{
    Q_OBJECT

public:
    explicit ShardsPage(ClusterView &view, QWidget *parent = nullptr);
    QLineEdit *filterBox() override;
    void showTable(bool on);

protected:
    void draw() override;

private:
    QWidget *makeMap();
    QWidget *makeBar();
    void drawLegend();
    void showInTable(int row);

    ShardMap *m_map;
    TablePane *m_pane;
    QToolButton *m_mapButton;
    QToolButton *m_tableButton;
    QComboBox *m_grouping;
    QLabel *m_summary;
    QLabel *m_legend;
    QLabel *m_detail;
    QStackedWidget *m_stack;
};

} // namespace tg::console
