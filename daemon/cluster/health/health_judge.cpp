#include "cluster/health/health_judge.h"

#include <utility>

#include "cluster/health/health_evidence.h"
#include "cluster/health/health_reason.h"

namespace tg::cluster {

namespace {

bool isOut(HealthState state)
{
    return state == HealthState::Down || state == HealthState::Refused;
}

HealthCause fitness(const HealthSample &sample)
{
    if (!sample.isWarm)
        return HealthCause::RegistryUnread;
    return sample.hasOpenGaps ? HealthCause::GapsToFill : HealthCause::FitToServe;
}

} // namespace

HealthJudge::HealthJudge(const HealthThresholds &bounds, std::uint64_t seed)
    : m_bounds(bounds)
    , m_history(bounds)
    , m_hold(bounds, seed)
{
}

Judgement HealthJudge::judge(const HealthSample &sample)
{
    if (!m_shownSince)
        m_shownSince = sample.at;
    auto signs = slowSigns(sample, m_bounds);
    const Standing now = m_history.add(sample, isAnyBad(signs));
    m_hold.forgetOldFlaps(sample.at);
    if (m_underneath == HealthState::Down && now.isBrokenOff)
        m_hold.countFlap(sample.at);

    const HealthState before = m_underneath;
    auto cause = findCause(sample, now);
    if (cause && !transition(*cause, sample.at))
        cause.reset();

    Judgement judgement;
    judgement.reason = reasonOf(m_underneath, {sample, m_bounds, now, m_hold, signs},
                                m_cause == HealthCause::Restarted);
    judgement.changes = show(sample, before, cause, judgement.reason);
    judgement.reason = reasonUnderOrder(sample.order, m_underneath, judgement.reason);
    judgement.state = m_shown;
    judgement.since = *m_shownSince;
    judgement.evidence = allEvidence(sample, m_bounds, now, m_hold, std::move(signs));
    judgement.underneath = m_underneath;
    judgement.order = m_order;
    return judgement;
}

// The worst first. Names no cause whose bound has not been reached.
std::optional<HealthCause> HealthJudge::findCause(const HealthSample &sample,
                                                  const Standing &now) const
{
    if (sample.isRefused)
        return HealthCause::WrongNode;
    if (!sample.isConnected)
        return causeOfLoss(now);
    if (now.hungFor >= m_bounds.hungDown)
        return HealthCause::HungTooLong;
    if (now.isStalled)
        return HealthCause::Stalled;
    if (now.isRestarted)
        return HealthCause::Restarted;
    return causeOfReturn(sample, now);
}

std::optional<HealthCause> HealthJudge::causeOfLoss(const Standing &now) const
{
    if (m_underneath == HealthState::Connecting)
        return now.watchedFor >= m_bounds.firstContact ? std::optional(HealthCause::NeverReached)
                                                       : std::nullopt;
    if ((m_underneath == HealthState::Degraded || m_underneath == HealthState::Refused) &&
        now.closedFor >= m_bounds.downAfter)
        return HealthCause::ClosedTooLong;
    return HealthCause::LinkClosed;
}

// The node is connected and answers. Slowness keeps a node Degraded, but never Down.
std::optional<HealthCause> HealthJudge::causeOfReturn(const HealthSample &sample,
                                                      const Standing &now) const
{
    if (isOut(m_underneath) && m_hold.left(sample.at, now.soundFor) > m_bounds.returnGood.zero())
        return std::nullopt;
    if (sample.isWarm && now.isSlow)
        return HealthCause::Slow;
    if (m_underneath == HealthState::Degraded &&
        now.goodFor.value_or(m_bounds.degradedClear.zero()) < m_bounds.degradedClear)
        return std::nullopt;
    return fitness(sample);
}

bool HealthJudge::transition(HealthCause cause, Clock::Steady at)
{
    const auto next = nextState(m_underneath, cause);
    if (!next)
        return false;
    if (isOut(*next) && !isOut(m_underneath))
        m_hold.begin(at);
    if (*next == HealthState::Down)
        m_hold.countFlap(at);
    m_underneath = *next;
    m_cause = cause;
    return true;
}

// Lays the order over the state and lists what changed, hidden or not.
std::vector<HealthChange> HealthJudge::show(const HealthSample &sample, HealthState before,
                                            std::optional<HealthCause> cause,
                                            const std::string &reason)
{
    std::vector<HealthChange> changes;
    const HealthState next = shown(m_underneath, sample.order);
    const bool isOrderChanged = std::exchange(m_order, sample.order) != sample.order;
    const HealthState previous = std::exchange(m_shown, next);
    if (previous != next)
        m_shownSince = sample.at;
    if (cause && (isOrderChanged || previous == next))
        changes.push_back({sample.at, before, m_underneath, *cause, reason, true});
    if (previous != next) {
        const bool isByOrder = isOrderChanged || !cause;
        changes.push_back({sample.at, previous, next, isByOrder ? HealthCause::Order : *cause,
                           reasonUnderOrder(m_order, m_underneath, reason), false});
    }
    return changes;
}

} // namespace tg::cluster
