// The console's clock: monotonic, and counting the time in which the machine slept. After a sleep
// every figure is old at once and every silent peer is given up. Any thread.
#pragma once

#include "shared/base/clock.h"

namespace tg::console {

class ConsoleClock final : public Clock
{
public:
    Steady now() const override;
    std::int64_t unixMilliseconds() const override;
};

} // namespace tg::console
