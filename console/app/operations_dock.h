// Running and finished operations, as sentences. Stays when the dialog that began one is closed.
// Main thread, owned by the main window.
#pragma once

#include <QDockWidget>
#include <QTableWidget>

#include "console/models/cluster_view.h"

namespace tg::console {

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

Q_SIGNALS:
    void abortWanted(const QString &operation);
    void undoWanted(const QString &operation, const QString &node);

private:
    void putRow(int line, const protocol::Row &row);
    const protocol::Row *current() const; // null: none is selected
    void enableActions();

    ClusterView *m_view; // never null
    QTableWidget *m_table;
    QAction *m_stop;
    QAction *m_undo;
};

} // namespace tg::console
