#include "cluster/health/pace.h"

#include <algorithm>
#include <chrono>

#include "cluster/health/figures.h"

namespace tg::cluster {

PaceAdvice Pace::advise(Clock::Steady at, std::optional<std::uint64_t> builderMailbox)
{
    if (builderMailbox || !m_lastKnown)
        m_lastKnown = at;
    const std::chrono::duration<double> passed =
        m_last ? at - *m_last : Clock::Steady::duration::zero();
    m_last = at;

    const double goal = wanted(at, builderMailbox);
    const bool isEnd = goal <= 0 || goal >= 1;
    if (goal < m_fraction) {
        if (isEnd || m_fraction - goal > m_bounds.paceDeadBand)
            m_fraction = goal;
    } else if (goal > m_fraction && (isEnd || goal - m_fraction > m_bounds.paceDeadBand)) {
        m_fraction =
            std::min(goal, m_fraction + m_bounds.paceRisePerSecond * std::max(passed.count(), 0.0));
    }
    return {m_fraction, m_fraction < 1 ? reasonOf(builderMailbox) : std::string()};
}

double Pace::wanted(Clock::Steady at, std::optional<std::uint64_t> builderMailbox) const
{
    if (!builderMailbox) {
        const bool isBlind = at - *m_lastKnown >= m_bounds.paceUnknown;
        return isBlind ? std::max(m_fraction, m_bounds.paceBlind) : m_fraction;
    }
    if (*builderMailbox < m_bounds.slowMailbox)
        return 1;
    if (*builderMailbox >= m_bounds.stopMailbox)
        return 0;
    return static_cast<double>(m_bounds.stopMailbox - *builderMailbox) /
           static_cast<double>(m_bounds.stopMailbox - m_bounds.slowMailbox);
}

std::string Pace::reasonOf(std::optional<std::uint64_t> builderMailbox) const
{
    const std::string rate = figures::percent(m_fraction) + " of the full rate: ";
    if (!builderMailbox)
        return rate + "the mailbox of the node's builders is not known";
    return rate + "a builder of the node has " + figures::count(*builderMailbox) +
           " messages waiting (slow from " + figures::count(m_bounds.slowMailbox) + ", stop at " +
           figures::count(m_bounds.stopMailbox) + ", losses at " +
           figures::count(kNodeMailboxLimit) + ")";
}

} // namespace tg::cluster
