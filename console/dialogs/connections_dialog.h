// The saved connections: add, change, remove, connect. What is changed counts once "Save" is
// pressed. Main thread.
#pragma once

#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

#include "console/dialogs/connection_form.h"
#include "console/settings/settings.h"

namespace tg::console {

class ConnectionsDialog final : public QDialog
{
    Q_OBJECT

public:
    // `current`: id of the one to show first; empty: the first.
    explicit ConnectionsDialog(Settings &settings, const QString &current = {},
                               QWidget *parent = nullptr);

Q_SIGNALS:
    void connectWanted(const tg::console::SavedConnection &connection);

private:
    void layOut();
    void fill(const QString &current);
    void showCurrent();
    void add();
    void save();
    void remove();
    void judge();
    bool isChanged() const;

    Settings &m_settings;
    std::vector<SavedConnection> m_known; // as listed; a new one has no id yet
    QListWidget *m_list;
    ConnectionForm *m_form;
    QLabel *m_problem;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_save;
    QPushButton *m_connect;
    QPushButton *m_close;
};

} // namespace tg::console
