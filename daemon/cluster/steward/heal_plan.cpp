#include "cluster/steward/heal_plan.h"

#include <array>
#include <map>
#include <utility>

namespace tg::cluster {

namespace {

using Copies = std::array<series::CopyRef, kMaxCopies>;

bool isWithinReach(const route::ExtraHolder &extra, const Copies &copies,
                   const std::function<bool(NodeIndex)> &canBeRead)
{
    bool isThere = canBeRead(extra.node);
    for (const auto copy : copies)
        isThere = isThere && (!copy.isPlaced() || (copy.isResolved() && canBeRead(copy.node())));
    return isThere;
}

} // namespace

HealPlan planHeal(const std::vector<route::ExtraHolder> &extras, NodeIndex only,
                  const std::function<bool(NodeIndex)> &canBeRead)
{
    HealPlan plan;
    std::map<std::pair<unsigned, std::uint16_t>, HealStep> steps; // by round and target
    std::map<const series::SeriesEntry *, unsigned> rounds; // extra holders of a series so far
    for (const auto &extra : extras) {
        if (only.isValid() && extra.node != only)
            continue;
        const auto both = extra.entry->bothCopies();
        const Copies copies{both.primary, both.replica};
        if (!isWithinReach(extra, copies, canBeRead)) {
            ++plan.outOfReach;
            continue;
        }
        const auto round = rounds[extra.entry]++;
        plan.extras.push_back(extra);
        for (const auto copy : copies) {
            if (!copy.isPlaced() || copy.node() == extra.node)
                continue;
            HealStep &step = steps[{round, copy.node().value}];
            step.target = copy.node();
            step.pairs.push_back({extra, copy.id()});
        }
    }
    for (auto &[key, step] : steps)
        plan.steps.push_back(std::move(step));
    return plan;
}

} // namespace tg::cluster
