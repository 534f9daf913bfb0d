// The outermost layer of the control protocol: u32 big endian length | u8 kind | body. The length
// counts kind and body. Knows nothing of what a body says (messages.h). One thread, one reader a
// connection.
#pragma once

#include <cstdint>
#include <optional>

#include <QByteArray>
#include <QByteArrayView>

#include "shared/base/result.h"
#include "shared/protocol/limits.h"

namespace tg::protocol {

// Append only: a number never changes its meaning.
enum class Kind : std::uint8_t {
    Hello = 1,   // console: first frame
    Welcome = 2, // daemon: in answer to Hello
    Refused = 3, // daemon: in answer to Hello; it hangs up
    Subscribe = 4,
    Snapshot = 5,
    Delta = 6,
    Ack = 7,
    Resync = 8,
    Command = 9,
    Reply = 10,
    Ping = 11,
    Pong = 12,
    Bye = 13 // either end: last frame
};

// Hello, Subscribe, Ack, Resync, Command, Ping, Bye: what a daemon takes. The rest is the daemon's.
bool isFromConsole(Kind kind);

inline constexpr std::size_t kFrameHeadBytes = 5;

struct Frame {
    std::uint8_t kind = 0; // as it came; decode() refuses what is no Kind
    QByteArray body;
};

// Takes a connection's bytes cut anyhow, and gives whole frames. Refuses a length as soon as it has
// been read, so it never holds more than the limit and what was fed last.
class FrameReader
{
public:
    explicit FrameReader(std::size_t limit = kMaxFrameBeforeHello)
        : m_limit(limit)
    {
    }

    // Once the other end is known: holds for every frame not yet taken by next().
    void setLimit(std::size_t limit) { m_limit = limit; }

    // Call next() until it has no frame after each feed().
    void feed(QByteArrayView bytes);

    // Nothing: more bytes are needed. An error (LimitExceeded, BadSyntax) stays: the connection
    // cannot be read on and is to be closed.
    Result<std::optional<Frame>> next();

    std::size_t pendingBytes() const { return static_cast<std::size_t>(m_pending.size() - m_at); }

private:
    Error m_error;
    bool m_hasFailed = false;
    std::size_t m_limit;
    QByteArray m_pending;
    qsizetype m_at = 0; // start of the first frame not given out
};

// Builds one frame in one buffer: the body is appended behind the head, whose length finish()
// fills in.
class FrameWriter
{
public:
    explicit FrameWriter(Kind kind);

    QByteArray &bytes() { return m_bytes; } // append the body here
    std::size_t length() const;             // as it would be said now
    // LimitExceeded: the frame is too long to be sent. The writer is spent.
    Result<QByteArray> finish(std::size_t limit = kMaxFrame);

private:
    QByteArray m_bytes;
};

} // namespace tg::protocol
