// One worker of the data door: an event loop with its own connections, router and counters; nothing
// is shared with other workers. Made by WorkerPool on the main thread and moved to its own; public
// calls say who may make them. The pool deletes it when its thread ends.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include <QObject>
#include <QTimer>

#include "base/wake.h"
#include "ingest/connection_host.h"
#include "ingest/http_connection.h"

namespace tg::ingest {

class Worker;
// Called once on the worker's thread, before its first connection; what it makes is destroyed there
// too.
using RouterFactory = std::function<std::unique_ptr<RequestRouter>(Worker &)>;

class Worker final : public QObject, private ConnectionHost
{
    Q_OBJECT

public:
    enum class Welcome { Serve, Refuse }; // Refuse: 503 and close
    using ConnectionHost::clock;
    using ConnectionHost::limits;

    // All references must outlive the worker.
    Worker(int index, const Limits &bounds, const Clock &time, HttpCounters &tally,
           RouterFactory factory);
    ~Worker() override;

    // Any thread.
    int index() const { return m_index; }
    int openConnections() const
    {
        return m_openCount.load(std::memory_order_relaxed);
    } // those on their way too
    int refusals() const
    {
        return m_refusalCount.load(std::memory_order_relaxed);
    }                                                // being answered 503 now
    void adopt(qintptr descriptor, Welcome welcome); // takes the descriptor over
    void shutInbox(); // before the end: whatever comes now is closed at once
    // No further connection or request; at the end of `within`, what is still open is answered 503
    // and closed.
    void drain(std::chrono::milliseconds within);
    bool hasDrained() const; // once the last connection has gone

    // The worker's thread. As a QObject, the worker is the context for timers and queued calls of
    // its handlers.
    bool isDraining() const { return m_isDraining; }

public Q_SLOTS:
    void start();

Q_SIGNALS:
    void drained(); // once, see hasDrained()

private:
    struct Arrival {
        qintptr descriptor;
        Welcome welcome;
    };

    void later(HttpConnection &connection) override;
    void readInbox();
    void take(Arrival arrival);
    void startDraining(std::chrono::milliseconds within);
    void postLater();
    void proceedWithAll();
    void remove(HttpConnection &connection);
    void scanDeadlines();
    void cutAll();
    void reportIfDrained();

    const int m_index;
    RouterFactory m_factory;
    std::unique_ptr<RequestRouter> m_router;
    std::vector<char> m_buffer;
    std::vector<std::unique_ptr<HttpConnection>> m_connections; // each knows its position
    std::vector<HttpConnection *> m_later;
    std::vector<HttpConnection *> m_atWork; // the ones of m_later being worked through
    QTimer *m_scanTimer = nullptr;
    QTimer *m_cutTimer = nullptr;
    bool m_isLaterPosted = false;
    bool m_isDraining = false;

    std::atomic<int> m_openCount{0};
    std::atomic<int> m_refusalCount{0};
    Wake m_wake;                    // the inbox is no longer empty
    mutable std::mutex m_inboxLock; // guards all below
    std::vector<Arrival> m_inbox;
    std::optional<std::chrono::milliseconds> m_drainRequest;
    bool m_isInboxShut = false;
    bool m_hasDrained = false;
};

} // namespace tg::ingest
