// All connections of a run with their epoll set: which are free, which rest after a refusal, and
// since when the server cannot be reached. Lives on the run's thread; owned by LoadRun.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "tests/loadgen/connection.h"

namespace tg::loadgen {

class ConnectionPool
{
public:
    using Time = Connection::Time;
    using Duration = std::chrono::nanoseconds;

    ConnectionPool(const Endpoint &endpoint, std::size_t connections);
    ~ConnectionPool();
    ConnectionPool(const ConnectionPool &) = delete;
    ConnectionPool &operator=(const ConnectionPool &) = delete;

    // A free connection that is open, no longer counted as free; nothing if there is none or no
    // server.
    std::optional<std::size_t> take(Time now);
    void release(std::size_t index, Duration pause);

    // Waits at most until `until`, calls handler(index) for each connection with news.
    void wait(Time until, const std::function<void(std::size_t)> &handler);

    bool hasFree() const { return !m_free.empty(); }
    std::size_t busy() const { return m_connections.size() - m_free.size() - m_paused.size(); }
    std::size_t size() const { return m_connections.size(); }
    Connection &at(std::size_t index) { return m_connections[index]; }
    bool isUnreachableFor(Duration limit, Time now) const;

private:
    bool open(Connection &connection, std::size_t index);
    void wakePaused(Time now);

    struct Pause {
        Time until;
        std::size_t index;
    };

    const Endpoint &m_endpoint;
    std::vector<Connection> m_connections;
    std::vector<std::size_t> m_free;
    std::vector<Pause> m_paused;
    std::optional<Time> m_unreachableSince;
    int m_epoll = -1;
};

} // namespace tg::loadgen
