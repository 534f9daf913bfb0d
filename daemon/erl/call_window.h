// The write calls of one link: slices that wait, calls that are out and unconfirmed, and what
// becomes of them. Every slice taken from the queue leaves through here exactly once: Confirmed,
// Lost or Stale. Link thread.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/node_board.h"
#include "base/recent_writes.h"
#include "erl/dist_connection.h"
#include "erl/homecoming.h"
#include "erl/link_counters.h"
#include "erl/rpc_frames.h"
#include "shared/base/clock.h"

namespace tg::erl {

class CallWindow
{
public:
    CallWindow(batch::NodeQueue &queue, NodeStatus &status, const Limits &limits,
               LinkCounters &counters, RecentWrites &recent, const Clock &clock);

    void takeWaiting();    // from the queue
    void displaceOldest(); // of those waiting, as many as the queue was asked to make room for
    // Puts waiting slices into calls while fewer than limits.callsInFlight are out; a node that
    // must be slowed down (NodeStatus::pacePermille) gets its share of them.
    void sendSome(DistConnection &connection, const RpcFrames &frames, TagSource &tags,
                  std::string_view store);

    enum class Verdict : std::uint8_t { NotOurs, Confirmed, Refused };
    Verdict answer(const Reply &reply);

    void loseWaiting(); // closes the queue too
    void loseAll();     // the calls that are out as well
    void deliver() { m_home.deliver(); }

    bool isIdle() const { return m_calls.empty(); }
    // When the oldest call was sent; nothing if none is out.
    std::optional<Clock::Steady> oldestSentAt() const;

private:
    struct Call {
        std::uint64_t tag = 0;
        Clock::Steady sentAt;
        std::vector<batch::SlicePtr> slices;
    };

    Call gather();
    void settle(Call call, batch::SliceFate fate);
    void lose(batch::SlicePtr slice);
    void markTimely(const Call &call, Clock::Steady now);

    batch::NodeQueue &m_queue;
    NodeStatus &m_status;
    const Limits &m_limits;
    LinkCounters &m_counters;
    RecentWrites &m_recent;
    const Clock &m_clock;
    Homecoming m_home;
    std::deque<batch::SlicePtr> m_waiting;
    std::deque<Call> m_calls; // in the order of sending
};

} // namespace tg::erl
