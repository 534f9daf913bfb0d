// Everything of the admin API that lives on the admin thread: QHttpServer with its handlers, and
// the guard before it. Made and opened on the main thread, then moved; owned by the AdminServer.
#pragma once

#include <memory>

#include <QHostAddress>
#include <QObject>

#include "admin/admin_bounds.h"
#include "admin/admin_routes.h"
#include "admin/gatekeeper.h"
#include "admin/guard_connection.h"
#include "admin/problem.h"
#include "base/log_limiter.h"
#include "shared/base/clock.h"
#include "shared/base/result.h"

class QHttpServer;

namespace tg::admin {

class GuardServer;

class AdminDoor final : public QObject
{
    Q_OBJECT

public:
    AdminDoor(AdminServices &services, const AdminBounds &bounds, Gatekeeper gatekeeper,
              const Clock &clock);
    ~AdminDoor() override;

    Result<quint16> open(const QHostAddress &address, quint16 port);
    void start(); // on the admin thread

private:
    const AdminBounds m_bounds;
    const Gatekeeper m_gatekeeper;
    Problems m_problems;
    LogLimiter m_logLimiter;
    AdminRoutes m_routes;
    std::unique_ptr<QHttpServer> m_http; // also a child, so that it changes thread
    GuardServer *m_guard;                // child of m_http
};

} // namespace tg::admin
