#include "erl_node_rpc.h"

#include <array>
#include <cerrno>
#include <optional>
#include <poll.h>
#include <sys/socket.h>

#include "erl/frame_reader.h"
#include "erl/rpc_frames.h"

namespace tg::test {

namespace {

constexpr int kTimeoutMs = 120'000; // a whole dump on a busy machine

class OneReply final : public erl::FrameSink
{
public:
    OneReply(std::uint64_t tag, int fd)
        : m_tag(tag)
        , m_fd(fd)
    {
    }
    void onTick() override
    {
        [[maybe_unused]] const auto sent = ::send(m_fd, "\0\0\0\0", 4, MSG_NOSIGNAL);
    }
    bool wantsStream(std::uint64_t, std::size_t) override { return false; }
    void onChunk(std::uint64_t, term::BytesView) override {}
    void onReply(const erl::Reply &reply) override
    {
        if (reply.tag == m_tag)
            result = term::Bytes(reply.result.begin(), reply.result.end());
    }

    std::optional<term::Bytes> result;

private:
    const std::uint64_t m_tag;
    const int m_fd;
};

bool await(int fd, short events)
{
    pollfd entry{fd, events, 0};
    return ::poll(&entry, 1, kTimeoutMs) == 1;
}

} // namespace

std::unique_ptr<RpcClient> RpcClient::connectTo(const erl::PeerAddress &peer,
                                                const std::string &localName, std::string &error)
{
    auto done = erl::shakeHands(peer, localName, std::chrono::seconds(10));
    if (done)
        return std::unique_ptr<RpcClient>(new RpcClient(std::move(*done)));
    error = done.error().text;
    return nullptr;
}

bool RpcClient::isConnected()
{
    std::array<unsigned char, 4096> ticks; // between calls the node says nothing else
    ssize_t got = 0;
    do
        got = ::recv(m_peer.fd.get(), ticks.data(), ticks.size(), MSG_DONTWAIT);
    while (got > 0);
    return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
}

term::Bytes RpcClient::call(std::string_view module, std::string_view function,
                            term::BytesView arguments)
{
    const int fd = m_peer.fd.get();
    const erl::RpcFrames frames(
        {m_peer.selfNode, m_peer.selfId, m_peer.selfSerial, m_peer.selfCreation});
    const auto frame = frames.call(++m_tag, module, function, arguments);
    for (std::size_t at = 0; at < frame.head.size();) {
        const auto sent = await(fd, POLLOUT) ? ::send(fd, frame.head.data() + at,
                                                      frame.head.size() - at, MSG_NOSIGNAL)
                                             : -1;
        if (sent < 0)
            return {};
        at += static_cast<std::size_t>(sent);
    }
    OneReply sink(m_tag, fd);
    erl::FrameReader reader(sink, 256 * 1024 * 1024);
    std::array<unsigned char, 65536> buffer;
    while (!sink.result) {
        const auto got = await(fd, POLLIN) ? ::recv(fd, buffer.data(), buffer.size(), 0) : -1;
        if (got <= 0 || !reader.feed(term::BytesView(buffer).first(static_cast<std::size_t>(got))))
            return {};
    }
    return *sink.result;
}

} // namespace tg::test
