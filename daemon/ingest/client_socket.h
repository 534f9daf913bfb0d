// The TCP connection of one client: reads straight into the caller's buffer and tells a closed
// sending side (the client may still wait for its answer) from a broken connection. QTcpSocket
// cannot: it reads ahead into a buffer of its own and closes at the first end of stream; so this is
// its base class in unbuffered mode, where nothing is read that nobody asked for, which makes not
// reading backpressure. Used on the worker's thread, owned by HttpConnection.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <QAbstractSocket>

namespace tg::ingest {

class ClientSocket
{
public:
    enum class Outcome { Bytes, Nothing, Ended, Broken };
    struct ReadResult {
        Outcome outcome;
        std::size_t bytes;
    };

    bool open(qintptr descriptor); // takes the descriptor over, also if it fails
    // Announces the next bytes with readyRead() only after a call of read().
    ReadResult read(char *into, std::size_t space);
    bool write(std::string_view bytes); // what the kernel does not take now is kept and sent later
    std::size_t unsentBytes() const { return static_cast<std::size_t>(m_socket.bytesToWrite()); }
    void shutdownWrite();
    bool isBroken() const;    // reset, or closed in both directions; needs no read
    bool hasInput() const;    // bytes that were not read yet, or the end
    bool hasPeerShut() const; // nothing more comes behind what is unread
    void abort() { m_socket.abort(); }

    std::string peer() const;                                  // address:port, [address]:port
    const QAbstractSocket &device() const { return m_socket; } // for connect()

private:
    QAbstractSocket m_socket{QAbstractSocket::TcpSocket, nullptr};
};

} // namespace tg::ingest
