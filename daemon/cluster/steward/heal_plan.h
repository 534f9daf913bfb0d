// What healing split series consists of: fills, one node after the other, that copy what extra
// holders have to the copies. Pure; cluster thread.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "route/extra_holders.h"

namespace tg::cluster {

struct HealPair {
    route::ExtraHolder extra; // where from
    std::uint64_t targetId = 0;
};

// One fill. No series is in it twice: two sources that have the same point would both copy it.
struct HealStep {
    NodeIndex target;
    std::vector<HealPair> pairs;
};

struct HealPlan {
    std::vector<HealStep> steps;
    std::vector<route::ExtraHolder> extras; // that are healed once all steps are done
    std::uint64_t outOfReach =
        0; // holders left out: they, or a copy of theirs, cannot be read or has no id yet
};

// only: of that extra holder; an invalid index = of all.
HealPlan planHeal(const std::vector<route::ExtraHolder> &extras, NodeIndex only,
                  const std::function<bool(NodeIndex)> &canBeRead);

} // namespace tg::cluster
