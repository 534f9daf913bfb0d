// One operation, as it stands or ended: who began it and why, how far it is, what became of it,
// with all its details (series that still differ). Follows it while it runs. Main thread; deletes
// itself when closed.
#pragma once

#include <QDialog>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

#include "console/models/cluster_view.h"

namespace tg::console {

class OperationDialog final : public QDialog
{
    Q_OBJECT

public:
    OperationDialog(ClusterView &view, const QString &operation, QWidget *parent = nullptr);
    QString report() const; // what "Copy report" copies

Q_SIGNALS:
    void abortWanted(const QString &operation);
    void undoWanted(const QString &operation, const QString &node);

private:
    void layOut();
    void refresh();
    void enableButtons(const protocol::Row *row);

    struct Line {
        QLabel *name;
        QLabel *text;
    };

    ClusterView &m_view;
    QString m_operation;
    QLabel *m_glyph;
    QLabel *m_title;
    QFormLayout *m_form;
    std::vector<Line> m_lines;
    QPlainTextEdit *m_details;
    QPushButton *m_copy;
    QPushButton *m_stop;
    QPushButton *m_undo;
    QPushButton *m_close;
};

} // namespace tg::console
