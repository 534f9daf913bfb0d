// Where links report what became of slices: one inbox a worker. Links push from their threads, the
// worker empties it on its own. Bounded by what the worker itself admitted.
#pragma once

#include <mutex>
#include <vector>

#include "base/wake.h"
#include "batch/slice.h"

namespace tg::batch {

enum class SliceFate : std::uint8_t {
    Confirmed, // the node answered `ok` to the call that carried it
    Lost,  // link lost, call timed out or refused: the copy is unconfirmed, it may or may not be on
           // the node
    Stale, // not sent: its ids were void by then
    Displaced // not sent: newer slices took its room in the node's queue
};

struct SettledSlice {
    SlicePtr slice;
    SliceFate fate = SliceFate::Lost;
};

class SliceInbox
{
public:
    Wake &wake() { return m_wake; }

    // Any thread. Takes all of them under one lock.
    void push(std::vector<SettledSlice> &&settled)
    {
        if (settled.empty())
            return;
        {
            const std::lock_guard lock(m_mutex);
            if (m_settled.empty())
                m_settled = std::move(settled);
            else
                std::move(settled.begin(), settled.end(), std::back_inserter(m_settled));
        }
        m_wake.ring();
    }

    // Worker thread.
    std::vector<SettledSlice> takeAll()
    {
        m_wake.arm();
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_settled, {});
    }

private:
    std::mutex m_mutex;
    std::vector<SettledSlice> m_settled;
    Wake m_wake;
};

} // namespace tg::batch
