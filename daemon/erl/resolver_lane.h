// The resolve calls of one link: at most two on the wire, the others wait their turn. Link thread,
// but for push().
#pragma once

#include <deque>
#include <memory>

#include "erl/call_inbox.h"
#include "erl/dist_connection.h"
#include "erl/link_counters.h"
#include "erl/resolve_call.h"
#include "erl/rpc_frames.h"
#include "erl/rpc_table.h"

namespace tg::erl {

class ResolverLane
{
public:
    ResolverLane(RpcTable &rpcs, LinkCounters &counters, const Clock &clock);

    Wake &wake() { return m_inbox.wake(); }
    void push(ResolveCall call) { m_inbox.push(std::move(call)); } // any thread

    void takeWaiting();
    void sendSome(DistConnection &connection, const RpcFrames &frames, TagSource &tags);
    void failWaiting(const std::string &reason); // those on the wire fail with the RpcTable
    void expireWaiting(Clock::Steady now);

private:
    static constexpr std::size_t kMaxOnWire = 2;
    static constexpr std::size_t kMaxWaiting = 4096;

    struct Waiting {
        ResolveCall call;
        Clock::Steady deadline;
    };

    void finish(ResolveCall &call, Result<std::vector<std::uint64_t>> ids);

    RpcTable &m_rpcs;
    LinkCounters &m_counters;
    const Clock &m_clock;
    CallInbox<ResolveCall> m_inbox{kMaxWaiting};
    std::deque<Waiting> m_waiting;
    std::size_t m_onWire = 0;
};

} // namespace tg::erl
