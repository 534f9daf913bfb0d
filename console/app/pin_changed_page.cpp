#include "console/app/pin_changed_page.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "console/dialogs/trust_dialog.h"

namespace tg::console {

using namespace Qt::StringLiterals;

PinChangedPage::PinChangedPage(QWidget *parent)
    : QWidget(parent)
    , m_title(addText(tr("Certificate changed")))
    , m_what(addText(tr("What happened")))
    , m_old(addText(tr("Pinned fingerprint")))
    , m_new(addText(tr("Fingerprint shown now")))
    , m_facts(addText(tr("What the certificate says")))
    , m_toDo(addText(tr("What to do")))
    , m_copy(new QPushButton(tr("Copy both fingerprints")))
    , m_disconnect(new QPushButton(tr("Disconnect")))
{
    auto font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.4);
    font.setBold(true);
    m_title->setFont(font);
    const auto fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    m_old->setFont(fixed);
    m_new->setFont(fixed);
    auto *prints = new QFormLayout;
    prints->setHorizontalSpacing(16);
    prints->setVerticalSpacing(10);
    prints->addRow(new QLabel(tr("Pinned:")), m_old);
    prints->addRow(new QLabel(tr("Shown now:")), m_new);
    prints->addRow(new QLabel(tr("It says:")), m_facts);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addWidget(m_disconnect);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(40, 30, 40, 20);
    column->setSpacing(14);
    column->addStretch(1);
    column->addWidget(m_title);
    column->addWidget(m_what);
    column->addLayout(prints);
    column->addWidget(m_toDo);
    column->addLayout(buttons);
    column->addStretch(2);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(tr("Pinned: %1").arg(m_old->text().remove(u'\n')) +
                                           u'\n' +
                                           tr("Shown now: %1").arg(m_new->text().remove(u'\n')));
    });
    connect(m_disconnect, &QPushButton::clicked, this, &PinChangedPage::disconnectWanted);
}

QLabel *PinChangedPage::addText(const QString &name)
{
    auto *label = new QLabel(this);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setAccessibleName(name);
    return label;
}

void PinChangedPage::show(const QString &gateway, const PeerCertificate &seen, bool isSaved)
{
    m_title->setText(tr("%1 shows another certificate than the pinned one").arg(gateway));
    m_what->setText(tr("Either it was renewed, or somebody stands between this console and %1. "
                       "Nothing was sent: no token, no order. It is not tried again.")
                        .arg(seen.where));
    m_old->setText(fingerprintLines(seen.pinnedSha256));
    m_new->setText(fingerprintLines(seen.sha256));
    m_facts->setText(certificateFacts(seen));
    m_toDo->setText(
        isSaved ? tr("Ask whoever runs the gateway, by another way than this network, for the "
                     "fingerprint of its certificate. If it is the one shown now, put it in "
                     "Connection, Saved, Edit, and connect again.")
                : tr("Ask whoever runs the gateway, by another way than this network, for the "
                     "fingerprint of its certificate. If it is the one shown now, disconnect and "
                     "connect again: you are asked about it as at the first time."));
}

} // namespace tg::console
