#include "cluster/health/return_hold.h"

#include <algorithm>

namespace tg::cluster {

namespace {

using Ms = std::chrono::milliseconds;

// splitmix64: the same sequence on every platform, which std distributions do not promise.
std::uint64_t draw(std::uint64_t &state)
{
    state += 0x9e3779b97f4a7c15ULL;
    std::uint64_t mixed = state;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
    return mixed ^ (mixed >> 31);
}

} // namespace

void ReturnHold::begin(Clock::Steady at)
{
    m_outSince = at;
    const auto span = static_cast<std::uint64_t>(m_bounds.returnJitter.count()) + 1;
    m_jitter = Ms(static_cast<Ms::rep>(draw(m_seed) % span));
}

void ReturnHold::countFlap(Clock::Steady at)
{
    forgetOldFlaps(at);
    if (m_flaps.size() == kMaxFlaps)
        m_flaps.pop_front();
    m_flaps.push_back(at);
}

void ReturnHold::forgetOldFlaps(Clock::Steady at)
{
    while (!m_flaps.empty() && at - m_flaps.front() > m_bounds.flapWindow)
        m_flaps.pop_front();
}

Ms ReturnHold::steadyNeeded() const
{
    Ms needed = m_bounds.returnGood;
    for (std::size_t flap = 1; flap < m_flaps.size() && needed < m_bounds.flapHoldMax; ++flap)
        needed *= 2;
    return std::min(needed, m_bounds.flapHoldMax);
}

Ms ReturnHold::left(Clock::Steady at, std::optional<Ms> soundFor) const
{
    const auto outFor = std::chrono::duration_cast<Ms>(at - m_outSince);
    const Ms steady = steadyNeeded() + m_jitter - soundFor.value_or(Ms::zero());
    const Ms minimum = m_bounds.returnMinOut + m_jitter - outFor;
    // Never over for a node that is not sound at all, whatever the bounds.
    return std::max({steady, minimum, soundFor ? Ms::zero() : Ms(1)});
}

} // namespace tg::cluster
