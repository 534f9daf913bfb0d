#include "ingest/worker_pool.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

#include "ingest/http_fault.h"
#include "ingest/response_writer.h"

namespace tg::ingest {

namespace {

// Refused clients get their 503 from a worker, which waits until they have read it; no more than so
// many at once.
constexpr int kMaxRefusals = 256;

void turnAway(qintptr descriptor)
{
    std::string answer;
    appendResponse(answer, problem(HttpFault::TooManyConnections, ErrorShape::Problem, 5),
                   {false, true, false});
    const auto socket = static_cast<int>(descriptor);
    static_cast<void>(::send(socket, answer.data(), answer.size(), MSG_DONTWAIT | MSG_NOSIGNAL));
    ::close(socket);
}

} // namespace

WorkerPool::WorkerPool(int workers, const Limits &limits, const Clock &clock, RouterFactory factory,
                       QObject *parent)
    : QObject(parent)
    , m_limits(limits)
{
    m_drainWake.connectTo(this, [this] {
        m_drainWake.arm();
        checkDrained();
    });
    for (int i = 0; i < std::max(workers, 1); ++i) {
        m_counters.push_back(std::make_unique<HttpCounters>());
        auto *worker = new Worker(i, m_limits, clock, *m_counters.back(),
                                  factory); // no parent: it changes thread
        OwnedThread thread = ownThread(QStringLiteral("ingest-%1").arg(i));
        worker->moveToThread(thread.get());
        connect(thread.get(), &QThread::started, worker, &Worker::start);
        connect(thread.get(), &QThread::finished, worker, &QObject::deleteLater);
        connect(worker, &Worker::drained, worker, [this] { m_drainWake.ring(); });
        m_workers.push_back(worker);
        m_threads.push_back(std::move(thread));
    }
}

WorkerPool::~WorkerPool()
{
    join();
}

void WorkerPool::start()
{
    for (const OwnedThread &thread : m_threads)
        thread->start();
}

void WorkerPool::join()
{
    for (Worker *worker : m_workers)
        worker->shutInbox();
    for (const OwnedThread &thread : m_threads)
        thread->quit(); // all at once; the deleters then wait for each
    for (std::size_t i = 0; i < m_threads.size(); ++i) {
        if (!m_threads[i]->isRunning() && !m_threads[i]->isFinished())
            delete m_workers[i]; // never started
    }
    m_workers.clear();
    m_threads.clear();
}

int WorkerPool::openConnections() const
{
    int open = 0;
    for (const Worker *worker : m_workers)
        open += worker->openConnections();
    return open;
}

HttpTotals WorkerPool::totals() const
{
    HttpTotals totals;
    totals.open = static_cast<std::uint64_t>(std::max(openConnections(), 0));
    totals.add(m_turnedAway);
    for (const auto &counters : m_counters)
        totals.add(*counters);
    return totals;
}

Worker &WorkerPool::leastBusy()
{
    std::size_t best = m_next++ % m_workers.size();
    for (std::size_t i = 1; i < m_workers.size(); ++i) {
        const std::size_t other = (best + i) % m_workers.size();
        if (m_workers[other]->openConnections() < m_workers[best]->openConnections())
            best = other;
    }
    return *m_workers[best];
}

void WorkerPool::adopt(qintptr descriptor)
{
    if (m_workers.empty()) {
        ::close(static_cast<int>(descriptor));
        return;
    }
    if (static_cast<std::size_t>(openConnections()) < m_limits.connections) {
        leastBusy().adopt(descriptor, Worker::Welcome::Serve);
        return;
    }
    int refusals = 0;
    for (const Worker *worker : m_workers)
        refusals += worker->refusals();
    if (refusals < kMaxRefusals) {
        leastBusy().adopt(descriptor, Worker::Welcome::Refuse);
        return;
    }
    m_turnedAway.refused.add(1);
    turnAway(descriptor);
}

void WorkerPool::drain(std::chrono::milliseconds within)
{
    for (Worker *worker : m_workers)
        worker->drain(within);
}

void WorkerPool::checkDrained()
{
    const auto drainedWorkers =
        std::count_if(m_workers.begin(), m_workers.end(),
                      [](const Worker *worker) { return worker->hasDrained(); });
    if (!m_workers.empty() && drainedWorkers == std::ssize(m_workers) &&
        !std::exchange(m_hasDrained, true))
        Q_EMIT drained();
}

} // namespace tg::ingest
