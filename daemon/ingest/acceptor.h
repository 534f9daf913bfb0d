// Listens for the data door and hands each accepted descriptor to the pool, which picks the worker. When the process
// has no file descriptor left, it pauses for a moment instead of spinning. Lives on the main thread, owned by the
// composition root; destroyed before the pool.
#pragma once

#include <string>

#include <QTcpServer>
#include <QTimer>

#include "ingest/worker_pool.h"
#include "shared/base/result.h"

namespace tg::ingest {

class Acceptor final : public QTcpServer
{
    Q_OBJECT

public:
    explicit Acceptor(WorkerPool &pool, QObject *parent = nullptr);

    // The port it listens on; 0 lets the system choose.
    Result<quint16> open(const std::string &host, quint16 port);
    void stopAccepting(); // also closes the listening socket

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void pauseForAWhile();

    WorkerPool &m_pool;
    QTimer m_resumeTimer;
    int m_pausesSinceLogged = 0;
};

} // namespace tg::ingest
