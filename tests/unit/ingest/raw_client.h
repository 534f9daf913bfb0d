// A client of bare sockets that can misbehave in every way a test wants. Waits by running the event
// loop, on which the acceptor lives; used on the main thread.
#pragma once

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/sockios.h>
#include <netinet/in.h>
#include <string>
#include <string_view>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QTest>

namespace tg::ingest::test {

class RawClient
{
public:
    explicit RawClient(quint16 port)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_isConnected = ::connect(m_socket, static_cast<sockaddr *>(static_cast<void *>(&address)),
                                  sizeof address) == 0;
        ::fcntl(m_socket, F_SETFL, O_NONBLOCK);
    }
    RawClient(const RawClient &) = delete;
    RawClient &operator=(const RawClient &) = delete;
    ~RawClient() { close(); }

    bool isConnected() const { return m_isConnected; }

    // What the kernel takes now; the number of bytes.
    std::size_t sendSome(std::string_view bytes)
    {
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        m_sendError = sent < 0 ? errno : 0;
        return sent < 0 ? 0 : static_cast<std::size_t>(sent);
    }
    // Everything, reading nothing meanwhile.
    bool send(std::string_view bytes)
    {
        return QTest::qWaitFor(
                   [&] {
                       bytes.remove_prefix(sendSome(bytes));
                       return bytes.empty() || (m_sendError != 0 && m_sendError != EAGAIN);
                   },
                   20'000) &&
               bytes.empty();
    }
    // Bytes that the server's kernel has not taken yet.
    int unacknowledged() const
    {
        int bytes = 0;
        ::ioctl(m_socket, SIOCOUTQ, &bytes);
        return bytes;
    }
    void endSending() { ::shutdown(m_socket, SHUT_WR); }
    void close()
    {
        if (m_socket >= 0)
            ::close(m_socket);
        m_socket = -1;
    }
    void reset()
    {
        const linger hard{1, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        close();
    }

    // Everything received so far.
    const std::string &text()
    {
        char buffer[65536];
        for (;;) {
            const ssize_t got = ::recv(m_socket, buffer, sizeof buffer, 0);
            if (got > 0) {
                m_text.append(buffer, static_cast<std::size_t>(got));
                continue;
            }
            m_isEnded = m_isEnded || got == 0;
            m_isReset = m_isReset || (got < 0 && errno != EAGAIN);
            return m_text;
        }
    }
    bool waitFor(std::string_view part)
    {
        return QTest::qWaitFor([&] { return text().find(part) != std::string::npos; }, 10'000);
    }
    bool waitForCount(std::string_view part, int wanted)
    {
        return QTest::qWaitFor([&] { return count(part) >= wanted; }, 10'000) &&
               count(part) == wanted;
    }
    // Until the server has closed; false if it was by a reset.
    bool waitForEnd()
    {
        return QTest::qWaitFor(
                   [&] {
                       text();
                       return m_isEnded || m_isReset;
                   },
                   10'000) &&
               !m_isReset;
    }
    bool isEnded()
    {
        text();
        return m_isEnded || m_isReset;
    }
    int count(std::string_view part)
    {
        int found = 0;
        for (std::size_t at = text().find(part); at != std::string::npos;
             at = m_text.find(part, at + part.size()))
            ++found;
        return found;
    }

private:
    int m_socket;
    int m_sendError = 0;
    bool m_isConnected = false;
    bool m_isEnded = false;
    bool m_isReset = false;
    std::string m_text;
};

} // namespace tg::ingest::test
