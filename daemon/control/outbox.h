// The frames that wait to be sent over one connection. They are shared with other consoles, not
// copied: only what the socket can take soon is handed to it. Control thread, owned by a Session.
#pragma once

#include <cstddef>
#include <deque>

#include <QByteArray>

#include "control/connection.h"

namespace tg::control {

class Outbox
{
public:
    explicit Outbox(Connection &connection)
        : m_connection(connection)
    {
    }

    void push(QByteArray frame);
    void pump(); // after each written()
    // Frames of which nothing has been handed to the socket: a last one can go without them.
    void dropWaiting();

    // In the socket, too.
    std::size_t unsentBytes() const { return m_waitingBytes + m_connection.unsentBytes(); }

private:
    Connection &m_connection;
    std::deque<QByteArray> m_frames;
    qsizetype m_at = 0; // of the first one: handed over
    std::size_t m_waitingBytes = 0;
};

} // namespace tg::control
