#include "tests/loadgen/connection_pool.h"

#include <algorithm>
#include <array>
#include <sys/epoll.h>
#include <unistd.h>

namespace tg::loadgen {

using namespace std::chrono_literals;

namespace {

constexpr auto kConnectPause = 50ms; // no storm of connects at a server that is away

} // namespace

ConnectionPool::ConnectionPool(const Endpoint &endpoint, std::size_t connections)
    : m_endpoint(endpoint)
    , m_connections(connections)
    , m_epoll(epoll_create1(EPOLL_CLOEXEC))
{
    for (std::size_t index = connections; index > 0; --index)
        m_free.push_back(index - 1);
}

ConnectionPool::~ConnectionPool()
{
    ::close(m_epoll);
}

std::optional<std::size_t> ConnectionPool::take(Time now)
{
    wakePaused(now);
    if (m_free.empty())
        return std::nullopt;
    const std::size_t index = m_free.back();
    m_free.pop_back();
    if (m_connections[index].isOpen() || open(m_connections[index], index)) {
        m_unreachableSince.reset();
        return index;
    }
    m_unreachableSince = m_unreachableSince.value_or(now);
    release(index, kConnectPause);
    return std::nullopt;
}

void ConnectionPool::release(std::size_t index, Duration pause)
{
    if (pause.count() == 0)
        m_free.push_back(index);
    else
        m_paused.push_back({Time::clock::now() + pause, index});
}

void ConnectionPool::wait(Time until, const std::function<void(std::size_t)> &handler)
{
    for (const Pause &pause : m_paused)
        until = std::min(until, pause.until);
    const Duration left = std::max<Duration>(0ns, until - Time::clock::now());
    const timespec timeout{left / 1s, (left % 1s).count()};
    std::array<epoll_event, 64> events;
    const int count = epoll_pwait2(m_epoll, events.data(), events.size(), &timeout, nullptr);
    for (int i = 0; i < count; ++i) {
        const std::size_t index = events[static_cast<std::size_t>(i)].data.u64;
        if (m_connections[index].isOpen())
            handler(index);
    }
}

bool ConnectionPool::isUnreachableFor(Duration limit, Time now) const
{
    return m_unreachableSince && now - *m_unreachableSince > limit;
}

bool ConnectionPool::open(Connection &connection, std::size_t index)
{
    auto socket = connectTo(m_endpoint);
    if (!socket)
        return false;
    epoll_event event{};
    event.events =
        EPOLLIN | EPOLLOUT | EPOLLET; // read and write until they block: no epoll_ctl per request
    event.data.u64 = index;
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, socket->fd(), &event);
    connection.attach(std::move(*socket));
    return true;
}

void ConnectionPool::wakePaused(Time now)
{
    std::erase_if(m_paused, [&](const Pause &pause) {
        if (pause.until > now)
            return false;
        m_free.push_back(pause.index);
        return true;
    });
}

} // namespace tg::loadgen
