// A blocking HTTP/1.1 client that keeps its connection, for latencies. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "erl/unique_fd.h"

namespace tg::bench {

class KeptConnection
{
public:
    // To a port on loopback; it is opened when it is needed.
    explicit KeptConnection(std::uint16_t port)
        : m_port(port)
    {
    }

    // The status once the whole answer is there; 0: there was none.
    int get(std::string_view target);
    std::size_t bodyBytes() const
    {
        return m_bodyBytes;
    }                                       // of the last answer, chunk heads included
    int opened() const { return m_opened; } // connections so far

private:
    bool open();
    bool send(std::string_view bytes);
    bool receive();
    bool readBody(std::string_view head, std::size_t bodyAt);

    const std::uint16_t m_port;
    erl::UniqueFd m_socket;
    std::string m_bytes; // of the answer
    std::size_t m_bodyBytes = 0;
    int m_opened = 0;
};

} // namespace tg::bench
