#include "admin/admin_server.h"

#include <utility>

#include <QHostAddress>

#include "admin/access.h"
#include "admin/admin_door.h"
#include "admin/gatekeeper.h"

namespace tg::admin {

namespace {

Result<QHostAddress> addressOf(const QString &host)
{
    if (host == QLatin1String("localhost"))
        return QHostAddress(QHostAddress::LocalHost);
    QHostAddress address;
    if (!address.setAddress(host))
        return Error{ErrorCode::BadValue, "admin.listen: '" + host.toStdString() +
                                              "' is neither an IP address nor localhost"};
    // IPv4 clients too, as at the other doors.
    return address == QHostAddress(QHostAddress::AnyIPv6) ? QHostAddress(QHostAddress::Any)
                                                          : address;
}

} // namespace

AdminServer::AdminServer(AdminServices &services, AdminConfig config, const Clock &clock)
    : m_services(services)
    , m_config(std::move(config))
    , m_clock(clock)
{
}

AdminServer::~AdminServer() = default;

Result<quint16> AdminServer::start()
{
    const Result<QHostAddress> address = addressOf(m_config.host);
    if (!address)
        return address.error();
    Result<Access> access = Access::forAddress(*address, m_config.tokenFile);
    if (!access)
        return access.error();
    Gatekeeper gatekeeper(std::move(*access), HostRules(m_config.hosts), m_config.bounds.bodyBytes);
    auto door =
        std::make_unique<AdminDoor>(m_services, m_config.bounds, std::move(gatekeeper), m_clock);
    const Result<quint16> port = door->open(*address, m_config.port);
    if (!port)
        return port.error();

    m_thread = ownThread(QStringLiteral("admin"));
    AdminDoor *const moved = door.release(); // dies with its thread
    moved->moveToThread(m_thread.get());
    QObject::connect(m_thread.get(), &QThread::started, moved, &AdminDoor::start);
    QObject::connect(m_thread.get(), &QThread::finished, moved, &QObject::deleteLater);
    m_thread->start();
    return quint16{*port};
}

void AdminServer::stop()
{
    m_thread.reset();
}

} // namespace tg::admin
