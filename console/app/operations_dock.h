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
    void refresh();

Q_SIGNALS:
    void abortWanted(const QString &operation);
    void undoWanted(const QString &operation, const QString &node);

private:
    void putRow(int line, const protocol::Row &row);

    ClusterView &m_view;
    QTableWidget *m_table;
};

} // namespace tg::console
