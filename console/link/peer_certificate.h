// What a gateway's certificate says and why it is not trusted, for people who decide about it, and
// fingerprints as they are written. Plain values; pure; any thread.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include "shared/base/result.h"

QT_BEGIN_NAMESPACE
class QSslCertificate;
class QSslError;
QT_END_NAMESPACE

namespace tg::console {

inline constexpr qsizetype kFingerprintBytes = 32; // SHA-256

struct PeerCertificate {
    QString where;           // address that showed it
    QByteArray sha256;       // of it
    QByteArray pinnedSha256; // of the one that was expected; empty: none
    QString subject;
    QStringList names; // that it is valid for
    QString issuer;
    QDateTime validFrom;
    QDateTime validUntil;
    QStringList problems; // why it is not trusted

    // Another one than the pinned one: never to be waved through.
    bool isPinChanged() const { return !pinnedSha256.isEmpty() && pinnedSha256 != sha256; }
};

PeerCertificate describeCertificate(const QSslCertificate &certificate,
                                    const QList<QSslError> &errors);

QString fingerprintText(const QByteArray &sha256); // "AB:CD:...", as openssl prints it
// With or without colons, in either case. BadValue: not 64 hexadecimal digits.
Result<QByteArray> parseFingerprint(const QString &text);

} // namespace tg::console
