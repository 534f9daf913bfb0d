// All about one node: its order, the evidence behind its state, its link, shards, errors, events,
// the last minutes of its queue and of its link, and the buttons for orders, each with the reason
// while it is disabled. Main thread, owned by NodesPage.
#pragma once

#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>

#include "console/models/cluster_view.h"

namespace tg::console {

class LineChart;
class NodeTabs;

class NodePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit NodePanel(ClusterView &view, QWidget *parent = nullptr);
    void setNode(const QString &id);
    void refresh();

Q_SIGNALS:
    void orderWanted(const QString &action, const QString &node);

private:
    QWidget *makeButtons();
    void fillFacts(const protocol::Row &row);
    void fillCharts();
    void enableButtons(const protocol::Row &row);

    ClusterView &m_view;
    QString m_node;
    QLabel *m_title;
    QLabel *m_facts;
    NodeTabs *m_tabs;
    QTabWidget *m_charts;
    LineChart *m_queueChart;
    LineChart *m_linkChart;
    std::vector<std::pair<QString, QPushButton *>> m_buttons; // by action
};

// Why this order makes no sense for the node now; empty: it does. What the gateway alone can judge
// is left to the checks of its plan.
QString whyNot(const QString &action, const protocol::Row &node, ClusterView &view);

} // namespace tg::console
