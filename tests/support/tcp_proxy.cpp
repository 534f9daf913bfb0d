#include "tcp_proxy.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace tg::test {

namespace {

constexpr std::size_t kMostBuffered = 256 * 1024;

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

const sockaddr *generic(const sockaddr_in &address)
{
    return reinterpret_cast<const sockaddr *>(&address);
}

void sendAtOnce(int fd)
{
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

} // namespace

TcpProxy::TcpProxy()
    : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    , m_event(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    auto address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(m_listener.get(), generic(address), size) != 0 ||
        ::listen(m_listener.get(), 64) != 0 ||
        ::getsockname(m_listener.get(), reinterpret_cast<sockaddr *>(&address), &size) != 0)
        qFatal("the proxy cannot listen");
    m_port = ntohs(address.sin_port);
    m_thread = std::jthread([this] { run(); });
}

TcpProxy::~TcpProxy()
{
    act([this] { m_isStopping = true; });
}

void TcpProxy::setTarget(quint16 port)
{
    act([&] { m_target = port; });
}

void TcpProxy::cut()
{
    act([this] { m_relays.clear(); });
}

void TcpProxy::cutAfter(std::uint64_t bytes)
{
    act([&] {
        m_bytesUntilCut = bytes;
        m_wasCut = false;
    });
}

bool TcpProxy::wasCut()
{
    const std::lock_guard lock(m_mutex);
    return m_wasCut;
}

void TcpProxy::refuse(bool refuses)
{
    act([&] { m_refuses = refuses; });
}

void TcpProxy::freeze()
{
    act([this] { m_isFrozen = true; });
}

void TcpProxy::cutGatewaySide()
{
    act([this] {
        for (auto &relay : m_relays)
            relay.client.reset();
    });
}

void TcpProxy::heal()
{
    act([this] {
        if (m_isFrozen)
            m_relays.clear();
        std::erase_if(m_relays, [](const Relay &relay) { return relay.client.get() < 0; });
        m_isFrozen = false;
    });
}

std::uint64_t TcpProxy::accepted()
{
    const std::lock_guard lock(m_mutex);
    return m_accepted;
}

void TcpProxy::act(const std::function<void()> &change)
{
    const std::lock_guard lock(m_mutex);
    change();
    wake();
}

void TcpProxy::wake()
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_event.get(), &one, sizeof one);
}

void TcpProxy::run()
{
    std::vector<pollfd> waits;
    for (;;) {
        waits.assign({{m_event.get(), POLLIN, 0}});
        {
            const std::lock_guard lock(m_mutex);
            if (m_isStopping)
                return;
            waits.push_back({m_listener.get(), POLLIN, 0});
            for (const auto &relay : m_relays) {
                if (m_isFrozen || relay.client.get() < 0)
                    continue;
                const auto events = [](const std::string &incoming, const std::string &outgoing) {
                    return static_cast<short>((incoming.size() < kMostBuffered ? POLLIN : 0) |
                                              (outgoing.empty() ? 0 : POLLOUT));
                };
                waits.push_back({relay.client.get(), events(relay.toNode, relay.toClient), 0});
                waits.push_back({relay.node.get(), events(relay.toClient, relay.toNode), 0});
            }
        }
        ::poll(waits.data(), waits.size(), -1);

        const std::lock_guard lock(m_mutex);
        std::uint64_t count = 0;
        [[maybe_unused]] const auto got = ::read(m_event.get(), &count, sizeof count);
        accept();
        if (!m_isFrozen)
            std::erase_if(m_relays,
                          [this](Relay &relay) { return relay.client.get() >= 0 && !pump(relay); });
        if (m_bytesUntilCut == 0) {
            m_bytesUntilCut = UINT64_MAX;
            m_wasCut = true;
            m_relays.clear();
        }
    }
}

void TcpProxy::accept()
{
    for (;;) {
        erl::UniqueFd client(
            ::accept4(m_listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (client.get() < 0)
            return;
        ++m_accepted;
        if (m_refuses)
            continue;
        erl::UniqueFd node(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        const auto address = loopback(m_target);
        // A frozen network has no way to the node; on loopback the connection is there at once.
        if (m_isFrozen || ::connect(node.get(), generic(address), sizeof address) == 0) {
            sendAtOnce(client.get());
            sendAtOnce(node.get());
            m_relays.push_back({std::move(client), std::move(node), {}, {}});
        }
    }
}

// False when one of both ends is gone.
bool TcpProxy::pump(Relay &relay)
{
    if (!read(relay.client, relay.toNode) || !read(relay.node, relay.toClient))
        return false;
    const auto before = relay.toNode.size();
    const auto most = static_cast<std::size_t>(std::min<std::uint64_t>(before, m_bytesUntilCut));
    if (!write(relay.node, relay.toNode, most) ||
        !write(relay.client, relay.toClient, relay.toClient.size()))
        return false;
    if (m_bytesUntilCut != UINT64_MAX)
        m_bytesUntilCut -= before - relay.toNode.size();
    return true;
}

bool TcpProxy::read(erl::UniqueFd &from, std::string &into)
{
    std::array<char, 65536> buffer;
    while (into.size() < kMostBuffered) {
        const auto got = ::recv(from.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (got <= 0)
            return got < 0 && (errno == EAGAIN || errno == EINTR);
        into.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return true;
}

bool TcpProxy::write(erl::UniqueFd &to, std::string &bytes, std::size_t most)
{
    if (most == 0)
        return true;
    const auto sent = ::send(to.get(), bytes.data(), most, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent < 0)
        return errno == EAGAIN || errno == EINTR;
    bytes.erase(0, static_cast<std::size_t>(sent));
    return true;
}

} // namespace tg::test
