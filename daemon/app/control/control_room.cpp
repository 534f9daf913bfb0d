#include "app/control/control_room.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <sys/stat.h>

#include <QLoggingCategory>

#include "app/config/config_values.h"
#include "app/config/text_checks.h"
#include "app/json_values.h"
#include "base/ack_level.h"

Q_DECLARE_LOGGING_CATEGORY(lcApp)

namespace tg::app {

namespace {

constexpr auto kRuntimeFolder = "/run";
constexpr auto kSocketFolder = "timeless-gateway";
constexpr auto kSocketName = "control.sock";
constexpr mode_t kFolderMode = 0750;

DeskFrame frameOf(const Config &config, const Clock &clock, std::size_t workers)
{
    return {.gatewayId = config.instance,
            .version = TG_VERSION,
            .startedAt = clock.unixMilliseconds(),
            .shardKey = config.cluster.shardKey,
            .ackLevel = std::string(tg::name(config.cluster.ack)),
            .workers = workers,
            .inFlightBytes = config.limits.inFlightBytes,
            .nodeBytes = config.limits.nodeBytes,
            .callsInFlight = config.limits.callsInFlight};
}

// The last folder of the path, if its parent is there.
Result<void> makeFolder(const std::string &socketPath)
{
    const auto folder = std::filesystem::path(socketPath).parent_path().string();
    if (::mkdir(folder.c_str(), kFolderMode) == 0 || errno == EEXIST)
        return {};
    return Error{ErrorCode::System,
                 "the folder " + folder + " cannot be made: " + std::strerror(errno)};
}

// Checked when the config was loaded.
void setAddress(const std::string &listen, QString &host, quint16 &port)
{
    if (listen.empty())
        return;
    if (const auto address = parseListenAddress(listen)) {
        host = text(address->host);
        port = address->port;
    }
}

control::ControlConfig serverConfigOf(const ControlConfig &config)
{
    control::ControlConfig server;
    const char *runtimeDir = std::getenv("XDG_RUNTIME_DIR");
    server.socketPath = text(controlSocketOf(config, runtimeDir ? runtimeDir : ""));
    server.socketGroup = text(config.group);
    server.socketNeedsToken = config.socketNeedsToken;
    server.socketRole = config.socketRole;
    setAddress(config.tlsListen, server.tlsHost, server.tlsPort);
    server.tlsCertificate = text(config.tlsCertificate);
    server.tlsKey = text(config.tlsKey);
    server.tlsClientCa = text(config.tlsClientCa);
    setAddress(config.tcpListen, server.tcpHost, server.tcpPort);
    server.tokenFile = text(config.tokenFile);
    server.bounds.consoles = config.consoles;
    server.bounds.waiting = config.waiting;
    server.bounds.commandsPerSecond = config.commandsPerSecond;
    return server;
}

std::string addressText(const char *scheme, const QString &host, quint16 port)
{
    return scheme + listenText({host.toStdString(), port});
}

} // namespace

std::string controlSocketOf(const ControlConfig &config, const std::string &runtimeDir)
{
    if (config.socket == ControlConfig::kNoSocket)
        return {};
    if (config.socket != ControlConfig::kAutoSocket)
        return config.socket;
    const std::filesystem::path folder = runtimeDir.empty() ? kRuntimeFolder : runtimeDir;
    return (folder / kSocketFolder / kSocketName).string();
}

ControlRoom::ControlRoom(const Config &config, const Wiring &wiring, std::size_t workers)
    : m_config(config.control)
    , m_clock(wiring.figures.clock)
    , m_gatherer(wiring.figures)
    , m_desk({.frame = frameOf(config, wiring.figures.clock, workers),
              .admin = wiring.admin,
              .clock = wiring.figures.clock,
              .figures = [this] { return m_gatherer.figures(); },
              .samples = [this] { return m_gatherer.samples(); },
              .seriesOf = [this](std::string_view metric) { return m_gatherer.seriesOf(metric); },
              .rejectedSamples = wiring.rejectedSamples,
              .remark = wiring.remark,
              .config = configValues(config)})
{
}

ControlRoom::~ControlRoom() = default;

Result<ControlAddresses> ControlRoom::start()
{
    auto config = serverConfigOf(m_config);
    const bool isAuto = m_config.socket == ControlConfig::kAutoSocket;
    const bool isOnly = config.tlsHost.isEmpty() && config.tcpHost.isEmpty();
    const auto goWithout = [&](const Error &why) {
        qCWarning(lcApp).noquote() << "event=control_socket none:" << why.text.c_str()
                                   << "(set control.socket to a path, or to none)";
        config.socketPath.clear();
    };
    if (isAuto) {
        if (const auto made = makeFolder(config.socketPath.toStdString()); !made)
            goWithout(made.error());
    }
    if (config.socketPath.isEmpty() && isOnly)
        return ControlAddresses{};
    auto addresses = open(config);
    if (addresses || !isAuto || !isOnly)
        return addresses;
    goWithout(addresses.error());
    return ControlAddresses{};
}

Result<ControlAddresses> ControlRoom::open(const control::ControlConfig &config)
{
    auto server = std::make_unique<control::ControlServer>(m_desk, config, m_clock);
    const auto places = server->start();
    if (!places)
        return places.error();
    m_server = std::move(server);
    ControlAddresses addresses;
    if (!places->socketPath.isEmpty())
        addresses.push_back("unix:" + places->socketPath.toStdString());
    if (places->tlsPort != 0)
        addresses.push_back(addressText("tls://", config.tlsHost, places->tlsPort));
    if (places->tcpPort != 0)
        addresses.push_back(addressText("tcp://", config.tcpHost, places->tcpPort));
    return addresses;
}

void ControlRoom::stop()
{
    if (m_server)
        m_server->stop();
}

const control::ControlCounters *ControlRoom::serverCounters() const
{
    return m_server ? &m_server->counters() : nullptr;
}

std::optional<std::int64_t> ControlRoom::certificateEndsAt() const
{
    const auto end = m_server ? m_server->certificateEnd() : std::nullopt;
    return end ? std::optional<std::int64_t>(end->toMSecsSinceEpoch()) : std::nullopt;
}

} // namespace tg::app
