// Asks which gateway to connect to, and for the token: it is kept for this session only.
// Main thread.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "console/link/gateway_link.h"

namespace tg::console {

class ConnectDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ConnectDialog(const QStringList &known, QWidget *parent = nullptr);
    LinkOptions options() const { return m_options; } // once accepted

private:
    void judge();

    QComboBox *m_where;
    QLineEdit *m_token;
    QCheckBox *m_readOnly;
    QLabel *m_problem;
    QPushButton *m_connect;
    LinkOptions m_options;
};

} // namespace tg::console
