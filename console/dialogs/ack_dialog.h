// Acknowledges one alarm, with a note: the next one on duty reads why it stands. Main thread;
// deletes itself when closed.
#pragma once

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "console/models/cluster_view.h"

namespace tg::console {

class AckDialog final : public QDialog
{
    Q_OBJECT

public:
    AckDialog(ClusterView &view, QString alarm, const QString &what, QWidget *parent = nullptr);

private:
    void send();

    ClusterView &m_view;
    QString m_alarm;
    QLineEdit *m_note;
    QLabel *m_state;
    QPushButton *m_send;
};

} // namespace tg::console
