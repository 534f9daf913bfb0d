// Plans that were made and operations that were begun. Thread-safe: admin and control sessions make
// plans and begin operations, the cluster thread carries them out and notes how they go. Bounded:
// the oldest finished ones are forgotten.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "cluster/steward/operations.h"
#include "shared/base/result.h"

namespace tg::cluster {

struct BeginRequest {
    std::string planId;
    std::uint64_t mapVersion = 0; // that the plan was made for
    std::string confirmation;     // the node's id, when the plan asks for it
    bool overridesBlock = false;
    std::string by;
};

class OperationBook
{
public:
    static constexpr std::size_t kPlans = 100;
    static constexpr std::size_t kOperations = 200;

    // Gives the plan its id.
    Plan addPlan(Plan plan);
    // NotFound: no such plan (any more). Refused: the map is another by now, a check blocks, or the
    // confirmation is wrong. A plan can be begun once.
    Result<Operation> begin(const BeginRequest &request, std::uint64_t mapVersionNow,
                            OrderKind before, std::int64_t nowMs);
    // Without a plan made before: what the judge decides by itself.
    Operation beginAutomatic(Plan plan, OrderKind before, std::int64_t nowMs);

    void update(const std::string &id, const std::function<void(Operation &)> &change);
    void finish(const std::string &id, OperationState state, std::string result,
                std::int64_t nowMs);

    std::optional<Operation> operation(const std::string &id) const;
    std::optional<Plan> plan(const std::string &id) const;
    std::vector<Operation> operations() const; // newest first
    std::vector<Plan> plans() const;           // newest first

private:
    Operation &add(Plan plan, OrderKind before, std::int64_t nowMs);

    mutable std::mutex m_mutex;
    std::map<std::uint64_t, Plan> m_plans; // by number
    std::map<std::uint64_t, Operation> m_operations;
    std::uint64_t m_last = 0;
};

// An operation that changed a standing order, and what takes it back; nothing for one that changed
// none.
std::optional<Action> undoOf(const Operation &operation);
// What the operator has to type; empty when nothing can be lost.
std::string confirmationOf(const Plan &plan);

} // namespace tg::cluster
