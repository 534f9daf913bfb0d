// The cluster's steward: looks at every node four times a second, judges, decides (hold back or let
// in, slow down, who owns new series), keeps facts and gaps shared with the other gateways, has
// gaps filled, carries out operations, and publishes what it knows as a snapshot. Lives on the
// cluster thread, a QObject there; owned by the composition root. Nodes and commands may come from
// any thread. The data plane never waits for it.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QObject>
#include <QTimer>

#include "base/label_policy.h"
#include "cluster/health/panic_guard.h"
#include "cluster/registry_feed.h"
#include "cluster/steward/alarm_book.h"
#include "cluster/steward/audit_desk.h"
#include "cluster/steward/backfill_desk.h"
#include "cluster/steward/background_audit.h"
#include "cluster/steward/cluster_inbox.h"
#include "cluster/steward/cluster_snapshot.h"
#include "cluster/steward/fact_sync.h"
#include "cluster/steward/gap_keeper.h"
#include "cluster/steward/heal_desk.h"
#include "cluster/steward/heal_watch.h"
#include "cluster/steward/map_maker.h"
#include "cluster/steward/member.h"
#include "cluster/steward/metadata_desk.h"
#include "cluster/steward/operation_book.h"
#include "cluster/steward/series_census.h"
#include "cluster/steward/sync_pace.h"
#include "route/series_registrar.h"

namespace tg::cluster {

struct StewardOptions {
    HealthThresholds health;
    BackfillOptions backfill;
    BackgroundAuditOptions audit;
    MetadataBounds metadata;
    std::chrono::milliseconds syncEvery{2'000};
    std::chrono::milliseconds registryEvery{5'000};
    std::chrono::milliseconds joinDelay{10'000};
    std::chrono::seconds segment{14'400}; // of the nodes: see restartRegion()
    bool automaticFailover = true;
    unsigned replication = 2; // wanted
    std::string instance;
    LabelForm labels = LabelForm::Escaped; // how nodes are told label values
    std::uint64_t nodeBytes = 0;           // limits.node_bytes; 0: not known
    std::string fingerprint;               // of the part of the config that all gateways must share
    std::uint64_t seed = 0;
};

class Steward final : public QObject
{
public:
    struct Wiring { // outlives the steward
        route::Router &router;
        route::SeriesRegistrar &registrar;
        const series::SeriesTable &table;
        GapBook &gaps;
        OperationBook &operations;
        SnapshotShelf &shelf;
        const Clock &clock;
        // What the gateway finds wrong with itself; cluster thread, four times a second. Empty:
        // nobody looks.
        std::function<std::vector<ClusterAlarm>(Clock::Steady)> ownAlarms = {};
        // What clients say about metrics. null: no node is told.
        MetadataBook *metadata = nullptr;
    };

    Steward(Wiring wiring, StewardOptions options);
    ~Steward() override;

    // On the cluster thread, when its event loop runs and before it ends.
    void start();
    void stop();

    // Any thread.
    void addNode(NodeHandles handles); // in the order of NodeIndex
    void nodeListed(const std::string &id, bool isListed);
    void run(const Operation &operation); // that was begun in the operation book
    void abort(const std::string &operationId, const std::string &by);
    // An event that others have to tell: an alarm acknowledged, for example.
    void remark(const ClusterEvent &event); // its number, time and map version are given here
    // The end has come, data links are stopped: stores what must not be forgotten, gives up leases;
    // true in the promise when every node in reach has it. Ends after `patience`.
    void settle(std::chrono::milliseconds patience, std::function<void(bool)> done);

private:
    static constexpr std::chrono::milliseconds kTick{250};

    void tick();
    void lookAfterAll(Clock::Steady now);
    // Judging
    HealthSample sampleOf(Member &member, Clock::Steady now);
    void rate(Member &member, Clock::Steady now);
    void judgeAll(Clock::Steady now);
    void act(Member &member, const GuardedVerdict &verdict);
    void noteChanges(const Member &member);
    void noteLoss(Member &member);
    void noteRestart(Member &member);
    void noteSharedIds();
    // Facts
    void syncDue(Member &member, Clock::Steady now);
    void readRegistryDelta(Member &member, Clock::Steady now);
    void join(Member &member);
    void holdForJoin(Clock::Steady now);
    void publishMap();
    std::int64_t activeFrom(const Member &member) const;
    // Operations
    void carryOut(const Operation &operation);
    void order(const Operation &operation, OrderKind kind);
    // What orders are in force is known: some node in reach has told its facts, and none is still
    // to tell them.
    bool areFactsRead() const;
    void giveWaitingOrders(Clock::Steady now);
    std::string whyToWait(const std::string &node, OrderKind kind) const;
    std::int64_t mapDelay() const { return (m_options.joinDelay.count() + 999) / 1000; }
    // Snapshot
    void publish();
    void raiseAlarms(ClusterSnapshot &snapshot);
    NodeSnapshot snapshotOf(const Member &member) const;

    std::int64_t nowSeconds() const { return m_wiring.clock.unixMilliseconds() / 1000; }
    Member *find(const std::string &id);
    // Of each series: as many as wanted, if there are so many nodes. Draining nodes still hold
    // copies.
    unsigned copies() const { return m_options.replication > 1 && m_members.size() > 1 ? 2 : 1; }
    void note(const std::string &node, std::string what, std::string text,
              EventSeverity severity = EventSeverity::Info, std::string actor = {});

    const Wiring m_wiring;
    const StewardOptions m_options;
    const std::shared_ptr<ClusterInbox> m_inbox;
    Members m_members;
    FactBoard m_board;
    EventJournal m_journal;
    PanicGuard m_guard;
    PanicRound m_round;
    GapKeeper m_keeper;
    FactSync m_facts;
    NodeLeases m_leases;
    BackfillDesk m_backfill;
    HealDesk m_heal;
    HealWatch m_healWatch;
    AuditDesk m_audit;
    BackgroundAudit m_backgroundAudit;
    std::optional<MetadataDesk> m_metadata;
    SyncPace m_syncPace;
    QTimer m_timer;
    std::uint64_t m_sharedRevision = 0; // of the board when a sync was last hurried
    SeriesCensus m_census;
    Clock::Steady m_censusDue{};
    route::SharedIdBook::Nodes m_sharedIds; // as last looked at
    Clock::Steady m_publishDue{};
    AlarmBook m_alarms;
    struct WaitingOrder {
        Operation operation;
        OrderKind kind;
        Clock::Steady until; // for the nodes' facts
    };
    std::vector<WaitingOrder> m_waitingOrders; // bounded by the operation book
    Clock::Steady m_startedAt{};
    struct JoinHold {
        std::int64_t
            readFrom; // unix milliseconds: by then every gateway holds, so registries are complete
        Clock::Steady until;
        bool isReading;
    };
    std::optional<JoinHold> m_joinHold; // new series are held
    bool m_isSettling = false;
    std::function<void(bool)> m_settled;
    Clock::Steady m_settleBy{};
};

} // namespace tg::cluster
