#include "tests/loadgen/connection.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sys/uio.h>

namespace tg::loadgen {

namespace {

// Small enough that what was just patched is still in the cache when the kernel copies it.
constexpr std::size_t kChunkBytes = 128 * 1024;
constexpr std::size_t kSmallPending = 4096; // a head goes out together with the first chunk

bool wouldBlock()
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

} // namespace

void Connection::attach(TcpSocket socket)
{
    m_socket = std::move(socket);
    m_reader.clear();
}

void Connection::close()
{
    m_socket = TcpSocket();
    m_pending.clear();
    m_next = m_end = 0;
}

void Connection::begin(Request request, std::string head)
{
    m_request = std::move(request);
    m_pending = std::move(head);
    const RequestPlan &plan = m_request.plan;
    m_next = m_request.packed ? 0 : plan.firstLine;
    m_end = m_request.packed ? m_request.packed->size() : plan.firstLine + plan.lines;
    m_busy = true;
}

Connection::Sending Connection::send(BodyTemplate &body)
{
    while (!isSent()) {
        const std::string_view chunk = m_pending.size() <= kSmallPending ? nextChunk(body) : "";
        std::array<iovec, 2> parts{iovec{m_pending.data(), m_pending.size()},
                                   iovec{const_cast<char *>(chunk.data()), chunk.size()}};
        msghdr message{};
        message.msg_iov = parts.data();
        message.msg_iovlen = parts.size();
        const ssize_t sent = ::sendmsg(m_socket.fd(), &message, MSG_NOSIGNAL);
        if (sent < 0 && !wouldBlock())
            return Sending::Lost;
        const bool isBlocked = sent < 0 && errno != EINTR;
        keepUnsent(sent < 0 ? 0 : static_cast<std::size_t>(sent), chunk);
        if (isBlocked)
            return Sending::Blocked;
    }
    return Sending::Complete;
}

Connection::Receiving Connection::receive(Answer &answer)
{
    std::array<char, 4096> bytes;
    for (;;) {
        const ssize_t count = ::recv(m_socket.fd(), bytes.data(), bytes.size(), 0);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && wouldBlock())
            return Receiving::Nothing;
        if (count <= 0)
            return Receiving::Lost;
        switch (m_reader.read({bytes.data(), static_cast<std::size_t>(count)}, answer)) {
        case AnswerReader::State::Ready:
            return m_busy ? Receiving::Answered : Receiving::Lost;
        case AnswerReader::State::Broken:
            return Receiving::Lost;
        case AnswerReader::State::NeedsMore:
            break;
        }
    }
}

std::string_view Connection::nextChunk(BodyTemplate &body)
{
    const std::uint64_t first = m_next;
    if (m_request.packed) {
        m_next = std::min(m_end, first + kChunkBytes);
        return std::string_view(*m_request.packed).substr(first, m_next - first);
    }
    m_next = std::min(m_end, first + body.linesPerChunk(kChunkBytes));
    return body.patched(m_request.plan, first, m_next);
}

void Connection::keepUnsent(std::size_t sent, std::string_view chunk)
{
    const std::size_t ofPending = std::min(sent, m_pending.size());
    m_pending.erase(0, ofPending);
    m_pending += chunk.substr(sent - ofPending);
}

} // namespace tg::loadgen
