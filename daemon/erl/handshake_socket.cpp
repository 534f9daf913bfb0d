#include "erl/handshake_socket.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>

namespace tg::erl {

namespace {

constexpr std::size_t kMaxRemembered = 2048;

HandshakeSocket &self(void *context)
{
    return *static_cast<HandshakeSocket *>(context);
}

} // namespace

ei_socket_callbacks *HandshakeSocket::callbacks()
{
    static ei_socket_callbacks table = [] {
        ei_socket_callbacks c{};
        c.flags = EI_SCLBK_FLG_FULL_IMPL;
        c.socket = [](void **context, void *setup) {
            *context = setup;
            return self(setup).open();
        };
        c.close = [](void *context) {
            self(context).m_fd.reset();
            return 0;
        };
        c.listen = [](void *, void *, int *, int) { return EOPNOTSUPP; };
        c.accept = [](void **, void *, int *, unsigned) { return EOPNOTSUPP; };
        c.connect = [](void *context, void *address, int size, unsigned timeoutMs) {
            return self(context).connectTo(address, size, timeoutMs);
        };
        c.write = [](void *context, const char *bytes, ssize_t *size, unsigned timeoutMs) {
            return self(context).write(bytes, size, timeoutMs);
        };
        c.read = [](void *context, char *bytes, ssize_t *size, unsigned timeoutMs) {
            return self(context).read(bytes, size, timeoutMs);
        };
        c.handshake_packet_header_size = [](void *, int *size) {
            *size = 2;
            return 0;
        };
        c.connect_handshake_complete = [](void *) { return 0; };
        c.accept_handshake_complete = [](void *) { return 0; };
        c.get_fd = [](void *context, int *fd) {
            *fd = self(context).m_fd.get();
            return 0;
        };
        return c;
    }();
    return &table;
}

void HandshakeSocket::setTarget(const sockaddr_storage &address, socklen_t size)
{
    m_target.emplace(address, size);
}

int HandshakeSocket::open()
{
    const int family = m_target ? m_target->first.ss_family : AF_INET;
    m_fd.reset(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    return m_fd.isOpen() ? 0 : m_errno = errno;
}

int HandshakeSocket::waitFor(short events, unsigned timeoutMs)
{
    pollfd entry{m_fd.get(), events, 0};
    const int timeout = static_cast<int>(std::min(timeoutMs, 60'000U));
    int ready = 0;
    do
        ready = ::poll(&entry, 1, timeout);
    while (ready < 0 && errno == EINTR);
    if (ready == 0) {
        m_hasTimedOut = true;
        return ETIMEDOUT;
    }
    return ready < 0 ? m_errno = errno : 0;
}

int HandshakeSocket::connectTo(const void *address, int size, unsigned timeoutMs)
{
    const auto *target = m_target ? reinterpret_cast<const sockaddr *>(&m_target->first)
                                  : static_cast<const sockaddr *>(address);
    const auto targetSize = m_target ? m_target->second : static_cast<socklen_t>(size);
    if (::connect(m_fd.get(), target, targetSize) != 0 && errno != EINPROGRESS)
        return m_errno = errno;
    if (const int failed = waitFor(POLLOUT, timeoutMs))
        return failed;
    socklen_t errorSize = sizeof m_errno;
    ::getsockopt(m_fd.get(), SOL_SOCKET, SO_ERROR, &m_errno, &errorSize);
    m_wasConnected = m_errno == 0;
    return m_errno;
}

int HandshakeSocket::write(const char *bytes, ssize_t *size, unsigned timeoutMs)
{
    if (const int failed = waitFor(POLLOUT, timeoutMs))
        return failed;
    *size = ::send(m_fd.get(), bytes, static_cast<std::size_t>(*size), MSG_NOSIGNAL);
    return *size < 0 ? m_errno = errno : 0;
}

int HandshakeSocket::read(char *bytes, ssize_t *size, unsigned timeoutMs)
{
    if (const int failed = waitFor(POLLIN, timeoutMs))
        return failed;
    *size = ::recv(m_fd.get(), bytes, static_cast<std::size_t>(*size), 0);
    if (*size < 0) {
        m_wasClosedByPeer = errno == ECONNRESET;
        return m_errno = errno;
    }
    m_wasClosedByPeer = *size == 0;
    const auto room = kMaxRemembered - std::min(kMaxRemembered, m_received.size());
    m_received.append(bytes, std::min(static_cast<std::size_t>(*size), room));
    return 0;
}

// Handshake packets have two bytes of length in front.
std::string HandshakeSocket::packet(std::size_t index) const
{
    std::size_t at = 0;
    while (at + 2 <= m_received.size()) {
        const auto high = static_cast<unsigned char>(m_received[at]);
        const auto low = static_cast<unsigned char>(m_received[at + 1]);
        const std::size_t size = (static_cast<std::size_t>(high) << 8) | low;
        if (index-- == 0)
            return m_received.substr(at + 2, size);
        at += 2 + size;
    }
    return {};
}

std::string HandshakeSocket::status() const
{
    const auto first = packet(0);
    return first.starts_with('s') ? first.substr(1) : std::string{};
}

bool HandshakeSocket::sawChallenge() const
{
    const auto second = packet(1);
    return second.starts_with('n') || second.starts_with('N');
}

} // namespace tg::erl
