#include "cluster/steward/steward.h"

#include <algorithm>
#include <limits>
#include <utility>

#include <QLoggingCategory>

#include "cluster/facts/fact_writer.h"
#include "cluster/steward/plan_builder.h"

Q_DECLARE_LOGGING_CATEGORY(lcCluster)

namespace tg::cluster {

using namespace std::chrono_literals;

namespace {

constexpr auto kShareDelay = 50ms;       // what was just put on the board waits this long for company
constexpr auto kFingerprintEvery = 600s; // the board forgets instances that are silent for a day
constexpr std::size_t kAuditSeries = 1'000;

OrderInForce inForce(OrderKind kind)
{
    switch (kind) {
    case OrderKind::Maintenance:
        return OrderInForce::Maintenance;
    case OrderKind::Draining:
        return OrderInForce::Draining;
    case OrderKind::FailedOver:
        return OrderInForce::FailedOver;
    case OrderKind::None:
        break;
    }
    return OrderInForce::None;
}

bool stopsWrites(OrderKind kind) { return kind == OrderKind::Maintenance || kind == OrderKind::FailedOver; }

BackfillOptions backfillOf(const StewardOptions &options)
{
    auto backfill = options.backfill;
    backfill.leaseSettle = 2 * options.syncEvery + 500ms;
    return backfill;
}

std::uint64_t bootNumber(const Clock &clock) { return static_cast<std::uint64_t>(clock.unixMilliseconds()); }

} // namespace

Steward::Steward(Wiring wiring, StewardOptions options)
    : m_wiring(wiring)
    , m_options(std::move(options))
    , m_inbox(std::make_shared<ClusterInbox>())
    , m_guard(m_options.health)
    , m_keeper(m_board, wiring.gaps, m_options.instance, bootNumber(wiring.clock))
    , m_facts(m_board, m_inbox)
    , m_backfill({m_members, m_board, wiring.operations, m_journal, wiring.table, wiring.registrar,
                  wiring.clock, m_options.instance},
                 backfillOf(m_options))
    , m_audit({m_members, wiring.operations, m_journal, wiring.table, wiring.clock})
    , m_timer(this)
{
    m_backfill.setParent(this); // they change thread together
    m_audit.setParent(this);
    m_inbox->connectTo(this);
    m_timer.setInterval(kTick);
    connect(&m_timer, &QTimer::timeout, this, [this] { tick(); });
}

Steward::~Steward()
{
    m_backfill.setParent(nullptr);
    m_audit.setParent(nullptr);
}

void Steward::start()
{
    m_board.prune(nowSeconds());
    m_board.putFingerprint(m_options.instance, {m_options.fingerprint, nowSeconds()});
    m_timer.start();
    tick();
}

void Steward::stop()
{
    m_timer.stop();
    m_inbox->close();
    m_backfill.stop();
    m_audit.stop();
    m_members.clear();
}

void Steward::addNode(NodeHandles handles)
{
    m_inbox->post([this, handles = std::move(handles)] {
        const auto seed = m_options.seed + handles.index.value;
        m_board.addNode(handles.id);
        m_members.push_back(std::make_unique<Member>(handles, m_options.health, seed, m_wiring.clock));
        note(handles.id, "node", "known from " + handles.source + " as " + handles.nodeName);
        m_publishDue = {};
    });
}

void Steward::nodeListed(const std::string &id, bool isListed)
{
    m_inbox->post([this, id, isListed] {
        if (Member *member = find(id)) {
            member->isListed = isListed;
            note(id, "node", isListed ? "listed again" : "no longer listed; kept until an operator takes it out");
        }
    });
}

void Steward::run(const Operation &operation)
{
    m_inbox->post([this, operation] { carryOut(operation); });
}

void Steward::abort(const std::string &operationId)
{
    m_inbox->post([this, operationId] {
        if (!m_backfill.abort(operationId))
            m_audit.abort(operationId);
    });
}

void Steward::settle(std::chrono::milliseconds patience, std::function<void(bool)> done)
{
    m_inbox->post([this, patience, done = std::move(done)] {
        m_settled = done;
        m_settleBy = m_wiring.clock.now() + patience;
        tick();
    });
}

Member *Steward::find(const std::string &id)
{
    const auto found =
        std::find_if(m_members.begin(), m_members.end(), [&](const auto &member) { return member->handles.id == id; });
    return found == m_members.end() ? nullptr : found->get();
}

void Steward::note(const std::string &node, std::string what, std::string text)
{
    m_journal.add(m_wiring.clock.unixMilliseconds(), node, std::move(what), std::move(text));
}

void Steward::tick()
{
    const auto now = m_wiring.clock.now();
    for (const auto &member : m_members) {
        noteLoss(*member);
        noteRestart(*member);
        rate(*member, now);
    }
    judgeAll(now);
    for (const auto &member : m_members) {
        m_keeper.collect(member->handles.index, member->handles.id, nowSeconds());
        join(*member);
    }
    m_backfill.tick();
    if (const auto revision = m_board.revision(); revision != std::exchange(m_sharedRevision, revision)) {
        for (const auto &member : m_members)
            member->syncDue = std::min(member->syncDue, now + kShareDelay);
    }
    for (const auto &member : m_members) {
        syncDue(*member, now);
        readRegistryDelta(*member, now);
    }
    publishMap();
    if (now >= m_publishDue) {
        m_publishDue = now + kTick / 2; // every tick
        publish();
    }
    if (!m_settled)
        return;
    const bool isShared = std::all_of(m_members.begin(), m_members.end(), [&](const auto &member) {
        return !member->isWarm() || (member->hasSynced && !member->isSyncing && m_board.writesFor(member->handles.index).empty());
    });
    if (isShared || now >= m_settleBy)
        std::exchange(m_settled, {})(isShared);
}

// Recent writes are forgotten after minutes, a node may be away for longer: what it held goes with the member.
void Steward::noteLoss(Member &member)
{
    const bool isConnected = member.isConnected();
    if (!std::exchange(member.wasConnected, isConnected) || isConnected)
        return;
    for (const auto &region : member.handles.recent.regions(m_wiring.clock.now()))
        addRegion(member.heldAtLoss, region, RecentWrites::kRegions);
}

// A new start of the node: what it had not written to disk is gone, and its current segment may be overwritten.
void Steward::noteRestart(Member &member)
{
    if (!member.isWarm()) // looked at first: the creation is set before
        return;
    const auto creation = member.handles.view.creation();
    if (creation == 0)
        return;
    const auto &id = member.handles.id;
    if (creation == member.creation) { // the same start: it had not died
        member.heldAtLoss.clear();
        for (const auto &gap : std::exchange(member.crashGaps, {}))
            m_keeper.close(id, gap, nowSeconds());
        return;
    }
    const bool isFirst = std::exchange(member.creation, creation) == 0;
    if (isFirst)
        return;
    member.crashGaps.clear(); // they stand
    member.hasSynced = false;
    member.syncDue = {};
    m_board.forgetSource(member.handles.index);
    member.probe.forgetProcesses();
    auto regions = std::exchange(member.heldAtLoss, {});
    if (member.handles.view.wasWiped()) {
        m_keeper.open(id, {wipedRegion(nowSeconds())}, "node came back empty: all that is kept raw", nowSeconds());
        return note(id, "wiped", "the node came back empty; what the other copies have of the last days is copied to it");
    }
    for (const auto &region : member.handles.recent.regions(m_wiring.clock.now()))
        addRegion(regions, region, RecentWrites::kRegions);
    m_keeper.open(id, regions, "node restarted: what it had not flushed", nowSeconds());
    m_keeper.open(id, {restartRegion(nowSeconds())}, "node restarted: its current segment", nowSeconds());
    note(id, "restart", "the node was restarted; what it held lately is compared with the other copies");
}

void Steward::rate(Member &member, Clock::Steady now)
{
    const std::chrono::duration<double> passed = now - member.ratedAt;
    if (passed < 1s)
        return;
    const auto &link = member.handles.link;
    const auto confirmed = link.confirmedPoints.value();
    if (member.ratedAt != Clock::Steady{})
        member.pointsPerSecond = static_cast<double>(confirmed - member.lastConfirmed) / passed.count();
    member.lastConfirmed = confirmed;
    member.ratedAt = now;
    const auto counts = link.confirmLatency.counts();
    auto recent = counts;
    std::uint64_t calls = 0;
    for (std::size_t i = 0; i < recent.size(); ++i)
        calls += recent[i] -= member.lastLatencies[i];
    member.lastLatencies = counts;
    member.confirmP50.reset();
    member.confirmP99.reset();
    if (calls > 0) {
        member.confirmP50 = erl::LatencyHistogram::quantile(recent, 0.5);
        member.confirmP99 = erl::LatencyHistogram::quantile(recent, 0.99);
    }
    if (member.isWarm())
        member.probe.ask();
}

HealthSample Steward::sampleOf(Member &member, Clock::Steady now)
{
    const auto &handles = member.handles;
    const auto state = handles.view.state();
    HealthSample sample;
    sample.at = now;
    sample.isConnected = member.isConnected();
    sample.isRefused = state == NodeState::Refused;
    sample.refusal = sample.isRefused ? handles.view.reason() : std::string();
    sample.isWarm = member.isWarm();
    sample.lastLossReason = handles.link.lastReason();
    sample.creation = handles.view.creation();
    if (const auto age = handles.link.oldestCallMicros.load(std::memory_order_relaxed); age > 0)
        sample.oldestUnconfirmed = std::chrono::milliseconds(age / 1000);
    if (sample.isConnected) {
        const auto probe = member.probe.reading();
        sample.rtt = probe.roundTrip;
        sample.openProbeAge = probe.openFor;
        sample.isLastProbeTimedOut = sample.isWarm && probe.hasTimedOut; // before, nobody asks
        sample.builderMailbox = probe.builderMailbox;
        sample.dbMailbox = probe.dbMailbox;
        sample.memoryBytes = probe.memoryBytes;
        if (probe.runQueue)
            sample.runQueue = static_cast<std::uint32_t>(*probe.runQueue);
    }
    sample.confirmP99 = member.confirmP99;
    const bool isRefusing = handles.link.state.load(std::memory_order_relaxed) == erl::LinkState::Refusing;
    sample.refusedInARow = isRefusing ? static_cast<std::uint32_t>(m_options.health.refusedDegraded) : 0;
    sample.lateInARow = handles.status.lateInARow.load(std::memory_order_relaxed);
    sample.order = inForce(m_board.order(handles.id).kind);
    for (const auto &[id, gap] : m_board.gaps(handles.id).records)
        sample.hasOpenGaps |= gap.state == GapState::Open;
    return sample;
}

void Steward::judgeAll(Clock::Steady now)
{
    std::vector<NodeVerdict> verdicts;
    std::vector<HealthState> before;
    for (const auto &member : m_members) {
        before.push_back(member->verdict.state);
        member->judgement = member->judge.judge(sampleOf(*member, now));
        verdicts.push_back({member->handles.id, &member->judgement});
        noteChanges(*member);
    }
    const bool wasPanic = m_round.isPanic;
    m_round = m_guard.judgeRound(now, verdicts);
    if (m_round.isPanic != wasPanic) {
        qCWarning(lcCluster).noquote() << "event=panic value=" << m_round.isPanic << m_round.reason.c_str();
        note({}, "panic", m_round.isPanic ? m_round.reason : "over");
    }
    for (std::size_t i = 0; i < m_members.size(); ++i)
        act(*m_members[i], m_round.verdicts[i], before[i]);
}

void Steward::noteChanges(const Member &member)
{
    for (const auto &change : member.judgement.changes) {
        qCInfo(lcCluster).nospace().noquote()
            << "event=state node=" << member.handles.id.c_str() << " from=" << name(change.from).data()
            << " to=" << name(change.to).data() << " cause=\"" << name(change.cause).data() << "\" " << change.reason.c_str();
        note(member.handles.id, "state",
             std::string(name(change.from)) + " -> " + std::string(name(change.to)) + ": " + change.reason);
    }
}

void Steward::act(Member &member, const GuardedVerdict &verdict, HealthState before)
{
    const auto now = m_wiring.clock.now();
    const auto &handles = member.handles;
    const auto &order = m_board.order(handles.id);
    member.verdict = verdict;
    member.paceAdvice = member.pace.advise(now, member.isConnected() ? member.probe.reading().builderMailbox : std::nullopt);
    handles.status.pacePermille.store(static_cast<std::uint32_t>(member.paceAdvice.fraction * 1000),
                                      std::memory_order_relaxed);

    const bool hasTakeover = copies() > 1;
    const bool isOut = verdict.state == HealthState::Down && !verdict.isHeld && order.kind != OrderKind::FailedOver;
    const bool failsOver = isOut && hasTakeover && m_options.automaticFailover;
    if (isOut && before != HealthState::Down) {
        const bool mayHaveDied = !member.isConnected() && member.creation != 0 && member.crashGaps.empty();
        if (mayHaveDied)
            member.crashGaps = m_keeper.open(handles.id, handles.recent.regions(now), "node lost: what it may not have flushed",
                                             nowSeconds());
        auto plan = buildPlan({Action::Failover, handles.id, m_options.instance, verdict.reason, {}},
                              *m_wiring.shelf.newest());
        if (plan && failsOver) {
            const auto operation =
                m_wiring.operations.beginAutomatic(std::move(*plan), order.kind, m_wiring.clock.unixMilliseconds());
            m_wiring.operations.finish(operation.id, OperationState::Done,
                                       "taken out: writes and reads go to the other copies, what it misses is noted",
                                       m_wiring.clock.unixMilliseconds());
        }
    }
    const bool isAllowed = member.hasTriedSync && !stopsWrites(order.kind) && !failsOver;
    if (member.allowed == isAllowed)
        return;
    member.allowed = isAllowed;
    const auto reason = stopsWrites(order.kind) ? std::string(orderKindText(order.kind)) + " by " + order.by + ": " + order.reason
                                                : verdict.reason;
    handles.allow(isAllowed, reason);
}

void Steward::syncDue(Member &member, Clock::Steady now)
{
    if (!member.isWarm()) {
        member.hasSynced = false;
        member.syncDue = {};
        return;
    }
    if (member.isSyncing || now < member.syncDue)
        return;
    member.isSyncing = true;
    member.syncDue = now + m_options.syncEvery;
    m_board.prune(nowSeconds());
    const auto &own = m_board.fingerprints().instances;
    const auto mine = own.find(m_options.instance);
    if (mine == own.end() || nowSeconds() - mine->second.at > std::chrono::seconds(kFingerprintEvery).count())
        m_board.putFingerprint(m_options.instance, {m_options.fingerprint, nowSeconds()});
    m_facts.sync(member.handles.index, member.handles.control, member.handles.store,
                 [this, &member](const Result<void> &result) {
                     member.isSyncing = false;
                     const bool isFirst = !std::exchange(member.hasTriedSync, true);
                     member.hasSynced = static_cast<bool>(result);
                     if (!result)
                         qCWarning(lcCluster).nospace().noquote() << "event=facts node=" << member.handles.id.c_str() << " "
                                                                  << result.error().text.c_str();
                     if (isFirst)
                         tick(); // it waits for its orders
                 });
}

// Series that other gateways have created since.
void Steward::readRegistryDelta(Member &member, Clock::Steady now)
{
    if (!member.isWarm() || member.isReadingRegistry || now < member.registryDue)
        return;
    const bool isFirst = member.registryDue == Clock::Steady{};
    member.registryDue = now + m_options.registryEvery;
    if (isFirst)
        return; // just read as a whole
    member.isReadingRegistry = true;
    auto feed = std::make_shared<RegistryFeed>(m_wiring.registrar, member.handles.index);
    member.handles.control.streamRegistry(
        {.sink = feed.get(), .afterId = member.handles.view.lastSeriesId(),
         .done = [this, feed, &member, inbox = m_inbox](Result<erl::RegistrySummary> summary) {
             if (summary)
                 feed->flush();
             inbox->post([this, &member, summary = std::move(summary)] {
                 member.isReadingRegistry = false;
                 if (!summary)
                     return;
                 auto &view = member.handles.view;
                 view.setLastSeriesId(std::max(view.lastSeriesId(), summary->lastId));
                 if (summary->series > 0)
                     m_wiring.registrar.endRegistry(member.handles.index, {});
             });
         }});
}

// The first gateway to meet a node leaves a record of it on all nodes. One that is on record and yet came without an
// identity was wiped while nobody looked.
void Steward::join(Member &member)
{
    const auto &id = member.handles.id;
    const bool areFactsRead = std::all_of(m_members.begin(), m_members.end(), [](const auto &other) {
        return !other->isWarm() || other->hasSynced;
    });
    if (!member.hasSynced || !areFactsRead)
        return;
    const bool isKnown = m_board.join(id).hasContent();
    if (!std::exchange(member.isNewcomerSeen, true) && isKnown && member.handles.view.wasNameless()) {
        m_keeper.open(id, {wipedRegion(nowSeconds())}, "node came back empty: all that is kept raw", nowSeconds());
        note(id, "wiped", "the node is on record but came back empty; what the other copies have of the last days is "
                          "copied to it");
    }
    if (isKnown)
        return;
    const auto wait = member.handles.isFoundLater ? (m_options.joinDelay.count() + 999) / 1000 : 0;
    m_board.putJoin({id, nowSeconds() + wait, m_options.instance, 1});
    if (member.handles.isFoundLater)
        note(id, "join", "owns new series in " + std::to_string(wait) + " s");
}

std::int64_t Steward::activeFrom(const Member &member) const
{
    if (!member.handles.isFoundLater)
        return 0;
    const auto &join = m_board.join(member.handles.id);
    return join.hasContent() ? join.activeFrom : std::numeric_limits<std::int64_t>::max();
}

void Steward::publishMap()
{
    std::vector<MapMember> members;
    for (const auto &member : m_members)
        members.push_back({member->handles.index, member->handles.id, member->handles.weight,
                           m_board.order(member->handles.id).kind == OrderKind::Draining, activeFrom(*member)});
    auto nodes = mapNodes(members, nowSeconds());
    std::sort(nodes.begin(), nodes.end(), // as a map keeps them
              [](const auto &left, const auto &right) { return left.logicalId < right.logicalId; });
    const auto before = m_wiring.router.map();
    const auto isSame = [](const route::MapNode &left, const route::MapNode &right) {
        return left.index == right.index && left.weight == right.weight;
    };
    const auto known = before->nodes();
    if (nodes.empty() || std::equal(nodes.begin(), nodes.end(), known.begin(), known.end(), isSame))
        return;
    auto map = route::ShardMap::build(std::move(nodes), m_options.replication, before->version() + 1);
    qCInfo(lcCluster).nospace() << "event=map version=" << map->version() << " replication=" << map->replication();
    note({}, "map", "version " + std::to_string(map->version()));
    m_wiring.router.publish(std::move(map));
}

void Steward::carryOut(const Operation &operation)
{
    const Plan &plan = operation.plan;
    const auto fail = [&](std::string why) {
        m_wiring.operations.finish(operation.id, OperationState::Failed, std::move(why), m_wiring.clock.unixMilliseconds());
    };
    switch (plan.action) {
    case Action::Failover:
        return order(operation, OrderKind::FailedOver);
    case Action::Maintenance:
        return order(operation, OrderKind::Maintenance);
    case Action::Drain:
        return order(operation, OrderKind::Draining);
    case Action::Resume:
        return order(operation, OrderKind::None);
    case Action::Backfill:
        if (const Member *member = find(plan.node))
            return m_backfill.request(member->handles.index, operation.id);
        return fail("there is no node \"" + plan.node + "\"");
    case Action::Audit:
        return m_audit.begin({.operationId = operation.id, .node = plan.node, .maxSeries = kAuditSeries});
    }
}

void Steward::order(const Operation &operation, OrderKind kind)
{
    const Plan &plan = operation.plan;
    StandingOrder order = m_board.order(plan.node);
    order.node = plan.node;
    order.kind = kind;
    ++order.version;
    order.by = isFactWord(plan.by) ? plan.by : m_options.instance; // a name that facts can carry
    order.at = nowSeconds();
    order.reason = plan.reason;
    order.isAutomatic = false;
    const bool isTaken = m_board.putOrder(order);
    const auto text = "order " + std::string(orderKindText(kind)) + " for " + plan.node;
    note(plan.node, "order", text + " by " + order.by + ": " + order.reason);
    qCInfo(lcCluster).nospace().noquote() << "event=order node=" << plan.node.c_str() << " kind="
                                          << orderKindText(kind).data() << " by=" << order.by.c_str();
    m_wiring.operations.finish(operation.id, isTaken ? OperationState::Done : OperationState::Failed,
                               isTaken ? text + "; the other gateways learn it from the nodes"
                                       : "the order could not be taken: there is no such node",
                               m_wiring.clock.unixMilliseconds());
    tick();
}

} // namespace tg::cluster
