// Stops a gateway that has lost its own network from failing over everybody: how many of the nodes
// may be treated as Down by itself. One thread; one a gateway, asked once a round of judgements.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "cluster/health/health_thresholds.h"
#include "cluster/health/judgement.h"

namespace tg::cluster {

struct NodeVerdict {
    std::string node;           // logical id, unique within the round
    const Judgement *judgement; // of this round; never null
};

struct GuardedVerdict {
    HealthState state = HealthState::Connecting; // the judgement's, or Degraded when it is held
    bool isHeld = false;                         // looks down, but may not be treated so
    std::string reason;                          // the judgement's, or why it is held
};

struct PanicRound {
    bool isPanic = false;
    Clock::Steady since{};                // of the panic, if there is one
    std::string reason;                   // empty without a panic
    std::vector<GuardedVerdict> verdicts; // in the order of the nodes given
};

class PanicGuard
{
public:
    explicit PanicGuard(const HealthThresholds &bounds)
        : m_bounds(bounds)
    {
    }

    // A node that is failed over by order stays so and uses up the share first. While the panic
    // lasts no further node is let through, not even for one that came back.
    PanicRound judgeRound(Clock::Steady at, std::span<const NodeVerdict> nodes);

private:
    void admit(std::vector<NodeVerdict> down, std::size_t allowed);
    void weighPanic(Clock::Steady at, bool isBeyond);
    std::string panicReason(Clock::Steady at, std::size_t down, std::size_t nodes) const;

    HealthThresholds m_bounds;
    std::set<std::string> m_admitted; // Down nodes whose verdict stands
    std::optional<Clock::Steady> m_panicSince;
    std::optional<Clock::Steady> m_calmSince; // within the share again, in a panic
};

} // namespace tg::cluster
