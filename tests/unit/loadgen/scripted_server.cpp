#include "scripted_server.h"

#include <array>
#include <netinet/in.h>
#include <sys/socket.h>

#include "tests/loadgen/answer_reader.h"

namespace tg::loadgen {

ScriptedServer::ScriptedServer(std::vector<std::string> script)
    : m_script(std::move(script))
    , m_listener(::socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t bytes = sizeof address;
    void *raw = &address;
    ::bind(m_listener.fd(), static_cast<sockaddr *>(raw), bytes);
    ::listen(m_listener.fd(), 16);
    ::getsockname(m_listener.fd(), static_cast<sockaddr *>(raw), &bytes);
    m_port = ntohs(address.sin_port);
    m_thread = std::jthread([this] { serve(); });
}

ScriptedServer::~ScriptedServer()
{
    stop();
}

std::string ScriptedServer::url() const
{
    return "http://127.0.0.1:" + std::to_string(m_port);
}

void ScriptedServer::stop()
{
    ::shutdown(m_listener.fd(), SHUT_RDWR);
    {
        const std::lock_guard lock(m_clientMutex);
        m_stopping = true;
        if (m_client.isOpen())
            ::shutdown(m_client.fd(), SHUT_RDWR);
    }
    if (m_thread.joinable())
        m_thread.join();
}

void ScriptedServer::serve()
{
    for (;;) {
        TcpSocket accepted(::accept(m_listener.fd(), nullptr, nullptr));
        const int fd = accepted.fd();
        if (!accepted.isOpen())
            return;
        {
            const std::lock_guard lock(m_clientMutex);
            if (m_stopping)
                return;
            m_client = std::move(accepted);
        }
        while (serveRequest(fd)) {
        }
        const std::lock_guard lock(m_clientMutex);
        m_client = TcpSocket();
    }
}

bool ScriptedServer::serveRequest(int fd)
{
    std::string request;
    std::size_t wanted = std::string::npos;
    while (request.size() < wanted) {
        std::array<char, 65536> bytes;
        const ssize_t count = ::recv(fd, bytes.data(), bytes.size(), 0);
        if (count <= 0)
            return false;
        request.append(bytes.data(), static_cast<std::size_t>(count));
        const std::size_t headEnd = request.find("\r\n\r\n");
        if (headEnd != std::string::npos)
            wanted = headEnd + 4 + numberAfter(request, "Content-Length:");
    }
    const std::size_t index = m_bodies.size();
    m_bodies.push_back(request.substr(request.find("\r\n\r\n") + 4));
    const std::string answer =
        index < m_script.size() ? m_script[index] : "HTTP/1.1 204 No Content\r\n\r\n";
    return !answer.empty() && ::send(fd, answer.data(), answer.size(), MSG_NOSIGNAL) ==
                                  static_cast<ssize_t>(answer.size());
}

} // namespace tg::loadgen
