#include "app/gateway.h"

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>

#include <QLoggingCategory>

#include "app/explain.h"
#include "app/metrics_text.h"
#include "app/reads/read_openers.h"

Q_DECLARE_LOGGING_CATEGORY(lcApp)

namespace tg::app {

namespace {

constexpr std::chrono::milliseconds kReadyCheck{50};
constexpr std::chrono::milliseconds kRestCheck{20};
constexpr std::chrono::milliseconds kHardStop{0};
constexpr std::chrono::milliseconds kSettle{
    3'000}; // for the nodes to take the last gaps at the end

std::uint64_t randomSeed()
{
    std::random_device device;
    return std::uint64_t{device()} << 32 | device();
}

unsigned workerCount(const Config &config)
{
    return config.data.workers > 0 ? config.data.workers
                                   : std::max(1u, std::thread::hardware_concurrency());
}

} // namespace

Gateway::Gateway(Config config)
    : m_config(std::move(config))
    , m_seed(randomSeed())
    , m_budget(m_config.limits.inFlightBytes)
    , m_table(m_config.limits)
    , m_readyTimer(this)
    , m_restTimer(this)
{
    m_readyTimer.setInterval(kReadyCheck);
    m_restTimer.setInterval(kRestCheck);
    connect(&m_readyTimer, &QTimer::timeout, this, [this] { watchReadiness(); });
    connect(&m_restTimer, &QTimer::timeout, this, [this] { awaitRest(); });
}

Gateway::~Gateway() = default;

Result<Gateway::Ports> Gateway::start()
{
    makeNodes();
    makeReads();
    makeWorkers();
    m_acceptor = std::make_unique<ingest::Acceptor>(*m_pool);
    const auto port = m_acceptor->open(m_config.data.listen.host, m_config.data.listen.port);
    if (!port)
        return port.error();
    if (const auto checked = findNodes(); !checked)
        return checked.error();
    makeAdminDesk();
    auto control = openControl(); // before the admin door, whose metrics tell of it
    if (!control)
        return control.error();
    const auto adminPort = openAdmin();
    if (!adminPort)
        return adminPort.error();

    m_registrarThread = ownThread(QStringLiteral("registrar"));
    m_registrar->moveToThread(m_registrarThread.get());
    m_registrarErrands.emplace(*m_registrar);
    connect(m_registrarThread.get(), &QThread::started, m_registrar.get(),
            [this] { m_registrar->start(); });
    m_registrarThread->start();
    for (const auto &node : m_nodes)
        node->start();
    m_cluster->start();
    m_discovery->start();
    m_reads->start();
    m_pages->start();
    m_pool->start();
    m_readyTimer.start();
    return Ports{*port, *adminPort, std::move(*control)};
}

Result<void> Gateway::findNodes()
{
    DiscoveryRoom::Listener listener;
    listener.added = [this](const NodeConfig &node, const std::string &source) {
        if (NodeRoom *room = addNode(node, source, true))
            room->start();
    };
    listener.moved = [this](const NodeConfig &node) {
        for (const auto &room : m_nodes) {
            if (room->config().id == node.id)
                room->useAddress(node.host, node.port);
        }
    };
    listener.listed = [this](const std::string &id, bool isListed) {
        m_cluster->steward().nodeListed(id, isListed);
    };
    auto room = DiscoveryRoom::make(m_config, m_clock, m_seed, std::move(listener));
    if (!room)
        return room.error();
    m_discovery = std::move(*room);
    return {};
}

std::vector<RejectedSample> Gateway::rejectedSamples() const
{
    return newestRejected(m_rejected, m_config.limits);
}

void Gateway::makeAdminDesk()
{
    m_adminDesk = std::make_unique<AdminDesk>(AdminDesk::Wiring{
        *m_cluster, *m_router, m_table, m_config.limits, m_clock, [this] { return ledger(); },
        [this] { return rejectedSamples(); }, [this] { return metricsText(); },
        [this] {
            const auto ready = readiness();
            return std::pair(ready.isReady, ready.detail);
        }});
}

Result<ControlAddresses> Gateway::openControl()
{
    if (!m_config.control.isEnabled)
        return ControlAddresses{};
    const DeskGatherer::Wiring figures{m_clock,
                                       m_nodes,
                                       m_board,
                                       m_queues,
                                       m_gaps,
                                       m_cluster->shelf(),
                                       *m_router,
                                       m_table,
                                       m_budget,
                                       *m_reads,
                                       m_flows,
                                       [this] { return ledger(); },
                                       [this] { return m_pool->totals(); },
                                       [this] {
                                           auto ready = readiness();
                                           return std::pair(ready.isReady, std::move(ready.detail));
                                       }};
    m_control = std::make_unique<ControlRoom>(
        m_config,
        ControlRoom::Wiring{
            figures, *m_adminDesk, [this] { return rejectedSamples(); },
            [this](const cluster::ClusterEvent &event) { m_cluster->steward().remark(event); }},
        m_ledgers.size());
    return m_control->start();
}

Result<quint16> Gateway::openAdmin()
{
    if (!m_config.admin.isEnabled)
        return quint16{0};
    admin::AdminConfig config;
    config.host = QString::fromStdString(m_config.admin.listen.host);
    config.port = m_config.admin.listen.port;
    config.tokenFile = QString::fromStdString(m_config.admin.tokenFile);
    config.hosts =
        QString::fromStdString(m_config.admin.hosts).split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (auto &host : config.hosts)
        host = host.trimmed();
    config.bounds = {.connections = m_config.admin.connections,
                     .headBytes = m_config.admin.headBytes,
                     .bodyBytes = m_config.admin.bodyBytes,
                     .requestTimeout = m_config.admin.requestTimeout,
                     .idleTimeout = m_config.admin.idleTimeout,
                     .sendTimeout = m_config.admin.sendTimeout};
    m_admin = std::make_unique<admin::AdminServer>(*m_adminDesk, std::move(config), m_clock);
    return m_admin->start();
}

void Gateway::makeNodes()
{
    auto shardKey =
        route::ShardKey::parse(m_config.cluster.shardKey); // checked when the config was loaded
    m_router = std::make_unique<route::Router>(*shardKey, mapOf(m_config));
    m_registrar = std::make_unique<route::SeriesRegistrar>(m_table, *m_router, m_board, m_rpc,
                                                           m_clock, m_config.limits);
    // For all that may ever come: workers look queues up without a lock.
    for (std::size_t i = 0; i < kMaxNodes; ++i)
        m_queues[i] = std::make_unique<batch::NodeQueue>(NodeIndex{static_cast<std::uint16_t>(i)},
                                                         m_config.limits.nodeBytes);
    m_cluster = std::make_unique<ClusterRoom>(
        m_config,
        ClusterRoom::Wiring{
            *m_router, *m_registrar, m_table, m_gaps, m_clock,
            [this](Clock::Steady now) { return m_ownAlarms.judge(now, ownFigures()); }, metadata()},
        m_seed);
    for (const auto &config : m_config.nodes)
        addNode(config, "the config", false); // in the order of the config, as in mapOf()
}

NodeRoom *Gateway::addNode(const NodeConfig &config, const std::string &source, bool isFoundLater)
{
    const NodeIndex index = m_board.add(config.id);
    if (!index.isValid())
        return nullptr;
    auto &room = m_nodes.add(std::make_unique<NodeRoom>(
        config, m_config.instance,
        NodeRoom::Wiring{*m_queues[index.value], m_board, *m_registrar, m_config.limits, m_clock},
        m_seed + 2 * index.value));
    m_rpc.add(index, {&room.link(), config.store, labelFormOf(m_config.limits.labelPolicy)});
    m_nodeTokens.set(index, config.httpToken.reveal());
    m_cluster->addNode(room, *m_queues[index.value], m_board, source, isFoundLater);
    return &room;
}

void Gateway::makeReads()
{
    const auto &query = m_config.query;
    m_reads = std::make_unique<ReadHouse>(
        ReadServices{
            m_table,
            m_cluster->shelf(),
            m_nodeTokens,
            m_clock,
            {.series = query.maxSeries,
             .mergeBytes = query.mergeBytes,
             .mayGather = query.severalNodes == SeveralNodes::Gather},
            {.connect = query.connectTimeout, .answer = query.nodeTimeout, .idle = query.nodeIdle},
            readOpeners(m_atoms)},
        ReadHouseBounds{query.threads, query.concurrent, query.bodyBytes});
}

void Gateway::makeWorkers()
{
    m_services = std::make_unique<ingest::WriteServices>(ingest::WriteServices{
        m_table, m_board, m_queues, *m_registrar, m_gaps, m_budget, m_clock, m_config.limits,
        m_config.cluster.ack, m_config.cluster.onFull, m_config.data.jsonTimeUnit, metadata()});
    m_status.readiness = [this] { return readiness(); };
    m_pages = std::make_unique<PageRoom>([this] { return metricsText(); }, m_clock);
    m_status.askForMetrics = [this](PageRoom::Done done) { m_pages->ask(std::move(done)); };

    const unsigned workers = workerCount(m_config);
    for (unsigned i = 0; i < workers; ++i)
        m_ledgers.push_back(std::make_unique<LedgerCounters>());
    for (unsigned i = 0; i < workers; ++i)
        m_rejected.push_back(
            std::make_unique<RejectedSamples>(m_config.limits, m_clock, &m_rejectedCount));
    for (unsigned i = 0; i < workers; ++i)
        m_flows.push_back(std::make_unique<series::FlowTally>());
    m_rooms.resize(workers, nullptr);
    m_pool = std::make_unique<ingest::WorkerPool>(
        static_cast<int>(workers), m_config.limits, m_clock,
        [this](ingest::Worker &worker) { return makeRoom(worker); });
    connect(m_pool.get(), &ingest::WorkerPool::drained, this, [this] { m_restTimer.start(); });
}

std::unique_ptr<ingest::RequestRouter> Gateway::makeRoom(ingest::Worker &worker)
{
    const auto index = static_cast<std::size_t>(worker.index());
    auto room = std::make_unique<WorkerRoom>(*m_services, *m_ledgers[index], *m_rejected[index],
                                             *m_flows[index], m_status, *m_reads, randomSeed());
    m_rooms[index] = room.get();
    return room;
}

ingest::DoorStatus::Readiness Gateway::readiness() const
{
    if (m_isStopping.load(std::memory_order_acquire))
        return {false, "stopping"};
    const auto cluster = m_cluster->shelf().newest();
    const auto isOut =
        [&](NodeIndex node) { // held back by an order or a verdict, which have been read
            return node.value < cluster->nodes.size() && cluster->nodes[node.value].hasSynced &&
                   (cluster->nodes[node.value].order.kind != cluster::OrderKind::None ||
                    cluster->nodes[node.value].state == cluster::HealthState::Down);
        };
    std::string awaited;
    std::string away;
    std::size_t up = 0;
    for (const auto &node : m_nodes) {
        const auto state = node->view().state();
        if (state == cluster::NodeState::Up && m_board.isAccepting(node->index()))
            ++up;
        else if (m_hasBeenReady.load(std::memory_order_relaxed) ||
                 state == cluster::NodeState::Unreachable || state == cluster::NodeState::Refused ||
                 isOut(node->index()))
            away += "\n" + node->config().id + ": " + std::string(cluster::name(state)) + ", " +
                    node->view().reason();
        else
            awaited += "\n" + node->config().id + ": " + std::string(cluster::name(state)) + ", " +
                       node->view().reason();
    }
    const auto counts = std::to_string(up) + " of " + std::to_string(m_nodes.size()) + " nodes up";
    if (!awaited.empty() || up == 0)
        return {false, "not ready: " + counts + awaited + away};
    return {true, "ready: " + counts + away};
}

void Gateway::watchReadiness()
{
    const bool isReady = readiness().isReady;
    if (isReady == m_wasReady)
        return;
    m_wasReady = isReady;
    if (isReady)
        m_hasBeenReady.store(true, std::memory_order_relaxed);
    qCInfo(lcApp).nospace().noquote()
        << "event=ready value=" << isReady << " series=" << m_table.size();
    Q_EMIT readyChanged(isReady);
}

LedgerReport Gateway::ledger() const
{
    LedgerReport report;
    for (const auto &ledger : m_ledgers)
        report.add(*ledger);
    for (const auto &node : m_nodes) {
        report.copiesOpen += m_queues[node->index().value]->openPoints();
        report.copiesConfirmed += node->counters().confirmedPoints.value();
        report.copiesResent += node->counters().resentPoints.value();
    }
    return report;
}

OwnFigures Gateway::ownFigures() const
{
    OwnFigures figures;
    for (const auto &ledger : m_ledgers) {
        figures.receivedBefore += ledger->received.value();
        figures.copiesDueBefore += ledger->copiesDue.value();
    }
    figures.ledger = ledger();
    const auto &limits = m_config.limits;
    figures.bounds = {{"limits.in_flight_bytes", {}, m_budget.used(), m_budget.max()},
                      {"limits.connections", {}, m_pool->totals().open, limits.connections},
                      {"limits.series", {}, m_table.size(), limits.series}};
    for (const auto &node : m_nodes)
        figures.bounds.push_back({"limits.node_bytes", node->config().id,
                                  m_queues[node->index().value]->reservedBytes(),
                                  limits.nodeBytes});
    figures.throttled = m_registrar->counters().throttled.load(std::memory_order_relaxed);
    figures.unixMs = m_clock.unixMilliseconds();
    if (m_control)
        figures.certificateEndsAt = m_control->certificateEndsAt();
    return figures;
}

std::string Gateway::metricsText() const
{
    return app::metricsText({.ledger = ledger(),
                             .http = m_pool->totals(),
                             .reads = m_reads->totals(),
                             .nodes = m_nodes.all(),
                             .queues = m_queues,
                             .board = m_board,
                             .gaps = m_gaps,
                             .metadata = m_metadata.figures(),
                             .cluster = m_cluster->shelf().newest(),
                             .control = m_control ? m_control->serverCounters() : nullptr,
                             .controlDesk = m_control ? &m_control->deskCounters() : nullptr,
                             .table = m_table,
                             .registrar = m_registrar->counters(),
                             .budget = m_budget,
                             .isReady = readiness().isReady,
                             .workers = m_ledgers.size(),
                             .replication = m_router->map()->replication(),
                             .ack = tg::name(m_config.cluster.ack)});
}

void Gateway::stop()
{
    if (m_isStopping.exchange(true)) {
        m_stopBy = m_clock.now() + kHardStop;
        m_pool->drain(kHardStop);
        return;
    }
    m_stopBy = m_clock.now() + m_config.limits.drainTimeout;
    qCInfo(lcApp) << "event=stopping";
    m_readyTimer.stop();
    m_discovery->stop();
    m_acceptor->stopAccepting();
    m_pool->drain(m_config.limits.drainTimeout);
}

// All clients are gone; what requests with ack one or queued left behind may still be under way.
void Gateway::awaitRest()
{
    if (!ledger().isAtRest() && m_clock.now() < m_stopBy)
        return;
    m_restTimer.stop();
    finishStop();
}

void Gateway::finishStop()
{
    if (m_control)
        m_control->stop();
    if (m_admin)
        m_admin->stop();
    m_reads->stop(); // before the workers end, whom answers go to
    m_pages->stop(); // the same
    for (const auto &node : m_nodes)
        node->stopLink(); // every slice and every question comes home
    m_registrarErrands->runAndWait([this] { m_registrar->stop(); });
    for (auto *room : m_rooms) {
        if (room)
            room->errands().runAndWait([room] { room->desk().abandonAll(); });
    }
    // Now all gaps are known; control links still run.
    if (!m_cluster->stop(kSettle))
        qCWarning(lcApp) << "event=unsettled not every node in reach has taken the last facts: "
                            "other gateways may not know "
                            "of the latest gaps";
    // Once more: a last question of a worker must have been answered before the worker's inbox is
    // gone.
    m_registrarErrands->runAndWait([this] { m_registrar->stop(); });
    m_pool->join();
    m_registrarThread.reset();
    Q_EMIT stopped();
}

} // namespace tg::app
