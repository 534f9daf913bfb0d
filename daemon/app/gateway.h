// The composition root: makes threads and stages, wires the interfaces, starts and stops them in order. No logic of its
// own. Main thread.
//
// Start: registrar, links (their nodes are verified and warmed), workers, door. Stop: door, workers finish within
// limits.drain_timeout_ms, links return what they hold, the rest is given up and counted, workers and threads end.
#pragma once

#include "app/config/config.h"
#include "app/ledger_report.h"
#include "app/node_rooms.h"
#include "app/resolve_over_links.h"
#include "app/worker_room.h"
#include "base/byte_budget.h"
#include "cluster/gap_book.h"
#include "ingest/acceptor.h"
#include "ingest/worker_pool.h"
#include "route/series_registrar.h"
#include "shared/base/result.h"

#include <memory>
#include <vector>

#include <QObject>
#include <QThread>
#include <QTimer>

namespace tg::app {

class Gateway final : public QObject
{
    Q_OBJECT

public:
    explicit Gateway(Config config);
    ~Gateway() override;

    // The port of the data door.
    Result<quint16> start();
    // Ends with stopped(). A second call cuts the draining short.
    void stop();

    LedgerReport ledger() const;
    ingest::DoorStatus::Readiness readiness() const; // any thread
    std::string metricsText() const;                 // any thread

Q_SIGNALS:
    void readyChanged(bool isReady);
    void stopped();

private:
    void makeNodes();
    NodeRoom *addNode(const NodeConfig &config); // nullptr: no slot is left
    void makeWorkers();
    std::unique_ptr<ingest::RequestRouter> makeRoom(ingest::Worker &worker);
    void watchReadiness();
    void awaitRest();
    void finishStop();

    const Config m_config;
    const SystemClock m_clock;
    const std::uint64_t m_seed;
    ByteBudget m_budget;
    NodeBoard m_board;
    batch::NodeQueues m_queues;
    cluster::GapBook m_gaps;
    series::SeriesTable m_table;
    std::unique_ptr<route::Router> m_router;
    ResolveOverLinks m_rpc;
    std::unique_ptr<route::SeriesRegistrar> m_registrar;
    QThread m_registrarThread;
    NodeRooms m_nodes;

    ingest::DoorStatus m_status;
    std::unique_ptr<ingest::WriteServices> m_services;
    std::vector<std::unique_ptr<LedgerCounters>> m_ledgers; // one a worker
    std::vector<WorkerRoom *> m_rooms;                      // filled by the workers as they start
    std::unique_ptr<ingest::WorkerPool> m_pool;
    std::unique_ptr<ingest::Acceptor> m_acceptor;

    QTimer m_readyTimer;
    QTimer m_restTimer;
    Clock::Steady m_stopBy{};
    std::atomic<bool> m_isStopping{false};
    bool m_wasReady = false;
};

} // namespace tg::app
