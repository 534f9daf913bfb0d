#include "console/dialogs/ack_dialog.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "shared/protocol/commands.h"

namespace tg::console {

AckDialog::AckDialog(ClusterView &view, QString alarm, const QString &what, QWidget *parent)
    : QDialog(parent)
    , m_view(view)
    , m_alarm(std::move(alarm))
    , m_note(new QLineEdit)
    , m_state(new QLabel)
    , m_send(new QPushButton(tr("Acknowledge")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Acknowledge an alarm"));
    setMinimumWidth(480);
    auto *column = new QVBoxLayout(this);
    auto *text = new QLabel(what);
    text->setWordWrap(true);
    auto *label = new QLabel(tr("&Note, for the next one on duty:"));
    label->setBuddy(m_note);
    m_state->setWordWrap(true);
    m_state->setText(tr("It stays in the list, and is quiet until its state changes."));
    auto *cancel = new QPushButton(tr("Cancel"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_send);
    for (QWidget *one : {static_cast<QWidget *>(text), static_cast<QWidget *>(label),
                         static_cast<QWidget *>(m_note), static_cast<QWidget *>(m_state)})
        column->addWidget(one);
    column->addLayout(buttons);
    cancel->setAutoDefault(false); // Enter in the note must not throw it away
    m_send->setDefault(true);
    m_send->setEnabled(false);
    m_note->setMaxLength(500);
    connect(m_note, &QLineEdit::textChanged, this,
            [this](const QString &note) { m_send->setEnabled(!note.trimmed().isEmpty()); });
    connect(m_send, &QPushButton::clicked, this, &AckDialog::send);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_note->setFocus();
}

void AckDialog::send()
{
    if (const auto why = m_view.whyNoOrders(); !why.isEmpty())
        return m_state->setText(why);
    m_send->setEnabled(false);
    m_view.feed()->call(
        protocol::kAlarmAck,
        {{protocol::member::kAlarm, m_alarm}, {protocol::member::kNote, m_note->text().trimmed()}},
        this, [this](const CommandOutcome &outcome) {
            if (const auto *error = std::get_if<protocol::CommandError>(&outcome)) {
                m_state->setText(error->id == kNoAnswer
                                     ? tr("No answer; it may have been acknowledged all the same. "
                                          "The list of alarms shows it.")
                                     : tr("Not acknowledged: %1").arg(error->text));
                m_send->setEnabled(true);
            } else {
                accept();
            }
        });
}

} // namespace tg::console
