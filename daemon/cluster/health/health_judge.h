// Judges one node from its samples: which state, since when, why. Pure: time and seed come in.
// One thread; owned by the control plane, one for each node, for as long as the node is configured.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cluster/health/health_sample.h"
#include "cluster/health/health_thresholds.h"
#include "cluster/health/judgement.h"
#include "cluster/health/return_hold.h"
#include "cluster/health/sample_history.h"

namespace tg::cluster {

class HealthJudge
{
public:
    // The seed should differ from node to node: it spreads their returns.
    HealthJudge(const HealthThresholds &bounds, std::uint64_t seed);

    // Samples come in order of time, at least once a second: a pause above sampleGap counts as our
    // own sleep, and nothing that has to last is counted across it.
    Judgement judge(const HealthSample &sample);

    HealthState state() const { return m_shown; }
    HealthState underneath() const { return m_underneath; }

private:
    std::optional<HealthCause> findCause(const HealthSample &sample, const Standing &now) const;
    std::optional<HealthCause> causeOfLoss(const Standing &now) const;
    std::optional<HealthCause> causeOfReturn(const HealthSample &sample, const Standing &now) const;
    bool transition(HealthCause cause, Clock::Steady at);
    std::vector<HealthChange> show(const HealthSample &sample, HealthState before,
                                   std::optional<HealthCause> cause, const std::string &reason);

    HealthThresholds m_bounds;
    SampleHistory m_history;
    ReturnHold m_hold;
    std::optional<HealthCause> m_cause; // of the last change underneath
    HealthState m_underneath = HealthState::Connecting;
    HealthState m_shown = HealthState::Connecting;
    OrderInForce m_order = OrderInForce::None;
    std::optional<Clock::Steady> m_shownSince;
};

} // namespace tg::cluster
