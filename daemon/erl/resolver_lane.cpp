#include "erl/resolver_lane.h"

#include <algorithm>

#include "term/resolve_terms.h"

namespace tg::erl {

ResolverLane::ResolverLane(RpcTable &rpcs, LinkCounters &counters, const Clock &clock)
    : m_rpcs(rpcs)
    , m_counters(counters)
    , m_clock(clock)
{
}

void ResolverLane::takeWaiting()
{
    auto taken = m_inbox.takeAll();
    for (auto &call : taken.refused)
        finish(call, Error{ErrorCode::LimitExceeded, "too many resolve calls wait for this node"});
    const auto now = m_clock.now();
    for (auto &call : taken.calls) {
        const auto deadline = now + call.timeout;
        m_waiting.push_back({std::move(call), deadline});
    }
}

void ResolverLane::sendSome(DistConnection &connection, const RpcFrames &frames, TagSource &tags)
{
    while (connection.isOpen() && m_onWire < kMaxOnWire && !m_waiting.empty()) {
        auto next = std::move(m_waiting.front());
        m_waiting.pop_front();
        const auto tag = tags.next();
        auto frame = frames.call(tag, "lists", "zipwith3", next.call.arguments);
        next.call.arguments = {};
        ++m_onWire;
        m_counters.resolveCalls.add(1);
        const auto call = std::make_shared<ResolveCall>(std::move(next.call));
        m_rpcs.add(tag, next.deadline, [this, call](Result<term::BytesView> reply) {
            --m_onWire;
            if (!reply)
                return finish(*call, reply.error());
            finish(*call, term::readIds(*reply, call->series));
        });
        connection.send(std::move(frame));
    }
}

void ResolverLane::finish(ResolveCall &call, Result<std::vector<std::uint64_t>> ids)
{
    if (!ids)
        m_counters.resolveErrors.add(1);
    if (call.done)
        call.done(std::move(ids));
}

void ResolverLane::failWaiting(const std::string &reason)
{
    takeWaiting();
    for (auto &waiting : std::exchange(m_waiting, {}))
        finish(waiting.call, Error{ErrorCode::Unavailable, "not sent: " + reason});
}

void ResolverLane::expireWaiting(Clock::Steady now)
{
    const auto firstLate =
        std::stable_partition(m_waiting.begin(), m_waiting.end(),
                              [&](const Waiting &waiting) { return waiting.deadline > now; });
    std::deque<Waiting> late(std::make_move_iterator(firstLate),
                             std::make_move_iterator(m_waiting.end()));
    m_waiting.erase(firstLate, m_waiting.end());
    for (auto &waiting : late)
        finish(waiting.call, Error{ErrorCode::TimedOut, "waited too long for the calls before it"});
}

} // namespace tg::erl
