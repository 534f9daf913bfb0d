#include "http_client.h"

#include <QDeadlineTimer>
#include <QTcpSocket>

namespace tg::test {

namespace {

constexpr int kTimeoutMs = 60'000;

HttpAnswer answerFrom(const QByteArray &bytes)
{
    HttpAnswer answer;
    const auto headEnd = bytes.indexOf("\r\n\r\n");
    if (!bytes.startsWith("HTTP/1.1 ") || headEnd < 0)
        return answer;
    auto lines = bytes.left(headEnd).split('\n');
    answer.status = lines.takeFirst().mid(9, 3).toInt();
    for (const auto &line : std::as_const(lines)) {
        const auto colon = line.indexOf(':');
        answer.fields.emplace_back(line.left(colon), line.mid(colon + 1).trimmed());
    }
    answer.body = bytes.mid(headEnd + 4);
    return answer;
}

QByteArray headOf(const QByteArray &method, const QByteArray &path)
{
    return method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
}

} // namespace

QByteArray HttpAnswer::plainBody() const
{
    if (field("transfer-encoding") != "chunked")
        return body;
    QByteArray plain;
    for (qsizetype at = 0; at < body.size();) {
        const auto end = body.indexOf("\r\n", at);
        const auto size = body.mid(at, end - at).toLongLong(nullptr, 16);
        plain += body.mid(end + 2, size);
        at = end + 2 + size + 2;
        if (size == 0)
            break;
    }
    return plain;
}

QByteArray HttpAnswer::field(const QByteArray &name) const
{
    for (const auto &[known, value] : fields)
        if (known.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    return {};
}

HttpAnswer HttpClient::get(const QByteArray &path) const
{
    return exchange(headOf("GET", path) + "\r\n");
}

HttpAnswer HttpClient::post(const QByteArray &path, const QByteArray &body,
                            const Fields &fields) const
{
    QByteArray head =
        headOf("POST", path) + "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    for (const auto &[name, value] : fields)
        head += name + ": " + value + "\r\n";
    return exchange(head + "\r\n" + body);
}

HttpAnswer HttpClient::exchange(const QByteArray &bytes, bool hangsUp) const
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
    const QDeadlineTimer deadline(kTimeoutMs);
    const auto left = [&deadline] { return static_cast<int>(deadline.remainingTime()); };
    if (!socket.waitForConnected(left()))
        return {};
    socket.write(bytes);
    while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(left())) {
    }
    if (hangsUp) {
        socket.disconnectFromHost();
        if (socket.state() != QAbstractSocket::UnconnectedState)
            socket.waitForDisconnected(left());
        return {};
    }
    return readOn(socket);
}

HttpAnswer HttpClient::readOn(QTcpSocket &socket)
{
    const QDeadlineTimer deadline(kTimeoutMs);
    QByteArray answer;
    while (socket.state() == QAbstractSocket::ConnectedState &&
           socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
        answer += socket.readAll();
    return answerFrom(answer + socket.readAll());
}

} // namespace tg::test
