#include "hostile_client.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <chrono>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "gateway_process.h"

namespace tg::test {

namespace {

using Time = std::chrono::steady_clock;
using std::chrono::milliseconds;

// What is to be sent, as one stream of bytes.
class Source
{
public:
    explicit Source(const HostileRow &row)
        : m_row(row)
    {
    }

    bool isOver() const { return m_at >= m_row.bytes.size() + m_row.pieces * m_row.piece.size(); }
    bool isAtPiece() const
    {
        return m_at >= m_row.bytes.size() && !isOver() &&
               (m_at - m_row.bytes.size()) % m_row.piece.size() == 0;
    }
    QByteArrayView next() const
    {
        const auto first = m_row.bytes.size();
        if (m_at < first)
            return QByteArrayView(m_row.bytes).sliced(m_at);
        return QByteArrayView(m_row.piece).sliced((m_at - first) % m_row.piece.size());
    }
    void advance(qsizetype bytes) { m_at += bytes; }

private:
    const HostileRow &m_row;
    qsizetype m_at = 0;
};

class Player
{
public:
    Player(const HostileRow &row, int socket)
        : m_row(row)
        , m_socket(socket)
        , m_source(row)
    {
    }

    HostileReply run()
    {
        while (!m_reply.isClosed && !isDone()) {
            if (Time::now() > m_deadline) {
                m_reply.trouble = "nothing more happened";
                break;
            }
            step();
        }
        qsizetype rest = 0;
        m_reply.statuses = statusesIn(m_reply.bytes, rest);
        m_reply.isWhole = rest == 0;
        return m_reply;
    }

    // Whether the connection answers a further request, and with nothing else.
    bool servesOn()
    {
        const QByteArray before = m_reply.bytes;
        const HostileRow probe = answered("probe", headOf("GET", "/health"), {200});
        HostileReply reply = Player(probe, m_socket).run();
        return reply.statuses == QList<int>{200} && reply.isWhole && !reply.isClosed;
    }

private:
    bool isDone() const
    {
        if (!m_source.isOver() || !m_hasEnded)
            return false;
        if (m_row.ending == HostileRow::Ending::Resets)
            return true;
        if (m_row.closes)
            return false; // the gateway has to
        qsizetype rest = 0;
        return statusesIn(m_reply.bytes, rest).size() >= m_row.statuses.size();
    }

    void step()
    {
        const auto now = Time::now();
        if (m_source.isOver() && !m_hasEnded)
            end();
        const bool waits = m_row.dripMs > 0 && m_source.isAtPiece() && now < m_nextPiece;
        const bool wantsOut = !m_source.isOver() && !waits && !m_isSendOver;
        const auto patience =
            waits ? std::chrono::ceil<milliseconds>(m_nextPiece - now).count() : 100;
        pollfd entry{m_socket, static_cast<short>(POLLIN | (wantsOut ? POLLOUT : 0)), 0};
        ::poll(&entry, 1, static_cast<int>(patience));
        if ((entry.revents & (POLLIN | POLLHUP | POLLERR)) != 0)
            receive();
        if (wantsOut && (entry.revents & POLLOUT) != 0)
            send();
    }

    void send()
    {
        if (m_source.isAtPiece())
            m_nextPiece = Time::now() + milliseconds(m_row.dripMs);
        const QByteArrayView part = m_source.next();
        const ssize_t sent = ::send(m_socket, part.data(), static_cast<std::size_t>(part.size()),
                                    MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent > 0)
            m_source.advance(sent);
        else if (errno != EAGAIN)
            m_isSendOver = true; // the gateway reads no more; its answer may still be there
    }

    void end()
    {
        m_hasEnded = true;
        if (m_row.ending == HostileRow::Ending::ShutsWrite)
            ::shutdown(m_socket, SHUT_WR);
    }

    void receive()
    {
        std::array<char, 65'536> room; // filled by the kernel
        const ssize_t got = ::recv(m_socket, room.data(), room.size(), MSG_DONTWAIT);
        if (got > 0)
            m_reply.bytes.append(room.data(), got);
        else if (got == 0 || errno != EAGAIN)
            m_reply.isClosed = true;
    }

    const HostileRow &m_row;
    const int m_socket;
    Source m_source;
    HostileReply m_reply;
    bool m_hasEnded = false;
    bool m_isSendOver = false;
    Time::time_point m_nextPiece{};
    const Time::time_point m_deadline = Time::now() + milliseconds(kPatienceMs);
};

qsizetype valueOf(const QByteArray &head, const QByteArray &lowerName)
{
    for (const auto &line : head.split('\n')) {
        const auto colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).toLower() == lowerName)
            return line.mid(colon + 1).trimmed().toLongLong();
    }
    return 0;
}

// Where a chunked body ends; -1: it does not.
qsizetype endOfChunks(const QByteArray &bytes, qsizetype at)
{
    for (;;) {
        const auto line = bytes.indexOf("\r\n", at);
        if (line < 0)
            return -1;
        const auto size = bytes.mid(at, line - at).toLongLong(nullptr, 16);
        at = line + 2 + size + 2;
        if (at > bytes.size())
            return -1;
        if (size == 0)
            return at;
    }
}

} // namespace

QList<int> statusesIn(const QByteArray &bytes, qsizetype &rest)
{
    QList<int> statuses;
    qsizetype at = 0;
    for (;;) {
        rest = bytes.size() - at;
        const auto headEnd = bytes.indexOf("\r\n\r\n", at);
        if (rest == 0 || headEnd < 0 || bytes.mid(at, 9) != "HTTP/1.1 ")
            return statuses;
        const QByteArray head = bytes.mid(at, headEnd - at);
        const int status = head.mid(9, 3).toInt();
        auto end = headEnd + 4;
        if (head.toLower().contains("\r\ntransfer-encoding: chunked"))
            end = endOfChunks(bytes, end);
        else
            end += valueOf(head, "content-length");
        if (end < 0 || end > bytes.size())
            return statuses;
        if (status != 100)
            statuses.append(status);
        at = end;
    }
}

int connectTo(quint16 port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const auto *any = static_cast<const sockaddr *>(static_cast<const void *>(&address));
    if (socket >= 0 && ::connect(socket, any, sizeof address) == 0)
        return socket;
    if (socket >= 0)
        ::close(socket);
    return -1;
}

HostileReply play(const HostileRow &row, quint16 port)
{
    const int socket = connectTo(port);
    if (socket < 0)
        return {.bytes = {}, .statuses = {}, .trouble = "cannot connect"};
    Player player(row, socket);
    HostileReply reply = player.run();
    if (row.ending == HostileRow::Ending::Resets) {
        const linger atOnce{1, 0};
        ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    } else if (!reply.isClosed && row.ending == HostileRow::Ending::Waits) {
        reply.servesOn = player.servesOn();
    }
    ::close(socket);
    return reply;
}

} // namespace tg::test
