// When requests are due: at once (closed loop), or by a schedule of points a second (open loop),
// which does not wait for a slow server: what it delays stays due. A plain value on the run's
// thread.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace tg::loadgen {

class Pacer
{
public:
    using Time = std::chrono::steady_clock::time_point;
    using Duration = std::chrono::nanoseconds;

    explicit Pacer(double pointsPerSecond)
        : m_pointsPerSecond(pointsPerSecond)
    {
    }

    void restart(Time now) { m_next = now; }
    bool isOpenLoop() const { return m_pointsPerSecond > 0; }
    bool isDue(Time now) const { return !isOpenLoop() || m_next <= now; }
    Time nextDue() const { return m_next; }

    // The time from which the latency of a request of so many samples counts; moves the schedule
    // on.
    Time take(Time now, std::uint64_t samples)
    {
        if (!isOpenLoop())
            return now;
        const Time due = m_next;
        m_next += spacing(samples);
        return due;
    }

    // Requests of so many samples that were due before `end` and not taken.
    std::uint64_t owedAt(Time end, std::uint64_t samples) const
    {
        if (!isOpenLoop() || m_next >= end)
            return 0;
        return static_cast<std::uint64_t>((end - m_next - Duration(1)) / spacing(samples)) + 1;
    }

private:
    Duration spacing(std::uint64_t samples) const
    {
        const double nanoseconds = static_cast<double>(samples) * 1e9 / m_pointsPerSecond;
        return Duration(std::max<std::int64_t>(1, static_cast<std::int64_t>(nanoseconds)));
    }

    double m_pointsPerSecond;
    Time m_next;
};

} // namespace tg::loadgen
