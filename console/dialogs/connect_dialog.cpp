#include "console/dialogs/connect_dialog.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QRandomGenerator>

namespace tg::console {

using namespace Qt::StringLiterals;

ConnectDialog::ConnectDialog(const QStringList &known, QWidget *parent)
    : QDialog(parent)
    , m_where(new QComboBox)
    , m_token(new QLineEdit)
    , m_readOnly(new QCheckBox(tr("&Only look")))
    , m_problem(new QLabel)
    , m_connect(new QPushButton(tr("Connect")))
{
    setWindowTitle(tr("Connect to a gateway"));
    setMinimumWidth(520);
    m_where->setEditable(true);
    m_where->addItems(known.isEmpty() ? QStringList{u"unix:/run/timeless-gateway/control.sock"_s}
                                      : known);
    m_where->setAccessibleName(tr("Gateway"));
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setPlaceholderText(tr("not needed over a unix socket"));
    m_problem->setWordWrap(true);
    auto *form = new QFormLayout(this);
    form->addRow(tr("&Gateway:"), m_where);
    form->addRow(tr("&Token:"), m_token);
    form->addRow(QString(), m_readOnly);
    form->addRow(QString(), m_problem);
    auto *buttons = new QHBoxLayout;
    auto *cancel = new QPushButton(tr("Cancel"));
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_connect);
    form->addRow(buttons);
    m_connect->setDefault(true);
    connect(m_where, &QComboBox::editTextChanged, this, &ConnectDialog::judge);
    connect(m_connect, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] {
        m_options.token = m_token->text();
        m_options.wantsReadOnly = m_readOnly->isChecked();
        m_options.seed = QRandomGenerator::global()->generate();
    });
    judge();
}

void ConnectDialog::judge()
{
    const auto address = parseGatewayAddress(m_where->currentText().trimmed());
    m_connect->setEnabled(static_cast<bool>(address));
    m_problem->setText(address ? tr("The token is kept in memory until this console ends.")
                               : QString::fromStdString(address.error().text));
    if (address)
        m_options.socket.address = *address;
}

} // namespace tg::console
