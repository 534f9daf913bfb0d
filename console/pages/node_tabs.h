// What is known of one node beside its figures: the evidence behind its state, all figures of its
// link, the shards it owns, its last errors, and what happened to it. Only the tab that is seen is
// kept up to date. Main thread, owned by NodePanel.
#pragma once

#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>

#include "console/models/cluster_view.h"
#include "console/models/topic_filter.h"

namespace tg::console {

class CellDelegate;

class NodeTabs final : public QTabWidget
{
    Q_OBJECT

public:
    explicit NodeTabs(ClusterView &view, QWidget *parent = nullptr);
    void setNode(const QString &id);
    void refresh();

private:
    // A table of the rows in which the column says this node; made when it is first looked at.
    struct NodeTable {
        QTableView *table = nullptr;
        TopicFilter *filter = nullptr;
        CellDelegate *delegate = nullptr;
    };
    void fillEvidence(const QString &lines);
    void fillLink();
    void fillEvents(bool isOfErrors);
    template <typename Enum>
    void fillTable(NodeTable &one, TopicModel &model, Enum keyColumn,
                   const std::vector<Enum> &shown, Qt::SortOrder order, const QString &name);

    ClusterView &m_view;
    QString m_node;
    QTreeWidget *m_evidence;
    QTreeWidget *m_link;
    QWidget *m_shardsPage;
    QWidget *m_errorsPage;
    QWidget *m_eventsPage;
    NodeTable m_shards;
    NodeTable m_errors;
    NodeTable m_events;
};

} // namespace tg::console
