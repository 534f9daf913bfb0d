// Listens for the data door and hands each accepted descriptor to the pool, which picks the worker.
// When the process has no file descriptor or memory left for another connection, it pauses for a
// moment. Not a QTcpServer: that one overlooks this error once it has accepted anything, and spins.
// Lives on the main thread, owned by the composition root; destroyed before the pool.
#pragma once

#include <memory>
#include <string>

#include <QObject>
#include <QSocketNotifier>
#include <QString>
#include <QTimer>

#include "ingest/worker_pool.h"
#include "shared/base/result.h"

namespace tg::ingest {

class Acceptor final : public QObject
{
    Q_OBJECT

public:
    explicit Acceptor(WorkerPool &pool, QObject *parent = nullptr);
    ~Acceptor() override;

    // The port it listens on; 0 lets the system choose.
    Result<quint16> open(const std::string &host, quint16 port);
    bool isListening() const { return m_descriptor >= 0; }
    void stopAccepting(); // also closes the listening socket

Q_SIGNALS:
    void paused(const QString &cause); // accepting goes on by itself

private:
    void acceptSome();
    void pause(const QString &cause);
    void resume();

    WorkerPool &m_pool;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_resumeTimer;
    int m_descriptor = -1;
    int m_pausesSoFar = 0;
};

} // namespace tg::ingest
