#include "ingest/acceptor.h"

#include <cerrno>
#include <chrono>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

#include "base/accept_errors.h"
#include "ingest/ingest_log.h"
#include "ingest/listen_socket.h"

namespace tg::ingest {

namespace {

constexpr int kAcceptsPerTurn = 64; // then the rest of the main thread has its turn
constexpr std::chrono::milliseconds kPause{200};
constexpr int kPausesPerLogLine = 50; // one line in ten seconds of trouble

} // namespace

Acceptor::Acceptor(WorkerPool &pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
    m_resumeTimer.setSingleShot(true);
    m_resumeTimer.setInterval(kPause);
    connect(&m_resumeTimer, &QTimer::timeout, this, &Acceptor::resume);
}

Acceptor::~Acceptor()
{
    stopAccepting();
}

Result<quint16> Acceptor::open(const std::string &host, quint16 port)
{
    const Result<ListenSocket> socket = openListenSocket(host, port);
    if (!socket)
        return socket.error();
    stopAccepting();
    m_descriptor = socket->descriptor;
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Acceptor::acceptSome);
    return quint16{socket->port};
}

void Acceptor::stopAccepting()
{
    m_resumeTimer.stop();
    m_notifier.reset();
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

void Acceptor::acceptSome()
{
    for (int i = 0; i < kAcceptsPerTurn; ++i) {
        const int client = ::accept4(m_descriptor, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (client >= 0) {
            m_pool.adopt(client);
            continue;
        }
        if (errno == EAGAIN)
            return;
        if (isShortage(errno))
            return pause(qt_error_string(errno));
    }
}

void Acceptor::pause(const QString &cause)
{
    if (m_pausesSoFar++ % kPausesPerLogLine == 0)
        qCWarning(lcIngest).noquote() << "cannot accept connections, trying again:" << cause;
    m_notifier->setEnabled(false);
    m_resumeTimer.start();
    Q_EMIT paused(cause);
}

void Acceptor::resume()
{
    m_notifier->setEnabled(true);
}

} // namespace tg::ingest
