// Work handed to another thread's event loop, once in a while and mostly at the end: from one point
// to the next the data plane has queues of its own. The work travels under a mutex, Qt only wakes
// (see Wake). Made before the receiver's thread starts, or on it; outlived by nobody who calls it.
#pragma once

#include <functional>
#include <mutex>
#include <vector>

#include "base/wake.h"

namespace tg {

class Errands
{
public:
    // Runs on the receiver's thread, as long as the receiver lives.
    explicit Errands(QObject &receiver);

    void post(std::function<void()> work); // any thread, in order
    void runAndWait(
        std::function<void()> work); // any other thread; the receiver's event loop must be running

private:
    void runAll();

    std::mutex m_mutex;
    std::vector<std::function<void()>> m_waiting;
    Wake m_wake;
};

} // namespace tg
