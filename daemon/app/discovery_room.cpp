#include "app/discovery_room.h"

#include <array>
#include <utility>

#include <QLoggingCategory>

#include "cluster/discovery/dns_discovery.h"
#include "cluster/discovery/file_discovery.h"

Q_DECLARE_LOGGING_CATEGORY(lcApp)

namespace tg::app {

namespace {

cluster::NodeSpec specOf(const NodeConfig &config)
{
    return {.id = config.id,
            .nodeName = config.node,
            .host = config.host,
            .port = config.port,
            .weight = config.weight,
            .httpUrl = config.http,
            .store = config.store,
            .source = "the config"};
}

Result<std::unique_ptr<cluster::Discovery>> makeDns(const DiscoveryConfig &config,
                                                    const Clock &clock, std::uint64_t seed)
{
    cluster::DnsConfig dns;
    dns.name = config.name;
    dns.mode =
        config.kind == DiscoveryKind::DnsSrv ? cluster::DnsMode::Srv : cluster::DnsMode::Addresses;
    dns.identity =
        config.addressIsIdentity ? cluster::DnsIdentity::Address : cluster::DnsIdentity::FromMode;
    dns.node = config.nodeTemplate;
    dns.http = config.httpTemplate;
    dns.nameserver = config.nameServer;
    dns.minRefresh = config.minRefresh;
    dns.maxRefresh = config.maxRefresh;
    auto recipe = cluster::prepareDns(std::move(dns));
    if (!recipe)
        return Error{recipe.error().code, "discovery." + recipe.error().text};
    return std::unique_ptr<cluster::Discovery>(
        std::make_unique<cluster::DnsDiscovery>(std::move(*recipe), clock, seed));
}

Result<std::unique_ptr<cluster::Discovery>> makeDiscovery(const DiscoveryConfig &config,
                                                          const Clock &clock, std::uint64_t seed)
{
    switch (config.kind) {
    case DiscoveryKind::None:
        break;
    case DiscoveryKind::DnsSrv:
    case DiscoveryKind::DnsAddresses:
        return makeDns(config, clock, seed);
    case DiscoveryKind::File: {
        const cluster::FileConfig file{.path = config.file, .recheck = config.minRefresh};
        if (auto checked = cluster::checkFileConfig(file); !checked)
            return Error{checked.error().code, "discovery.file: " + checked.error().text};
        return std::unique_ptr<cluster::Discovery>(
            std::make_unique<cluster::FileDiscovery>(file, clock));
    }
    }
    return std::unique_ptr<cluster::Discovery>();
}

} // namespace

Result<std::unique_ptr<DiscoveryRoom>> DiscoveryRoom::make(const Config &config, const Clock &clock,
                                                           std::uint64_t seed, Listener listener)
{
    auto found = makeDiscovery(config.discovery, clock, seed);
    if (!found)
        return found.error();
    std::unique_ptr<DiscoveryRoom> room(new DiscoveryRoom(config, clock, std::move(listener)));
    room->m_found = std::move(*found);
    return room;
}

DiscoveryRoom::DiscoveryRoom(const Config &config, const Clock &clock, Listener listener)
    : m_config(config)
    , m_clock(clock)
    , m_listener(std::move(listener))
{
    for (const auto &node : config.nodes)
        m_configured.push_back(specOf(node));
    m_roster.merge(std::array{m_configured}, clock.unixMilliseconds()); // these are wired already
}

void DiscoveryRoom::start()
{
    if (!m_found)
        return;
    connect(m_found.get(), &cluster::Discovery::changed, this, [this] { look(); });
    connect(m_found.get(), &cluster::Discovery::asked, this, [this] { report(); });
    m_found->start();
}

void DiscoveryRoom::stop()
{
    if (m_found)
        m_found->stop();
}

NodeConfig DiscoveryRoom::configOf(const cluster::NodeSpec &spec) const
{
    NodeConfig node;
    node.id = spec.id;
    node.node = spec.nodeName;
    node.host = spec.host;
    node.port = spec.port;
    node.weight = spec.weight;
    node.http = spec.httpUrl;
    node.store = spec.store;
    node.cookie = m_config.cluster.cookie;
    node.httpToken = m_config.discovery.httpToken;
    return node;
}

void DiscoveryRoom::look()
{
    const auto change =
        m_roster.merge(std::array{m_configured, m_found->nodes()}, m_clock.unixMilliseconds());
    for (const auto &spec : change.added) {
        qCInfo(lcApp).nospace().noquote()
            << "event=found node=" << spec.id.c_str() << " name=" << spec.nodeName.c_str()
            << " by=" << spec.source.c_str();
        m_listener.added(configOf(spec), spec.source);
    }
    for (const auto &update : change.updated) {
        if (update.isMoved())
            m_listener.moved(configOf(update.after));
    }
    for (const auto &id : change.missing)
        m_listener.listed(id, false);
    for (const auto &id : change.returned)
        m_listener.listed(id, true);
    if (!change.haveProblemsChanged)
        return;
    for (const auto &problem : change.problems)
        qCWarning(lcApp).noquote() << "event=discovery" << problem.c_str();
}

// Said once for each change of what is wrong, not with every ask.
void DiscoveryRoom::report()
{
    const auto &status = m_found->status();
    auto problem = status.lastError;
    for (const auto &one : status.problems)
        problem += (problem.empty() ? "" : "; ") + one;
    if (problem == std::exchange(m_lastProblem, problem))
        return;
    qCWarning(lcApp).nospace().noquote()
        << "event=discovery source=\"" << status.name.c_str() << "\" "
        << (problem.empty() ? "good again" : problem.c_str());
}

} // namespace tg::app
