// An HTTP server on loopback whose every answer a test writes by hand, wrong ones too. Lives on the
// test's thread and needs its event loop.
#pragma once

#include <functional>
#include <string>

#include <QByteArray>
#include <QTcpServer>
#include <QTcpSocket>

namespace tg::test {

class ScriptedPeer
{
public:
    // Called with each request's head; hangs if it writes nothing.
    using Script = std::function<void(QTcpSocket &socket, const QByteArray &head)>;

    explicit ScriptedPeer(Script how = {})
        : script(std::move(how))
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { take(); });
    }

    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_server.serverPort()); }
    void close() { m_server.close(); } // connections are refused from now on

    Script script;
    int requests = 0;
    int open = 0; // connections
    QByteArray lastHead;

private:
    void take()
    {
        while (auto *socket = m_server.nextPendingConnection()) {
            ++open;
            QObject::connect(socket, &QTcpSocket::disconnected, socket, [this, socket] {
                --open;
                socket->deleteLater();
            });
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                if (!socket->peek(65536).contains("\r\n\r\n"))
                    return;
                lastHead = socket->readAll();
                ++requests;
                if (script)
                    script(*socket, lastHead);
            });
        }
    }

    QTcpServer m_server;
};

inline QByteArray httpAnswer(const QByteArray &status, const QByteArray &body,
                             const QByteArray &fields = {})
{
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n" + fields + "\r\n" + body;
}
inline ScriptedPeer::Script answering(const QByteArray &status, const QByteArray &body,
                                      const QByteArray &fields = {})
{
    return [bytes = httpAnswer(status, body, fields)](QTcpSocket &socket, const QByteArray &) {
        socket.write(bytes);
    };
}
// Writes an endless body as fast as it is taken, and counts it.
inline ScriptedPeer::Script pouring(qint64 &poured, qint64 total)
{
    return [&poured, total](QTcpSocket &socket, const QByteArray &) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(total) +
                     "\r\n\r\n");
        const auto pour = [&poured, total, &socket] {
            while (poured < total && socket.bytesToWrite() < 65536) {
                const auto size = std::min<qint64>(65536, total - poured);
                socket.write(QByteArray(size, 'x'));
                poured += size;
            }
        };
        QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, pour);
        pour();
    };
}

} // namespace tg::test
