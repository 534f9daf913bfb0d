// Asks which gateway to connect to: an address, or the name of a saved connection; and for the
// token if one is at hand. Tokens stay in memory. Main thread.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "console/link/gateway_link.h"
#include "console/settings/saved_connection.h"

namespace tg::console {

class ConnectDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ConnectDialog(std::vector<SavedConnection> known, QWidget *parent = nullptr);

    // Once accepted. What is kept of it stands in wantsToBeKept().
    SavedConnection connection() const { return m_connection; }
    QString token() const { return m_token->text(); }
    bool keepsToken() const { return m_keep->isChecked(); }
    bool wantsToBeKept() const { return !m_name->text().trimmed().isEmpty(); }

private:
    void judge();
    const SavedConnection *named(const QString &name) const;

    std::vector<SavedConnection> m_known;
    SavedConnection m_connection;
    QComboBox *m_where;
    QLineEdit *m_token;
    QCheckBox *m_keep;
    QCheckBox *m_readOnly;
    QLineEdit *m_name;
    QLabel *m_problem;
    QPushButton *m_connect;
};

} // namespace tg::console
