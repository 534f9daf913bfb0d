// A client of bare sockets that can misbehave in every way a test wants. The server has a thread of
// its own, so that waiting here may block. Used on the test's thread.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <QJsonDocument>
#include <QJsonObject>

namespace tg::admin::test {

struct RawAnswer {
    int status = 0; // 0: there was none
    std::string head;
    std::string body;

    QJsonObject json() const
    {
        return QJsonDocument::fromJson(QByteArray::fromStdString(body)).object();
    }
    // The last part of the problem's type.
    std::string slug() const
    {
        const std::string type = json().value(QLatin1String("type")).toString().toStdString();
        return type.substr(type.rfind(':') + 1);
    }
    bool has(std::string_view field) const { return head.find(field) != std::string::npos; }
};

class RawClient
{
public:
    explicit RawClient(quint16 port)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_isConnected = ::connect(m_socket, static_cast<sockaddr *>(static_cast<void *>(&address)),
                                  sizeof address) == 0;
        const timeval patience{20, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    }
    RawClient(const RawClient &) = delete;
    RawClient &operator=(const RawClient &) = delete;
    ~RawClient() { close(); }

    bool isConnected() const { return m_isConnected; }
    bool send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    void close()
    {
        if (m_socket >= 0)
            ::close(m_socket);
        m_socket = -1;
    }
    void reset()
    {
        const linger hard{1, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        close();
    }

    // The next answer; without its body if the request was a HEAD.
    RawAnswer read(bool isForHead = false)
    {
        RawAnswer answer;
        std::size_t end = 0;
        while ((end = m_input.find("\r\n\r\n")) == std::string::npos) {
            if (!receive())
                return answer;
        }
        answer.head = m_input.substr(0, end + 2);
        m_input.erase(0, end + 4);
        answer.status = std::stoi(answer.head.substr(answer.head.find(' ') + 1));
        if (isForHead || answer.status < 200)
            return answer;
        const std::size_t length = lengthIn(answer.head);
        while (m_input.size() < length) {
            if (!receive())
                return {};
        }
        answer.body = m_input.substr(0, length);
        m_input.erase(0, length);
        return answer;
    }
    RawAnswer ask(std::string_view bytes) { return send(bytes) ? read() : RawAnswer(); }

    // True if the server closes in order with nothing more to read.
    bool isClosedByServer()
    {
        while (receive()) {
        }
        return m_isEnded && m_input.empty();
    }

private:
    bool receive()
    {
        char buffer[65536];
        const ssize_t got = ::recv(m_socket, buffer, sizeof buffer, 0);
        m_isEnded = got == 0;
        if (got > 0)
            m_input.append(buffer, static_cast<std::size_t>(got));
        return got > 0;
    }
    static std::size_t lengthIn(const std::string &head)
    {
        constexpr std::string_view kName = "\r\nContent-Length: ";
        const std::size_t at = head.find(kName);
        return at == std::string::npos ? 0 : std::stoul(head.substr(at + kName.size()));
    }

    int m_socket;
    bool m_isConnected = false;
    bool m_isEnded = false;
    std::string m_input;
};

} // namespace tg::admin::test
