// Gives an object a thread of its own with an event loop: start() runs there first, the object dies
// there last. Made, used and destroyed on the thread of its owner, who must not let anybody use the
// object afterwards.
#pragma once

#include <utility>

#include "base/errands.h"
#include "base/owned_thread.h"

namespace tg::erl {

template <typename Object> class ThreadHost
{
public:
    template <typename... Args>
    explicit ThreadHost(const QString &threadName, Args &&...args)
        : m_thread(ownThread(threadName))
        , m_object(new Object(std::forward<Args>(args)...)) // no parent: it changes thread
        , m_errands(*m_object)
    {
        m_object->moveToThread(m_thread.get());
        QObject::connect(m_thread.get(), &QThread::started, m_object, &Object::start);
        QObject::connect(m_thread.get(), &QThread::finished, m_object, &QObject::deleteLater);
    }
    ~ThreadHost()
    {
        if (!m_thread->isRunning() && !m_thread->isFinished())
            delete m_object;
    }

    // Once everything is connected.
    void start() { m_thread->start(); }
    Object &object() { return *m_object; }
    Errands &errands() { return m_errands; } // run on its thread

private:
    OwnedThread m_thread;
    Object *m_object; // dies with its thread
    Errands m_errands;
};

} // namespace tg::erl
