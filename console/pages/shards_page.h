// Shards: the map (by shard or by node; coloured by state, load or owner) and, one switch away, the
// same as a table. Main thread.
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
    void showFace(const QString &face); // for pictures: load, owner, bynode, table

protected:
    void draw() override;
    NothingYet nothingYet() const override;

private:
    QWidget *makeMap();
    QWidget *makeBar();
    void drawLegend();
    QString legendOfStates() const;
    QString legendOfLoad() const;
    QString legendOfOwners() const;
    void showCurrent();
    void showInTable(int row);

    ShardMap *m_map;
    TablePane *m_pane;
    QToolButton *m_mapButton;
    QToolButton *m_tableButton;
    QComboBox *m_grouping;
    QComboBox *m_coloring;
    QLabel *m_summary;
    QLabel *m_legend;
    QLabel *m_detail;
    QStackedWidget *m_stack;
};

} // namespace tg::console
