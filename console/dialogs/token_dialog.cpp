#include "console/dialogs/token_dialog.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>

#include "shared/protocol/limits.h"

namespace tg::console {

TokenDialog::TokenDialog(const QString &gateway, const QString &problem, QWidget *parent)
    : QDialog(parent)
    , m_token(new QLineEdit)
    , m_keep(new QCheckBox(tr("&Keep it for this session")))
    , m_connect(new QPushButton(tr("Connect")))
{
    setWindowTitle(tr("Token for %1").arg(gateway));
    setMinimumWidth(460);
    auto *what = new QLabel(tr("%1 asks for a token.").arg(gateway));
    what->setWordWrap(true);
    auto *why = new QLabel(problem.isEmpty() ? QString() : tr("It said: %1").arg(problem));
    why->setWordWrap(true);
    why->setTextFormat(Qt::PlainText);
    why->setTextInteractionFlags(Qt::TextSelectableByMouse);
    why->setVisible(!problem.isEmpty());
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setMaxLength(static_cast<int>(protocol::kMaxTokenBytes));
    m_keep->setChecked(true);
    auto *keepNote = new QLabel(tr("In memory, until this console ends; else you are asked again "
                                   "after each loss of the connection."));
    keepNote->setWordWrap(true);
    auto *form = new QFormLayout(this);
    form->addRow(what);
    form->addRow(why);
    form->addRow(tr("&Token:"), m_token);
    form->addRow(QString(), m_keep);
    form->addRow(QString(), keepNote);
    auto *buttons = new QHBoxLayout;
    auto *cancel = new QPushButton(tr("Cancel"));
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_connect);
    form->addRow(buttons);
    cancel->setAutoDefault(false);
    m_connect->setDefault(true);
    m_connect->setEnabled(false);
    connect(m_token, &QLineEdit::textChanged, this,
            [this] { m_connect->setEnabled(!token().isEmpty()); });
    connect(m_connect, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_token->setFocus();
}

} // namespace tg::console
