// Running and finished operations, as sentences, and beside them the alarms. Stays when the dialog
// that began an operation is closed. What is selected stays selected, and nothing changes its place
// while a menu is open. Main thread, owned by the main window.
#pragma once

#include <QDockWidget>
#include <QTableWidget>

#include "console/models/cluster_view.h"

namespace tg::console {

class TroubleList;

class OperationsDock final : public QDockWidget
{
    Q_OBJECT

public:
    explicit OperationsDock(ClusterView &view, QWidget *parent = nullptr);
    void setView(ClusterView &view); // another gateway's
    void refresh();

    // Of the selected operation; disabled with the reason as tool tip.
    QAction *stopAction() { return m_stop; }
    QAction *undoAction() { return m_undo; }
    QAction *detailsAction() { return m_details; }

Q_SIGNALS:
    void abortWanted(const QString &operation);
    void undoWanted(const QString &operation, const QString &node);
    void detailsWanted(const QString &operation);
    void nodeWanted(const QString &id); // that an alarm is about
    void alarmsWanted();

private:
    void prepareTable();
    QWidget *makeButtons();
    void noteSelection();
    void order(); // the newest first
    void select();
    void putRow(int line, const protocol::Row &row);
    const protocol::Row *current() const; // null: none is selected
    void enableActions();

    ClusterView *m_view; // never null
    QTableWidget *m_table;
    TroubleList *m_alarms;
    QStringList m_shown; // ids, line by line
    QString m_selected;  // id; empty: none
    QAction *m_stop;
    QAction *m_undo;
    QAction *m_details;
};

} // namespace tg::console
