#include "admin/admin_door.h"

#include <utility>

#include <QtHttpServer/QHttpServer>

#include "admin/admin_log.h"
#include "admin/guard_server.h"

namespace tg::admin {

Q_LOGGING_CATEGORY(lcAdmin, "tg.admin", QtInfoMsg)

AdminDoor::AdminDoor(AdminServices &services, const AdminBounds &bounds, Gatekeeper gatekeeper,
                     const Clock &clock)
    : m_bounds(bounds)
    , m_gatekeeper(std::move(gatekeeper))
    , m_logLimiter(clock)
    , m_routes(services, m_gatekeeper.access(), m_problems)
    , m_http(std::make_unique<QHttpServer>(this))
    , m_guard(new GuardServer({m_gatekeeper, m_bounds, m_problems, m_logLimiter}))
{
    m_guard->setParent(m_http.get());
    m_routes.installOn(*m_http);
}

AdminDoor::~AdminDoor() = default;

Result<quint16> AdminDoor::open(const QHostAddress &address, quint16 port)
{
    Result<quint16> opened = m_guard->open(address, port);
    if (opened)
        m_http->bind(m_guard);
    return opened;
}

void AdminDoor::start()
{
    m_guard->startAccepting();
}

} // namespace tg::admin
