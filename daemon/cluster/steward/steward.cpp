#include "cluster/steward/steward.h"

#include <algorithm>
#include <utility>

#include <QLoggingCategory>

#include "cluster/facts/fact_writer.h"

Q_DECLARE_LOGGING_CATEGORY(lcCluster)

namespace tg::cluster {

using namespace std::chrono_literals;

namespace {

constexpr auto kShareDelay = 50ms; // what was just put on the board waits this long for company
constexpr auto kFingerprintEvery = 600s; // the board forgets instances that are silent for a day
constexpr auto kOrderPatience = 30s;     // for the facts of a node, before an order is refused

NodeLeases::Options leasesOf(const StewardOptions &options)
{
    return {options.backfill.lease, 2 * options.syncEvery + 500ms};
}

std::uint64_t bootNumber(const Clock &clock)
{
    return static_cast<std::uint64_t>(clock.unixMilliseconds());
}

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
    if (m_wiring.metadata)
        m_metadata.emplace(
            MetadataDesk::Wiring{m_members, *m_wiring.metadata, m_wiring.clock, m_inbox},
            m_options.metadata);
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
    m_journal.mapIs(m_wiring.router.map()->version());
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
        m_members.push_back(std::make_unique<Member>(handles, m_options.health, seed,
                                                     m_wiring.clock, m_options.labels));
        note(handles.id, "node", "known from " + handles.source + " as " + handles.nodeName);
        m_publishDue = {};
    });
}

void Steward::nodeListed(const std::string &id, bool isListed)
{
    m_inbox->post([this, id, isListed] {
        if (Member *member = find(id)) {
            member->isListed = isListed;
            note(id, "node",
                 isListed ? "listed again"
                          : "no longer listed; kept until an operator takes it out",
                 isListed ? EventSeverity::Info : EventSeverity::Warning);
        }
    });
}

void Steward::run(const Operation &operation)
{
    m_inbox->post([this, operation] { carryOut(operation); });
}

void Steward::remark(const ClusterEvent &event)
{
    m_inbox->post(
        [this, event] { note(event.node, event.what, event.text, event.severity, event.actor); });
}

void Steward::abort(const std::string &operationId, const std::string &by)
{
    m_inbox->post([this, operationId, by] {
        if (const auto operation = m_wiring.operations.operation(operationId))
            note(operation->plan.node, "operation",
                 std::string(name(operation->plan.action)) + " " + operationId +
                     " is to be aborted",
                 EventSeverity::Notice, by);
        const auto waits = [&](const WaitingOrder &waiting) {
            return waiting.operation.id == operationId;
        };
        if (std::erase_if(m_waitingOrders, waits) > 0)
            return m_wiring.operations.finish(operationId, OperationState::Aborted,
                                              "aborted before it was given",
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
    const auto found = std::find_if(m_members.begin(), m_members.end(),
                                    [&](const auto &member) { return member->handles.id == id; });
    return found == m_members.end() ? nullptr : found->get();
}

void Steward::note(const std::string &node, std::string what, std::string text,
                   EventSeverity severity, std::string actor)
{
    m_journal.add(m_wiring.clock.unixMilliseconds(), node, std::move(what), std::move(text),
                  severity, std::move(actor));
}

void Steward::tick()
{
    const auto now = m_wiring.clock.now();
    if (!m_isSettling)
        lookAfterAll(now);
    for (const auto &member : m_members)
        m_keeper.collect(member->handles.index, member->handles.id, nowSeconds());
    if (const auto revision = m_board.revision();
        revision != std::exchange(m_sharedRevision, revision)) {
        for (const auto &member : m_members)
            member->syncDue = std::min(member->syncDue, now + kShareDelay);
    }
    if (!m_isSettling)
        holdForJoin(now);
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
        return !member->isWarm() || (member->hasSynced && !member->isSyncing &&
                                     m_board.writesFor(member->handles.index).empty());
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
    if (m_metadata)
        m_metadata->tick();
}

// Recent writes are forgotten after minutes, a node may be away for longer: what it held goes with
// the member.
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
    if (mine == own.end() ||
        nowSeconds() - mine->second.at > std::chrono::seconds(kFingerprintEvery).count())
        m_board.putFingerprint(m_options.instance, {m_options.fingerprint, nowSeconds()});
    m_facts.sync(member.handles.index, member.handles.control, member.handles.store,
                 [this, &member](const Result<void> &result) {
                     member.isSyncing = false;
                     const bool isFirst = !std::exchange(member.hasTriedSync, true);
                     member.hasSynced = static_cast<bool>(result);
                     if (!result)
                         qCWarning(lcCluster).nospace().noquote()
                             << "event=facts node=" << member.handles.id.c_str() << " "
                             << result.error().text.c_str();
                     if (isFirst)
                         tick(); // it waits for its orders
                 });
}

void Steward::carryOut(const Operation &operation)
{
    const Plan &plan = operation.plan;
    note(plan.node, "operation",
         std::string(name(plan.action)) + " " + operation.id + " was begun" +
             (plan.reason.empty() ? std::string() : ": " + plan.reason),
         EventSeverity::Notice, plan.by);
    const auto fail = [&](std::string why) {
        m_wiring.operations.finish(operation.id, OperationState::Failed, std::move(why),
                                   m_wiring.clock.unixMilliseconds());
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
    for (auto &waiting : std::exchange(m_waitingOrders, {})) {
        const auto why = whyToWait(waiting.operation.plan.node, waiting.kind);
        const bool isInVain = !areFactsRead() && now >= waiting.until;
        if (why.empty()) {
            order(waiting.operation, waiting.kind);
            continue;
        }
        if (!isInVain && !m_isSettling) {
            m_waitingOrders.push_back(std::move(waiting));
            continue;
        }
        m_wiring.operations.finish(
            waiting.operation.id, OperationState::Failed,
            areFactsRead()
                ? "not given: this gateway ends before an earlier change of the map was in force; "
                  "order again at another gateway"
                : "not given: no node in reach has told its facts, so an earlier order might "
                  "overrule it; bring a node in reach (see its reason in /ready) and order again",
            m_wiring.clock.unixMilliseconds());
    }
}

// A change of the map that is under way is not taken back: some gateways may have made it when
// others hear of that. Empty: the order can be given.
std::string Steward::whyToWait(const std::string &node, OrderKind kind) const
{
    if (!areFactsRead())
        return "waits until the nodes in reach have told the orders in force";
    const auto &earlier = m_board.order(node);
    const bool isForMap = kind == OrderKind::Draining || kind == OrderKind::None;
    if (isForMap && earlier.isMapPending(nowSeconds()))
        return "waits until the map has changed as ordered before, " +
               std::to_string(earlier.mapFrom - nowSeconds()) + " s";
    return {};
}

// Its version must be higher than that of any order stored on the nodes, or it would be overruled
// by an older one.
void Steward::order(const Operation &operation, OrderKind kind)
{
    const Plan &plan = operation.plan;
    if (const auto why = whyToWait(plan.node, kind); !why.empty()) {
        m_waitingOrders.push_back({operation, kind, m_wiring.clock.now() + kOrderPatience});
        return m_wiring.operations.update(operation.id,
                                          [&](Operation &waiting) { waiting.result = why; });
    }
    std::erase_if(m_waitingOrders, [&](const WaitingOrder &waiting) {
        const bool isOvertaken = waiting.operation.plan.node == plan.node;
        if (isOvertaken)
            m_wiring.operations.finish(waiting.operation.id, OperationState::Aborted,
                                       "overtaken by the later order " + operation.id,
                                       m_wiring.clock.unixMilliseconds());
        return isOvertaken;
    });
    const StandingOrder earlier = m_board.order(plan.node);
    StandingOrder order = earlier;
    order.node = plan.node;
    order.kind = kind;
    ++order.version;
    order.by = isFactWord(plan.by) ? plan.by : m_options.instance; // a name that facts can carry
    order.at = nowSeconds();
    order.reason = plan.reason;
    order.isAutomatic = false;
    order.planMap(earlier, nowSeconds(), nowSeconds() + mapDelay());
    const bool isTaken = m_board.putOrder(order);
    auto text = "order " + std::string(orderKindText(kind)) + " for " + plan.node;
    if (order.isMapPending(nowSeconds()))
        text += std::string(order.isOwnerAfter ? "; it owns" : "; it no longer owns") +
                " new series in " + std::to_string(order.mapFrom - nowSeconds()) + " s";
    note(plan.node, "order", text + ": " + order.reason, EventSeverity::Notice,
         plan.by.empty() ? order.by : plan.by);
    qCInfo(lcCluster).nospace().noquote()
        << "event=order node=" << plan.node.c_str() << " kind=" << orderKindText(kind).data()
        << " by=" << order.by.c_str();
    m_wiring.operations.finish(operation.id,
                               isTaken ? OperationState::Done : OperationState::Failed,
                               isTaken ? text + "; the other gateways learn it from the nodes"
                                       : "the order could not be taken: there is no such node",
                               m_wiring.clock.unixMilliseconds());
    tick();
}

} // namespace tg::cluster
