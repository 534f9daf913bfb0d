// A connection without a socket: what it is told is kept, what it "sent" is as much as the test
// lets go.
#pragma once

#include <algorithm>

#include "control/connection.h"

namespace tg::control::test {

class MemoryConnection final : public Connection
{
public:
    const Origin &origin() const override { return m_origin; }
    bool isEstablished() const override { return true; }
    QByteArray read(qint64 most) override
    {
        const QByteArray piece = m_incoming.left(most);
        m_incoming.remove(0, piece.size());
        return piece;
    }
    void write(QByteArrayView bytes) override { m_unsent.append(bytes); }
    std::size_t unsentBytes() const override { return static_cast<std::size_t>(m_unsent.size()); }
    void close() override { abort(); }
    void abort() override
    {
        if (!std::exchange(isGone, true))
            Q_EMIT gone(QStringLiteral("closed"));
    }

    // The test's side.
    void come(const QByteArray &bytes)
    {
        m_incoming += bytes;
        Q_EMIT readable();
    }
    void letGo(qsizetype bytes)
    {
        const QByteArray piece = m_unsent.left(bytes);
        m_unsent.remove(0, piece.size());
        sent += piece;
        if (!piece.isEmpty())
            Q_EMIT written();
    }

    QByteArray sent;
    bool isGone = false;

private:
    const Origin m_origin{QStringLiteral("memory"), QStringLiteral("memory"),
                          QStringLiteral("tester")};
    QByteArray m_incoming;
    QByteArray m_unsent;
};

} // namespace tg::control::test
