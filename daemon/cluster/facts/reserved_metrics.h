// The metric names that carry the gateways' own records on the nodes: no client may describe one.
#pragma once

#include <string_view>

namespace tg::cluster {

inline constexpr std::string_view kReservedMetrics = "timeless_gateway:"; // begins them

} // namespace tg::cluster
