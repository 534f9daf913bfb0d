#include "cluster/health/health_thresholds.h"

#include <string>

#include "cluster/health/figures.h"

namespace tg::cluster {

namespace {

Error bad(std::string text)
{
    return Error{ErrorCode::BadValue, std::move(text)};
}

} // namespace

// Written so that a NaN fails too.
Result<void> check(const HealthThresholds &bounds)
{
    using figures::count;
    const auto zero = HealthThresholds::Ms::zero();
    if (bounds.downAfter <= zero || bounds.firstContact <= zero || bounds.hungDegraded <= zero ||
        bounds.sampleGap <= zero || bounds.flapWindow <= zero)
        return bad("health: down_after_ms, first_contact_ms, hung_degraded_ms, sample_gap_ms and "
                   "flap_window_ms must be above 0");
    if (bounds.degradedClear < zero || bounds.returnGood < zero || bounds.returnJitter < zero ||
        bounds.returnMinOut < zero || bounds.paceUnknown < zero || bounds.panicClear < zero)
        return bad("health: a time is negative");
    if (bounds.hungDown <= bounds.hungDegraded)
        return bad("health.hung_down_ms " + std::to_string(bounds.hungDown.count()) +
                   " must be above hung_degraded_ms " +
                   std::to_string(bounds.hungDegraded.count()));
    if (bounds.flapHoldMax < bounds.returnGood)
        return bad("health.flap_hold_max_ms " + std::to_string(bounds.flapHoldMax.count()) +
                   " is below return_good_ms " + std::to_string(bounds.returnGood.count()));
    if (bounds.slowMailbox == 0 || bounds.stopMailbox <= bounds.slowMailbox ||
        bounds.stopMailbox >= kNodeMailboxLimit)
        return bad("health: 0 < slow_mailbox (" + count(bounds.slowMailbox) + ") < stop_mailbox (" +
                   count(bounds.stopMailbox) + ") < " + count(kNodeMailboxLimit) +
                   ", at which nodes lose batches, must hold");
    if (!(bounds.maxDownShare > 0 && bounds.maxDownShare <= 1))
        return bad("health.max_down_share must be above 0 and at most 1");
    if (!(bounds.paceRisePerSecond > 0) || !(bounds.paceDeadBand >= 0) ||
        !(bounds.paceBlind > bounds.paceDeadBand && bounds.paceBlind <= 1))
        return bad("health: pace_rise_per_second must be above 0, and 0 <= pace_dead_band < "
                   "pace_blind <= 1 must hold");
    return {};
}

} // namespace tg::cluster
