#include "app/control/cells.h"
#include "app/control/desk_tables.h"
#include "cluster/steward/operation_book.h"

namespace tg::app {

using protocol::OperationColumn;
using protocol::PlanColumn;
using protocol::Row;
using protocol::text;
using protocol::Topic;
using protocol::Value;
using protocol::whole;

namespace {

// From how fast it went so far; nothing can be said before some of it is done.
Value leftOf(const cluster::Operation &operation, std::int64_t nowMs)
{
    const bool isRunning = operation.state == cluster::OperationState::Running;
    const auto passed = nowMs - operation.startedAt;
    if (!isRunning || operation.done == 0 || operation.total < operation.done || passed <= 0)
        return {};
    const auto left = static_cast<double>(operation.total - operation.done);
    return whole(static_cast<std::int64_t>(static_cast<double>(passed) * left /
                                           static_cast<double>(operation.done)));
}

Value checksOf(const cluster::Plan &plan)
{
    std::vector<std::string> all;
    for (const auto &check : plan.checks)
        all.push_back(std::string(cluster::name(check.verdict)) + '\t' + check.text);
    return lines(all);
}

} // namespace

protocol::Table operationTable(const cluster::ClusterSnapshot &cluster, std::int64_t nowMs)
{
    std::vector<Row> rows;
    for (const auto &operation : cluster.operations) {
        const auto &plan = operation.plan;
        const bool isRunning = operation.state == cluster::OperationState::Running;
        auto &row = rows.emplace_back(Topic::Operations);
        row.set(OperationColumn::Id, text(operation.id))
            .set(OperationColumn::Action, text(cluster::name(plan.action)))
            .set(OperationColumn::Node, unlessEmpty(plan.node))
            .set(OperationColumn::State, text(cluster::name(operation.state)))
            .set(OperationColumn::IsAutomatic, operation.isAutomatic)
            .set(OperationColumn::By, text(plan.by))
            .set(OperationColumn::Reason, text(plan.reason))
            .set(OperationColumn::PlanId, unlessEmpty(plan.id))
            .set(OperationColumn::Undoes, unlessEmpty(plan.undoes))
            .set(OperationColumn::CanUndo, !isRunning && cluster::undoOf(operation).has_value())
            .set(OperationColumn::StartedAt, qint64{operation.startedAt})
            .set(OperationColumn::EndedAt, unlessZero(operation.endedAt))
            .set(OperationColumn::SeriesDone, whole(operation.done))
            .set(OperationColumn::SeriesTotal,
                 unlessZero(static_cast<std::int64_t>(operation.total)))
            .set(OperationColumn::PointsWritten, whole(operation.pointsWritten))
            .set(OperationColumn::LeftMs, leftOf(operation, nowMs))
            .set(OperationColumn::MapVersion, whole(plan.mapVersion))
            .set(OperationColumn::Result, text(operation.result))
            .set(OperationColumn::Details, lines(operation.details));
    }
    return {Topic::Operations, std::move(rows)};
}

protocol::Table planTable(const cluster::ClusterSnapshot &cluster, std::int64_t nowMs)
{
    std::vector<Row> rows;
    for (const auto &plan : cluster.plans) {
        if (plan.expiresAt() <= nowMs)
            continue;
        auto &row = rows.emplace_back(Topic::Plans);
        row.set(PlanColumn::Id, text(plan.id))
            .set(PlanColumn::Action, text(cluster::name(plan.action)))
            .set(PlanColumn::Node, unlessEmpty(plan.node))
            .set(PlanColumn::Undoes, unlessEmpty(plan.undoes))
            .set(PlanColumn::By, text(plan.by))
            .set(PlanColumn::Reason, text(plan.reason))
            .set(PlanColumn::MadeAt, qint64{plan.madeAt})
            .set(PlanColumn::ExpiresAt, qint64{plan.expiresAt()})
            .set(PlanColumn::MapVersion, whole(plan.mapVersion))
            .set(PlanColumn::Series, whole(plan.series))
            .set(PlanColumn::PointsPerSecond, protocol::real(plan.pointsPerSecond))
            .set(PlanColumn::PointsAtRisk, whole(plan.pointsAtRisk))
            .set(PlanColumn::TakeOver, lines(plan.takeOver))
            .set(PlanColumn::Checks, checksOf(plan))
            .set(PlanColumn::IsBlocked, plan.isBlocked())
            .set(PlanColumn::Confirm, text(cluster::confirmationOf(plan)));
    }
    return {Topic::Plans, std::move(rows)};
}

} // namespace tg::app
