// What discovery says of one node: who it is and how to reach it. A value without secrets; any
// thread. Only `id` is ever hashed, never an address or an Erlang name: a node that moves keeps its
// series.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/ids.h"
#include "shared/base/result.h"

namespace tg::cluster {

inline constexpr std::size_t kMaxNodeIdBytes = 128;
inline constexpr std::size_t kMaxErlangNameBytes = 255;
inline constexpr std::size_t kMaxHostBytes = 253;
inline constexpr std::size_t kMaxHttpUrlBytes = 2048;
inline constexpr std::uint32_t kMaxNodeWeight = 10'000;

struct NodeSpec {
    std::string id;       // logical id: the only thing that is hashed
    std::string nodeName; // Erlang node name, name@host
    std::string host;     // name or address to connect to; empty = the part of nodeName behind '@'
    std::uint16_t port = 0; // distribution port; 0 = ask epmd on that host
    std::uint32_t weight = 100;
    std::string httpUrl; // base URL for reads; empty = none
    std::string store = "timeless_metrics";
    std::string source; // for people: "static", "dns _erl._tcp.example", "file nodes.toml:12"

    // Said by an earlier good answer of its source, but not by the last one. Such a node is kept.
    bool isListed = true;
    TimeMs missingSince = 0; // 0 while listed

    friend bool operator==(const NodeSpec &, const NodeSpec &) = default;
};

// True when links to `before` reach the same peer as links to `after`: name, host, port, URL,
// store.
bool hasSameTarget(const NodeSpec &before, const NodeSpec &after);

// Each names the offending value and what would be right.
Result<void> checkNodeId(std::string_view id); // 1 to 128 visible ASCII characters, no '/'
Result<void> checkErlangName(std::string_view name);
Result<void> checkHostText(std::string_view host); // empty is fine
Result<void> checkHttpUrl(std::string_view url);   // empty is fine
Result<void> checkStoreName(std::string_view store);
Result<void> validateNode(const NodeSpec &node);

// Text for a message: quoted, cut at 80 bytes, control characters and foreign bytes as '?'.
std::string inQuotes(std::string_view text);

} // namespace tg::cluster
