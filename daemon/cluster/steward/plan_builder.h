// What an action on a node would mean now: who takes over, what is at stake, what speaks against
// it. Pure: everything it looks at is in the snapshot.
#pragma once

#include "cluster/steward/cluster_snapshot.h"
#include "shared/base/result.h"

namespace tg::cluster {

struct PlanRequest {
    Action action = Action::Failover;
    std::string node; // audit, heal: may be empty, all nodes
    std::string by;
    std::string reason;
    std::string undoes;
    AuditWish audit{};
};

// NotFound: no such node.
Result<Plan> buildPlan(const PlanRequest &request, const ClusterSnapshot &cluster);

std::optional<Action> actionNamed(std::string_view text);

} // namespace tg::cluster
