#include "erl/dist_connection.h"

#include <cerrno>
#include <cstring>
#include <sys/socket.h>

namespace tg::erl {

namespace {

constexpr std::size_t kBytesPerEvent =
    2 * 1024 * 1024; // then other objects of the thread have their turn

Handshaken identityOf(const Handshaken &handshaken)
{
    Handshaken copy;
    copy.selfNode = handshaken.selfNode;
    copy.selfId = handshaken.selfId;
    copy.selfSerial = handshaken.selfSerial;
    copy.selfCreation = handshaken.selfCreation;
    return copy;
}

} // namespace

DistConnection::DistConnection(Handshaken handshaken, ConnectionClient &client,
                               std::size_t gatherBytes, std::size_t bufferBytes)
    : m_fd(std::move(handshaken.fd))
    , m_identity(identityOf(handshaken))
    , m_client(client)
    , m_reader(*this, gatherBytes)
    , m_buffer(bufferBytes)
    , m_readable(m_fd.get(), QSocketNotifier::Read)
    , m_writable(m_fd.get(), QSocketNotifier::Write)
{
    m_writable.setEnabled(false);
    connect(&m_readable, &QSocketNotifier::activated, this, &DistConnection::readSome);
    connect(&m_writable, &QSocketNotifier::activated, this, &DistConnection::writeSome);
}

DistConnection::~DistConnection()
{
    close();
}

term::Pid DistConnection::self() const
{
    return {m_identity.selfNode, m_identity.selfId, m_identity.selfSerial, m_identity.selfCreation};
}

void DistConnection::send(OutFrame frame)
{
    if (!isOpen())
        return;
    const bool wasIdle = m_writer.isEmpty();
    m_writer.add(std::move(frame));
    if (wasIdle)
        writeSome();
}

void DistConnection::writeSome()
{
    if (!isOpen())
        return;
    const auto outcome = m_writer.flush(m_fd.get(), m_bytesOut);
    if (outcome == FrameWriter::Outcome::Failed) {
        m_writable.setEnabled(false);
        const auto reason = std::string("cannot write: ") + std::strerror(errno);
        QMetaObject::invokeMethod(
            this, [this, reason] { lose(reason); }, Qt::QueuedConnection);
        return;
    }
    m_writable.setEnabled(outcome == FrameWriter::Outcome::Blocked);
}

void DistConnection::readSome()
{
    for (std::size_t total = 0; isOpen() && total < kBytesPerEvent;) {
        const auto got = ::recv(m_fd.get(), m_buffer.data(), m_buffer.size(), 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && errno == EAGAIN)
            break;
        if (got <= 0)
            return lose(got == 0 ? "the node closed the connection"
                                 : std::string("cannot read: ") + std::strerror(errno));
        const auto size = static_cast<std::size_t>(got);
        total += size;
        m_bytesIn += size;
        if (auto fed = m_reader.feed(term::BytesView(m_buffer).first(size)); !fed)
            return lose(fed.error().text);
        if (size < m_buffer.size())
            break; // surely nothing left: spares a system call
    }
    if (isOpen())
        m_client.onReadDone();
}

void DistConnection::onTick()
{
    OutFrame tick;
    tick.head.assign(4, 0);
    send(std::move(tick));
}

bool DistConnection::wantsStream(std::uint64_t tag, std::size_t resultBytes)
{
    return m_client.wantsStream(tag, resultBytes);
}

void DistConnection::onChunk(std::uint64_t tag, term::BytesView bytes)
{
    m_client.onChunk(tag, bytes);
}

void DistConnection::onReply(const Reply &reply)
{
    // Its slices are still referred to; whoever answers a call that was not sent whole is no node
    // we know.
    if (m_writer.holds(reply.tag))
        return lose("the node answered a call that it has not got");
    m_client.onReply(reply);
}

void DistConnection::lose(std::string reason)
{
    if (!isOpen())
        return;
    close();
    m_client.onConnectionLost(std::move(reason));
}

void DistConnection::close()
{
    m_reader.stop();
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    m_writer.clear();
    m_fd.reset();
}

} // namespace tg::erl
