#include "cluster/steward/plan_builder.h"

#include <algorithm>
#include <array>

#include "cluster/steward/plan_targets.h"

namespace tg::cluster {

namespace {

struct Look {
    const ClusterSnapshot &cluster;
    const NodeSnapshot &node;
    Plan &plan;

    void check(bool isGood, Verdict otherwise, std::string good, std::string bad) const
    {
        plan.checks.push_back(isGood ? PlanCheck{Verdict::Pass, std::move(good)}
                                     : PlanCheck{otherwise, std::move(bad)});
    }
};

bool canServe(const NodeSnapshot &node)
{
    return node.isAccepting && node.order.kind != OrderKind::FailedOver &&
           node.order.kind != OrderKind::Maintenance;
}

template <typename Wanted> std::string idsOf(const Look &look, Wanted wanted)
{
    std::string ids;
    for (const auto &other : look.cluster.nodes) {
        if (other.id != look.node.id && wanted(other))
            ids += (ids.empty() ? "" : ", ") + other.id;
    }
    return ids;
}

// Both copies of some series would be out of reach.
void checkPartners(const Look &look)
{
    look.check(look.cluster.replication > 1, Verdict::Block, "every series has a second copy",
               "series have one copy: writes to the " + std::to_string(look.plan.series) +
                   " series of " + look.node.id + " would be refused");
    const auto away = idsOf(look, [](const auto &other) { return !canServe(other); });
    look.check(away.empty(), Verdict::Block, "all other nodes take writes",
               "not taking writes: " + away +
                   "; series with their other copy there would have none");
    const auto lacking =
        idsOf(look, [](const auto &other) { return other.openGaps + other.waitingGaps > 0; });
    look.check(lacking.empty(), Verdict::Warn, "no other node has open gaps",
               "open gaps on " + lacking + ": some points may exist on " + look.node.id +
                   " only until they are filled");
    look.check(!look.cluster.isPanic, Verdict::Warn, "few nodes look down",
               look.cluster.panicReason);
}

void checkRoomForNewSeries(const Look &look)
{
    std::size_t owners = 0;
    for (const auto &other : look.cluster.nodes)
        owners +=
            other.id != look.node.id && other.weight > 0 && other.order.kind == OrderKind::None
                ? 1U
                : 0U;
    look.check(owners > 0, Verdict::Block, std::to_string(owners) + " other nodes own new series",
               "no other node would own new series");
    look.check(owners >= look.cluster.replication, Verdict::Warn, "new series keep two copies",
               "only " + std::to_string(owners) +
                   " other node owns new series: they would have one copy");
}

void checkOrders(const Look &look, OrderKind wanted)
{
    look.check(look.node.order.kind != wanted, Verdict::Warn, "no such order is in force",
               look.node.id + " is already under the order " + std::string(orderKindText(wanted)));
}

void checkBackfill(const Look &look)
{
    look.check(look.node.isAccepting, Verdict::Block, look.node.id + " takes writes",
               look.node.id + " does not take writes: " + look.node.reason);
    look.check(look.node.openGaps + look.node.residueGaps > 0, Verdict::Warn,
               std::to_string(look.node.openGaps) + " open gaps, " +
                   std::to_string(look.node.residueGaps) + " with residues",
               "no gap of " + look.node.id + " is known: nothing would be done");
}

void checkHeal(const Look &look)
{
    look.plan.series = look.cluster.splitSeries;
    look.check(look.cluster.splitSeries > 0, Verdict::Warn,
               std::to_string(look.cluster.splitSeries) + " series are split",
               "no series is split: those that were healed are compared again");
    std::string away;
    for (const auto &one : look.cluster.nodes)
        away += canServe(one) ? std::string() : (away.empty() ? "" : ", ") + one.id;
    look.check(away.empty(), Verdict::Warn, "all nodes take writes",
               "not taking writes: " + away +
                   "; series with a part or a copy there are left as they are");
}

void addChecks(const Look &look)
{
    switch (look.plan.action) {
    case Action::Failover:
        checkPartners(look);
        return checkOrders(look, OrderKind::FailedOver);
    case Action::Maintenance:
        checkPartners(look);
        return checkOrders(look, OrderKind::Maintenance);
    case Action::Drain:
        checkRoomForNewSeries(look);
        return checkOrders(look, OrderKind::Draining);
    case Action::Resume:
        return look.check(look.node.order.kind != OrderKind::None, Verdict::Warn,
                          "in force: " + std::string(orderKindText(look.node.order.kind)) +
                              ", by " + look.node.order.by,
                          "no order is in force for " + look.node.id);
    case Action::Backfill:
        return checkBackfill(look);
    case Action::Audit:
        return look.check(look.cluster.replication > 1, Verdict::Block,
                          "every series has a second copy",
                          "series have one copy: there is nothing to compare");
    case Action::Heal:
        return checkHeal(look);
    }
}

} // namespace

std::optional<Action> actionNamed(std::string_view text)
{
    for (const auto action :
         std::array{Action::Failover, Action::Maintenance, Action::Drain, Action::Resume,
                    Action::Backfill, Action::Audit, Action::Heal}) {
        if (name(action) == text)
            return action;
    }
    return std::nullopt;
}

Result<Plan> buildPlan(const PlanRequest &request, const ClusterSnapshot &cluster)
{
    const auto node =
        std::find_if(cluster.nodes.begin(), cluster.nodes.end(),
                     [&](const auto &candidate) { return candidate.id == request.node; });
    const bool isOfAll =
        (request.action == Action::Audit || request.action == Action::Heal) && request.node.empty();
    if (node == cluster.nodes.end() && !isOfAll)
        return Error{ErrorCode::NotFound, "there is no node \"" + request.node + "\""};
    Plan plan;
    plan.action = request.action;
    plan.node = request.node;
    plan.by = request.by;
    plan.reason = request.reason;
    plan.undoes = request.undoes;
    plan.audit = request.audit;
    plan.madeAt = cluster.at;
    plan.mapVersion = cluster.mapVersion;
    if (isOfAll) {
        plan.series = cluster.series;
        addChecks({cluster, NodeSnapshot(), plan});
        return plan;
    }
    plan.series = node->primarySeries + node->replicaSeries; // a heal counts others, below
    plan.pointsPerSecond = node->pointsPerSecond;
    const bool takesOut =
        request.action == Action::Failover || request.action == Action::Maintenance;
    for (const auto &other : cluster.nodes) {
        if (other.id == node->id)
            continue;
        if (takesOut && canServe(other))
            plan.takeOver.push_back(other.id);
        for (const auto &[id, gap] : other.gaps.records)
            plan.pointsAtRisk += takesOut && gap.state == GapState::Open ? gap.points : 0;
    }
    plan.targets = planTargets(plan.action, *node, cluster);
    addChecks({cluster, *node, plan});
    return plan;
}

} // namespace tg::cluster
