#include "admin/request_socket.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace tg::admin {

RequestSocket::RequestSocket(QObject *parent)
    : QTcpSocket(parent)
{
    setSocketState(ConnectedState);
    setOpenMode(ReadWrite);
}

RequestSocket::~RequestSocket()
{
    setSocketState(UnconnectedState); // or the base would end a connection that there is not
}

QByteArray RequestSocket::exchange(QByteArray request)
{
    m_request = std::move(request);
    m_answer.clear();
    Q_EMIT readyRead();
    const bool isServed = !m_isGivenUp && bytesAvailable() == 0;
    return isServed ? std::exchange(m_answer, {}) : QByteArray();
}

qint64 RequestSocket::bytesAvailable() const
{
    return QTcpSocket::bytesAvailable() + m_request.size();
}

void RequestSocket::disconnectFromHost()
{
    m_isGivenUp = true;
}

void RequestSocket::close()
{
    m_isGivenUp = true;
}

qint64 RequestSocket::readData(char *data, qint64 maxSize)
{
    const qint64 size = std::min<qint64>(maxSize, m_request.size());
    std::memcpy(data, m_request.constData(), static_cast<std::size_t>(size));
    m_request.remove(0, size);
    return size;
}

qint64 RequestSocket::writeData(const char *data, qint64 size)
{
    m_answer.append(data, size);
    return size;
}

} // namespace tg::admin
