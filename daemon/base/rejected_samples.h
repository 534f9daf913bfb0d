// The newest rejected lines of one worker, for the operator who looks for the sender: a ring for
// each reason. The worker offers the first line of each reason of a request; all but a few a second
// are turned down by a look at the clock, without a lock. newest() from any thread. Owned by the
// composition root, outlives worker and readers.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/reject_reason.h"
#include "shared/base/clock.h"

namespace tg {

struct RejectedSample {
    RejectReason reason = RejectReason::Syntax;
    std::int64_t unixMilliseconds = 0;
    std::string_view format; // a literal
    std::string line;        // printable UTF-8, see printableLine()
    bool isCut = false;
    std::uint64_t number = 0; // grows with time, over all workers that share the count
};

// The beginning of a line as UTF-8 that a terminal can show: control characters, backslashes and
// what is no UTF-8 as \xNN. At most maxBytes of result; isCut: there was more.
std::string printableLine(std::string_view line, std::size_t maxBytes, bool &isCut);

class RejectedSamples
{
public:
    // count: of samples taken, for all workers together; null: of this one alone.
    RejectedSamples(const Limits &limits, const Clock &clock,
                    std::atomic<std::uint64_t> *count = nullptr)
        : m_limits(limits)
        , m_clock(clock)
        , m_count(count ? *count : m_ownCount)
    {
    }

    // The worker's thread.
    void offer(RejectReason reason, std::string_view line, std::string_view format);

    // Appends all that are kept.
    void copyTo(std::vector<RejectedSample> &out) const;

private:
    struct Pace { // how many were taken in the second that began then; the worker's alone
        Clock::Steady since{};
        unsigned taken = 0;
    };

    const Limits &m_limits;
    const Clock &m_clock;
    std::atomic<std::uint64_t> m_ownCount{0};
    std::atomic<std::uint64_t> &m_count;
    std::array<Pace, kRejectReasons> m_pace{};
    mutable std::mutex m_mutex;
    std::array<std::deque<RejectedSample>, kRejectReasons> m_kept;
};

} // namespace tg
