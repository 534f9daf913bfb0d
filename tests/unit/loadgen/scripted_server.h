// A server that answers its n-th request as told: with these bytes, or, if they are empty, by
// hanging up. After the script's end it answers 204. Thread of its own; stops in the destructor.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "tests/loadgen/tcp_socket.h"

namespace tg::loadgen {

class ScriptedServer
{
public:
    explicit ScriptedServer(std::vector<std::string> script);
    ~ScriptedServer();

    std::string url() const;
    // Bodies as they arrived, also of requests left unanswered. Only after stop().
    const std::vector<std::string> &bodies() const { return m_bodies; }
    void stop();

private:
    void serve();
    bool serveRequest(int fd);

    std::vector<std::string> m_script;
    std::vector<std::string> m_bodies;
    TcpSocket m_listener;
    std::uint16_t m_port = 0;
    std::mutex m_clientMutex;
    TcpSocket m_client;
    bool m_stopping = false;
    std::jthread m_thread;
};

} // namespace tg::loadgen
