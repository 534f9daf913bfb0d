// Plays samples to a judge as a script of phases, ten samples a second, and keeps what it said.
#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

#include "cluster/health/health_judge.h"

namespace tg::cluster::test {

using Ms = std::chrono::milliseconds;

enum class Shape { Good, Closed, HungCall, HungProbe, LostProbes, Slow, Cold, Gappy, Wrong };

inline HealthSample sampleOf(Shape shape, Ms intoPhase)
{
    using enum Shape;
    HealthSample sample;
    sample.isConnected = shape != Closed && shape != Wrong;
    sample.isWarm = sample.isConnected && shape != Cold;
    sample.creation = sample.isConnected ? 3 : 0;
    sample.hasOpenGaps = shape == Gappy;
    if (sample.isConnected)
        sample.rtt = std::chrono::microseconds(900);
    if (shape == Closed)
        sample.lastLossReason = "connection refused";
    if (shape == HungCall)
        sample.oldestUnconfirmed = intoPhase;
    if (shape == HungProbe)
        sample.openProbeAge = intoPhase;
    if (shape == LostProbes) { // given up after a second, the next is sent at once
        sample.openProbeAge = intoPhase % Ms(1'000);
        sample.isLastProbeTimedOut = intoPhase >= Ms(1'000);
    }
    if (shape == Slow)
        sample.builderMailbox = 12'000;
    if (shape == Wrong) {
        sample.isRefused = true;
        sample.refusal = "is n2, should be n1";
    }
    return sample;
}

class HealthPlayer
{
public:
    explicit HealthPlayer(const HealthThresholds &bounds = {}, std::uint64_t seed = 1)
        : m_judge(bounds, seed)
    {
    }

    // For so long, the last sample at its very end.
    const Judgement &play(Shape shape, Ms time, OrderInForce order = OrderInForce::None)
    {
        for (Ms into{0}; into < time;) {
            into += kStep;
            HealthSample sample = sampleOf(shape, into);
            sample.order = order;
            add(sample, kStep);
        }
        return last;
    }

    const Judgement &add(HealthSample sample, Ms after)
    {
        now += after;
        sample.at = now;
        last = m_judge.judge(sample);
        changes.insert(changes.end(), last.changes.begin(), last.changes.end());
        return last;
    }

    std::size_t countTo(HealthState state) const
    {
        std::size_t count = 0;
        for (const HealthChange &change : changes)
            count += change.to == state && !change.isHidden ? 1 : 0;
        return count;
    }

    static constexpr Ms kStep{100};
    Clock::Steady now = Clock::Steady{} + std::chrono::hours(1);
    Judgement last;
    std::vector<HealthChange> changes;

private:
    HealthJudge m_judge;
};

} // namespace tg::cluster::test
