#include "ingest/worker.h"

#include <algorithm>
#include <unistd.h>
#include <utility>

#include "ingest/http_fault.h"

namespace tg::ingest {

namespace {

// Connections that go on by themselves: for so long, then what has come meanwhile has its turn.
constexpr std::chrono::milliseconds kTurn{5};

// Deadlines are met within a quarter of the shortest limit, or a second.
std::chrono::milliseconds scanInterval(const Limits &limits)
{
    const auto shortest = std::min({limits.headTimeout, limits.bodyStall, limits.idleTimeout});
    return std::clamp(shortest / 4, std::chrono::milliseconds(5), std::chrono::milliseconds(1'000));
}

} // namespace

Worker::Worker(int index, const Limits &bounds, const Clock &time, HttpCounters &tally,
               RouterFactory factory)
    : ConnectionHost(bounds, time, tally)
    , m_index(index)
    , m_factory(std::move(factory))
{
    m_wake.connectTo(this, [this] { readInbox(); });
}

Worker::~Worker()
{
    m_connections.clear();
    m_router.reset();
    const std::scoped_lock lock(m_inboxLock);
    for (const Arrival &arrival : m_inbox)
        ::close(static_cast<int>(arrival.descriptor));
}

void Worker::start()
{
    m_buffer.resize(kBodyReadBytes + limits.headBytes + kChunkedReadBytes + kMaxTrailerBytes);
    readBuffer = m_buffer;
    m_router = m_factory(*this);
    router = m_router.get();
    m_cutTimer = new QTimer(this);
    m_cutTimer->setSingleShot(true);
    connect(m_cutTimer, &QTimer::timeout, this, &Worker::cutAll);
    m_scanTimer = new QTimer(this);
    connect(m_scanTimer, &QTimer::timeout, this, &Worker::scanDeadlines);
    m_scanTimer->start(scanInterval(limits));
    readInbox();
}

void Worker::adopt(qintptr descriptor, Welcome welcome)
{
    const std::scoped_lock lock(m_inboxLock);
    if (m_isInboxShut) {
        ::close(static_cast<int>(descriptor));
        return;
    }
    (welcome == Welcome::Serve ? m_openCount : m_refusalCount)
        .fetch_add(1, std::memory_order_relaxed);
    m_inbox.push_back({descriptor, welcome});
    m_wake.ring();
}

void Worker::shutInbox()
{
    const std::scoped_lock lock(m_inboxLock);
    m_isInboxShut = true;
}

void Worker::drain(std::chrono::milliseconds within)
{
    const std::scoped_lock lock(m_inboxLock);
    m_drainRequest = within;
    m_wake.ring();
}

bool Worker::hasDrained() const
{
    const std::scoped_lock lock(m_inboxLock);
    return m_hasDrained;
}

void Worker::readInbox()
{
    if (!m_router)
        return; // not started: start() comes back here
    std::vector<Arrival> arrivals;
    std::optional<std::chrono::milliseconds> drainWithin;
    {
        const std::scoped_lock lock(m_inboxLock);
        m_wake.arm();
        arrivals.swap(m_inbox);
        drainWithin = std::exchange(m_drainRequest, std::nullopt);
    }
    for (const Arrival &arrival : arrivals)
        take(arrival);
    if (drainWithin)
        startDraining(*drainWithin);
}

void Worker::take(Arrival arrival)
{
    const bool isRefusal = arrival.welcome == Welcome::Refuse;
    auto connection = std::make_unique<HttpConnection>(static_cast<ConnectionHost &>(*this));
    connection->isRefusal = isRefusal;
    HttpConnection &entered = *connection;
    if (!connection->open(arrival.descriptor)) {
        (isRefusal ? m_refusalCount : m_openCount).fetch_sub(1, std::memory_order_relaxed);
        return;
    }
    entered.position = m_connections.size();
    m_connections.push_back(std::move(connection));
    (isRefusal ? counters.refused : counters.accepted).add(1);
    if (isRefusal)
        entered.refuse(HttpFault::TooManyConnections,
                       1 + static_cast<unsigned>(arrival.descriptor) % 5);
    else if (m_isDraining)
        entered.refuse(HttpFault::Stopping, 1);
}

void Worker::later(HttpConnection &connection)
{
    if (std::exchange(connection.isQueued, true))
        return;
    m_later.push_back(&connection);
    postLater();
}

void Worker::postLater()
{
    if (!std::exchange(m_isLaterPosted, true))
        QMetaObject::invokeMethod(this, &Worker::proceedWithAll, Qt::QueuedConnection);
}

void Worker::proceedWithAll()
{
    m_isLaterPosted = false;
    m_atWork.swap(m_later);
    const Clock::Steady until = clock.now() + kTurn;
    auto next = m_atWork.begin();
    while (next != m_atWork.end()) {
        HttpConnection *connection = *next++;
        connection->isQueued = false;
        if (!connection->isClosed())
            connection->proceed();
        if (connection->isClosed() && !connection->isQueued)
            remove(*connection);
        if (clock.now() >= until)
            break;
    }
    m_later.insert(m_later.begin(), next, m_atWork.end());
    m_atWork.clear();
    if (!m_later.empty())
        postLater();
    reportIfDrained();
}

void Worker::remove(HttpConnection &connection)
{
    const std::size_t position = connection.position;
    const bool isRefusal = connection.isRefusal;
    if (position + 1 != m_connections.size()) {
        m_connections.back()->position = position;
        std::swap(m_connections[position], m_connections.back());
    }
    m_connections.pop_back();
    (isRefusal ? m_refusalCount : m_openCount).fetch_sub(1, std::memory_order_relaxed);
    if (!isRefusal)
        counters.closed.add(1);
}

void Worker::scanDeadlines()
{
    const Clock::Steady now = clock.now();
    for (const auto &connection : m_connections)
        connection->checkDeadlines(now);
}

void Worker::startDraining(std::chrono::milliseconds within)
{
    m_isDraining = true;
    for (const auto &connection : m_connections)
        connection->drain();
    m_cutTimer->start(within);
    reportIfDrained();
}

void Worker::cutAll()
{
    for (const auto &connection : m_connections)
        connection->cut();
}

void Worker::reportIfDrained()
{
    if (!m_isDraining || !m_connections.empty())
        return;
    m_cutTimer->stop();
    const std::scoped_lock lock(m_inboxLock);
    if (!std::exchange(m_hasDrained, true))
        Q_EMIT drained();
}

} // namespace tg::ingest
