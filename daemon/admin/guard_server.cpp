#include "admin/guard_server.h"

#include <cerrno>
#include <chrono>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

#include <QMetaMethod>
#include <QSocketNotifier>

#include "admin/admin_log.h"
#include "base/accept_errors.h"

namespace tg::admin {

namespace {

constexpr int kAcceptsPerTurn = 16; // then connections have their turn
constexpr std::chrono::milliseconds kPause{200};

std::string placeOf(const QHostAddress &address, quint16 port)
{
    const std::string host = address.toString().toStdString();
    const bool isV6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    return (isV6 ? '[' + host + ']' : host) + ':' + std::to_string(port);
}

} // namespace

GuardServer::GuardServer(const GuardContext &context)
    : m_context(context)
    , m_resumeTimer(this)
{
    m_resumeTimer.setSingleShot(true);
    m_resumeTimer.setInterval(kPause);
    connect(&m_resumeTimer, &QTimer::timeout, this, &GuardServer::startAccepting);
}

Result<quint16> GuardServer::open(const QHostAddress &address, quint16 port)
{
    if (!listen(address, port))
        return Error{ErrorCode::System, "cannot listen on " + placeOf(address, port) + ": " +
                                            errorString().toStdString()};
    pauseAccepting(); // for good: acceptSome() does it
    m_notifier = new QSocketNotifier(socketDescriptor(), QSocketNotifier::Read, this);
    m_notifier->setEnabled(false);
    connect(m_notifier, &QSocketNotifier::activated, this, &GuardServer::acceptSome);
    return serverPort();
}

void GuardServer::startAccepting()
{
    m_notifier->setEnabled(true);
}

QTcpSocket *GuardServer::nextPendingConnection()
{
    return std::exchange(m_next, nullptr);
}

void GuardServer::acceptSome()
{
    for (int i = 0; i < kAcceptsPerTurn; ++i) {
        const int client = ::accept4(static_cast<int>(socketDescriptor()), nullptr, nullptr,
                                     SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (client >= 0) {
            take(client);
            continue;
        }
        if (errno == EAGAIN)
            return;
        if (isShortage(errno))
            return pause(qt_error_string(errno));
    }
}

void GuardServer::take(qintptr descriptor)
{
    const bool isServed = m_served < m_context.bounds.connections;
    if (!isServed && m_turnedAway >= kRefusedConnections) {
        ::close(static_cast<int>(descriptor));
        return;
    }
    auto *connection = new GuardConnection(descriptor, m_context, this);
    std::size_t &count = isServed ? m_served : m_turnedAway;
    ++count;
    connect(connection, &GuardConnection::ended, this, [connection, &count] {
        --count;
        connection->deleteLater();
    });
    if (!isServed)
        return connection->turnAway();
    m_next = connection->serve();
    // Emitting it is private to QTcpServer, whose own queue would switch its accepting on again.
    QMetaMethod::fromSignal(&QTcpServer::pendingConnectionAvailable)
        .invoke(this, Qt::DirectConnection);
}

void GuardServer::pause(const QString &cause)
{
    const LogLimiter::Verdict verdict = m_context.logLimiter.ask("admin.accept");
    if (verdict.isAllowed)
        qCWarning(lcAdmin).noquote() << "cannot accept connections, trying again:" << cause;
    m_notifier->setEnabled(false);
    m_resumeTimer.start();
}

} // namespace tg::admin
