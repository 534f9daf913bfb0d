// The cluster as this gateway sees it at one moment, for everybody outside of the cluster thread:
// metrics, admin API, console, readiness. Immutable once published; handed out as shared_ptr<const
// ClusterSnapshot>.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/label_policy.h"
#include "cluster/facts/fact_board.h"
#include "cluster/health/pace.h"
#include "cluster/health/panic_guard.h"
#include "cluster/steward/audit_totals.h"
#include "cluster/steward/event_journal.h"
#include "cluster/steward/node_probe.h"
#include "cluster/steward/operations.h"
#include "route/shard_map.h"

namespace tg::cluster {

struct NodeSnapshot {
    NodeIndex index;
    std::string id;
    std::string nodeName;
    std::string address;
    std::string httpUrl;
    std::string source;
    std::string version; // of the node's software
    std::uint32_t creation = 0;
    std::uint32_t weight = 0;
    bool isListed = true;
    bool isAccepting = false;

    HealthState state = HealthState::Connecting; // as treated: after the panic guard
    std::int64_t since = 0;                      // unix ms
    std::string reason;
    std::vector<HealthEvidence> evidence;
    StandingOrder order;
    std::int64_t activeFrom = 0; // unix s; 0 = always
    PaceAdvice pace;
    ProbeReading probe;

    double pointsPerSecond = 0;
    std::uint64_t confirmedPoints = 0;
    std::uint64_t unconfirmedBytes = 0;
    std::uint64_t unconfirmedBytesLimit = 0; // limits.node_bytes; 0: not known
    std::uint64_t oldestCallMs = 0;
    std::uint64_t confirmP50Us = 0;
    std::uint64_t confirmP99Us = 0;

    std::uint64_t primarySeries = 0;
    std::uint64_t replicaSeries = 0;
    std::uint32_t primaryShards = 0;
    std::uint32_t replicaShards = 0;

    GapDocument gaps;
    std::uint64_t openGaps = 0;    // to be filled now
    std::uint64_t waitingGaps = 0; // second looks that are not due
    std::uint64_t residueGaps = 0;
    bool hasSynced = false; // its facts have been read since it was connected
};

struct SharedIdSnapshot { // an id that a node has given to several series
    std::string node;
    std::uint64_t id = 0;
    std::vector<std::string> series;
};

struct ClusterAlarm {
    std::string id;   // of the catalogue, e.g. node-down
    std::string node; // empty = the cluster
    std::string text;
    std::int64_t since = 0;   // unix ms, raised
    std::string subject = {}; // what tells it from others of that id and node; empty: it is alone
    bool isUrgent = false;    // critical, whatever the catalogue says

    // The same for as long as it stands.
    std::string key() const
    {
        return id + (node.empty() ? "" : "/" + node) + (subject.empty() ? "" : "/" + subject);
    }
};

struct ClusterSnapshot {
    static constexpr std::size_t kSharedIds = 100;

    std::int64_t at = 0; // unix ms
    std::uint64_t mapVersion = 0;
    unsigned replication = 1;
    std::string shardKey;
    LabelForm labels = LabelForm::Escaped; // how nodes tell label values
    bool isPanic = false;
    std::string panicReason;
    std::vector<NodeSnapshot> nodes;                               // by NodeIndex
    std::shared_ptr<const route::ShardMap> map;                    // null: there is none yet
    std::shared_ptr<const std::vector<std::uint32_t>> shardSeries; // by ShardId; null: not counted
    std::uint64_t series = 0;
    std::uint64_t splitSeries = 0;
    std::uint64_t singleSeries = 0; // one copy only although there should be two
    std::vector<std::string> splitSamples;
    AuditTotals audits;
    std::vector<SharedIdSnapshot> sharedIds; // bounded by kSharedIds, of all nodes
    std::vector<Operation> operations;       // newest first, bounded
    std::vector<Plan> plans;                 // made and not run, newest first, bounded
    SharedList<ClusterEvent> events;         // oldest first; the same list until there is a new one
    std::vector<ClusterAlarm> alarms;
    std::vector<FactProblem> factProblems;
    ConfigFingerprints fingerprints;
    std::uint64_t factRevision = 0;
};

// The newest snapshot; any thread.
class SnapshotShelf
{
public:
    std::shared_ptr<const ClusterSnapshot> newest() const
    {
        const std::lock_guard lock(m_mutex);
        return m_newest;
    }
    void put(std::shared_ptr<const ClusterSnapshot> snapshot)
    {
        const std::lock_guard lock(m_mutex);
        m_newest = std::move(snapshot);
    }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const ClusterSnapshot> m_newest = std::make_shared<ClusterSnapshot>();
};

} // namespace tg::cluster
