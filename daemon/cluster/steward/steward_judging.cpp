// How the steward judges nodes and what it does about it.
#include <algorithm>
#include <utility>

#include <QLoggingCategory>

#include "cluster/steward/plan_builder.h"
#include "cluster/steward/shared_id_news.h"
#include "cluster/steward/steward.h"

Q_DECLARE_LOGGING_CATEGORY(lcCluster)

namespace tg::cluster {

using namespace std::chrono_literals;

namespace {

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

// Of a node that is warm: it serves.
bool isFit(const GuardedVerdict &verdict)
{
    using enum HealthState;
    return verdict.state == Up || verdict.state == Backfilling || verdict.state == Draining ||
           (verdict.state == Degraded && !verdict.isHeld);
}

EventSeverity severityOf(HealthState state)
{
    switch (state) {
    case HealthState::Down:
    case HealthState::Refused:
        return EventSeverity::Critical;
    case HealthState::Degraded:
        return EventSeverity::Warning;
    case HealthState::Draining:
    case HealthState::Maintenance:
    case HealthState::Backfilling:
        return EventSeverity::Notice;
    default:
        return EventSeverity::Info;
    }
}

bool stopsWrites(OrderKind kind)
{
    return kind == OrderKind::Maintenance || kind == OrderKind::FailedOver;
}

} // namespace

// A new start of the node: what it had not written to disk is gone, and its current segment may be
// overwritten.
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
    if (m_metadata)
        m_metadata->noteRestart(member.handles.index);
    auto regions = std::exchange(member.heldAtLoss, {});
    if (member.handles.view.wasWiped()) {
        m_keeper.open(id, {wipedRegion(nowSeconds())}, "node came back empty: all that is kept raw",
                      nowSeconds());
        return note(id, "wiped",
                    "the node came back empty; what the other copies have of the last days is "
                    "copied to it",
                    EventSeverity::Warning);
    }
    for (const auto &region : member.handles.recent.regions(m_wiring.clock.now()))
        addRegion(regions, region, RecentWrites::kRegions);
    m_keeper.open(id, regions, "node restarted: what it had not flushed", nowSeconds());
    const auto segment = m_options.segment.count();
    const auto current = restartRegion(nowSeconds(), segment);
    const auto again = secondLookAt(nowSeconds(), segment);
    m_keeper.open(id, {current}, "node restarted: its current segment", nowSeconds());
    m_keeper.open(id, {current}, "node restarted: its segment, once it has ended", nowSeconds(),
                  again);
    note(id, "restart",
         "the node was restarted; what it held lately is compared with the other copies, its "
         "current segment once more in " +
             std::to_string(again - nowSeconds()) + " s",
         EventSeverity::Warning);
}

// The series whose id comes out another in the end finds none of its points under it: all that is
// kept raw is compared.
void Steward::noteSharedIds()
{
    auto now = m_wiring.registrar.sharedIds().all();
    for (const auto &member : m_members) {
        const auto index = member->handles.index.value;
        const auto &id = member->handles.id;
        auto news = newsOf(m_sharedIds[index], now[index]);
        for (auto &text : news.texts) {
            qCWarning(lcCluster).nospace().noquote()
                << "event=shared_id node=" << id.c_str() << " " << text.c_str();
            note(id, "id", std::move(text), EventSeverity::Critical);
        }
        auto region = wipedRegion(nowSeconds());
        region.shards = news.newShards;
        m_keeper.open(id, {region}, "two series under one id: all that is kept raw", nowSeconds());
    }
    std::erase_if(now, [this](const auto &node) {
        return node.second.total == 0 || node.first >= m_members.size();
    });
    m_sharedIds = std::move(now);
}

void Steward::rate(Member &member, Clock::Steady now)
{
    const std::chrono::duration<double> passed = now - member.ratedAt;
    if (passed < 1s)
        return;
    const auto &link = member.handles.link;
    const auto confirmed = link.confirmedPoints.value();
    if (member.ratedAt != Clock::Steady{})
        member.pointsPerSecond =
            static_cast<double>(confirmed - member.lastConfirmed) / passed.count();
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
    const bool isRefusing =
        handles.link.state.load(std::memory_order_relaxed) == erl::LinkState::Refusing;
    sample.refusedInARow =
        isRefusing ? static_cast<std::uint32_t>(m_options.health.refusedDegraded) : 0;
    sample.lateInARow = handles.status.lateInARow.load(std::memory_order_relaxed);
    sample.order = inForce(m_board.order(handles.id).kind);
    for (const auto &[id, gap] : m_board.gaps(handles.id).records)
        sample.hasOpenGaps |= gap.state == GapState::Open && !gap.waits(nowSeconds());
    return sample;
}

void Steward::judgeAll(Clock::Steady now)
{
    std::vector<NodeVerdict> verdicts;
    for (const auto &member : m_members) {
        member->judgement = member->judge.judge(sampleOf(*member, now));
        verdicts.push_back({member->handles.id, &member->judgement});
        noteChanges(*member);
    }
    const bool wasPanic = m_round.isPanic;
    m_round = m_guard.judgeRound(now, verdicts);
    if (m_round.isPanic != wasPanic) {
        qCWarning(lcCluster).noquote()
            << "event=panic value=" << m_round.isPanic << m_round.reason.c_str();
        note({}, "panic", m_round.isPanic ? m_round.reason : "over",
             m_round.isPanic ? EventSeverity::Critical : EventSeverity::Notice);
    }
    for (std::size_t i = 0; i < m_members.size(); ++i)
        act(*m_members[i], m_round.verdicts[i]);
}

void Steward::noteChanges(const Member &member)
{
    for (const auto &change : member.judgement.changes) {
        qCInfo(lcCluster).nospace().noquote()
            << "event=state node=" << member.handles.id.c_str()
            << " from=" << name(change.from).data() << " to=" << name(change.to).data()
            << " cause=\"" << name(change.cause).data() << "\" " << change.reason.c_str();
        note(member.handles.id, "state",
             std::string(name(change.from)) + " -> " + std::string(name(change.to)) + ": " +
                 change.reason,
             severityOf(change.to));
    }
}

void Steward::act(Member &member, const GuardedVerdict &verdict)
{
    const auto now = m_wiring.clock.now();
    const auto &handles = member.handles;
    const auto &order = m_board.order(handles.id);
    member.verdict = verdict;
    member.paceAdvice = member.pace.advise(
        now, member.isConnected() ? member.probe.reading().builderMailbox : std::nullopt);
    handles.status.pacePermille.store(static_cast<std::uint32_t>(member.paceAdvice.fraction * 1000),
                                      std::memory_order_relaxed);

    const bool hasTakeover = copies() > 1;
    const bool isOut = verdict.state == HealthState::Down && !verdict.isHeld &&
                       order.kind != OrderKind::FailedOver;
    const bool failsOver = isOut && hasTakeover && m_options.automaticFailover;
    const bool wasOut = member.isOut;
    member.isOut =
        verdict.state == HealthState::Down || (wasOut && !(isFit(verdict) && member.isWarm()));
    if (isOut && !wasOut) {
        const bool mayHaveDied =
            !member.isConnected() && member.creation != 0 && member.crashGaps.empty();
        if (mayHaveDied)
            member.crashGaps =
                m_keeper.open(handles.id, handles.recent.regions(now),
                              "node lost: what it may not have flushed", nowSeconds());
        auto plan =
            buildPlan({Action::Failover, handles.id, m_options.instance, verdict.reason, {}},
                      *m_wiring.shelf.newest());
        if (plan && failsOver) {
            const auto operation = m_wiring.operations.beginAutomatic(
                std::move(*plan), order.kind, m_wiring.clock.unixMilliseconds());
            m_wiring.operations.finish(
                operation.id, OperationState::Done,
                "taken out: writes and reads go to the other copies, what it misses is noted",
                m_wiring.clock.unixMilliseconds());
            note(handles.id, "failover",
                 "taken out by this gateway itself (" + operation.id + "): " + verdict.reason,
                 EventSeverity::Critical);
        }
    }
    const bool isAllowed = member.hasTriedSync && !stopsWrites(order.kind) && !failsOver;
    if (member.allowed == isAllowed)
        return;
    member.allowed = isAllowed;
    const auto reason = stopsWrites(order.kind) ? std::string(orderKindText(order.kind)) + " by " +
                                                      order.by + ": " + order.reason
                                                : verdict.reason;
    handles.allow(isAllowed, reason);
}

} // namespace tg::cluster
