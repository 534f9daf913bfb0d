#include "base/owned_thread.h"

#include <QThreadStorage>

namespace tg {

namespace {

// Destroyed by Qt at the end of its thread, after the objects that die with the thread.
class LastAct
{
public:
    explicit LastAct(std::shared_ptr<std::atomic<bool>> end)
        : m_end(std::move(end))
    {
    }
    LastAct(const LastAct &) = delete;
    LastAct &operator=(const LastAct &) = delete;
    ~LastAct() { m_end->store(true, std::memory_order_release); }

private:
    const std::shared_ptr<std::atomic<bool>> m_end;
};

QThreadStorage<LastAct *> &lastActs()
{
    static QThreadStorage<LastAct *> storage;
    return storage;
}

} // namespace

void ThreadStopper::operator()(QThread *thread) const
{
    thread->quit();
    thread->wait();
    static_cast<void>(end->load(std::memory_order_acquire));
    delete thread;
}

OwnedThread ownThread(const QString &name)
{
    auto end = std::make_shared<std::atomic<bool>>(false);
    OwnedThread thread(new QThread, ThreadStopper{end});
    thread->setObjectName(name);
    lastActs(); // outlives every thread
    // Without a context: it runs on the new thread, before anything else that starts there.
    QObject::connect(thread.get(), &QThread::started,
                     [end] { lastActs().setLocalData(new LastAct(end)); });
    return thread;
}

} // namespace tg
