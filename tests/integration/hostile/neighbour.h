// A well-behaved client on a thread of its own: writes a point of a known series every few
// milliseconds over one connection, at the ack level `queued`, so that its answers are the worker's
// doing alone and no node's, and notes how long each took and the gateway's resident memory. Time
// in which a busy machine let the worker or this thread itself wait for a processor is taken off.
// Watch something with begin() and end().
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include <QByteArray>

namespace tg::test {

class Neighbour
{
public:
    struct Watch {
        std::chrono::microseconds slowest{0}; // answer to a write
        long writes = 0;
        qint64 memoryBefore = 0; // bytes
        qint64 memoryAtMost = 0;
        QByteArray trouble; // an answer other than 204, no connection
    };

    // The gateway has one worker. At the first write the series becomes known.
    Neighbour(quint16 port, qint64 gatewayPid);
    ~Neighbour();

    void begin();
    // Returns once a write that began after the call has been answered.
    Watch end();
    long writes() const { return m_writes.load(); }

private:
    void run();
    QByteArray writeOnce();
    bool reconnect();
    std::chrono::nanoseconds machineDelay() const;

    static constexpr std::chrono::milliseconds kEvery{4};

    const quint16 m_port;
    const qint64 m_pid;
    const QByteArray m_workerStatistics; // file of the kernel about the worker's thread
    int m_socket = -1;
    int m_second = 1'700'000'000;
    std::atomic<bool> m_isOver{false};
    std::atomic<long> m_writes{0};
    std::mutex m_mutex; // guards all below
    std::condition_variable m_hasWritten;
    long m_cyclesBegun = 0;
    long m_cyclesEnded = 0;
    Watch m_watch;
    std::thread m_thread; // last: it uses the others
};

// Resident memory of a process in bytes.
qint64 memoryOf(qint64 pid);

} // namespace tg::test
