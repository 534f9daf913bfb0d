#include "console/link/socket_opener.h"

#include <QCryptographicHash>
#include <QLocalSocket>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QSslSocket>

namespace tg::console {

namespace {

constexpr qint64 kReadBufferBytes = 1024 * 1024;

} // namespace

SocketOpener::SocketOpener(const SocketOptions &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
{
}

void SocketOpener::open()
{
    switch (m_options.address.transport) {
    case Transport::Unix:
        return openLocal();
    case Transport::PlainTcp:
        return openTcp();
    case Transport::Tls:
        return openTls();
    }
}

void SocketOpener::openLocal()
{
    auto *socket = new QLocalSocket(this);
    m_device = socket;
    socket->setReadBufferSize(kReadBufferBytes);
    connect(socket, &QLocalSocket::connected, this, &SocketOpener::opened);
    connect(socket, &QLocalSocket::readyRead, this, &SocketOpener::readable);
    connect(socket, &QLocalSocket::disconnected, this,
            [this] { Q_EMIT failed(tr("the gateway closed the connection")); });
    connect(socket, &QLocalSocket::errorOccurred, this, [this, socket] {
        if (socket->error() != QLocalSocket::PeerClosedError)
            Q_EMIT failed(tr("cannot connect to %1: %2")
                              .arg(m_options.address.toString(), socket->errorString()));
    });
    socket->connectToServer(m_options.address.path);
}

void SocketOpener::openTcp()
{
    auto *socket = new QTcpSocket(this);
    m_device = socket;
    socket->setReadBufferSize(kReadBufferBytes);
    connect(socket, &QTcpSocket::connected, this, &SocketOpener::opened);
    connect(socket, &QTcpSocket::readyRead, this, &SocketOpener::readable);
    connect(socket, &QTcpSocket::errorOccurred, this, [this, socket] {
        Q_EMIT failed(tr("%1: %2").arg(m_options.address.toString(), socket->errorString()));
    });
    socket->connectToHost(m_options.address.host, m_options.address.port);
}

void SocketOpener::openTls()
{
    auto *socket = new QSslSocket(this);
    m_device = socket;
    socket->setReadBufferSize(kReadBufferBytes);
    if (!m_options.caFile.isEmpty()) {
        auto tls = socket->sslConfiguration();
        tls.setCaCertificates(QSslCertificate::fromPath(m_options.caFile));
        socket->setSslConfiguration(tls);
    }
    connect(socket, &QSslSocket::encrypted, this, &SocketOpener::judgeCertificate);
    connect(socket, &QSslSocket::readyRead, this, &SocketOpener::readable);
    connect(socket, &QSslSocket::sslErrors, this, [this, socket](const QList<QSslError> &errors) {
        const auto sha256 = socket->peerCertificate().digest(QCryptographicHash::Sha256);
        if (isPinned(sha256))
            return socket->ignoreSslErrors(errors); // the operator trusts this very certificate
        distrust(errors);
    });
    connect(socket, &QSslSocket::errorOccurred, this, [this, socket] {
        if (!m_isOver)
            Q_EMIT failed(tr("%1: %2").arg(m_options.address.toString(), socket->errorString()));
    });
    socket->connectToHostEncrypted(m_options.address.host, m_options.address.port);
}

bool SocketOpener::isPinned(const QByteArray &sha256) const
{
    return !m_options.pinnedSha256.isEmpty() && sha256 == m_options.pinnedSha256;
}

void SocketOpener::judgeCertificate()
{
    auto *socket = qobject_cast<QSslSocket *>(m_device);
    const auto sha256 = socket->peerCertificate().digest(QCryptographicHash::Sha256);
    if (m_options.pinnedSha256.isEmpty() || isPinned(sha256)) {
        Q_EMIT opened();
        return;
    }
    distrust({});
}

void SocketOpener::distrust(const QList<QSslError> &errors)
{
    m_isOver = true;
    auto seen =
        describeCertificate(qobject_cast<QSslSocket *>(m_device)->peerCertificate(), errors);
    seen.where = m_options.address.toString();
    seen.pinnedSha256 = m_options.pinnedSha256;
    Q_EMIT distrusted(seen);
}

} // namespace tg::console
