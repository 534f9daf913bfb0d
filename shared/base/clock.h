// Time as a dependency, so that tests move it by hand. Any thread; implementations are thread-safe.
#pragma once

#include <chrono>
#include <cstdint>

namespace tg {

class Clock
{
public:
    using Steady = std::chrono::steady_clock::time_point;

    virtual ~Clock() = default;
    virtual Steady now() const = 0;                    // monotonic, for time-outs and ages
    virtual std::int64_t unixMilliseconds() const = 0; // wall clock, for stamping points
};

class SystemClock final : public Clock
{
public:
    Steady now() const override { return std::chrono::steady_clock::now(); }
    std::int64_t unixMilliseconds() const override
    {
        using namespace std::chrono;
        return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    }
};

// Stands still until told otherwise; for one thread.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(std::int64_t unixMs = 1'700'000'000'000)
        : m_unixMs(unixMs)
    {
    }
    Steady now() const override { return Steady{} + std::chrono::hours(1) + m_elapsed; }
    std::int64_t unixMilliseconds() const override { return m_unixMs + m_elapsed.count(); }
    void advance(std::chrono::milliseconds by) { m_elapsed += by; }

private:
    std::int64_t m_unixMs;
    std::chrono::milliseconds m_elapsed{0};
};

} // namespace tg
