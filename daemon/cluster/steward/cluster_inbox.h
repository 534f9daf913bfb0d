// Brings what other threads have for the cluster thread to it: answers of nodes, commands of
// operators. post() on any thread; the work runs on the thread of the receiver, in order. Held by
// shared_ptr, so that an answer that comes after the end finds it closed and is dropped. Unbounded
// by itself: every call that answers here is bounded.
#pragma once

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include <QObject>

#include "base/wake.h"

namespace tg::cluster {

class ClusterInbox
{
public:
    using Work = std::function<void()>;

    // Once, on the receiver's thread.
    void connectTo(QObject *receiver)
    {
        m_wake.connectTo(receiver, [this] { run(); });
    }

    void post(Work work)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (m_isClosed)
                return;
            m_work.push_back(std::move(work));
        }
        m_wake.ring();
    }

    // Receiver's thread: nothing runs any more, what waits is dropped.
    void close()
    {
        std::vector<Work> dropped; // outside of the lock
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
        dropped.swap(m_work);
    }

private:
    void run()
    {
        m_wake.arm();
        std::vector<Work> work;
        {
            const std::lock_guard lock(m_mutex);
            work.swap(m_work);
        }
        for (auto &one : work) {
            if (m_isClosed) // by the work before it, on this thread
                return;
            one();
        }
    }

    std::mutex m_mutex;
    std::vector<Work> m_work;
    bool m_isClosed = false;
    Wake m_wake;
};

} // namespace tg::cluster
