#include "cluster/health/panic_guard.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>
#include <tuple>

#include "cluster/health/figures.h"

namespace tg::cluster {

namespace {

bool isByOrder(const NodeVerdict &node)
{
    return node.judgement->order == OrderInForce::FailedOver;
}

} // namespace

PanicRound PanicGuard::judgeRound(Clock::Steady at, std::span<const NodeVerdict> nodes)
{
    std::vector<NodeVerdict> down;
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(down), [](const NodeVerdict &node) {
        return node.judgement->state == HealthState::Down;
    });
    const auto share = std::floor(m_bounds.maxDownShare * static_cast<double>(nodes.size()) + 1e-9);
    const auto allowed = std::max(static_cast<std::size_t>(share), std::size_t{1});

    const bool wasPanic = m_panicSince.has_value();
    weighPanic(at, down.size() > allowed);
    admit(down, wasPanic && m_panicSince ? 0 : allowed);

    PanicRound round;
    round.isPanic = m_panicSince.has_value();
    if (round.isPanic) {
        round.since = *m_panicSince;
        round.reason = panicReason(at, down.size(), nodes.size());
    }
    for (const NodeVerdict &node : nodes) {
        const Judgement &judgement = *node.judgement;
        if (judgement.state == HealthState::Down && !m_admitted.contains(node.node))
            round.verdicts.push_back({HealthState::Degraded, true,
                                      "looks down (" + judgement.reason +
                                          "), but too many nodes do: not failed over by itself"});
        else
            round.verdicts.push_back({judgement.state, false, judgement.reason});
    }
    return round;
}

// Those already let through stay, then by order, then the earliest, up to the number allowed.
void PanicGuard::admit(std::vector<NodeVerdict> down, std::size_t allowed)
{
    const auto rank = [this](const NodeVerdict &node) {
        return std::tuple(!isByOrder(node), !m_admitted.contains(node.node), node.judgement->since,
                          std::string_view(node.node));
    };
    std::sort(down.begin(), down.end(),
              [&](const auto &a, const auto &b) { return rank(a) < rank(b); });
    std::set<std::string> admitted;
    for (const NodeVerdict &node : down) {
        if (isByOrder(node) || m_admitted.contains(node.node) || admitted.size() < allowed)
            admitted.insert(node.node);
    }
    m_admitted = std::move(admitted);
}

void PanicGuard::weighPanic(Clock::Steady at, bool isBeyond)
{
    if (isBeyond) {
        m_calmSince.reset();
        if (!m_panicSince)
            m_panicSince = at;
    } else if (m_panicSince) {
        if (!m_calmSince)
            m_calmSince = at;
        if (at - *m_calmSince >= m_bounds.panicClear) {
            m_panicSince.reset();
            m_calmSince.reset();
        }
    }
}

std::string PanicGuard::panicReason(Clock::Steady at, std::size_t down, std::size_t nodes) const
{
    const std::string text = std::to_string(down) + " of " + std::to_string(nodes) +
                             (down == 1 ? " nodes looks down: " : " nodes look down: ");
    if (!m_calmSince)
        return text +
               "more likely this gateway's own network; no further failover is made by itself";
    const auto calm = std::chrono::duration_cast<std::chrono::milliseconds>(at - *m_calmSince);
    return text + "calm for " + figures::duration(calm) + " of " +
           figures::duration(m_bounds.panicClear) +
           "; until then no further failover is made by itself";
}

} // namespace tg::cluster
