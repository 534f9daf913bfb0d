#include "ingest/acceptor.h"

#include <chrono>

#include <unistd.h>

#include "ingest/ingest_log.h"
#include "ingest/listen_socket.h"

namespace tg::ingest {

namespace {

constexpr std::chrono::milliseconds kAcceptPause{200};
constexpr int kPausesPerLogLine = 50; // one line in ten seconds of trouble

} // namespace

Acceptor::Acceptor(WorkerPool &pool, QObject *parent)
    : QTcpServer(parent)
    , m_pool(pool)
{
    m_resumeTimer.setSingleShot(true);
    m_resumeTimer.setInterval(kAcceptPause);
    connect(&m_resumeTimer, &QTimer::timeout, this, &QTcpServer::resumeAccepting);
    // QTcpServer has stopped accepting by itself when it says this.
    connect(this, &QTcpServer::acceptError, this, &Acceptor::pauseForAWhile);
}

Result<quint16> Acceptor::open(const std::string &host, quint16 port)
{
    const Result<ListenSocket> socket = openListenSocket(host, port);
    if (!socket)
        return socket.error();
    if (!setSocketDescriptor(socket->descriptor)) {
        ::close(socket->descriptor);
        return Error{ErrorCode::System, "cannot listen on " + host + ": " + errorString().toStdString()};
    }
    return quint16{socket->port};
}

void Acceptor::stopAccepting()
{
    m_resumeTimer.stop();
    close();
}

void Acceptor::incomingConnection(qintptr descriptor)
{
    m_pool.adopt(descriptor);
}

void Acceptor::pauseForAWhile()
{
    if (m_pausesSinceLogged++ % kPausesPerLogLine == 0)
        qCWarning(lcIngest) << "cannot accept connections, trying again:" << errorString();
    m_resumeTimer.start();
}

} // namespace tg::ingest
