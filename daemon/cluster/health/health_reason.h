// The sentence that tells an operator why a node is in its state. Pure, any thread.
#pragma once

#include <string>
#include <vector>

#include "cluster/health/health_sample.h"
#include "cluster/health/health_state.h"
#include "cluster/health/health_thresholds.h"
#include "cluster/health/judgement.h"
#include "cluster/health/return_hold.h"
#include "cluster/health/sample_history.h"

namespace tg::cluster {

struct ReasonInput {
    const HealthSample &sample;
    const HealthThresholds &bounds;
    const Standing &standing;
    const ReturnHold &hold;
    const std::vector<HealthEvidence> &signs; // of slowness
};

// isAfterRestart: a restart is why the node is Degraded. For the state judged underneath.
std::string reasonOf(HealthState state, const ReasonInput &input, bool isAfterRestart);
// The same, when an order is laid over it.
std::string reasonUnderOrder(OrderInForce order, HealthState underneath, const std::string &reason);

} // namespace tg::cluster
