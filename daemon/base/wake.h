// Wakes a QObject's thread once, however often it is asked before it gets round to it. The payload travels beside it,
// under a mutex of its owner; Qt carries only an argument-less queued call (about 1 us, so: once per batch).
// ring() on any thread; arm() on the receiver's thread, before it empties its queue.
#pragma once

#include <atomic>
#include <functional>

#include <QMetaObject>
#include <QObject>

namespace tg {

class Wake
{
public:
    // receiver must outlive every ring(); onWake runs on its thread.
    void connectTo(QObject *receiver, std::function<void()> onWake)
    {
        m_receiver = receiver;
        m_onWake = std::move(onWake);
    }

    void ring()
    {
        if (!m_rung.exchange(true, std::memory_order_acq_rel) && m_receiver)
            QMetaObject::invokeMethod(m_receiver, m_onWake, Qt::QueuedConnection);
    }

    void arm() { m_rung.store(false, std::memory_order_release); }

private:
    QObject *m_receiver = nullptr;
    std::function<void()> m_onWake;
    std::atomic<bool> m_rung{false};
};

} // namespace tg
