#include "kept_connection.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace tg::bench {

namespace {

// The value of a field of a head in small letters.
std::string_view fieldOf(std::string_view head, std::string_view name)
{
    const auto at = head.find(name);
    if (at == head.npos)
        return {};
    auto value = head.substr(at + name.size());
    value = value.substr(0, value.find("\r\n"));
    value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
    return value;
}

} // namespace

bool KeptConnection::open()
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    m_socket = erl::UniqueFd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const int on = 1;
    ::setsockopt(m_socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const timeval patience{60, 0};
    ::setsockopt(m_socket.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ++m_opened;
    return ::connect(m_socket.get(), reinterpret_cast<const sockaddr *>(&address),
                     sizeof address) == 0;
}

int KeptConnection::get(std::string_view target)
{
    const auto request = "GET " + std::string(target) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    if (m_socket.get() < 0 && !open())
        return 0;
    m_bytes.clear();
    std::size_t headEnd = m_bytes.npos;
    bool isWhole = send(request);
    while (isWhole && (headEnd = m_bytes.find("\r\n\r\n")) == m_bytes.npos)
        isWhole = receive();
    std::string head = m_bytes.substr(0, isWhole ? headEnd + 2 : 0);
    std::transform(head.begin(), head.end(), head.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    isWhole = isWhole && readBody(head, headEnd + 4);
    int status = 0;
    if (isWhole && head.size() > 12)
        std::from_chars(head.data() + 9, head.data() + 12, status);
    if (!isWhole || fieldOf(head, "\r\nconnection:") == "close")
        m_socket = erl::UniqueFd();
    return status;
}

bool KeptConnection::readBody(std::string_view head, std::size_t bodyAt)
{
    if (const auto length = fieldOf(head, "\r\ncontent-length:"); !length.empty()) {
        std::from_chars(length.data(), length.data() + length.size(), m_bodyBytes);
        while (m_bytes.size() < bodyAt + m_bodyBytes) {
            if (!receive())
                return false;
        }
        return true;
    }
    if (fieldOf(head, "\r\ntransfer-encoding:") != "chunked")
        return false;
    for (auto at = bodyAt;;) { // the begin of a chunk
        auto end = m_bytes.npos;
        while ((end = m_bytes.find("\r\n", at)) == m_bytes.npos) {
            if (!receive())
                return false;
        }
        std::size_t size = 0;
        if (std::from_chars(m_bytes.data() + at, m_bytes.data() + end, size, 16).ec != std::errc())
            return false;
        at = end + 2 + size + 2;
        while (m_bytes.size() < at) {
            if (!receive())
                return false;
        }
        m_bodyBytes = at - bodyAt;
        if (size == 0)
            return true;
    }
}

bool KeptConnection::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto sent = ::send(m_socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(std::size_t(sent));
    }
    return true;
}

bool KeptConnection::receive()
{
    std::array<char, 65536> piece;
    const auto got = ::recv(m_socket.get(), piece.data(), piece.size(), 0);
    if (got <= 0)
        return false;
    m_bytes.append(piece.data(), std::size_t(got));
    return true;
}

} // namespace tg::bench
