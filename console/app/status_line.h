// The status bar: connection and role | lag | age of the figures | map version | daemon version.
// Main thread, owned by the main window.
#pragma once

#include <QLabel>
#include <QStatusBar>
#include <QTimer>

#include "console/models/cluster_view.h"

namespace tg::console {

class StatusLine final : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);
    void refresh(const ClusterView &view);
    void say(const QString &text); // beside the rest, for some seconds

private:
    QLabel *m_glyph;
    QLabel *m_connection;
    QLabel *m_lag;
    QLabel *m_age;
    QLabel *m_map;
    QLabel *m_daemon;
    QLabel *m_note;
    QTimer m_noteTimer;
};

} // namespace tg::console
