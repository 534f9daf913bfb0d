#include "cluster/discovery/dns_config.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>

#include "base/limits.h"
#include "cluster/discovery/dns_text.h"

namespace tg::cluster {
namespace {

constexpr std::chrono::milliseconds kShortestPause{10};
constexpr std::chrono::milliseconds kLongestPause = std::chrono::hours(24);

Error at(std::string_view key, std::string text)
{
    return {ErrorCode::BadValue, std::string(key) + ": " + std::move(text)};
}

bool isNumericAddress(const std::string &text)
{
    std::array<unsigned char, sizeof(in6_addr)> binary{};
    return ::inet_pton(AF_INET, text.c_str(), binary.data()) == 1 ||
           ::inet_pton(AF_INET6, text.c_str(), binary.data()) == 1;
}

Result<void> checkIdentity(const DnsConfig &config)
{
    if (config.mode == DnsMode::Srv && config.identity == DnsIdentity::Address)
        return at("identity", "with mode \"srv\" a node is known by its target's name; "
                              "\"address\" is only for mode \"a_aaaa\"");
    if (config.mode == DnsMode::Srv || config.identity == DnsIdentity::Address)
        return {};
    return at("identity",
              "mode \"a_aaaa\" gives nothing but addresses, and what a node owns follows from its "
              "id: a node that comes back with another address would be a stranger, and another "
              "node on the old address would inherit its series. Use mode \"srv\", or write "
              "identity = \"address\" if each address belongs to one node for good");
}

Result<void> checkPauses(const DnsConfig &config)
{
    if (config.minRefresh < kShortestPause || config.minRefresh > kLongestPause)
        return at("min_refresh", "must be from 10 ms to 24 h");
    if (config.maxRefresh < config.minRefresh || config.maxRefresh > kLongestPause)
        return at("max_refresh", "must be from min_refresh to 24 h");
    if (config.askTimeout < kShortestPause || config.askTimeout > std::chrono::minutes(5))
        return at("ask_timeout", "must be from 10 ms to 5 min");
    return {};
}

Result<void> checkValues(const DnsConfig &config)
{
    if (!isDnsName(config.name))
        return at("name", inQuotes(config.name) + " is no DNS name");
    if (!config.nameserver.empty() && !isNumericAddress(config.nameserver))
        return at("nameserver", inQuotes(config.nameserver) +
                                    " is no numeric address (a port cannot be given; it is 53)");
    if (config.weight > kMaxNodeWeight)
        return at("weight", "is more than " + std::to_string(kMaxNodeWeight));
    if (config.maxNodes == 0 || config.maxNodes > kMaxNodes)
        return at("max_nodes", "must be from 1 to " + std::to_string(kMaxNodes));
    if (const auto store = checkStoreName(config.store); !store)
        return at("store", store.error().text);
    if (const auto pauses = checkPauses(config); !pauses)
        return pauses;
    return checkIdentity(config);
}

// Expands the patterns for a node as it may come, so that a bad one is found now and not at night.
Result<void> checkPatterns(const DnsRecipe &recipe)
{
    const bool isSrv = recipe.config.mode == DnsMode::Srv;
    if (recipe.node.isSameForAllNodes())
        return at("node", "without a placeholder every node would have the same Erlang name");
    if (!isSrv && recipe.config.port.value_or(0) == 0 &&
        (recipe.node.needsPort() || recipe.http.needsPort()))
        return at("port", "is needed: a pattern has {port}, and address records have none");

    const std::string address = "192.0.2.1";
    const std::string host = isSrv ? "node-0.example" : address;
    const TemplateFacts example{host, host, address, 9100};
    const auto name = recipe.node.expand(example);
    if (!name)
        return at("node", name.error().text);
    if (const auto valid = checkErlangName(*name); !valid)
        return at("node", valid.error().text);
    const auto url = recipe.http.expand(example);
    if (!url)
        return at("http", url.error().text);
    if (const auto valid = checkHttpUrl(*url); !valid)
        return at("http", valid.error().text);
    return {};
}

} // namespace

Result<DnsRecipe> prepareDns(DnsConfig config)
{
    config.name = plainDnsName(config.name);
    if (const auto valid = checkValues(config); !valid)
        return valid.error();
    auto node = NodeTemplate::parse(config.node, NodeTemplate::Use::NodeName);
    if (!node)
        return at("node", node.error().text);
    auto http = NodeTemplate::parse(config.http, NodeTemplate::Use::Url);
    if (!http)
        return at("http", http.error().text);
    DnsRecipe recipe{std::move(config), std::move(*node), std::move(*http)};
    if (const auto valid = checkPatterns(recipe); !valid)
        return valid.error();
    return recipe;
}

bool DnsRecipe::areAddressesNeeded() const
{
    return config.connectBy == ConnectBy::Address || node.needsAddress() || http.needsAddress();
}

std::optional<DnsMode> dnsModeFrom(std::string_view text)
{
    if (text == "srv")
        return DnsMode::Srv;
    if (text == "a_aaaa")
        return DnsMode::Addresses;
    return std::nullopt;
}

std::optional<DnsIdentity> dnsIdentityFrom(std::string_view text)
{
    if (text.empty())
        return DnsIdentity::FromMode;
    if (text == "target")
        return DnsIdentity::Target;
    if (text == "address")
        return DnsIdentity::Address;
    return std::nullopt;
}

std::optional<ConnectBy> connectByFrom(std::string_view text)
{
    if (text == "address")
        return ConnectBy::Address;
    if (text == "name")
        return ConnectBy::Name;
    return std::nullopt;
}

} // namespace tg::cluster
