// Gives an object a thread of its own with an event loop: start() runs there first, the object dies
// there last. Made, used and destroyed on the thread of its owner, who must not let anybody use the
// object afterwards.
#pragma once

#include <memory>
#include <utility>

#include <QThread>

namespace tg::erl {

struct ThreadStopper {
    void operator()(QThread *thread) const
    {
        thread->quit();
        thread->wait();
        delete thread;
    }
};

template <typename Object> class ThreadHost
{
public:
    template <typename... Args>
    explicit ThreadHost(const QString &threadName, Args &&...args)
        : m_thread(new QThread)
        , m_object(new Object(std::forward<Args>(args)...)) // no parent: it changes thread
    {
        m_thread->setObjectName(threadName);
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

private:
    std::unique_ptr<QThread, ThreadStopper> m_thread;
    Object *m_object; // dies with its thread
};

} // namespace tg::erl
