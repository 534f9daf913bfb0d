// The figures of a sample beside their limits. Pure, any thread.
#pragma once

#include <string>
#include <vector>

#include "cluster/health/health_sample.h"
#include "cluster/health/health_thresholds.h"
#include "cluster/health/judgement.h"
#include "cluster/health/return_hold.h"
#include "cluster/health/sample_history.h"

namespace tg::cluster {

// The signs of a node that answers, but not as it should: latencies, mailboxes, memory, refusals.
std::vector<HealthEvidence> slowSigns(const HealthSample &sample, const HealthThresholds &bounds);
bool isAnyBad(const std::vector<HealthEvidence> &signs);
std::string badOnes(const std::vector<HealthEvidence> &signs); // "rtt 612 ms (limit 500 ms), ..."

// Everything, `signs` among it: link, identity and history first.
std::vector<HealthEvidence> allEvidence(const HealthSample &sample, const HealthThresholds &bounds,
                                        const Standing &standing, const ReturnHold &hold,
                                        std::vector<HealthEvidence> signs);

} // namespace tg::cluster
