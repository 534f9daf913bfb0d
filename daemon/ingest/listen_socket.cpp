#include "ingest/listen_socket.h"

#include <cerrno>
#include <cstring>
#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tg::ingest {

namespace {

constexpr int kBacklog = 4096; // the kernel takes less if net.core.somaxconn says so

struct AddressList {
    void operator()(addrinfo *list) const { ::freeaddrinfo(list); }
};

Error cannotListen(const std::string &host, std::uint16_t port, const std::string &cause)
{
    const std::string place = host.find(':') == std::string::npos ? host : "[" + host + "]";
    return Error{ErrorCode::System,
                 "cannot listen on " + place + ":" + std::to_string(port) + ": " + cause};
}

// The descriptor, or -1 with errno.
int tryListen(const addrinfo &address)
{
    const int descriptor = ::socket(address.ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK,
                                    address.ai_protocol);
    if (descriptor < 0)
        return -1;
    const int on = 1;
    const int off = 0;
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (address.ai_family == AF_INET6)
        ::setsockopt(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
    if (::bind(descriptor, address.ai_addr, address.ai_addrlen) == 0 &&
        ::listen(descriptor, kBacklog) == 0)
        return descriptor;
    const int cause = errno;
    ::close(descriptor);
    errno = cause;
    return -1;
}

std::uint16_t boundPort(int descriptor)
{
    sockaddr_storage bound{};
    socklen_t size = sizeof bound;
    std::uint16_t port = 0;
    // Port and family stand at the same place in both kinds of address.
    if (::getsockname(descriptor, static_cast<sockaddr *>(static_cast<void *>(&bound)), &size) ==
        0) {
        sockaddr_in asV4{};
        std::memcpy(&asV4, &bound, sizeof asV4);
        port = ntohs(asV4.sin_port);
    }
    return port;
}

} // namespace

Result<ListenSocket> openListenSocket(const std::string &host, std::uint16_t port)
{
    addrinfo wanted{};
    wanted.ai_family = AF_UNSPEC;
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
    addrinfo *found = nullptr;
    const int unknown = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &wanted, &found);
    if (unknown != 0)
        return cannotListen(host, port, ::gai_strerror(unknown));
    const std::unique_ptr<addrinfo, AddressList> list(found);

    int cause = 0;
    for (const addrinfo *address = list.get(); address; address = address->ai_next) {
        const int descriptor = tryListen(*address);
        if (descriptor >= 0)
            return ListenSocket{descriptor, boundPort(descriptor)};
        if (cause == 0)
            cause = errno;
    }
    return cannotListen(host, port, std::strerror(cause));
}

} // namespace tg::ingest
