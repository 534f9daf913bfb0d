// The last rejected lines, limits.rejected_samples of each reason, for the operator who looks for
// the sender. A worker notes every rejected line in a few slots of its own (copies at most
// limits.rejected_sample_bytes, allocates nothing once warm) and hands them over when these are
// full and when a piece of a body is read: one lock for up to kStagedSamples lines. So a flood
// costs a short copy a line, and the last ones are always there. Memory: at most kRejectReasons *
// limits.rejected_samples lines a worker, 0.7 MiB with the defaults. Owned by the composition root.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/reject_reason.h"
#include "shared/base/clock.h"

namespace tg {

inline constexpr std::size_t kStagedSamples = 16; // of one worker, before they are handed over

// Whom a line came from. format and endpoint are literals.
struct RejectedOrigin {
    std::string_view format;
    std::string_view endpoint; // path of the route
    std::string source;        // address:port of the client's socket; a proxy's, if there is one
};

struct RejectedSample {
    RejectReason reason = RejectReason::Syntax;
    std::int64_t unixMilliseconds = 0;
    std::string_view format;
    std::string_view endpoint;
    std::string source;
    std::string line; // its beginning
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
    void offer(RejectReason reason, std::string_view line, const RejectedOrigin &origin);
    void handOver(); // what was offered is seen by readers now

    // Any thread. Appends all that are kept, in no order, as bytes.
    void copyTo(std::vector<RejectedSample> &out) const;

private:
    struct Ring {
        std::vector<RejectedSample> slots;
        std::size_t oldest = 0; // once it is full
    };

    const Limits &m_limits;
    const Clock &m_clock;
    std::atomic<std::uint64_t> m_ownCount{0};
    std::atomic<std::uint64_t> &m_count;
    std::array<RejectedSample, kStagedSamples> m_staged;
    std::size_t m_stagedCount = 0;
    mutable std::mutex m_mutex;
    std::array<Ring, kRejectReasons> m_kept;
};

// Of all workers: the last limits.rejected_samples of each reason, newest first, lines printable.
std::vector<RejectedSample>
newestRejected(std::span<const std::unique_ptr<RejectedSamples>> workers, const Limits &limits);

} // namespace tg
