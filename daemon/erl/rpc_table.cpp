#include "erl/rpc_table.h"

#include <algorithm>

namespace tg::erl {

void RpcTable::add(std::uint64_t tag, Clock::Steady deadline, Done done, Chunk chunk)
{
    m_calls.push_back({tag, deadline, std::move(done), std::move(chunk)});
}

RpcTable::Call *RpcTable::find(std::uint64_t tag)
{
    const auto at = std::find_if(m_calls.begin(), m_calls.end(),
                                 [&](const Call &call) { return call.tag == tag; });
    return at == m_calls.end() ? nullptr : &*at;
}

bool RpcTable::wantsStream(std::uint64_t tag)
{
    const auto *call = find(tag);
    return call && call->chunk;
}

void RpcTable::onChunk(std::uint64_t tag, term::BytesView bytes)
{
    if (auto *call = find(tag)) // else: given up by now
        call->chunk(bytes);
}

bool RpcTable::answer(const Reply &reply)
{
    auto *call = find(reply.tag);
    if (!call)
        return false;
    const auto done = std::move(call->done);
    m_calls.erase(m_calls.begin() + (call - m_calls.data())); // first: the callback may add another
    if (reply.isWhole)
        done(reply.result);
    else
        done(Error{ErrorCode::LimitExceeded,
                   "the reply is longer than " + std::to_string(reply.result.size()) + " bytes"});
    return true;
}

void RpcTable::expire(Clock::Steady now)
{
    const auto firstLate = std::stable_partition(
        m_calls.begin(), m_calls.end(), [&](const Call &call) { return call.deadline > now; });
    std::vector<Call> late(std::make_move_iterator(firstLate),
                           std::make_move_iterator(m_calls.end()));
    m_calls.erase(firstLate, m_calls.end());
    for (const auto &call : late)
        call.done(Error{ErrorCode::TimedOut, "no reply in time"});
}

void RpcTable::failAll(const Error &error)
{
    const auto calls = std::exchange(m_calls, {});
    for (const auto &call : calls)
        call.done(error);
}

} // namespace tg::erl
