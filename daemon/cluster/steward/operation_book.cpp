#include "cluster/steward/operation_book.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace tg::cluster {

namespace {

std::uint64_t numberOf(const std::string &id)
{
    std::uint64_t number = 0;
    if (id.size() > 2)
        std::from_chars(id.data() + 2, id.data() + id.size(), number);
    return number;
}

} // namespace

std::string_view name(Action action)
{
    constexpr std::string_view kNames[] = {"failover", "maintenance", "drain", "resume",
                                           "backfill", "audit",       "heal"};
    return kNames[static_cast<std::size_t>(action)];
}

std::string_view name(Verdict verdict)
{
    constexpr std::string_view kNames[] = {"PASS", "WARN", "BLOCK"};
    return kNames[static_cast<std::size_t>(verdict)];
}

std::string_view name(OperationState state)
{
    constexpr std::string_view kNames[] = {"running", "done", "failed", "aborted"};
    return kNames[static_cast<std::size_t>(state)];
}

std::optional<Action> undoOf(const Operation &operation)
{
    switch (operation.plan.action) {
    case Action::Failover:
    case Action::Maintenance:
    case Action::Drain:
    case Action::Resume:
        break;
    default:
        return std::nullopt;
    }
    switch (operation.before) {
    case OrderKind::None:
        return Action::Resume;
    case OrderKind::Maintenance:
        return Action::Maintenance;
    case OrderKind::Draining:
        return Action::Drain;
    case OrderKind::FailedOver:
        return Action::Failover;
    }
    return std::nullopt;
}

std::string confirmationOf(const Plan &plan)
{
    return plan.pointsAtRisk > 0 || plan.isBlocked() ? plan.node : std::string();
}

Plan OperationBook::addPlan(Plan plan)
{
    const std::lock_guard lock(m_mutex);
    const auto number = ++m_last;
    plan.id = "p-" + std::to_string(number);
    m_plans[number] = plan;
    if (m_plans.size() > kPlans)
        m_plans.erase(m_plans.begin());
    return plan;
}

Operation &OperationBook::add(Plan plan, OrderKind before, std::int64_t nowMs)
{
    const auto number = ++m_last;
    auto &operation = m_operations[number];
    operation.id = "o-" + std::to_string(number);
    operation.plan = std::move(plan);
    operation.before = before;
    operation.startedAt = nowMs;
    if (m_operations.size() > kOperations) {
        const auto oldest =
            std::find_if(m_operations.begin(), m_operations.end(), [](const auto &entry) {
                return entry.second.state != OperationState::Running;
            });
        if (oldest != m_operations.end() && oldest->first != number)
            m_operations.erase(oldest);
    }
    return operation;
}

Result<Operation> OperationBook::begin(const BeginRequest &request, std::uint64_t mapVersionNow,
                                       OrderKind before, std::int64_t nowMs)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_plans.find(numberOf(request.planId));
    if (found == m_plans.end() || found->second.id != request.planId ||
        nowMs > found->second.expiresAt())
        return Error{ErrorCode::NotFound,
                     "there is no plan " + request.planId +
                         " any more: it was run, or is older than ten minutes; make a new one"};
    const Plan &plan = found->second;
    if (plan.mapVersion != mapVersionNow || request.mapVersion != mapVersionNow)
        return Error{ErrorCode::Refused,
                     "the shard map is at version " + std::to_string(mapVersionNow) +
                         " by now, the plan was made for " + std::to_string(plan.mapVersion) +
                         ": make a new plan and look at it"};
    if (plan.isBlocked() && !request.overridesBlock)
        return Error{ErrorCode::Refused, "a check of the plan blocks it; an admin may override it"};
    if (const auto wanted = confirmationOf(plan); !wanted.empty() && request.confirmation != wanted)
        return Error{ErrorCode::Refused,
                     "points may be lost: confirm with the node's id, \"" + wanted + "\""};
    Operation &operation = add(std::move(found->second), before, nowMs);
    if (!request.by.empty())
        operation.plan.by = request.by;
    m_plans.erase(found);
    return operation;
}

Operation OperationBook::beginAutomatic(Plan plan, OrderKind before, std::int64_t nowMs)
{
    const std::lock_guard lock(m_mutex);
    Operation &operation = add(std::move(plan), before, nowMs);
    operation.isAutomatic = true;
    return operation;
}

void OperationBook::update(const std::string &id, const std::function<void(Operation &)> &change)
{
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_operations.find(numberOf(id)); found != m_operations.end())
        change(found->second);
}

void OperationBook::finish(const std::string &id, OperationState state, std::string result,
                           std::int64_t nowMs)
{
    update(id, [&](Operation &operation) {
        operation.state = state;
        operation.result = std::move(result);
        operation.endedAt = nowMs;
    });
}

std::optional<Operation> OperationBook::operation(const std::string &id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_operations.find(numberOf(id));
    if (found == m_operations.end() || found->second.id != id)
        return std::nullopt;
    return found->second;
}

std::optional<Plan> OperationBook::plan(const std::string &id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_plans.find(numberOf(id));
    if (found == m_plans.end() || found->second.id != id)
        return std::nullopt;
    return found->second;
}

std::vector<Operation> OperationBook::operations() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<Operation> all;
    for (auto entry = m_operations.rbegin(); entry != m_operations.rend(); ++entry)
        all.push_back(entry->second);
    return all;
}

std::vector<Plan> OperationBook::plans() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<Plan> all;
    for (auto entry = m_plans.rbegin(); entry != m_plans.rend(); ++entry)
        all.push_back(entry->second);
    return all;
}

} // namespace tg::cluster
