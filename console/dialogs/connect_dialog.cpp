#include "console/dialogs/connect_dialog.h"

#include <QFormLayout>
#include <QHBoxLayout>

#include "shared/protocol/limits.h"

namespace tg::console {

using namespace Qt::StringLiterals;

ConnectDialog::ConnectDialog(std::vector<SavedConnection> known, QWidget *parent)
    : QDialog(parent)
    , m_known(std::move(known))
    , m_where(new QComboBox)
    , m_token(new QLineEdit)
    , m_keep(new QCheckBox(tr("&Keep it for this session")))
    , m_readOnly(new QCheckBox(tr("&Only look, whatever the token allows")))
    , m_name(new QLineEdit)
    , m_problem(new QLabel)
    , m_connect(new QPushButton(tr("Connect")))
{
    setWindowTitle(tr("Connect to a gateway"));
    setMinimumWidth(540);
    m_where->setEditable(true);
    for (const auto &one : m_known)
        m_where->addItem(one.name);
    m_where->addItem(u"unix:/run/timeless-gateway/control.sock"_s);
    m_where->setToolTip(tr("unix:/path/of/socket, tls://host:port, tcp://127.0.0.1:port, or the "
                           "name of a saved connection"));
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setMaxLength(static_cast<int>(protocol::kMaxTokenBytes));
    m_token->setPlaceholderText(tr("not needed over a unix socket; else you are asked"));
    m_keep->setChecked(true);
    m_keep->setToolTip(tr("In memory, until this console ends. It is never written anywhere."));
    m_name->setMaxLength(static_cast<int>(kLongestConnectionName));
    m_name->setPlaceholderText(tr("empty: for this time only"));
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *form = new QFormLayout(this);
    form->addRow(tr("&Gateway:"), m_where);
    form->addRow(tr("&Token:"), m_token);
    form->addRow(QString(), m_keep);
    form->addRow(QString(), m_readOnly);
    form->addRow(tr("&Save as:"), m_name);
    form->addRow(QString(), m_problem);
    auto *buttons = new QHBoxLayout;
    auto *cancel = new QPushButton(tr("Cancel"));
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_connect);
    form->addRow(buttons);
    cancel->setAutoDefault(false);
    m_connect->setDefault(true);
    connect(m_where, &QComboBox::editTextChanged, this, &ConnectDialog::judge);
    connect(m_name, &QLineEdit::textChanged, this, &ConnectDialog::judge);
    connect(m_readOnly, &QCheckBox::toggled, this, &ConnectDialog::judge);
    connect(m_connect, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    judge();
}

const SavedConnection *ConnectDialog::named(const QString &name) const
{
    for (const auto &one : m_known) {
        if (one.name == name)
            return &one;
    }
    return nullptr;
}

void ConnectDialog::judge()
{
    const auto where = m_where->currentText().trimmed();
    const auto *saved = named(where);
    m_name->setEnabled(!saved);
    QString problem;
    if (saved) {
        m_connection = *saved;
    } else {
        m_connection = {};
        const auto address = parseGatewayAddress(where);
        if (address)
            m_connection.address = *address;
        else
            problem = QString::fromStdString(address.error().text);
        m_connection.name = m_name->text().trimmed();
        if (problem.isEmpty() && wantsToBeKept())
            problem = problemOf(m_connection);
        if (problem.isEmpty() && named(m_connection.name))
            problem = tr("Another connection has the name '%1'.").arg(m_connection.name);
    }
    m_connection.wantsReadOnly = m_connection.wantsReadOnly || m_readOnly->isChecked();
    m_connect->setEnabled(problem.isEmpty());
    m_problem->setText(!problem.isEmpty() ? problem
                       : saved            ? m_connection.address.toString()
                                          : QString());
}

} // namespace tg::console
