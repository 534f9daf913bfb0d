// A small blocking HTTP/1.1 client for tests: every request on a connection of its own. Use it on
// one thread; no event loop is needed.
#pragma once

#include <utility>
#include <vector>

#include <QByteArray>

class QTcpSocket;

namespace tg::test {

struct HttpAnswer {
    int status = 0; // 0: there was no answer
    std::vector<std::pair<QByteArray, QByteArray>> fields;
    QByteArray body;

    // The value of a header field, whatever case its name is written in; empty if there is none.
    QByteArray field(const QByteArray &name) const;
    QByteArray plainBody() const; // without the framing of a chunked one
};

class HttpClient
{
public:
    using Fields = std::vector<std::pair<QByteArray, QByteArray>>;

    explicit HttpClient(quint16 port)
        : m_port(port)
    {
    }

    HttpAnswer get(const QByteArray &path) const;
    HttpAnswer post(const QByteArray &path, const QByteArray &body,
                    const Fields &fields = {}) const;
    // Sends these very bytes and reads the answer, or hangs up right after them without one.
    HttpAnswer exchange(const QByteArray &bytes, bool hangsUp = false) const;
    // What comes on a connected socket until the server closes it.
    static HttpAnswer readOn(QTcpSocket &socket);

private:
    quint16 m_port;
};

} // namespace tg::test
