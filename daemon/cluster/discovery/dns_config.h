// What an operator sets for discovery by DNS, and its check: only a DnsRecipe can be run.
// Values, any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "cluster/discovery/known_nodes.h"
#include "cluster/discovery/node_template.h"
#include "shared/base/result.h"

namespace tg::cluster {

enum class DnsMode {
    Srv,      // one SRV record a node
    Addresses // one A or AAAA record a node
};
enum class DnsIdentity {
    FromMode, // Srv: the target's name; Addresses: refused
    Target,   // only with Srv
    Address   // only with Addresses, and only when the operator says so
};
enum class ConnectBy { Address, Name }; // what NodeSpec::host is in mode Srv

struct DnsConfig {
    std::string name; // what is asked: "_erl._tcp.nodes.example"
    DnsMode mode = DnsMode::Srv;
    DnsIdentity identity = DnsIdentity::FromMode;
    ConnectBy connectBy = ConnectBy::Address;
    std::string node = "timeless_metrics@{host}"; // pattern of the Erlang name
    std::string http;                             // pattern of the URL for reads; empty = none
    std::string store = "timeless_metrics";
    std::optional<std::uint16_t> port; // distribution port; unset = the SRV record's, else epmd
    std::uint32_t weight = 100;
    bool isWeightFromSrv = false; // SRV weight 0 means "no opinion": `weight` counts then
    std::string nameserver;       // numeric address; empty = the system's. Its port is always 53
    std::chrono::milliseconds minRefresh{5'000};
    std::chrono::milliseconds maxRefresh{300'000};
    std::chrono::milliseconds askTimeout{10'000}; // for each step of one ask
    std::size_t maxNodes = kMaxDiscoveredNodes;
};

struct DnsRecipe {
    DnsConfig config; // name in lower case, without the dot at the end
    NodeTemplate node;
    NodeTemplate http;

    bool areAddressesNeeded() const; // of SRV targets
};

// The error's text begins with the key that is wrong.
Result<DnsRecipe> prepareDns(DnsConfig config);

std::optional<DnsMode> dnsModeFrom(std::string_view text);         // srv | a_aaaa
std::optional<DnsIdentity> dnsIdentityFrom(std::string_view text); // "" | target | address
std::optional<ConnectBy> connectByFrom(std::string_view text);     // address | name

} // namespace tg::cluster
