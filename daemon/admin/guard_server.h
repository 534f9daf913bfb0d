// Listens for the admin door and gives QHttpServer guarded sockets. Accepts by itself: QTcpServer
// overlooks, once it has accepted anything, that the process has no descriptor left, and spins.
// Made on the main thread, then moved to the admin thread before startAccepting(); owned by the
// QHttpServer it is bound to.
#pragma once

#include <cstddef>

#include <QHostAddress>
#include <QTcpServer>
#include <QTimer>

#include "admin/guard_connection.h"
#include "shared/base/result.h"

class QSocketNotifier;

namespace tg::admin {

class GuardServer final : public QTcpServer
{
    Q_OBJECT

public:
    explicit GuardServer(const GuardContext &context);

    // The port; the error text names address, port and cause. Clients wait for startAccepting().
    Result<quint16> open(const QHostAddress &address, quint16 port);
    void startAccepting();

    QTcpSocket *nextPendingConnection() override; // for QHttpServer only

private:
    void acceptSome();
    void take(qintptr descriptor);
    void pause(const QString &cause);

    const GuardContext m_context;
    QTimer m_resumeTimer;
    QSocketNotifier *m_notifier = nullptr; // child
    QTcpSocket *m_next = nullptr;          // belongs to its connection
    std::size_t m_served = 0;
    std::size_t m_turnedAway = 0;
};

} // namespace tg::admin
