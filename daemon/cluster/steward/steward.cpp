#include "cluster/steward/steward.h"

#include <algorithm>
#include <limits>
#include <utility>

#include <QLoggingCategory>

#include "cluster/facts/fact_writer.h"

Q_DECLARE_LOGGING_CATEGORY(lcCluster)

namespace tg::cluster {

using namespace std::chrono_literals;

namespace {

constexpr auto kShareDelay = 50ms;       // what was just put on the board waits this long for company
constexpr auto kFingerprintEvery = 600s; // the board forgets instances that are silent for a day
constexpr auto kFirstLook = 10s; // for all nodes to tell what they know, after the start
constexpr auto kOrderPatience = 30s; // for the facts of a node, before an order is refused
constexpr std::int64_t kFirstContactSeconds = 2; // a record so young is of another gateway that met the node with us

NodeLeases::Options leasesOf(const StewardOptions &options)
{
    return {options.backfill.lease, 2 * options.syncEvery + 500ms};
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
    , m_leases({m_members, m_board, wiring.clock, m_options.instance}, leasesOf(m_options))
    , m_backfill({m_members, m_board, m_leases, wiring.operations, m_journal, wiring.table,
                  wiring.registrar, wiring.clock, m_options.instance},
                 m_options.backfill)
    , m_heal({m_members, m_leases, wiring.operations, m_journal, wiring.registrar, wiring.clock},
             m_options.backfill.fill)
    , m_healWatch({m_members, m_journal, wiring.registrar, wiring.clock}, m_options.audit,
                  m_options.seed)
    , m_audit({m_members, wiring.operations, m_journal, m_keeper, wiring.table, wiring.clock})
    , m_backgroundAudit(
          {m_members, m_board, wiring.operations, m_audit, wiring.clock, m_options.instance},
          m_options.audit, m_options.seed)
    , m_syncPace(m_options.syncEvery, m_options.seed)
    , m_timer(this)
{
    m_backfill.setParent(this); // they change thread together
    m_heal.setParent(this);
    m_healWatch.setParent(this);
    m_audit.setParent(this);
    m_inbox->connectTo(this);
    m_timer.setInterval(kTick);
    connect(&m_timer, &QTimer::timeout, this, [this] { tick(); });
}

Steward::~Steward()
{
    m_backfill.setParent(nullptr);
    m_heal.setParent(nullptr);
    m_healWatch.setParent(nullptr);
    m_audit.setParent(nullptr);
}

void Steward::start()
{
    m_board.prune(nowSeconds());
    m_board.putFingerprint(m_options.instance, {m_options.fingerprint, nowSeconds()});
    m_startedAt = m_wiring.clock.now();
    m_timer.start();
    tick();
}

void Steward::stop()
{
    m_timer.stop();
    m_inbox->close();
    m_backfill.stop();
    m_heal.stop();
    m_healWatch.stop();
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
        const auto waits = [&](const WaitingOrder &waiting) { return waiting.operation.id == operationId; };
        if (std::erase_if(m_waitingOrders, waits) > 0)
            return m_wiring.operations.finish(operationId, OperationState::Aborted, "aborted before it was given",
                                              m_wiring.clock.unixMilliseconds());
        if (!m_backfill.abort(operationId) && !m_heal.abort(operationId))
            m_audit.abort(operationId);
    });
}

void Steward::settle(std::chrono::milliseconds patience, std::function<void(bool)> done)
{
    m_inbox->post([this, patience, done = std::move(done)] {
        m_isSettling = true; // data links are down by now: nothing is judged any more
        m_backfill.stop();
        m_heal.stop();
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
    if (!m_isSettling)
        lookAfterAll(now);
    for (const auto &member : m_members)
        m_keeper.collect(member->handles.index, member->handles.id, nowSeconds());
    if (const auto revision = m_board.revision(); revision != std::exchange(m_sharedRevision, revision)) {
        for (const auto &member : m_members)
            member->syncDue = std::min(member->syncDue, now + kShareDelay);
    }
    for (const auto &member : m_members) {
        syncDue(*member, now);
        if (!m_isSettling)
            readRegistryDelta(*member, now);
    }
    giveWaitingOrders(now);
    if (!m_isSettling)
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

void Steward::lookAfterAll(Clock::Steady now)
{
    for (const auto &member : m_members) {
        noteLoss(*member);
        noteRestart(*member);
        rate(*member, now);
    }
    noteSharedIds();
    judgeAll(now);
    for (const auto &member : m_members)
        join(*member);
    m_backfill.tick();
    m_heal.tick();
    m_backgroundAudit.tick(m_round.isPanic || m_backfill.isFilling() || m_heal.isRunning());
    m_healWatch.tick(m_heal.isRunning());
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
    member.syncDue = now + m_syncPace.next();
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
    const bool isLate = m_wiring.clock.now() - m_startedAt > kFirstLook; // who is away by now is not waited for
    const bool areFactsRead = std::all_of(m_members.begin(), m_members.end(), [&](const auto &other) {
        return other->hasSynced || (isLate && !other->isWarm());
    });
    if (!member.hasSynced || !areFactsRead)
        return;
    const auto &record = m_board.join(id);
    const bool isKnown = record.hasContent();
    const bool isOld = isKnown && record.activeFrom + kFirstContactSeconds < nowSeconds();
    if (!std::exchange(member.isNewcomerSeen, true) && isOld && member.handles.view.wasNameless()) {
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
    case Action::Heal: {
        const Member *member = find(plan.node);
        if (!member && !plan.node.empty())
            return fail("there is no node \"" + plan.node + "\"");
        return m_heal.begin(operation.id, member ? member->handles.index : NodeIndex());
    }
    case Action::Audit:
        return m_audit.begin({.operationId = operation.id, .node = plan.node, .wish = plan.audit});
    }
}

bool Steward::areFactsRead() const
{
    bool isAnyRead = false;
    for (const auto &member : m_members) {
        if (member->isWarm() && !member->hasSynced)
            return false;
        isAnyRead |= member->hasSynced;
    }
    return isAnyRead;
}

void Steward::giveWaitingOrders(Clock::Steady now)
{
    if (m_waitingOrders.empty())
        return;
    if (areFactsRead()) {
        for (const auto &waiting : std::exchange(m_waitingOrders, {}))
            order(waiting.operation, waiting.kind);
        return;
    }
    std::erase_if(m_waitingOrders, [&](const WaitingOrder &waiting) {
        if (now < waiting.until && !m_isSettling)
            return false;
        m_wiring.operations.finish(waiting.operation.id, OperationState::Failed,
                                   "not given: no node in reach has told its facts, so an earlier order might overrule it; "
                                   "bring a node in reach (see its reason in /ready) and order again",
                                   m_wiring.clock.unixMilliseconds());
        return true;
    });
}

// Its version must be higher than that of any order stored on the nodes, or it would be overruled by an older one.
void Steward::order(const Operation &operation, OrderKind kind)
{
    const Plan &plan = operation.plan;
    if (!areFactsRead()) {
        m_waitingOrders.push_back({operation, kind, m_wiring.clock.now() + kOrderPatience});
        return m_wiring.operations.update(operation.id, [](Operation &waiting) {
            waiting.result = "waits until the nodes in reach have told the orders in force";
        });
    }
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
