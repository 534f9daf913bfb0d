#include "console/link/console_clock.h"

#include <ctime>

namespace tg::console {

Clock::Steady ConsoleClock::now() const
{
    // std::chrono::steady_clock stands still while a Linux machine sleeps; this one does not.
    timespec at{};
    if (clock_gettime(CLOCK_BOOTTIME, &at) != 0)
        return std::chrono::steady_clock::now();
    return Steady(std::chrono::duration_cast<Steady::duration>(
        std::chrono::seconds(at.tv_sec) + std::chrono::nanoseconds(at.tv_nsec)));
}

std::int64_t ConsoleClock::unixMilliseconds() const
{
    return SystemClock().unixMilliseconds();
}

} // namespace tg::console
