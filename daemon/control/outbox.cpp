#include "control/outbox.h"

#include <algorithm>

#include "control/control_bounds.h"

namespace tg::control {

void Outbox::push(QByteArray frame)
{
    m_waitingBytes += static_cast<std::size_t>(frame.size());
    m_frames.push_back(std::move(frame));
    pump();
}

void Outbox::pump()
{
    while (!m_frames.empty()) {
        const std::size_t inSocket = m_connection.unsentBytes();
        if (inSocket >= kSocketBytes)
            return;
        const QByteArray &first = m_frames.front();
        const auto piece =
            std::min(first.size() - m_at, static_cast<qsizetype>(kSocketBytes - inSocket));
        m_connection.write(QByteArrayView(first).sliced(m_at, piece));
        m_waitingBytes -= static_cast<std::size_t>(piece);
        m_at += piece;
        if (m_at < first.size())
            return;
        m_frames.pop_front();
        m_at = 0;
    }
}

void Outbox::dropWaiting()
{
    const std::size_t kept = m_at > 0 ? 1 : 0; // it has begun: the reader needs its end
    while (m_frames.size() > kept) {
        m_waitingBytes -= static_cast<std::size_t>(m_frames.back().size());
        m_frames.pop_back();
    }
}

} // namespace tg::control
