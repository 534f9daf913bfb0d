#include "control/tls_files.h"

#include <cerrno>
#include <cstring>
#include <sys/socket.h>

#include <QSslKey>
#include <QSslSocket>

#include "base/guarded_file.h"

namespace tg::control {

namespace {

constexpr unsigned kNobodyElse = 0027; // the group may read (Debian's ssl-cert), nobody else

Result<QByteArray> contentOf(const QString &path, const std::string &key, unsigned forbidden)
{
    const std::string name = path.toStdString();
    return readGuardedFile(name, key + " '" + name + "'",
                           {forbidden, "run chmod 600 on it, or 640", kMaxTlsFileBytes});
}

Result<QList<QSslCertificate>> certificatesIn(const QString &path, const std::string &key)
{
    const auto content = contentOf(path, key, 0);
    if (!content)
        return content.error();
    auto certificates = QSslCertificate::fromData(*content, QSsl::Pem);
    if (certificates.isEmpty() || certificates.first().isNull())
        return Error{ErrorCode::BadValue,
                     key + " '" + path.toStdString() + "' holds no certificate in PEM form"};
    return certificates;
}

Result<QSslKey> keyIn(const QString &path)
{
    const auto content = contentOf(path, "control.tls_key", kNobodyElse);
    if (!content)
        return content.error();
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec}) {
        QSslKey key(*content, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return Error{ErrorCode::BadValue, "control.tls_key '" + path.toStdString() +
                                          "' holds no RSA or EC private key in PEM form without "
                                          "a passphrase"};
}

// The TLS library's own word, before any console comes: a key of another certificate, too.
Result<void> prove(const QSslConfiguration &configuration)
{
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0)
        return Error{ErrorCode::System, std::string("socketpair: ") + std::strerror(errno)};
    QSslSocket near;
    near.setSocketDescriptor(ends[0]); // it closes it
    near.setSslConfiguration(configuration);
    near.startServerEncryption();
    const bool isGood = near.mode() == QSslSocket::SslServerMode &&
                        near.error() == QAbstractSocket::UnknownSocketError;
    const std::string why = near.errorString().toStdString();
    near.abort();
    ::close(ends[1]);
    if (isGood)
        return {};
    return Error{ErrorCode::BadValue,
                 "control.tls_certificate and control.tls_key cannot be used together: " + why};
}

} // namespace

Result<TlsFiles> readTlsFiles(const ControlConfig &config)
{
    if (!QSslSocket::supportsSsl())
        return Error{ErrorCode::Unavailable,
                     "control.tls_listen: Qt finds no TLS library: install libssl3"};
    const auto certificates = certificatesIn(config.tlsCertificate, "control.tls_certificate");
    if (!certificates)
        return certificates.error();
    const auto key = keyIn(config.tlsKey);
    if (!key)
        return key.error();
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setLocalCertificateChain(*certificates);
    configuration.setPrivateKey(*key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (!config.tlsClientCa.isEmpty()) {
        const auto authorities = certificatesIn(config.tlsClientCa, "control.tls_client_ca");
        if (!authorities)
            return authorities.error();
        configuration.setCaCertificates(*authorities);
        configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    }
    if (const auto proven = prove(configuration); !proven)
        return proven.error();
    return TlsFiles{configuration, certificates->first().expiryDate()};
}

} // namespace tg::control
