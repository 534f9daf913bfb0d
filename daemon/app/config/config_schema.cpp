#include "app/config/config_schema.h"

#include <array>

#include "app/config/text_checks.h"
#include "base/audit_bounds.h"

namespace tg::app {
namespace {

constexpr std::uint64_t kGiB = 1024 * kMiB;
constexpr std::uint64_t kTenMinutes = 600'000;

using Row = SchemaRow<Config>;
using NodeRow = SchemaRow<NodeConfig>;
using enum KeyType;
using cluster::HealthThresholds;

template <auto Section, auto Member> Slot inSection(Config &config)
{
    return &(config.*Section.*Member);
}
template <auto Member> Slot limit(Config &config)
{
    return &(config.limits.*Member);
}
template <auto Member> Slot health(Config &config)
{
    return &(config.health.*Member);
}
Slot maxDownPercent(Config &config)
{
    return &config.maxDownPercent;
}
template <auto Member> Slot ofNode(NodeConfig &node)
{
    return &(node.*Member);
}
Slot instance(Config &config)
{
    return &config.instance;
}

constexpr auto kSchema = std::to_array<Row>({
    {{"instance", Text, 0, 64, checkWord,
      "name of this gateway, unlike that of any other; empty = the host's short name"},
     instance},

    {{"data.listen", Address, 0, 0, nullptr,
      "address and port clients send to; port 0 = any free one"},
     inSection<&Config::data, &DataConfig::listen>},
    {{"data.allow_open", Flag, 0, 0, nullptr,
      "listen beyond this machine although nothing asks clients who they are"},
     inSection<&Config::data, &DataConfig::allowOpen>},
    {{"data.workers", Count, 0, 256, nullptr, "worker threads; 0 = one a core"},
     inSection<&Config::data, &DataConfig::workers>},
    {{"data.json_time_unit", Choice, 0, 0, nullptr, "unit of timestamps in JSON lines"},
     inSection<&Config::data, &DataConfig::jsonTimeUnit>},

    {{"cluster.replication", Count, 1, kMaxCopies, nullptr, "copies of each series"},
     inSection<&Config::cluster, &ClusterConfig::replication>},
    {{"cluster.ack", Choice, 0, 0, nullptr, "what a client waits for that does not say so itself"},
     inSection<&Config::cluster, &ClusterConfig::ack>},
    {{"cluster.on_full", Choice, 0, 0, nullptr, "what happens when a node's queue stays full"},
     inSection<&Config::cluster, &ClusterConfig::onFull>},
    {{"cluster.shard_key", Text, 1, 4096, checkShardKey, "what decides the owner of a new series"},
     inSection<&Config::cluster, &ClusterConfig::shardKey>},
    {{"cluster.cookie_file", Text, 1, 4096, nullptr,
      "file with the nodes' Erlang cookie, mode 0600"},
     inSection<&Config::cluster, &ClusterConfig::cookieFile>},

    {{"cluster.sync_ms", Milliseconds, 50, kTenMinutes, nullptr,
      "how often facts are read from and written to the nodes"},
     inSection<&Config::cluster, &ClusterConfig::syncEvery>},
    {{"cluster.registry_ms", Milliseconds, 100, kTenMinutes, nullptr,
      "how often nodes are asked for series that others created"},
     inSection<&Config::cluster, &ClusterConfig::registryEvery>},
    {{"cluster.join_delay_ms", Milliseconds, 0, kTenMinutes, nullptr,
      "from a change of the shard map (a node found later, drain, resume) to its second"},
     inSection<&Config::cluster, &ClusterConfig::joinDelay>},
    {{"cluster.segment_seconds", Count, 10, 7 * 86'400, nullptr,
      "length of the nodes' raw segments; must equal their TIMELESS_SEGMENT_DURATION"},
     inSection<&Config::cluster, &ClusterConfig::segmentSeconds>},
    {{"cluster.automatic_failover", Flag, 0, 0, nullptr,
      "take a node out by itself when it is judged down"},
     inSection<&Config::cluster, &ClusterConfig::automaticFailover>},

    {{"health.down_after_ms", Milliseconds, 100, kTenMinutes, nullptr,
      "a closed link not made again for so long: down"},
     health<&HealthThresholds::downAfter>},
    {{"health.first_contact_ms", Milliseconds, 100, kTenMinutes, nullptr,
      "a node never reached for so long after the start: down"},
     health<&HealthThresholds::firstContact>},
    {{"health.hung_degraded_ms", Milliseconds, 100, kTenMinutes, nullptr,
      "a call unanswered for so long: degraded"},
     health<&HealthThresholds::hungDegraded>},
    {{"health.hung_down_ms", Milliseconds, 100, kTenMinutes, nullptr,
      "a call unanswered for so long: down"},
     health<&HealthThresholds::hungDown>},
    {{"health.rtt_degraded_ms", Milliseconds, 0, kTenMinutes, nullptr,
      "a tiny call takes longer: degraded; 0 = never"},
     health<&HealthThresholds::rttDegraded>},
    {{"health.confirm_p99_degraded_ms", Milliseconds, 0, kTenMinutes, nullptr,
      "one write call in a hundred takes longer: degraded; 0 = never"},
     health<&HealthThresholds::confirmP99Degraded>},
    {{"health.slow_mailbox", Count, 0, 1'000'000, nullptr,
      "messages waiting in a node's builder: degraded, and sent to more slowly"},
     health<&HealthThresholds::slowMailbox>},
    {{"health.stop_mailbox", Count, 0, 1'000'000, nullptr,
      "messages waiting in a node's builder: nothing is sent; it drops batches at 50,000"},
     health<&HealthThresholds::stopMailbox>},
    {{"health.memory_bytes_degraded", Bytes, 0, 1024 * kGiB, nullptr,
      "a node uses more memory: degraded; 0 = never"},
     health<&HealthThresholds::memoryBytesDegraded>},
    {{"health.degraded_clear_ms", Milliseconds, 0, kTenMinutes, nullptr,
      "good for so long ends degraded"},
     health<&HealthThresholds::degradedClear>},
    {{"health.return_good_ms", Milliseconds, 0, kTenMinutes, nullptr,
      "steady for so long ends down; each flap doubles it"},
     health<&HealthThresholds::returnGood>},
    {{"health.return_jitter_ms", Milliseconds, 0, kTenMinutes, nullptr,
      "plus a random time up to this, so that nodes do not return all at once"},
     health<&HealthThresholds::returnJitter>},
    {{"health.return_min_out_ms", Milliseconds, 0, kTenMinutes, nullptr,
      "a node that was down stays out at least so long"},
     health<&HealthThresholds::returnMinOut>},
    {{"health.flap_window_ms", Milliseconds, 0, 24 * 6 * kTenMinutes, nullptr,
      "how long a flap is remembered"},
     health<&HealthThresholds::flapWindow>},
    {{"health.flap_hold_max_ms", Milliseconds, 0, 6 * kTenMinutes, nullptr,
      "longest steadiness that flaps can ask for"},
     health<&HealthThresholds::flapHoldMax>},
    {{"health.max_down_percent", Count, 0, 100, nullptr,
      "share of all nodes taken out by itself at most; beyond: panic, and a person decides"},
     maxDownPercent},
    {{"health.panic_clear_ms", Milliseconds, 0, kTenMinutes, nullptr,
      "so long without too many nodes down ends the panic"},
     health<&HealthThresholds::panicClear>},

    {{"backfill.automatic", Flag, 0, 0, nullptr, "fill gaps as soon as the node is back"},
     inSection<&Config::backfill, &BackfillConfig::automatic>},
    {{"backfill.points_per_second", Count, 1, 100'000'000, nullptr,
      "copied to one node per second at most"},
     inSection<&Config::backfill, &BackfillConfig::pointsPerSecond>},
    {{"backfill.queries_in_flight", Count, 1, 256, nullptr, "series compared at a time"},
     inSection<&Config::backfill, &BackfillConfig::queriesInFlight>},

    {{"audit.every_minutes", Count, 0, 10'080, nullptr,
      "a sample of series is compared on both copies so often; 0 = only when asked"},
     inSection<&Config::audit, &AuditConfig::everyMinutes>},
    {{"audit.hours", Count, 1, kMostAuditHours, nullptr, "of the last hours"},
     inSection<&Config::audit, &AuditConfig::hours>},
    {{"audit.series", Count, 1, kMostAuditSeries, nullptr, "series in a sample, others each time"},
     inSection<&Config::audit, &AuditConfig::series>},
    {{"audit.series_per_second", Count, 1, 100'000, nullptr,
      "compared at most, after a burst of as many"},
     inSection<&Config::audit, &AuditConfig::seriesPerSecond>},
    {{"audit.repair", Flag, 0, 0, nullptr,
      "open a gap for a copy that lacks points, so that it is filled"},
     inSection<&Config::audit, &AuditConfig::repairs>},

    {{"query.threads", Count, 1, 64, nullptr, "threads that answer reads"},
     inSection<&Config::query, &QueryConfig::threads>},
    {{"query.concurrent", Count, 1, 100'000, nullptr, "reads at a time; a further one is 503"},
     inSection<&Config::query, &QueryConfig::concurrent>},
    {{"query.max_series", Count, 1, 100'000'000, nullptr,
      "series that one read may match; more is 422"},
     inSection<&Config::query, &QueryConfig::maxSeries>},
    {{"query.several_nodes", Choice, 0, 0, nullptr,
      "a read whose series lie on several nodes: merge their answers, or 422"},
     inSection<&Config::query, &QueryConfig::severalNodes>},
    {{"query.merge_bytes", Bytes, kKiB, 64 * kGiB, nullptr,
      "the nodes' answers to one read that are held to be merged; more is 422"},
     inSection<&Config::query, &QueryConfig::mergeBytes>},
    {{"query.body_bytes", Bytes, kKiB, 64 * kMiB, nullptr, "body of a read; more is 413"},
     inSection<&Config::query, &QueryConfig::bodyBytes>},
    {{"query.connect_timeout_ms", Milliseconds, 10, kTenMinutes, nullptr,
      "no connection to a node's HTTP port for so long: its replica is asked"},
     inSection<&Config::query, &QueryConfig::connectTimeout>},
    {{"query.node_timeout_ms", Milliseconds, 10, 6 * kTenMinutes, nullptr,
      "no answer of a node for so long: its replica is asked"},
     inSection<&Config::query, &QueryConfig::nodeTimeout>},
    {{"query.node_idle_ms", Milliseconds, 10, 6 * kTenMinutes, nullptr,
      "silence in the middle of a node's answer for so long: it has failed"},
     inSection<&Config::query, &QueryConfig::nodeIdle>},

    {{"discovery.kind", Choice, 0, 0, nullptr, "where nodes beside those listed here come from"},
     inSection<&Config::discovery, &DiscoveryConfig::kind>},
    {{"discovery.name", Text, 0, 253, nullptr, "DNS name that is asked for"},
     inSection<&Config::discovery, &DiscoveryConfig::name>},
    {{"discovery.name_server", Text, 0, 64, nullptr,
      "address of the DNS server; empty = the system's"},
     inSection<&Config::discovery, &DiscoveryConfig::nameServer>},
    {{"discovery.file", Text, 0, 4096, nullptr, "file with [[node]] tables, watched"},
     inSection<&Config::discovery, &DiscoveryConfig::file>},
    {{"discovery.node_template", Text, 1, 512, nullptr, "Erlang name of a node found by DNS"},
     inSection<&Config::discovery, &DiscoveryConfig::nodeTemplate>},
    {{"discovery.http_template", Text, 0, 2048, nullptr, "base URL of a node found by DNS"},
     inSection<&Config::discovery, &DiscoveryConfig::httpTemplate>},
    {{"discovery.http_token_file", Text, 0, 4096, nullptr,
      "file with the bearer token that nodes found ask of those who read, mode 0600"},
     inSection<&Config::discovery, &DiscoveryConfig::httpTokenFile>},
    {{"discovery.address_is_identity", Flag, 0, 0, nullptr,
      "dns_addresses: let a node's address be its logical id"},
     inSection<&Config::discovery, &DiscoveryConfig::addressIsIdentity>},
    {{"discovery.min_refresh_ms", Milliseconds, 100, 6 * kTenMinutes, nullptr,
      "asked again no sooner, whatever the TTL"},
     inSection<&Config::discovery, &DiscoveryConfig::minRefresh>},
    {{"discovery.max_refresh_ms", Milliseconds, 100, 24 * 6 * kTenMinutes, nullptr,
      "asked again no later"},
     inSection<&Config::discovery, &DiscoveryConfig::maxRefresh>},

    {{"admin.enabled", Flag, 0, 0, nullptr, "open the admin door"},
     inSection<&Config::admin, &AdminConfig::isEnabled>},
    {{"admin.listen", Address, 0, 0, nullptr, "address and port of the admin API"},
     inSection<&Config::admin, &AdminConfig::listen>},
    {{"admin.token_file", Text, 0, 4096, nullptr, "file with roles and tokens, mode 0600"},
     inSection<&Config::admin, &AdminConfig::tokenFile>},
    {{"admin.hosts", Text, 0, 4096, nullptr,
      "further names of this gateway that clients may use, with commas between"},
     inSection<&Config::admin, &AdminConfig::hosts>},
    {{"admin.connections", Count, 1, 10'000, nullptr, "connections; a further one is answered 503"},
     inSection<&Config::admin, &AdminConfig::connections>},
    {{"admin.head_bytes", Bytes, kKiB, kMiB, nullptr, "request line and headers; more is 431"},
     inSection<&Config::admin, &AdminConfig::headBytes>},
    {{"admin.body_bytes", Bytes, kKiB, 64 * kMiB, nullptr, "a body; more is 413"},
     inSection<&Config::admin, &AdminConfig::bodyBytes>},
    {{"admin.request_timeout_ms", Milliseconds, 10, kTenMinutes, nullptr,
      "first byte of a request to its last; then 408"},
     inSection<&Config::admin, &AdminConfig::requestTimeout>},
    {{"admin.idle_timeout_ms", Milliseconds, 10, 6 * kTenMinutes, nullptr,
      "a connection without a request is closed after this"},
     inSection<&Config::admin, &AdminConfig::idleTimeout>},
    {{"admin.send_timeout_ms", Milliseconds, 10, kTenMinutes, nullptr,
      "a client that does not read its answer is cut off after this"},
     inSection<&Config::admin, &AdminConfig::sendTimeout>},

    {{"log.level", Choice, 0, 0, nullptr, "least important lines that are written"},
     inSection<&Config::log, &LogSettings::level>},
    {{"log.format", Choice, 0, 0, nullptr, "lines for people, or JSON for a collector"},
     inSection<&Config::log, &LogSettings::format>},

    {{"limits.head_bytes", Bytes, kKiB, kMiB, nullptr, "request line and headers; more is 431"},
     limit<&Limits::headBytes>},
    {{"limits.body_bytes", Bytes, kKiB, 4 * kGiB, nullptr, "a body as sent; more is 413"},
     limit<&Limits::bodyBytes>},
    {{"limits.inflated_bytes", Bytes, kKiB, 16 * kGiB, nullptr,
      "a body after decompression; more is 413"},
     limit<&Limits::inflatedBytes>},
    {{"limits.line_bytes", Bytes, 64, 64 * kMiB, nullptr,
      "one line of a body; a longer one is rejected"},
     limit<&Limits::lineBytes>},
    {{"limits.segment_bytes", Bytes, kKiB, 256 * kMiB, nullptr,
      "bodies up to this size are stored as a whole or not at all"},
     limit<&Limits::segmentBytes>},
    {{"limits.labels", Count, 1, 1024, nullptr, "labels of one series"}, limit<&Limits::labels>},
    {{"limits.label_name_bytes", Bytes, 16, 16 * kKiB, nullptr, "length of a label's name"},
     limit<&Limits::labelNameBytes>},
    {{"limits.label_value_bytes", Bytes, 16, kMiB, nullptr, "length of a label's value"},
     limit<&Limits::labelValueBytes>},
    {{"limits.metric_name_bytes", Bytes, 16, 16 * kKiB, nullptr, "length of a metric's name"},
     limit<&Limits::metricNameBytes>},
    {{"limits.connections", Count, 1, 1'000'000, nullptr,
      "client connections; a further one is answered 503 and closed"},
     limit<&Limits::connections>},
    {{"limits.pipelined_requests", Count, 1, 1024, nullptr,
      "requests read ahead on one connection"},
     limit<&Limits::pipelinedRequests>},
    {{"limits.head_timeout_ms", Milliseconds, 10, kTenMinutes, nullptr,
      "time a client has for its request's head; then 408"},
     limit<&Limits::headTimeout>},
    {{"limits.body_stall_ms", Milliseconds, 10, kTenMinutes, nullptr,
      "longest silence inside a body; then 408"},
     limit<&Limits::bodyStall>},
    {{"limits.idle_timeout_ms", Milliseconds, 10, 6 * kTenMinutes, nullptr,
      "a connection without a request is closed after this"},
     limit<&Limits::idleTimeout>},
    {{"limits.in_flight_bytes", Bytes, kKiB, 64 * kGiB, nullptr,
      "admitted but not yet confirmed, whole process"},
     limit<&Limits::inFlightBytes>},
    {{"limits.node_bytes", Bytes, kKiB, 64 * kGiB, nullptr, "the same for one node"},
     limit<&Limits::nodeBytes>},
    {{"limits.connection_bytes", Bytes, kKiB, 64 * kGiB, nullptr,
      "the same for one client connection"},
     limit<&Limits::connectionBytes>},
    {{"limits.calls_in_flight", Count, 1, 64, nullptr, "unconfirmed calls on one node link"},
     limit<&Limits::callsInFlight>},
    {{"limits.series", Count, 1, 1'000'000'000, nullptr,
      "series the table may hold; points of further ones are rejected"},
     limit<&Limits::series>},
    {{"limits.aliases_per_series", Count, 1, 64, nullptr,
      "spellings of one series that are remembered"},
     limit<&Limits::aliasesPerSeries>},
    {{"limits.new_series_per_second", Count, 1, 1'000'000, nullptr,
      "series created per node and second"},
     limit<&Limits::newSeriesPerSecond>},
    {{"limits.new_series_wait_ms", Milliseconds, 0, kTenMinutes, nullptr,
      "longest wait of a request for its new series; then 429"},
     limit<&Limits::newSeriesWait>},
    {{"limits.rejected_samples", Count, 0, 1'000, nullptr,
      "rejected lines kept for the admin API, a reason and worker; 0: none"},
     limit<&Limits::rejectedSamples>},
    {{"limits.rejected_sample_bytes", Bytes, 16, 4 * kKiB, nullptr,
      "how much of a rejected line is kept"},
     limit<&Limits::rejectedSampleBytes>},
    {{"limits.admission_wait_ms", Milliseconds, 0, kTenMinutes, nullptr,
      "longest wait for room in a full node queue; then cluster.on_full"},
     limit<&Limits::admissionWait>},
    {{"limits.late_copy_ms", Milliseconds, 1, kTenMinutes, nullptr,
      "how long the second copy is waited for once the first is confirmed"},
     limit<&Limits::lateCopy>},
    {{"limits.confirm_timeout_ms", Milliseconds, 10, kTenMinutes, nullptr,
      "no copy confirmed for so long: 503"},
     limit<&Limits::confirmTimeout>},
    {{"limits.call_timeout_ms", Milliseconds, 10, kTenMinutes, nullptr,
      "a call to a node unanswered for so long: the link is reset"},
     limit<&Limits::callTimeout>},
    {{"limits.drain_timeout_ms", Milliseconds, 0, 6 * kTenMinutes, nullptr,
      "SIGTERM to exit at the latest"},
     limit<&Limits::drainTimeout>},
});

constexpr auto kNodeSchema = std::to_array<NodeRow>({
    {{"id", Text, 1, 64, checkNodeId, "logical id: decides what the node owns, so never change it",
      true},
     ofNode<&NodeConfig::id>},
    {{"node", Text, 3, 255, checkErlangName, "Erlang node name, name@host", true},
     ofNode<&NodeConfig::node>},
    {{"host", Text, 0, 253, checkHost,
      "address to connect to; empty = the part of `node` behind the @"},
     ofNode<&NodeConfig::host>},
    {{"port", Count, 0, 65535, nullptr, "distribution port; 0 = ask epmd on that host"},
     ofNode<&NodeConfig::port>},
    {{"weight", Count, 0, 10'000, nullptr,
      "share of new series relative to the other nodes; 0 = none"},
     ofNode<&NodeConfig::weight>},
    {{"http", Text, 0, 2048, checkHttpUrl, "base URL of the node's HTTP API, for reads"},
     ofNode<&NodeConfig::http>},
    {{"http_token_file", Text, 0, 4096, nullptr,
      "file with the bearer token the node asks of those who read, mode 0600; empty = none"},
     ofNode<&NodeConfig::httpTokenFile>},
    {{"store", Text, 1, 255, checkWord, "name of the store on the node"},
     ofNode<&NodeConfig::store>},
    {{"cookie_file", Text, 0, 4096, nullptr, "this node's own cookie; empty = cluster.cookie_file"},
     ofNode<&NodeConfig::cookieFile>},
});

} // namespace

std::span<const SchemaRow<Config>> configSchema()
{
    return kSchema;
}
std::span<const SchemaRow<NodeConfig>> nodeSchema()
{
    return kNodeSchema;
}

} // namespace tg::app
