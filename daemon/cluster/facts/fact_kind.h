// What gateways tell each other through the nodes, and the reserved metric that carries it. Every
// name follows from node ids alone, because a node cannot list reserved names portably. Pure
// functions, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tg::cluster {

enum class FactKind : std::uint8_t { Gaps, Order, Join, Lease, Config };

std::string_view factKindText(FactKind kind);
// timeless_gateway:<kind>:<nodeId>; the config document belongs to no node and has no third part.
std::string factName(FactKind kind, std::string_view nodeId = {});

} // namespace tg::cluster
