#include "shared/protocol/frame.h"

#include <QtEndian>

namespace tg::protocol {

namespace {

constexpr qsizetype kLengthBytes = 4;

std::string tooLong(std::size_t length, std::size_t limit)
{
    return "a frame of " + std::to_string(length) + " bytes where " + std::to_string(limit) +
           " are allowed";
}

} // namespace

bool isFromConsole(Kind kind)
{
    switch (kind) {
    case Kind::Hello:
    case Kind::Subscribe:
    case Kind::Ack:
    case Kind::Resync:
    case Kind::Command:
    case Kind::Ping:
    case Kind::Bye:
        return true;
    case Kind::Welcome:
    case Kind::Refused:
    case Kind::Snapshot:
    case Kind::Delta:
    case Kind::Reply:
    case Kind::Pong:
        break;
    }
    return false;
}

void FrameReader::feed(QByteArrayView bytes)
{
    if (!m_hasFailed)
        m_pending.append(bytes);
}

Result<std::optional<Frame>> FrameReader::next()
{
    if (m_hasFailed)
        return m_error;
    if (m_pending.size() - m_at >= kLengthBytes) {
        const auto length = qFromBigEndian<quint32>(m_pending.constData() + m_at);
        if (length == 0 || length > m_limit) {
            m_hasFailed = true;
            m_error = length == 0
                          ? Error{ErrorCode::BadSyntax, "a frame of 0 bytes: it has no kind"}
                          : Error{ErrorCode::LimitExceeded, tooLong(length, m_limit)};
            m_pending.clear();
            m_at = 0;
            return m_error;
        }
        const auto whole = kLengthBytes + static_cast<qsizetype>(length);
        if (m_pending.size() - m_at >= whole) {
            const char *start = m_pending.constData() + m_at + kLengthBytes;
            Frame frame{static_cast<std::uint8_t>(*start),
                        QByteArray(start + 1, static_cast<qsizetype>(length) - 1)};
            m_at += whole;
            return std::optional(std::move(frame));
        }
    }
    m_pending.remove(0, m_at); // once for all the frames that were taken
    m_at = 0;
    return std::optional<Frame>();
}

FrameWriter::FrameWriter(Kind kind)
    : m_bytes(kFrameHeadBytes, '\0')
{
    m_bytes[kLengthBytes] = static_cast<char>(kind);
}

std::size_t FrameWriter::length() const
{
    return static_cast<std::size_t>(m_bytes.size() - kLengthBytes);
}

Result<QByteArray> FrameWriter::finish(std::size_t limit)
{
    if (length() > limit)
        return Error{ErrorCode::LimitExceeded, tooLong(length(), limit)};
    qToBigEndian(static_cast<quint32>(length()), m_bytes.data());
    return std::move(m_bytes);
}

} // namespace tg::protocol
