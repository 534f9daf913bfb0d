#include "ingest/client_socket.h"

#include <cerrno>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QHostAddress>
#include <QVariant>

namespace tg::ingest {

bool ClientSocket::open(qintptr descriptor)
{
    if (!m_socket.setSocketDescriptor(descriptor, QAbstractSocket::ConnectedState,
                                      QIODevice::ReadWrite | QIODevice::Unbuffered)) {
        ::close(static_cast<int>(descriptor));
        return false;
    }
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    return true;
}

ClientSocket::ReadResult ClientSocket::read(char *into, std::size_t space)
{
    const auto descriptor = static_cast<int>(m_socket.socketDescriptor());
    if (descriptor < 0)
        return {Outcome::Broken, 0};
    // Not by Qt's read(), which closes the descriptor when it meets the end of the stream.
    const ssize_t got = ::recv(descriptor, into, space, MSG_DONTWAIT);
    if (got == 0)
        return {Outcome::Ended, 0};
    if (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)
        return {Outcome::Broken, 0};
    m_socket.read(into, 0); // reads nothing, but makes Qt announce the next bytes
    return got < 0 ? ReadResult{Outcome::Nothing, 0}
                   : ReadResult{Outcome::Bytes, static_cast<std::size_t>(got)};
}

bool ClientSocket::write(std::string_view bytes)
{
    return m_socket.write(bytes.data(), static_cast<qint64>(bytes.size())) ==
           static_cast<qint64>(bytes.size());
}

void ClientSocket::shutdownWrite()
{
    ::shutdown(static_cast<int>(m_socket.socketDescriptor()), SHUT_WR);
}

bool ClientSocket::isBroken() const
{
    pollfd entry{static_cast<int>(m_socket.socketDescriptor()), 0, 0};
    return entry.fd < 0 ||
           (::poll(&entry, 1, 0) > 0 && (entry.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0);
}

bool ClientSocket::hasInput() const
{
    pollfd entry{static_cast<int>(m_socket.socketDescriptor()), POLLIN, 0};
    return entry.fd >= 0 && ::poll(&entry, 1, 0) > 0 && (entry.revents & POLLIN) != 0;
}

bool ClientSocket::hasPeerShut() const
{
    pollfd entry{static_cast<int>(m_socket.socketDescriptor()), POLLRDHUP, 0};
    return entry.fd < 0 || (::poll(&entry, 1, 0) > 0 && (entry.revents & POLLRDHUP) != 0);
}

std::string ClientSocket::peer() const
{
    const QHostAddress address = m_socket.peerAddress();
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4); // also ::ffff:1.2.3.4
    std::string text = isV4 ? QHostAddress(v4).toString().toStdString()
                            : "[" + address.toString().toStdString() + "]";
    text += ':';
    text += std::to_string(m_socket.peerPort());
    return text;
}

} // namespace tg::ingest
