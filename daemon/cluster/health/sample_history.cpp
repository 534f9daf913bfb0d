#include "cluster/health/sample_history.h"

#include <algorithm>

namespace tg::cluster {

namespace {

using Ms = std::chrono::milliseconds;

Ms between(Clock::Steady from, Clock::Steady to)
{
    return std::max(std::chrono::duration_cast<Ms>(to - from), Ms::zero());
}

// Keeps the start of a streak while it lasts, and says how long that is.
std::optional<Ms> streak(std::optional<Clock::Steady> &since, bool lasts, Clock::Steady at)
{
    if (!lasts)
        since.reset();
    else if (!since)
        since = at;
    return since ? std::optional(between(*since, at)) : std::nullopt;
}

} // namespace

Standing SampleHistory::add(const HealthSample &sample, bool isSlow)
{
    noticeSleep(sample.at);
    noticeProbe(sample);

    Standing standing;
    standing.watchedFor = between(*m_watchedSince, sample.at);
    standing.closedFor = streak(m_closedSince, !sample.isConnected, sample.at).value_or(Ms::zero());
    standing.hungFor = hungFor(sample);
    standing.isStalled = sample.isConnected &&
                         (standing.hungFor >= m_bounds.hungDegraded || sample.isLastProbeTimedOut);
    standing.isSlow = sample.isConnected && isSlow;
    standing.isRestarted = noticeRestart(sample);

    const bool isSound = sample.isConnected && !sample.isRefused && !standing.isStalled;
    standing.isBrokenOff = m_soundSince && (!isSound || standing.isRestarted);
    if (standing.isRestarted) {
        m_soundSince.reset();
        m_goodSince.reset();
    }
    standing.soundFor = streak(m_soundSince, isSound, sample.at);
    standing.goodFor = streak(m_goodSince, isSound && !isSlow, sample.at);
    return standing;
}

// After a stop of this process (a paused machine) every age is long, and says nothing of the node:
// whatever has to last must last from now on.
void SampleHistory::noticeSleep(Clock::Steady at)
{
    if (!m_watchedSince) {
        m_watchedSince = at;
    } else if (at - m_last > m_bounds.sampleGap) {
        m_hasSlept = true;
        m_watchedSince = at;
        m_closedSince.reset();
        m_unansweredSince.reset();
        m_soundSince.reset();
        m_goodSince.reset();
    }
    m_last = at;
}

// Probes may be given up and sent again while the node hangs: the first of them counts.
void SampleHistory::noticeProbe(const HealthSample &sample)
{
    const auto sent =
        sample.openProbeAge ? std::optional(sample.at - *sample.openProbeAge) : std::nullopt;
    if (!sample.isConnected)
        m_unansweredSince.reset();
    else if (!sample.isLastProbeTimedOut)
        m_unansweredSince = sent;
    else if (!m_unansweredSince)
        m_unansweredSince = sent.value_or(sample.at);
}

Ms SampleHistory::hungFor(const HealthSample &sample) const
{
    if (!sample.isConnected)
        return Ms::zero();
    Ms age = sample.oldestUnconfirmed.value_or(Ms::zero());
    if (m_unansweredSince)
        age = std::max(age, between(*m_unansweredSince, sample.at));
    return m_hasSlept ? std::min(age, between(*m_watchedSince, sample.at)) : age;
}

bool SampleHistory::noticeRestart(const HealthSample &sample)
{
    if (sample.creation == 0 || sample.isRefused)
        return false;
    const bool isOther = m_creation != 0 && m_creation != sample.creation;
    m_creation = sample.creation;
    return isOther;
}

} // namespace tg::cluster
