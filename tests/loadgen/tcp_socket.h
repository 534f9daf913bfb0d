// A non-blocking TCP socket that closes itself, and the address it goes to. One thread.
#pragma once

#include <string>
#include <sys/socket.h>
#include <utility>

#include "shared/base/result.h"

namespace tg::loadgen {

struct Endpoint {
    std::string authority; // host:port, for the Host field and for messages
    sockaddr_storage address{};
    socklen_t bytes = 0;
};

// http://HOST:PORT, optionally with a slash at the end.
Result<Endpoint> endpointOf(const std::string &url);

class TcpSocket
{
public:
    TcpSocket() = default;
    explicit TcpSocket(int fd)
        : m_fd(fd)
    {
    }
    TcpSocket(TcpSocket &&other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {
    }
    TcpSocket &operator=(TcpSocket &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~TcpSocket();

    bool isOpen() const { return m_fd >= 0; }
    int fd() const { return m_fd; }

private:
    int m_fd = -1;
};

// Waits for the connection at most a second.
Result<TcpSocket> connectTo(const Endpoint &endpoint);

} // namespace tg::loadgen
