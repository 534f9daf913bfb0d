#include "control/socket_connection.h"

#include <array>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QHostAddress>
#include <QLocalSocket>
#include <QSslSocket>
#include <QTcpSocket>

#include "control/control_bounds.h"

namespace tg::control {

namespace {

// Socket: QLocalSocket, QTcpSocket, QSslSocket; what they do alike has no common base in Qt.
template <typename Socket> class SocketConnection final : public Connection
{
public:
    SocketConnection(std::unique_ptr<Socket> socket, Origin origin)
        : m_socket(socket.release())
        , m_origin(std::move(origin))
    {
        m_socket->setParent(this);
        m_socket->setReadBufferSize(static_cast<qint64>(kReadBufferBytes));
        connect(m_socket, &Socket::readyRead, this, &Connection::readable);
        connect(m_socket, &Socket::bytesWritten, this, &Connection::written);
        connect(m_socket, &Socket::disconnected, this, [this] { sayGone(); });
        connect(m_socket, &Socket::errorOccurred, this, [this] {
            if (!isConnected())
                sayGone();
        });
        if constexpr (std::is_same_v<Socket, QSslSocket>)
            connect(m_socket, &QSslSocket::encryptedBytesWritten, this, &Connection::written);
    }
    ~SocketConnection() override
    {
        m_isGone = true; // the socket's destructor still speaks
        m_socket->disconnect(this);
    }

    const Origin &origin() const override { return m_origin; }

    bool isEstablished() const override
    {
        if constexpr (std::is_same_v<Socket, QSslSocket>)
            return m_wasEncrypted || m_socket->isEncrypted();
        return true;
    }

    QByteArray read(qint64 most) override { return m_socket->read(most); }
    void write(QByteArrayView bytes) override
    {
        if (!m_isGone)
            m_socket->write(bytes.data(), bytes.size());
    }
    std::size_t unsentBytes() const override
    {
        qint64 bytes = m_socket->bytesToWrite();
        if constexpr (std::is_same_v<Socket, QSslSocket>)
            bytes += m_socket->encryptedBytesToWrite();
        return static_cast<std::size_t>(bytes);
    }

    void close() override
    {
        if constexpr (std::is_same_v<Socket, QLocalSocket>)
            m_socket->disconnectFromServer();
        else
            m_socket->disconnectFromHost();
    }
    void abort() override
    {
        m_socket->abort();
        sayGone();
    }

    Socket &socket() { return *m_socket; }
    void noteEncrypted() { m_wasEncrypted = true; }

private:
    bool isConnected() const
    {
        if constexpr (std::is_same_v<Socket, QLocalSocket>)
            return m_socket->state() == QLocalSocket::ConnectedState;
        else
            return m_socket->state() == QAbstractSocket::ConnectedState;
    }
    void sayGone()
    {
        if (!std::exchange(m_isGone, true))
            Q_EMIT gone(m_socket->errorString());
    }

    Socket *m_socket; // child
    const Origin m_origin;
    bool m_isGone = false;
    bool m_wasEncrypted = false;
};

QString userName(uid_t uid)
{
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd *found = nullptr;
    if (::getpwuid_r(uid, &entry, buffer.data(), buffer.size(), &found) == 0 && found)
        return QString::fromLocal8Bit(found->pw_name);
    return QStringLiteral("uid %1").arg(uid);
}

QString placeOf(const QTcpSocket &socket)
{
    const QHostAddress address = socket.peerAddress();
    const bool isV6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    return (isV6 ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
        .arg(address.toString())
        .arg(socket.peerPort());
}

// Who has one IPv6 address has a /64 of them.
QString suspectOf(const QHostAddress &address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    if (isV4)
        return QHostAddress(v4).toString();
    return QHostAddress::parseSubnet(address.toString().section(u'%', 0, 0) + QLatin1String("/64"))
        .first.toString();
}

Origin originOf(const QTcpSocket &socket, QLatin1String carrier)
{
    return {carrier + u' ' + placeOf(socket), suspectOf(socket.peerAddress()), std::nullopt};
}

} // namespace

std::unique_ptr<Connection> connectionOnUnix(int descriptor)
{
    ucred peer{};
    socklen_t size = sizeof(peer);
    auto socket = std::make_unique<QLocalSocket>();
    if (::getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0 ||
        !socket->setSocketDescriptor(descriptor)) {
        ::close(descriptor);
        return nullptr;
    }
    const QString user = userName(peer.uid);
    Origin origin{QStringLiteral("unix socket, user %1, process %2").arg(user).arg(peer.pid),
                  QStringLiteral("user %1").arg(peer.uid), user};
    return std::make_unique<SocketConnection<QLocalSocket>>(std::move(socket), std::move(origin));
}

std::unique_ptr<Connection> connectionOnTcp(int descriptor)
{
    auto socket = std::make_unique<QTcpSocket>();
    if (!socket->setSocketDescriptor(descriptor)) {
        ::close(descriptor);
        return nullptr;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    Origin origin = originOf(*socket, QLatin1String("TCP"));
    return std::make_unique<SocketConnection<QTcpSocket>>(std::move(socket), std::move(origin));
}

std::unique_ptr<Connection> connectionOnTls(int descriptor, const QSslConfiguration &tls)
{
    auto socket = std::make_unique<QSslSocket>();
    if (!socket->setSocketDescriptor(descriptor)) {
        ::close(descriptor);
        return nullptr;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->setSslConfiguration(tls);
    Origin origin = originOf(*socket, QLatin1String("TLS"));
    auto connection =
        std::make_unique<SocketConnection<QSslSocket>>(std::move(socket), std::move(origin));
    QSslSocket &own = connection->socket();
    QObject::connect(&own, &QSslSocket::encrypted, connection.get(),
                     [made = connection.get()] { made->noteEncrypted(); });
    own.startServerEncryption();
    return connection;
}

} // namespace tg::control
