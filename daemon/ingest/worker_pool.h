// The workers of the data door with their threads and counters. Lives on the main thread, owned by
// the composition root; must outlive the Acceptor that feeds it.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <vector>

#include <QObject>

#include "base/limits.h"
#include "base/owned_thread.h"
#include "base/wake.h"
#include "ingest/http_counters.h"
#include "ingest/worker.h"
#include "shared/base/clock.h"

namespace tg::ingest {

class WorkerPool final : public QObject
{
    Q_OBJECT

public:
    // `clock` must be thread-safe and outlive the pool. The factory is called once on each worker's
    // thread.
    WorkerPool(int workers, const Limits &limits, const Clock &clock, RouterFactory factory,
               QObject *parent = nullptr);
    ~WorkerPool() override; // join()

    void start();
    void
    adopt(qintptr descriptor); // to the least busy worker, or to a 503 beyond limits.connections
    void drain(std::chrono::milliseconds within); // see Worker::drain(); ends with drained()
    void join(); // ends the threads; open requests learn that their client is gone. Blocks;
                 // afterwards there is no worker

    std::size_t size() const { return m_counters.size(); }
    Worker &worker(std::size_t index) { return *m_workers[index]; } // until join()
    int openConnections() const;
    HttpTotals totals() const; // also after join()

Q_SIGNALS:
    void drained();

private:
    Worker &leastBusy();
    void checkDrained();

    const Limits m_limits;
    std::vector<std::unique_ptr<HttpCounters>> m_counters;
    std::vector<Worker *> m_workers; // each deleted by its thread's end
    std::vector<OwnedThread> m_threads;
    std::size_t m_next = 0; // who is asked first: equals are taken in turn
    Wake m_drainWake;       // a worker has drained
    bool m_hasDrained = false;
    HttpCounters m_turnedAway; // beyond even the refusals
};

} // namespace tg::ingest
