#include "app/cluster_room.h"

#include <algorithm>
#include <future>

#include <QCryptographicHash>

#include "app/config/choices.h"

namespace tg::app {

namespace {

cluster::StewardOptions optionsOf(const Config &config, std::uint64_t seed)
{
    cluster::StewardOptions options;
    options.health = config.health;
    options.health.maxDownShare = config.maxDownPercent / 100.0;
    options.backfill.isAutomatic = config.backfill.automatic;
    options.backfill.fill.pointsPerSecond = config.backfill.pointsPerSecond;
    options.backfill.fill.walk.queriesInFlight = config.backfill.queriesInFlight;
    options.audit.every = std::chrono::minutes(config.audit.everyMinutes);
    options.audit.wish = {config.audit.hours, config.audit.series, config.audit.repairs};
    options.audit.seriesPerSecond = config.audit.seriesPerSecond;
    options.metadata = config.metadata;
    options.syncEvery = config.cluster.syncEvery;
    options.registryEvery = config.cluster.registryEvery;
    options.joinDelay = config.cluster.joinDelay;
    options.segment = std::chrono::seconds(config.cluster.segmentSeconds);
    options.automaticFailover = config.cluster.automaticFailover;
    options.replication = config.cluster.replication;
    options.instance = config.instance;
    options.nodeBytes = config.limits.nodeBytes;
    options.labels = labelFormOf(config.limits.labelPolicy);
    options.fingerprint = fingerprintOf(config);
    options.seed = seed;
    return options;
}

} // namespace

std::string fingerprintOf(const Config &config)
{
    std::vector<std::string> parts;
    for (const auto &node : config.nodes)
        parts.push_back("node " + node.id + " " + std::to_string(node.weight));
    std::sort(parts.begin(), parts.end());
    parts.push_back("replication " + std::to_string(config.cluster.replication));
    parts.push_back("shard_key " + config.cluster.shardKey);
    parts.push_back("label_policy " + std::string(choiceWord(config.limits.labelPolicy)));
    parts.push_back("segment_seconds " + std::to_string(config.cluster.segmentSeconds));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &part : parts)
        hash.addData(QByteArray::fromStdString(part + "\n"));
    return hash.result().toHex().first(16).toStdString();
}

ClusterRoom::ClusterRoom(const Config &config, const Wiring &wiring, std::uint64_t seed)
    : m_steward(QStringLiteral("cluster"),
                cluster::Steward::Wiring{wiring.router, wiring.registrar, wiring.table, wiring.gaps,
                                         m_operations, m_shelf, wiring.clock, wiring.ownAlarms,
                                         wiring.metadata},
                optionsOf(config, seed))
{
}

ClusterRoom::~ClusterRoom()
{
    if (m_isRunning)
        stop(std::chrono::milliseconds(0));
}

void ClusterRoom::start()
{
    m_isRunning = true;
    m_steward.start();
}

void ClusterRoom::addNode(NodeRoom &room, const batch::NodeQueue &queue, NodeBoard &board,
                          const std::string &source, bool isFoundLater)
{
    const auto &config = room.config();
    const auto port = config.port == 0 ? std::string() : ":" + std::to_string(config.port);
    steward().addNode(
        {.index = room.index(),
         .id = config.id,
         .nodeName = config.node,
         .address =
             (config.host.empty() ? config.node.substr(config.node.find('@') + 1) : config.host) +
             port,
         .httpUrl = config.http,
         .source = source,
         .store = config.store,
         .weight = config.weight,
         .isFoundLater = isFoundLater,
         .control = room.control(),
         .link = room.counters(),
         .status = board.at(room.index()),
         .view = room.view(),
         .recent = room.recent(),
         .unconfirmedBytes = [&queue] { return queue.reservedBytes(); },
         .allow = [&room](bool isAllowed,
                          const std::string &reason) { room.allow(isAllowed, reason); }});
}

bool ClusterRoom::stop(std::chrono::milliseconds patience)
{
    if (!m_isRunning)
        return true;
    m_isRunning = false;
    auto settled = std::make_shared<std::promise<bool>>();
    auto isSettled = settled->get_future();
    steward().settle(patience, [settled](bool isShared) { settled->set_value(isShared); });
    const bool isShared =
        isSettled.wait_for(patience + std::chrono::seconds(2)) == std::future_status::ready &&
        isSettled.get();
    m_steward.errands().runAndWait([this] { steward().stop(); });
    return isShared;
}

} // namespace tg::app
