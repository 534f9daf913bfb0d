// From what DNS said to nodes. Pure functions, any thread: the rules about identity, bounds and
// about what a partial answer may change stand here, apart from the asking.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cluster/discovery/dns_config.h"
#include "cluster/discovery/dns_reply.h"
#include "cluster/discovery/known_nodes.h"

namespace tg::cluster {

struct DnsNodes {
    std::vector<NodeSpec> listed; // for KnownNodes::apply
    std::vector<std::string> problems;
};

struct ChosenTargets {
    std::vector<SrvRecord> targets; // by name, one for each name
    std::vector<std::string> problems;
};

using AddressBook = std::map<std::string, std::string, std::less<>>; // SRV target -> address

// SRV records arrive in any order: they are sorted, a target that is listed twice counts once
// (lowest priority value, then lowest port), known ones come first when the bound is reached.
ChosenTargets chooseTargets(std::vector<SrvRecord> records, const KnownNodes &known,
                            std::size_t maxNodes);

// The address a target had stays while DNS lists it; else the least of those listed.
std::string chooseAddress(std::string_view last, std::span<const std::string> addresses);

bool isV6(std::string_view address);

// A target whose address is not known keeps its old description, or stays out and is reported.
DnsNodes nodesFromSrv(const DnsRecipe &recipe, const std::vector<SrvRecord> &targets,
                      const AddressBook &addresses, const KnownNodes &known);

// Mode Addresses. A family without a good answer changes nothing about the nodes of that family.
DnsNodes nodesFromAddresses(const DnsRecipe &recipe, const DnsReply &v4, const DnsReply &v6,
                            const KnownNodes &known);

} // namespace tg::cluster
