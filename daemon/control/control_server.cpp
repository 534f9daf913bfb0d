#include "control/control_server.h"

#include <cerrno>
#include <fcntl.h>
#include <future>

#include <QHostAddress>
#include <QTcpServer>

#include "control/control_door.h"
#include "control/tls_files.h"
#include "control/unix_place.h"

namespace tg::control {

namespace {

struct ListeningPort {
    int descriptor = -1;
    quint16 port = 0;
};

Result<QHostAddress> addressOf(const QString &host, const std::string &key)
{
    if (host == QLatin1String("localhost"))
        return QHostAddress(QHostAddress::LocalHost);
    QHostAddress address;
    if (!address.setAddress(host))
        return Error{ErrorCode::BadValue,
                     key + ": '" + host.toStdString() + "' is neither an IP address nor localhost"};
    // IPv4 consoles too, as at the other doors.
    return address == QHostAddress(QHostAddress::AnyIPv6) ? QHostAddress(QHostAddress::Any)
                                                          : address;
}

Result<ListeningPort> listenAt(const QHostAddress &address, quint16 port, const std::string &key)
{
    QTcpServer server; // knows addresses of both kinds; the door accepts by itself
    if (!server.listen(address, port))
        return Error{ErrorCode::System,
                     key + ": cannot listen on " + address.toString().toStdString() + " port " +
                         std::to_string(port) + ": " + server.errorString().toStdString()};
    const int descriptor = ::fcntl(static_cast<int>(server.socketDescriptor()), F_DUPFD_CLOEXEC, 0);
    if (descriptor < 0)
        return Error{ErrorCode::System, key + ": " + qt_error_string(errno).toStdString()};
    return ListeningPort{descriptor, server.serverPort()};
}

Result<void> check(const ControlConfig &config)
{
    if (config.socketPath.isEmpty() && config.tlsHost.isEmpty() && config.tcpHost.isEmpty())
        return Error{ErrorCode::BadValue, "the control door has no place to listen: set "
                                          "control.socket, control.tls_listen, or "
                                          "control.enabled = false"};
    const bool isOnNetwork = !config.tlsHost.isEmpty() || !config.tcpHost.isEmpty();
    if (config.tokenFile.isEmpty() && (isOnNetwork || config.socketNeedsToken))
        return Error{ErrorCode::Refused,
                     "control.token_file is empty: control.tls_listen, control.tcp_listen and "
                     "control.socket_needs_token need tokens"};
    if ((config.socketMode & ~0666) != 0)
        return Error{ErrorCode::BadValue,
                     "the mode of control.socket is beyond 0666: it has no other bits"};
    return {};
}

} // namespace

ControlServer::ControlServer(ControlServices &services, ControlConfig config, const Clock &clock)
    : m_services(services)
    , m_config(std::move(config))
    , m_clock(clock)
{
}

ControlServer::~ControlServer()
{
    stop();
}

Result<ControlPlaces> ControlServer::start()
{
    if (const auto checked = check(m_config); !checked)
        return checked.error();
    std::optional<TokenBook> tokens;
    if (!m_config.tokenFile.isEmpty()) {
        auto book = readTokenFile(m_config.tokenFile.toStdString(), "control.token_file");
        if (!book)
            return book.error();
        tokens = std::move(*book);
    }
    auto door =
        std::make_unique<ControlDoor>(m_services, m_config, std::move(tokens), m_clock, m_counters);
    auto places = open(*door);
    if (!places) {
        m_place.reset();
        return places.error();
    }
    run(std::move(door));
    return places;
}

Result<ControlPlaces> ControlServer::open(ControlDoor &door)
{
    ControlPlaces places;
    if (!m_config.socketPath.isEmpty()) {
        auto place = UnixPlace::claim({m_config.socketPath.toStdString(),
                                       static_cast<unsigned>(m_config.socketMode),
                                       m_config.socketGroup.toStdString()});
        if (!place)
            return place.error();
        m_place = std::move(*place);
        door.listenOn(m_place->takeDescriptor(), Carrier::Unix);
        places.socketPath = m_config.socketPath;
    }
    if (!m_config.tlsHost.isEmpty()) {
        const auto files = readTlsFiles(m_config);
        if (!files)
            return files.error();
        const auto port = openPort(door, Carrier::Tls);
        if (!port)
            return port.error();
        door.setTls(files->configuration);
        m_certificateEnd = files->certificateEnd;
        places.tlsPort = *port;
    }
    if (!m_config.tcpHost.isEmpty()) {
        const auto port = openPort(door, Carrier::Tcp);
        if (!port)
            return port.error();
        places.tcpPort = *port;
    }
    return places;
}

Result<quint16> ControlServer::openPort(ControlDoor &door, Carrier carrier)
{
    const bool isTls = carrier == Carrier::Tls;
    const std::string key = isTls ? "control.tls_listen" : "control.tcp_listen";
    const auto address = addressOf(isTls ? m_config.tlsHost : m_config.tcpHost, key);
    if (!address)
        return address.error();
    if (!isTls && !address->isLoopback())
        return Error{ErrorCode::Refused,
                     "control.tcp_listen is " + address->toString().toStdString() +
                         ", which others can reach without TLS: use control.tls_listen, or "
                         "127.0.0.1"};
    const auto port = listenAt(*address, isTls ? m_config.tlsPort : m_config.tcpPort, key);
    if (!port)
        return port.error();
    door.listenOn(port->descriptor, carrier);
    return quint16{port->port};
}

void ControlServer::run(std::unique_ptr<ControlDoor> door)
{
    m_thread = ownThread(QStringLiteral("control"));
    m_errands = std::make_unique<Errands>(*door);
    m_door = door.release(); // dies with its thread
    m_door->moveToThread(m_thread.get());
    QObject::connect(m_thread.get(), &QThread::started, m_door, &ControlDoor::start);
    QObject::connect(m_thread.get(), &QThread::finished, m_door, &QObject::deleteLater);
    m_thread->start();
}

void ControlServer::stop()
{
    if (!m_thread)
        return;
    if (m_place)
        m_place->remove(); // consoles that try again find nothing, rather than nobody
    auto isStopped = std::make_shared<std::promise<void>>();
    m_errands->post(
        [door = m_door, isStopped] { door->stop([isStopped] { isStopped->set_value(); }); });
    isStopped->get_future().wait();
    m_thread.reset();
    m_door = nullptr;
    m_errands.reset();
    m_place.reset(); // the lock, too
}

} // namespace tg::control
