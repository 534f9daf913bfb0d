// What the judge says of a node: state, since when, why, and the figures that it rests on. A value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cluster/health/health_state.h"
#include "shared/base/clock.h"

namespace tg::cluster {

struct HealthEvidence {
    std::string_view name; // of static storage
    std::string value;     // "unknown" when it was not observed
    std::string limit;     // empty when nothing is demanded of it
    bool isBad = false;
};

// For the log. isHidden: a change underneath an order that goes on showing its own state.
struct HealthChange {
    Clock::Steady at{};
    HealthState from = HealthState::Connecting;
    HealthState to = HealthState::Connecting;
    HealthCause cause = HealthCause::Order;
    std::string reason;
    bool isHidden = false;
};

struct Judgement {
    HealthState state = HealthState::Connecting;
    Clock::Steady since{};
    std::string reason;                               // one sentence for an operator, with figures
    std::vector<HealthEvidence> evidence;             // the same names in the same order every time
    HealthState underneath = HealthState::Connecting; // without any order
    OrderInForce order = OrderInForce::None;
    std::vector<HealthChange> changes; // made by this very sample, at most two
};

} // namespace tg::cluster
