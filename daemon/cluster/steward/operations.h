// Plans and operations: what an operator (or a verdict of the judge) is about to do to a node, what
// it would cost, and what became of it. Plain values of the cluster thread; copies travel in
// snapshots.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cluster/facts/standing_order.h"

namespace tg::cluster {

enum class Action : std::uint8_t { Failover, Maintenance, Drain, Resume, Backfill, Audit, Heal };
std::string_view name(Action action);

enum class Verdict : std::uint8_t { Pass, Warn, Block };
std::string_view name(Verdict verdict);

struct PlanCheck {
    Verdict verdict = Verdict::Pass;
    std::string text; // what was looked at, and what was found
};

struct AuditWish {               // of a plan for an audit; bounds: base/audit_bounds.h
    std::int64_t hours = 2;      // back from now
    std::uint64_t series = 1000; // at most, evenly spread over the table
    bool repairs = false;        // opens a gap for a copy that lacks points
};

// A node that takes over: how it stands, and how it would stand then.
struct PlanTarget {
    std::string node;
    std::uint32_t shardsBefore = 0; // whose new series it owns and whose reads it serves first
    std::uint32_t shardsAfter = 0;
    double pointsPerSecondBefore = 0; // copies it confirms; empty: not known
    std::optional<double> pointsPerSecondAfter;
    std::optional<double> loadBefore; // share of limits.node_bytes in use; empty: not known
    std::optional<double> loadAfter;
};

struct Plan {
    std::string id;
    Action action = Action::Failover;
    std::string node;
    std::string undoes; // id of the operation that this plan takes back; empty = none
    std::string by;
    std::string reason;
    std::int64_t madeAt = 0; // unix ms
    std::uint64_t mapVersion = 0;
    std::uint64_t series = 0;          // with a copy on the node
    double pointsPerSecond = 0;        // confirmed by the node lately
    std::uint64_t pointsAtRisk = 0;    // whose only valid copy is on the node
    std::vector<std::string> takeOver; // ids of the nodes that serve meanwhile
    std::vector<PlanTarget> targets;   // nodes that get shards by it
    std::vector<PlanCheck> checks;
    AuditWish audit;

    static constexpr std::int64_t kLifeMs = 600'000;            // a plan describes a moment
    std::int64_t expiresAt() const { return madeAt + kLifeMs; } // unix ms

    bool isBlocked() const
    {
        for (const auto &check : checks)
            if (check.verdict == Verdict::Block)
                return true;
        return false;
    }
};

enum class OperationState : std::uint8_t { Running, Done, Failed, Aborted };
std::string_view name(OperationState state);

struct Operation {
    std::string id;
    Plan plan;
    OperationState state = OperationState::Running;
    bool isAutomatic = false;
    OrderKind before =
        OrderKind::None;        // the order in force when it began: what an undo goes back to
    std::int64_t startedAt = 0; // unix ms
    std::int64_t endedAt = 0;
    std::uint64_t done = 0; // series
    std::uint64_t total = 0;
    std::uint64_t pointsWritten = 0;
    std::string result;
    std::vector<std::string> details; // bounded: residues, differences
};

} // namespace tg::cluster
