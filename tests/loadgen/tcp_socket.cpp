#include "tests/loadgen/tcp_socket.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/time.h>
#include <unistd.h>

namespace tg::loadgen {

namespace {

Error systemError(const std::string &what)
{
    return {errno == ECONNREFUSED ? ErrorCode::Unavailable : ErrorCode::System,
            what + ": " + std::strerror(errno)};
}

} // namespace

Result<Endpoint> endpointOf(const std::string &url)
{
    constexpr std::string_view scheme = "http://";
    const Error bad{ErrorCode::BadSyntax, "--url wants http://HOST:PORT, not " + url};
    if (!url.starts_with(scheme))
        return bad;
    Endpoint endpoint;
    endpoint.authority = url.substr(scheme.size());
    if (endpoint.authority.ends_with('/'))
        endpoint.authority.pop_back();
    const std::size_t colon = endpoint.authority.rfind(':');
    if (colon == std::string::npos || endpoint.authority.find('/') != std::string::npos)
        return bad;
    std::string host = endpoint.authority.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    const std::string port = endpoint.authority.substr(colon + 1);
    if (const int code = getaddrinfo(host.c_str(), port.c_str(), &hints, &found); code != 0)
        return Error{ErrorCode::BadValue, "--url " + url + ": " + gai_strerror(code)};
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owner(found, &freeaddrinfo);
    std::memcpy(&endpoint.address, found->ai_addr, found->ai_addrlen);
    endpoint.bytes = found->ai_addrlen;
    return endpoint;
}

TcpSocket::~TcpSocket()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<TcpSocket> connectTo(const Endpoint &endpoint)
{
    const std::string what = "cannot connect to http://" + endpoint.authority;
    TcpSocket socket(::socket(endpoint.address.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!socket.isOpen())
        return systemError(what);
    const timeval limit{1, 0}; // bounds connect() too
    setsockopt(socket.fd(), SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    const int on = 1;
    setsockopt(socket.fd(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const void *address = &endpoint.address;
    if (::connect(socket.fd(), static_cast<const sockaddr *>(address), endpoint.bytes) != 0)
        return systemError(what);
    if (fcntl(socket.fd(), F_SETFL, O_NONBLOCK) != 0)
        return systemError(what);
    return socket;
}

} // namespace tg::loadgen
