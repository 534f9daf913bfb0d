// Asks for the token of one gateway, which refused the one it was given or none. Masked; kept in
// memory, for this session or for the next connection only. Main thread.
#pragma once

#include <QCheckBox>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>

namespace tg::console {

class TokenDialog final : public QDialog
{
    Q_OBJECT

public:
    // `problem`: what the gateway said to the last one.
    TokenDialog(const QString &gateway, const QString &problem, QWidget *parent = nullptr);

    QString token() const { return m_token->text().trimmed(); }
    bool keepsToken() const { return m_keep->isChecked(); }

private:
    QLineEdit *m_token;
    QCheckBox *m_keep;
    QPushButton *m_connect;
};

} // namespace tg::console
