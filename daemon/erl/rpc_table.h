// The small calls of one connection that wait for their reply: who wants it, and until when. Link
// thread.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "erl/frame_reader.h"
#include "shared/base/clock.h"
#include "shared/base/result.h"

namespace tg::erl {

class RpcTable
{
public:
    // Called exactly once, on the link thread. The view ends with the call; it is empty if the
    // reply was streamed.
    using Done = std::function<void(Result<term::BytesView>)>;

    using Chunk = std::function<void(term::BytesView)>; // of a reply that is streamed

    void add(std::uint64_t tag, Clock::Steady deadline, Done done, Chunk chunk = {});
    // False: none of ours.
    bool answer(const Reply &reply);
    bool wantsStream(std::uint64_t tag);
    void onChunk(std::uint64_t tag, term::BytesView bytes);
    void expire(Clock::Steady now);
    void failAll(const Error &error);
    std::size_t size() const { return m_calls.size(); }
    bool isEmpty() const { return m_calls.empty(); }

private:
    struct Call {
        std::uint64_t tag = 0;
        Clock::Steady deadline;
        Done done;
        Chunk chunk;
    };

    Call *find(std::uint64_t tag);

    std::vector<Call> m_calls;
};

} // namespace tg::erl
