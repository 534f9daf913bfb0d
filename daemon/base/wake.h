// Wakes a QObject's thread once, however often it is asked before it gets round to it. The payload
// travels beside it, under a mutex of its owner; Qt carries only an argument-less queued signal
// (about 1 us, so: once per batch). ring() on any thread; arm() on the receiver's thread, before it
// empties its queue.
#pragma once

#include <atomic>
#include <functional>
#include <utility>

#include <QObject>

namespace tg {

// The signal of a Wake. A connection made once, not a functor posted each time: what the receiver
// calls was written before any thread could ring, which ThreadSanitizer understands although it
// cannot see into Qt.
class Bell final : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void rung();
};

class Wake
{
public:
    // Once, before the first ring(). onWake runs on the receiver's thread, and no more once the
    // receiver is gone.
    void connectTo(QObject *receiver, std::function<void()> onWake)
    {
        QObject::connect(&m_bell, &Bell::rung, receiver, std::move(onWake), Qt::QueuedConnection);
    }

    void ring()
    {
        if (!m_rung.exchange(true, std::memory_order_acq_rel))
            Q_EMIT m_bell.rung();
    }

    void arm() { m_rung.store(false, std::memory_order_release); }

private:
    Bell m_bell;
    std::atomic<bool> m_rung{false};
};

} // namespace tg
