#include "console/dialogs/trust_dialog.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastWidth = 600;

QString orDash(const QString &text)
{
    return text.isEmpty() ? u"-"_s : text;
}

QString dateText(const QDateTime &at)
{
    return at.isValid() ? QLocale().toString(at.toLocalTime(), QLocale::ShortFormat) : u"-"_s;
}

QLabel *selectable(const QString &text)
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setAccessibleName(text.section(u'\n', 0, 0));
    return label;
}

} // namespace

QString certificateFacts(const PeerCertificate &seen)
{
    return QStringList{TrustDialog::tr("For: %1").arg(orDash(seen.names.join(u", "_s))),
                       TrustDialog::tr("Subject: %1").arg(orDash(seen.subject)),
                       TrustDialog::tr("Issued by: %1").arg(orDash(seen.issuer)),
                       TrustDialog::tr("Valid: from %1 until %2")
                           .arg(dateText(seen.validFrom), dateText(seen.validUntil))}
        .join(u'\n');
}

QString fingerprintLines(const QByteArray &sha256)
{
    const auto half = sha256.size() / 2;
    return fingerprintText(sha256.left(half)) + u":\n"_s + fingerprintText(sha256.mid(half));
}

TrustDialog::TrustDialog(const QString &gateway, const PeerCertificate &seen, bool isSaved,
                         QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Certificate of %1").arg(gateway));
    setMinimumWidth(kLeastWidth);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(10);
    auto *title = new QLabel(tr("%1 shows a certificate that is not trusted.").arg(seen.where));
    auto font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.15);
    font.setBold(true);
    title->setFont(font);
    title->setWordWrap(true);
    column->addWidget(title);
    column->addWidget(selectable(tr("Why: %1").arg(seen.problems.join(u"; "_s))));
    column->addWidget(new QLabel(tr("SHA-256 fingerprint:")));
    auto *print = selectable(fingerprintLines(seen.sha256));
    print->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    print->setAccessibleName(tr("SHA-256 fingerprint"));
    column->addWidget(print);
    column->addWidget(selectable(certificateFacts(seen)));
    column->addWidget(selectable(
        tr("Nothing was sent to it yet, no token either. Compare the fingerprint with the one that "
           "whoever runs the gateway reads from it:\n"
           "openssl x509 -noout -fingerprint -sha256 -in CERTIFICATE")));
    column->addWidget(selectable(
        isSaved ? tr("If you trust it, only this very certificate is accepted from then on. The "
                     "pin is kept with the saved connection.")
                : tr("If you trust it, only this very certificate is accepted until this console "
                     "ends. Save the connection to keep the pin.")));
    column->addStretch(1); // texts that wrap would share what is left over
    auto *buttons = new QHBoxLayout;
    auto *trust = new QPushButton(tr("Trust and pin"));
    auto *cancel = new QPushButton(tr("Do not connect"));
    buttons->addStretch(1);
    buttons->addWidget(trust);
    buttons->addWidget(cancel);
    column->addLayout(buttons);
    resize(kLeastWidth, column->totalHeightForWidth(kLeastWidth));
    trust->setAutoDefault(false);
    cancel->setDefault(true);
    cancel->setFocus();
    connect(trust, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

} // namespace tg::console
