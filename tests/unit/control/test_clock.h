// A clock that stands still until told otherwise; any thread.
#pragma once

#include <atomic>

#include "shared/base/clock.h"

namespace tg::control::test {

class TestClock final : public Clock
{
public:
    Steady now() const override
    {
        return Steady{} + std::chrono::hours(1) + std::chrono::milliseconds(m_elapsed.load());
    }
    std::int64_t unixMilliseconds() const override { return 1'700'000'000'000 + m_elapsed.load(); }
    void advance(std::chrono::milliseconds by) { m_elapsed += by.count(); }

private:
    std::atomic<std::int64_t> m_elapsed{0};
};

} // namespace tg::control::test
