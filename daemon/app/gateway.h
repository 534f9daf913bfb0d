// The composition root: makes threads and stages, wires the interfaces, starts and stops them in
// order. No logic of its own. Main thread.
//
// Start: registrar, links (their nodes are verified and warmed), the cluster's steward, read
// threads, workers, doors. Stop: doors, workers finish within limits.drain_timeout_ms, reads end,
// the steward stores what must not be forgotten, links return what they hold, the rest is given up
// and counted, workers and threads end.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QObject>
#include <QTimer>

#include "admin/admin_server.h"
#include "app/admin_desk.h"
#include "app/atoms_over_links.h"
#include "app/cluster_room.h"
#include "app/config/config.h"
#include "app/control/control_room.h"
#include "app/discovery_room.h"
#include "app/ledger_report.h"
#include "app/node_rooms.h"
#include "app/own_alarms.h"
#include "app/page_room.h"
#include "app/reads/read_house.h"
#include "app/resolve_over_links.h"
#include "app/worker_room.h"
#include "base/byte_budget.h"
#include "base/errands.h"
#include "base/owned_thread.h"
#include "cluster/gap_book.h"
#include "cluster/metadata_book.h"
#include "ingest/acceptor.h"
#include "ingest/worker_pool.h"
#include "route/series_registrar.h"
#include "shared/base/result.h"

namespace tg::app {

class Gateway final : public QObject
{
    Q_OBJECT

public:
    explicit Gateway(Config config);
    ~Gateway() override;

    struct Ports {
        quint16 data = 0;
        quint16 admin = 0;        // 0: the admin door is not open
        ControlAddresses control; // empty: the control door is not open
    };
    Result<Ports> start();
    // Ends with stopped(). A second call cuts the draining short.
    void stop();

    LedgerReport ledger() const;
    OwnFigures ownFigures() const;                   // any thread
    ingest::DoorStatus::Readiness readiness() const; // any thread
    std::string metricsText() const;                 // any thread

Q_SIGNALS:
    void readyChanged(bool isReady);
    void stopped();

private:
    // null: nodes are not to be told of metadata.
    cluster::MetadataBook *metadata() { return m_config.metadata.forwards ? &m_metadata : nullptr; }
    void makeNodes();
    // nullptr: no slot is left.
    NodeRoom *addNode(const NodeConfig &config, const std::string &source, bool isFoundLater);
    void makeReads();
    void makeWorkers();
    void makeAdminDesk();
    Result<quint16> openAdmin();
    Result<ControlAddresses> openControl();
    std::vector<RejectedSample> rejectedSamples() const; // any thread
    Result<void> findNodes();
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
    cluster::MetadataBook m_metadata{m_config.metadata, m_clock};
    series::SeriesTable m_table;
    std::unique_ptr<route::Router> m_router;
    ResolveOverLinks m_rpc;
    std::unique_ptr<route::SeriesRegistrar> m_registrar;
    std::optional<Errands> m_registrarErrands;
    OwnedThread m_registrarThread;
    NodeRooms m_nodes;
    AtomsOverLinks m_atoms{m_nodes};
    OwnAlarms m_ownAlarms{m_config.limits}; // cluster thread
    std::unique_ptr<ClusterRoom> m_cluster;
    std::unique_ptr<DiscoveryRoom> m_discovery;
    query::NodeTokens m_nodeTokens;
    std::unique_ptr<ReadHouse> m_reads; // outlives the workers

    std::unique_ptr<PageRoom> m_pages; // outlives the workers
    ingest::DoorStatus m_status;
    std::unique_ptr<ingest::WriteServices> m_services;
    std::vector<std::unique_ptr<LedgerCounters>> m_ledgers;   // one a worker
    std::atomic<std::uint64_t> m_rejectedCount{0};            // samples, of all workers
    std::vector<std::unique_ptr<RejectedSamples>> m_rejected; // one a worker
    std::vector<std::unique_ptr<series::FlowTally>> m_flows;  // one a worker
    std::vector<WorkerRoom *> m_rooms;                        // filled by the workers as they start
    std::unique_ptr<ingest::WorkerPool> m_pool;
    std::unique_ptr<ingest::Acceptor> m_acceptor;
    std::unique_ptr<AdminDesk> m_adminDesk;
    std::unique_ptr<admin::AdminServer> m_admin;
    std::unique_ptr<ControlRoom> m_control; // null: the door is not wanted

    QTimer m_readyTimer;
    QTimer m_restTimer;
    Clock::Steady m_stopBy{};
    std::atomic<bool> m_isStopping{false};
    bool m_wasReady = false;
    std::atomic<bool> m_hasBeenReady{
        false}; // from then on a node that warms again keeps nobody waiting
};

} // namespace tg::app
