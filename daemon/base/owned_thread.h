// A thread with an event loop that ends with its owner. Once it is stopped, everything that ran on
// it, the destructors of its objects too, has happened before what the owner does next; visibly so
// for ThreadSanitizer, which cannot see into QThread::wait(). Made, started and stopped by its
// owner.
#pragma once

#include <atomic>
#include <memory>

#include <QThread>

namespace tg {

struct ThreadStopper {
    std::shared_ptr<std::atomic<bool>> end; // set by the thread as the last thing it does
    void operator()(QThread *thread) const;
};
using OwnedThread = std::unique_ptr<QThread, ThreadStopper>;

OwnedThread ownThread(const QString &name); // not started yet

} // namespace tg
