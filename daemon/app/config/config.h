// Everything an operator can set, as plain values with their defaults. Filled once by loadConfig()
// on the main thread, then only read. The keys, bounds and help texts stand in config_schema.cpp,
// the bounds' defaults in base/limits.h.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/config/secrets.h"
#include "app/runtime/log_settings.h"
#include "base/ack_level.h"
#include "base/limits.h"
#include "base/on_full.h"
#include "base/role.h"
#include "cluster/health/health_thresholds.h"
#include "cluster/metadata_bounds.h"
#include "parse/time_text.h"

namespace tg::app {

// A numeric address ("localhost" is stored as 127.0.0.1); port 0 lets the system choose.
struct ListenAddress {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8428;
};

struct DataConfig {
    ListenAddress listen;
    unsigned workers = 0; // 0 = one a core
    bool allowOpen = false;
    parse::TimeUnit jsonTimeUnit = parse::TimeUnit::Auto;
};

struct ClusterConfig {
    unsigned replication = 2;
    AckLevel ack = AckLevel::All;
    OnFull onFull = OnFull::Reject;
    std::string shardKey = "series";
    std::string cookieFile = "cookie";              // relative to the folder of the config file
    Secret cookie;                                  // what that file holds
    std::chrono::milliseconds syncEvery{2'000};     // facts are read from and written to the nodes
    std::chrono::milliseconds registryEvery{5'000}; // series that others created are asked for
    std::chrono::milliseconds joinDelay{10'000};    // until an ordered change of the map
    std::size_t segmentSeconds = 14'400; // of the nodes; what one may overwrite after a restart
    bool automaticFailover = true;
};

struct BackfillConfig {
    bool automatic = true;
    std::size_t pointsPerSecond = 50'000;
    std::size_t queriesInFlight = 8;
};

struct AuditConfig {
    unsigned everyMinutes = 60; // 0 = never by itself
    unsigned hours = 2;
    std::size_t series = 200;
    std::size_t seriesPerSecond = 20;
    bool repairs = true;
};

struct AdminConfig {
    bool isEnabled = true;
    ListenAddress listen{"127.0.0.1", 9428};
    std::string tokenFile; // empty: whoever reaches the loopback port is admin
    std::string hosts;     // further names clients may call us by, with commas between
    std::size_t connections = 64;
    std::size_t headBytes = 16 * kKiB;
    std::size_t bodyBytes = 256 * kKiB;
    std::chrono::milliseconds requestTimeout{10'000};
    std::chrono::milliseconds idleTimeout{75'000};
    std::chrono::milliseconds sendTimeout{10'000};
};

// The door of consoles. Addresses are texts, for there may be none.
struct ControlConfig {
    static constexpr std::string_view kAutoSocket = "auto"; // see controlSocketOf()
    static constexpr std::string_view kNoSocket = "none";

    bool isEnabled = true;
    std::string socket{kAutoSocket}; // a path, or one of the words above
    std::string group;               // of the socket; empty: the process's own
    Role socketRole = Role::Operator;
    bool socketNeedsToken = false;
    std::string tlsListen; // address:port; empty: none, also below
    std::string tlsCertificate;
    std::string tlsKey;
    std::string tlsClientCa;
    std::string tcpListen; // loopback
    std::string tokenFile;
    std::size_t consoles = 32;
    std::size_t waiting = 8;
    std::size_t commandsPerSecond = 20;
};

enum class SeveralNodes : std::uint8_t { Gather, Reject };

struct QueryConfig {
    unsigned threads = 1;
    std::size_t concurrent = 64;
    std::size_t maxSeries = 100'000;
    std::size_t mergeBytes = 256 * kMiB; // of the nodes' answers to one read
    std::size_t bodyBytes = 1 * kMiB;
    SeveralNodes severalNodes = SeveralNodes::Gather;
    std::chrono::milliseconds connectTimeout{2'000};
    std::chrono::milliseconds nodeTimeout{15'000}; // to the head of a node's answer
    std::chrono::milliseconds nodeIdle{15'000};    // between bytes of it
};

enum class DiscoveryKind : std::uint8_t { None, DnsSrv, DnsAddresses, File };

struct DiscoveryConfig {
    DiscoveryKind kind = DiscoveryKind::None;
    std::string name;       // DNS: what is asked for
    std::string nameServer; // DNS: empty = the system's
    std::string file;       // File: relative to the folder of the config file
    std::string nodeTemplate = "timeless_metrics@{host}";
    std::string httpTemplate;
    std::string httpTokenFile; // of all nodes found
    Secret httpToken;
    bool addressIsIdentity = false; // DnsAddresses: an address may be a logical id
    std::chrono::milliseconds minRefresh{5'000};
    std::chrono::milliseconds maxRefresh{300'000};
};

struct NodeConfig {
    std::string id;         // logical id: the only thing that is hashed
    std::string node;       // Erlang node name, name@host
    std::string host;       // empty = the part of `node` behind '@'
    std::uint16_t port = 0; // 0 = ask epmd
    std::uint32_t weight = 100;
    std::string http;          // base URL for reads; empty = none
    std::string httpTokenFile; // empty: the node asks nobody who reads
    Secret httpToken;
    std::string store = "timeless_metrics";
    std::string cookieFile; // empty = cluster.cookie_file
    Secret cookie;          // always set after a load without errors
};

struct Config {
    std::string
        instance; // never empty after a load without errors; our Erlang name is tg-<instance>
    DataConfig data;
    ClusterConfig cluster;
    cluster::HealthThresholds health;
    unsigned maxDownPercent = 50;
    BackfillConfig backfill;
    AuditConfig audit;
    cluster::MetadataBounds metadata;
    QueryConfig query;
    DiscoveryConfig discovery;
    AdminConfig admin;
    ControlConfig control;
    LogSettings log;
    Limits limits;
    std::vector<NodeConfig> nodes;

    // Copies kept of each series: what was asked for, but never more than there are nodes.
    unsigned effectiveReplication() const
    {
        return static_cast<unsigned>(std::min<std::size_t>(cluster.replication, nodes.size()));
    }
};

} // namespace tg::app
