// What the steward publishes: the snapshot and its alarms.
#include <algorithm>
#include <utility>

#include "cluster/steward/shared_id_news.h"
#include "cluster/steward/steward.h"

namespace tg::cluster {

using namespace std::chrono_literals;

namespace {

constexpr auto kCensusEvery = 5s;
constexpr int kCensusShare = 50; // at most one part in so many of the thread's time
constexpr std::size_t kShownOperations = 50;
constexpr std::size_t kShownPlans = 20;

// A gap of a node that takes writes is filled at once; open for so long, something is in its way.
constexpr auto kGapOverdue = 15min;

struct AlarmList {
    std::vector<AlarmCondition> &conditions;
    AlarmCondition &raise(std::string id, std::string node, std::string text,
                          std::string subject = {}) const
    {
        ClusterAlarm alarm{std::move(id), std::move(node), std::move(text), 0, std::move(subject)};
        return conditions.emplace_back(AlarmCondition{std::move(alarm)});
    }
};

void raiseNodeAlarms(const AlarmList &list, const NodeSnapshot &node)
{
    switch (node.state) {
    case HealthState::Down:
        list.raise("node-down", node.id, node.reason);
        break;
    case HealthState::Degraded:
        list.raise("node-degraded", node.id, node.reason);
        break;
    case HealthState::Refused:
        list.raise("node-refused", node.id, node.reason);
        break;
    default:
        break;
    }
    if (node.openGaps > 0)
        list.raise("gap-open", node.id, std::to_string(node.openGaps) + " gaps are open");
    if (node.openGaps > 0 && node.isAccepting)
        list.raise("gap-overdue", node.id,
                   std::to_string(node.openGaps) + " gaps are open although the node takes writes")
            .raiseAfter = kGapOverdue;
    if (node.residueGaps > 0)
        list.raise("residue", node.id,
                   std::to_string(node.residueGaps) + " filled gaps left differences");
}

void raiseIdAlarm(const AlarmList &list, const std::string &node, const route::NodeSharedIds &ids)
{
    auto text = sharedIdText(ids.listed.front());
    if (ids.total > 1)
        text += ", and " + std::to_string(ids.total - 1) + " more such ids";
    list.raise("id-aliased", node,
               text + ": they are not written to this node until it has been restarted");
}

} // namespace

NodeSnapshot Steward::snapshotOf(const Member &member) const
{
    const auto &handles = member.handles;
    const auto &judgement = member.judgement;
    const auto age = std::chrono::duration_cast<std::chrono::milliseconds>(m_wiring.clock.now() -
                                                                           judgement.since);
    NodeSnapshot node;
    node.index = handles.index;
    node.id = handles.id;
    node.nodeName = handles.nodeName;
    node.address = handles.address;
    node.httpUrl = handles.httpUrl;
    node.source = handles.source;
    node.version = handles.view.version();
    node.creation = member.creation;
    node.weight = handles.weight;
    node.isListed = member.isListed;
    node.isAccepting = handles.status.accepting.load(std::memory_order_acquire);
    node.state = member.verdict.state;
    node.since = m_wiring.clock.unixMilliseconds() - age.count();
    node.reason = member.verdict.reason;
    node.evidence = judgement.evidence;
    node.order = m_board.order(handles.id);
    node.activeFrom = activeFrom(member);
    node.pace = member.paceAdvice;
    node.probe = member.probe.reading();
    node.pointsPerSecond = member.pointsPerSecond;
    node.confirmedPoints = handles.link.confirmedPoints.value();
    node.unconfirmedBytes = handles.unconfirmedBytes();
    node.unconfirmedBytesLimit = m_options.nodeBytes;
    node.oldestCallMs = handles.link.oldestCallMicros.load(std::memory_order_relaxed) / 1000;
    node.confirmP50Us = static_cast<std::uint64_t>(member.confirmP50.value_or(0us).count());
    node.confirmP99Us = static_cast<std::uint64_t>(member.confirmP99.value_or(0us).count());
    if (handles.index.value < m_census.primaries.size()) {
        node.primarySeries = m_census.primaries[handles.index.value];
        node.replicaSeries = m_census.replicas[handles.index.value];
    }
    node.gaps = m_board.gaps(handles.id);
    for (const auto &[id, gap] : node.gaps.records) {
        const bool waits = gap.waits(nowSeconds());
        node.waitingGaps += waits ? 1 : 0;
        node.openGaps += gap.state == GapState::Open && !waits ? 1 : 0;
        node.residueGaps += gap.state == GapState::Residue ? 1 : 0;
    }
    node.hasSynced = member.hasSynced;
    return node;
}

void Steward::publish()
{
    const auto now = m_wiring.clock.now();
    if (now >= m_censusDue) {
        m_census = countSeries(m_wiring.table, m_members.size());
        const auto took = m_wiring.clock.now() - now;
        m_censusDue = now + std::max<Clock::Steady::duration>(kCensusEvery, took * kCensusShare);
    }
    auto snapshot = std::make_shared<ClusterSnapshot>();
    const auto map = m_wiring.router.map();
    snapshot->at = m_wiring.clock.unixMilliseconds();
    snapshot->mapVersion = map->version();
    snapshot->replication = copies();
    snapshot->shardKey = m_wiring.router.shardKey().text();
    snapshot->labels = m_options.labels;
    snapshot->isPanic = m_round.isPanic;
    snapshot->panicReason = m_round.reason;
    snapshot->map = map;
    snapshot->shardSeries = m_census.ofShards;
    for (const auto &member : m_members)
        snapshot->nodes.push_back(snapshotOf(*member));
    for (std::uint32_t shard = 0; shard < kShardCount; ++shard) {
        const ShardId id{static_cast<std::uint16_t>(shard)};
        if (const auto owner = map->primary(id);
            owner.isValid() && owner.value < snapshot->nodes.size())
            ++snapshot->nodes[owner.value].primaryShards;
        if (const auto owner = map->replica(id);
            owner.isValid() && owner.value < snapshot->nodes.size())
            ++snapshot->nodes[owner.value].replicaShards;
    }
    snapshot->series = m_census.series;
    snapshot->splitSeries = m_census.split;
    snapshot->singleSeries = copies() > 1 ? m_census.single : 0;
    snapshot->splitSamples = m_census.splitSamples;
    snapshot->audits = m_audit.totals();
    snapshot->operations = m_wiring.operations.operations();
    snapshot->operations.resize(std::min(snapshot->operations.size(), kShownOperations));
    snapshot->plans = m_wiring.operations.plans();
    snapshot->plans.resize(std::min(snapshot->plans.size(), kShownPlans));
    snapshot->events = m_journal.shared();
    snapshot->factProblems = m_board.problems();
    snapshot->fingerprints = m_board.fingerprints();
    snapshot->factRevision = m_board.revision();
    for (const auto &[index, ids] : m_sharedIds) {
        for (const auto &one : ids.listed) {
            if (snapshot->sharedIds.size() < ClusterSnapshot::kSharedIds)
                snapshot->sharedIds.push_back(
                    {m_members.at(index)->handles.id, one.id, one.series});
        }
    }
    raiseAlarms(*snapshot);
    m_wiring.shelf.put(std::move(snapshot));
}

void Steward::raiseAlarms(ClusterSnapshot &snapshot)
{
    std::vector<AlarmCondition> conditions;
    const AlarmList list{conditions};
    for (const auto &node : snapshot.nodes)
        raiseNodeAlarms(list, node);
    for (const auto &[index, ids] : m_sharedIds)
        raiseIdAlarm(list, m_members.at(index)->handles.id, ids);
    if (snapshot.isPanic)
        list.raise("panic", {}, snapshot.panicReason);
    std::string others;
    for (const auto &[instance, config] : snapshot.fingerprints.instances) {
        if (config.fingerprint != m_options.fingerprint)
            others += (others.empty() ? "" : ", ") + instance;
    }
    if (!others.empty())
        list.raise("config-differs", {},
                   "nodes, weights, replication, shard key or segment differ from those of: " +
                       others);
    for (const auto &problem : snapshot.factProblems)
        list.raise("fact-damaged", snapshot.nodes.at(problem.source.value).id,
                   problem.name + ": " + problem.reason.text, problem.name);
    if (snapshot.splitSeries > 0)
        list.raise("series-split", {}, std::to_string(snapshot.splitSeries) + " series");
    if (snapshot.audits.differingNow > 0)
        list.raise("copies-differ", {},
                   "the last audit found " + std::to_string(snapshot.audits.differingNow) +
                       " series whose copies differ");

    const auto now = m_wiring.clock.now();
    if (m_wiring.ownAlarms) { // they have lasted already
        for (auto &alarm : m_wiring.ownAlarms(now))
            conditions.push_back({std::move(alarm), 0ms, 0ms});
    }
    snapshot.alarms = m_alarms.judge(now, snapshot.at, std::move(conditions));
}

} // namespace tg::cluster
