#include "erl/handshake.h"

#include <cstring>
#include <memory>
#include <mutex>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <random>

#include "erl/handshake_socket.h"

namespace tg::erl {

namespace {

struct NameParts {
    std::string alive;
    std::string host;
};

NameParts split(const std::string &name)
{
    const auto at = name.find('@');
    return at == name.npos ? NameParts{name, {}}
                           : NameParts{name.substr(0, at), name.substr(at + 1)};
}

struct Target {
    sockaddr_storage address{};
    socklen_t size = 0;
};

Result<Target> lookUp(const std::string &host, std::uint16_t port)
{
    addrinfo hints{};
    hints.ai_family = port == 0 ? AF_INET : AF_UNSPEC; // libei asks epmd over IPv4 only
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    const int failed = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found);
    if (failed != 0)
        return Error{ErrorCode::Unavailable,
                     "cannot find host " + host + ": " + ::gai_strerror(failed)};
    const std::unique_ptr<addrinfo, void (*)(addrinfo *)> guard(found, ::freeaddrinfo);
    Target target;
    target.size = found->ai_addrlen;
    std::memcpy(&target.address, found->ai_addr, found->ai_addrlen);
    return target;
}

Result<void> checkNames(const PeerAddress &peer, const NameParts &local,
                        const std::string &localName)
{
    // libei copies these into fixed arrays.
    if (local.alive.empty() || local.alive.size() > EI_MAXALIVELEN || local.host.empty() ||
        local.host.size() > EI_MAXHOSTNAMELEN || localName.size() > MAXNODELEN)
        return Error{ErrorCode::BadValue, "not a usable node name: " + localName};
    if (peer.cookie.size() > EI_MAX_COOKIE_SIZE)
        return Error{ErrorCode::LimitExceeded,
                     "the cookie is longer than " + std::to_string(EI_MAX_COOKIE_SIZE) + " bytes"};
    if (split(peer.nodeName).host.empty())
        return Error{ErrorCode::BadValue, "not a node name: " + peer.nodeName};
    return {};
}

Error explain(const HandshakeSocket &socket, const PeerAddress &peer, const std::string &host,
              const std::string &localName)
{
    const auto where = peer.nodeName + " at " + host +
                       (peer.port != 0 ? ":" + std::to_string(peer.port) : std::string{});
    if (!socket.wasConnected()) {
        if (socket.hasTimedOut())
            return {ErrorCode::TimedOut, where + " does not answer"};
        if (socket.lastErrno() != 0)
            return {ErrorCode::Unavailable,
                    where + " cannot be reached: " + std::strerror(socket.lastErrno())};
        return {ErrorCode::Unavailable,
                "epmd at " + host + " knows no node of this name: " + peer.nodeName};
    }
    if (socket.hasTimedOut())
        return {ErrorCode::TimedOut, where + " accepts connections and then says nothing"};
    const auto status = socket.status();
    if (!status.empty() && !status.starts_with("ok"))
        return {ErrorCode::Refused, where + " refuses the name " + localName + " (" + status +
                                        "): it is in use there; another gateway has the same "
                                        "instance name, or the node has not"
                                        " noticed yet that the connection before this one is gone"};
    if (socket.sawChallenge() && socket.wasClosedByPeer())
        return {ErrorCode::Refused, where + " refuses the cookie"};
    if (socket.wasClosedByPeer())
        return {ErrorCode::Unavailable, where + " closed the connection during the handshake"};
    return {ErrorCode::Unavailable, where + " does not speak the Erlang distribution protocol"};
}

// Differs from the former connection's, so that the node takes us for a new incarnation.
std::uint32_t freshCreation()
{
    std::random_device source;
    return source() | 0x10;
}

} // namespace

std::string controlName(const std::string &localName)
{
    const auto parts = split(localName);
    return parts.alive + "-ctl" + (parts.host.empty() ? std::string{} : "@" + parts.host);
}

Result<Handshaken> shakeHands(const PeerAddress &peer, const std::string &localName,
                              std::chrono::milliseconds timeout)
{
    static std::once_flag once;
    std::call_once(once, [] { ei_init(); });

    const auto local = split(localName);
    if (auto checked = checkNames(peer, local, localName); !checked)
        return checked.error();
    const auto remote = split(peer.nodeName);
    const auto &host = peer.host.empty() ? remote.host : peer.host;
    const auto target = lookUp(host, peer.port);
    if (!target)
        return target.error();

    HandshakeSocket socket;
    ei_cnode node{};
    if (ei_connect_xinit_ussi(&node, local.host.c_str(), local.alive.c_str(), localName.c_str(),
                              nullptr, peer.cookie.c_str(), freshCreation(),
                              HandshakeSocket::callbacks(), sizeof(ei_socket_callbacks),
                              &socket) < 0)
        return Error{ErrorCode::System, "libei does not accept the name " + localName};
    const auto milliseconds = static_cast<unsigned>(timeout.count());
    in_addr address{};
    if (target->address.ss_family == AF_INET)
        address = reinterpret_cast<const sockaddr_in *>(&target->address)->sin_addr;
    int fd = -1;
    if (peer.port != 0) {
        socket.setTarget(target->address, target->size);
        fd = ei_xconnect_host_port_tmo(&node, &address, peer.port, milliseconds);
    } else {
        auto alive = remote.alive;
        fd = ei_xconnect_tmo(&node, &address, alive.data(), milliseconds);
    }
    if (fd < 0)
        return explain(socket, peer, host, localName);

    Handshaken done;
    done.fd = socket.takeFd();
    ei_close_connection(fd); // libei forgets it; the socket itself is ours by now
    const int on = 1;
    ::setsockopt(done.fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const auto *self = ei_self(&node);
    done.selfNode = self->node;
    done.selfId = self->num;
    done.selfSerial = self->serial;
    done.selfCreation = self->creation;
    return done;
}

} // namespace tg::erl
