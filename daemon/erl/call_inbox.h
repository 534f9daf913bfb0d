// Calls on their way from any thread to the thread of a link, which is woken once for many. A call
// beyond the bound is set apart, for the link to refuse it: callbacks run on one thread only.
#pragma once

#include <deque>
#include <iterator>
#include <mutex>
#include <utility>

#include "base/wake.h"

namespace tg::erl {

template <typename Call> class CallInbox
{
public:
    explicit CallInbox(std::size_t maxCalls)
        : m_max(maxCalls)
    {
    }

    Wake &wake() { return m_wake; }

    // Any thread.
    void push(Call call)
    {
        {
            const std::lock_guard lock(m_mutex);
            (m_calls.size() < m_max ? m_calls : m_refused).push_back(std::move(call));
        }
        m_wake.ring();
    }

    struct Taken {
        std::deque<Call> calls;
        std::deque<Call> refused; // beyond the bound
    };
    // Link thread.
    Taken takeAll()
    {
        m_wake.arm();
        const std::lock_guard lock(m_mutex);
        return {std::exchange(m_calls, {}), std::exchange(m_refused, {})};
    }

private:
    const std::size_t m_max;
    std::mutex m_mutex;
    std::deque<Call> m_calls;
    std::deque<Call> m_refused;
    Wake m_wake;
};

} // namespace tg::erl
