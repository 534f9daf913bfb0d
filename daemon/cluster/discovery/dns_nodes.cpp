#include "cluster/discovery/dns_nodes.h"

#include <algorithm>
#include <tuple>

namespace tg::cluster {
namespace {

Result<NodeSpec> describe(const DnsRecipe &recipe, const TemplateFacts &facts)
{
    const DnsConfig &config = recipe.config;
    auto name = recipe.node.expand(facts);
    if (!name)
        return name.error();
    auto url = recipe.http.expand(facts);
    if (!url)
        return url.error();
    NodeSpec node;
    node.id = facts.id;
    node.nodeName = std::move(*name);
    node.host = config.connectBy == ConnectBy::Address ? facts.address : facts.host;
    node.port = config.port.value_or(facts.port);
    node.weight = config.weight;
    node.httpUrl = std::move(*url);
    node.store = config.store;
    node.source = "dns " + config.name;
    if (const auto valid = validateNode(node); !valid)
        return valid.error();
    return node;
}

// Listed, but not to be described now: the old description stays in force.
void keepOld(DnsNodes &result, const KnownNodes &known, const std::string &id, std::string why)
{
    const NodeSpec *old = known.find(id);
    result.problems.push_back("node " + inQuotes(id) + ": " + std::move(why) +
                              (old ? "; what is known of it stays" : "; not taken in"));
    if (!old)
        return;
    result.listed.push_back(*old);
    result.listed.back().isListed = true;
    result.listed.back().missingSince = 0;
}

} // namespace

bool isV6(std::string_view address)
{
    return address.find(':') != std::string_view::npos;
}

ChosenTargets chooseTargets(std::vector<SrvRecord> records, const KnownNodes &known,
                            std::size_t maxNodes)
{
    std::ranges::sort(records, {}, [](const SrvRecord &record) {
        return std::tie(record.target, record.priority, record.port);
    });
    ChosenTargets chosen;
    std::size_t room = maxNodes - std::min(maxNodes, known.nodes().size());
    std::size_t surplus = 0;
    std::string_view previous;
    for (const SrvRecord &record : records) {
        if (record.target == previous) {
            chosen.problems.push_back("target " + inQuotes(record.target) +
                                      " is listed twice; the record with the lowest priority "
                                      "value and port counts");
            continue;
        }
        previous = record.target;
        const bool isKnown = known.find(record.target) != nullptr;
        if (!isKnown && room == 0) {
            ++surplus;
            continue;
        }
        if (!isKnown)
            --room;
        chosen.targets.push_back(record);
    }
    if (surplus != 0) {
        chosen.problems.push_back(std::to_string(surplus) +
                                  " nodes are not taken in: max_nodes is " +
                                  std::to_string(maxNodes) + ", missing nodes included");
    }
    return chosen;
}

std::string chooseAddress(std::string_view last, std::span<const std::string> addresses)
{
    if (std::ranges::find(addresses, last) != addresses.end())
        return std::string(last);
    const auto least = std::ranges::min_element(addresses);
    return least == addresses.end() ? std::string() : *least;
}

DnsNodes nodesFromSrv(const DnsRecipe &recipe, const std::vector<SrvRecord> &targets,
                      const AddressBook &addresses, const KnownNodes &known)
{
    DnsNodes result;
    for (const SrvRecord &record : targets) {
        TemplateFacts facts{record.target, record.target, {}, record.port};
        if (recipe.areAddressesNeeded()) {
            const auto found = addresses.find(record.target);
            if (found == addresses.end()) {
                keepOld(result, known, record.target, "its address could not be found");
                continue;
            }
            facts.address = found->second;
        }
        auto node = describe(recipe, facts);
        if (!node) {
            keepOld(result, known, record.target, node.error().text);
            continue;
        }
        if (recipe.config.isWeightFromSrv && record.weight != 0)
            node->weight = std::min<std::uint32_t>(record.weight, kMaxNodeWeight);
        result.listed.push_back(std::move(*node));
    }
    return result;
}

DnsNodes nodesFromAddresses(const DnsRecipe &recipe, const DnsReply &v4, const DnsReply &v6,
                            const KnownNodes &known)
{
    DnsNodes result;
    std::vector<std::string> addresses;
    for (const DnsReply *reply : {&v4, &v6}) {
        if (reply->isGood)
            addresses.insert(addresses.end(), reply->addresses.begin(), reply->addresses.end());
    }
    std::ranges::sort(addresses);
    const auto doubled = std::ranges::unique(addresses);
    addresses.erase(doubled.begin(), doubled.end());
    for (const std::string &address : addresses) {
        auto node = describe(recipe, {address, address, address, recipe.config.port.value_or(0)});
        if (node)
            result.listed.push_back(std::move(*node));
        else
            keepOld(result, known, address, node.error().text);
    }
    for (const NodeSpec &node : known.nodes()) {
        const DnsReply &reply = isV6(node.id) ? v6 : v4;
        if (reply.isGood)
            continue;
        result.listed.push_back(node); // as it was, listed or missing
        if (node.isListed)
            result.problems.push_back("node " + inQuotes(node.id) + " stays as it is: " +
                                      (isV6(node.id) ? "AAAA: " : "A: ") + reply.error);
    }
    return result;
}

} // namespace tg::cluster
