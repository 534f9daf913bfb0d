#include "console/link/peer_certificate.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslError>

namespace tg::console {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(PeerCertificate)
};

QString displayName(const QSslCertificate &certificate,
                    QStringList (QSslCertificate::*info)(QSslCertificate::SubjectInfo) const)
{
    QStringList parts;
    for (const auto what : {QSslCertificate::CommonName, QSslCertificate::Organization,
                            QSslCertificate::OrganizationalUnitName})
        parts << (certificate.*info)(what);
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace

PeerCertificate describeCertificate(const QSslCertificate &certificate,
                                    const QList<QSslError> &errors)
{
    PeerCertificate peer;
    peer.sha256 = certificate.digest(QCryptographicHash::Sha256);
    peer.subject = displayName(certificate, &QSslCertificate::subjectInfo);
    peer.issuer = displayName(certificate, &QSslCertificate::issuerInfo);
    peer.names = certificate.subjectAlternativeNames().values();
    if (peer.names.isEmpty())
        peer.names = certificate.subjectInfo(QSslCertificate::CommonName);
    peer.names.sort();
    peer.validFrom = certificate.effectiveDate();
    peer.validUntil = certificate.expiryDate();
    for (const auto &error : errors) {
        if (!peer.problems.contains(error.errorString()))
            peer.problems << error.errorString();
    }
    return peer;
}

QString fingerprintText(const QByteArray &sha256)
{
    return QString::fromLatin1(sha256.toHex(':').toUpper());
}

Result<QByteArray> parseFingerprint(const QString &text)
{
    static const QRegularExpression kForm(u"^([0-9A-Fa-f]{2}:?){32}$"_s);
    const QString trimmed = text.trimmed();
    if (!kForm.match(trimmed).hasMatch() || trimmed.endsWith(u':'))
        return Error{ErrorCode::BadValue,
                     Texts::tr("'%1' is not a SHA-256 fingerprint: 64 hexadecimal digits, with or "
                               "without colons")
                         .arg(text)
                         .toStdString()};
    return QByteArray::fromHex(QString(trimmed).remove(u':').toLatin1());
}

} // namespace tg::console
