#include "cluster/steward/background_audit.h"

#include <algorithm>
#include <utility>

namespace tg::cluster {

BackgroundAudit::BackgroundAudit(Wiring wiring, BackgroundAuditOptions options, std::uint64_t seed)
    : m_wiring(std::move(wiring))
    , m_options(options)
    , m_random(seed)
{
    // At a time of its own, so that gateways that start together do not audit together.
    const auto half = m_options.every / 2;
    const auto wait =
        half.count() > 0
            ? half.count() + static_cast<std::int64_t>(m_random() % std::uint64_t(half.count()))
            : 0;
    m_due = m_wiring.clock.now() + std::chrono::milliseconds(wait);
}

bool BackgroundAudit::isWhole() const
{
    const auto now = m_wiring.clock.unixMilliseconds() / 1000;
    return std::ranges::all_of(m_wiring.members, [this, now](const auto &member) {
        const auto &records = m_wiring.board.gaps(member->handles.id).records;
        return member->isWarm() && member->hasSynced && member->verdict.state == HealthState::Up &&
               std::ranges::none_of(records, [now](const auto &gap) {
                   return gap.second.state == GapState::Open && !gap.second.waits(now);
               });
    });
}

void BackgroundAudit::tick(bool isUnsure)
{
    const auto now = m_wiring.clock.now();
    if (m_options.every.count() == 0 || now < m_due || m_wiring.members.size() < 2)
        return;
    if (isUnsure || m_wiring.desk.isRunning() || !isWhole())
        return; // as soon as it may
    m_due = now + m_options.every;
    Plan plan;
    plan.action = Action::Audit;
    plan.by = m_wiring.instance;
    plan.reason =
        "every " +
        std::to_string(std::chrono::duration_cast<std::chrono::minutes>(m_options.every).count()) +
        " minutes";
    plan.madeAt = m_wiring.clock.unixMilliseconds();
    plan.audit = m_options.wish;
    const auto operation = m_wiring.operations.beginAutomatic(std::move(plan), OrderKind::None,
                                                              m_wiring.clock.unixMilliseconds());
    WalkOptions walk;
    walk.queriesInFlight = 1;
    walk.seriesPerSecond = m_options.seriesPerSecond;
    m_wiring.desk.begin({.operationId = operation.id,
                         .node = {},
                         .wish = m_options.wish,
                         .unsettled = m_options.unsettled,
                         .start = m_random(),
                         .walk = walk,
                         .isAutomatic = true});
}

} // namespace tg::cluster
