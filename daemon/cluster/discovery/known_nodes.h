// What one source has ever said: nodes in the order of their first mention, never dropped by an
// answer. A node missing from a good answer stays, marked; at most `maxNodes` are kept, missing
// ones included. Plain object, one thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cluster/discovery/node_spec.h"

namespace tg::cluster {

inline constexpr std::size_t kMaxDiscoveredNodes = 64;

class KnownNodes
{
public:
    explicit KnownNodes(std::size_t maxNodes = kMaxDiscoveredNodes)
        : m_maxNodes(maxNodes)
    {
    }

    struct Outcome {
        bool hasChanged = false;
        std::vector<std::string> problems; // what was refused, what is missing
    };

    // A good answer: all that the source lists now. Nodes that are new beyond the bound, invalid or
    // listed twice are refused and reported. Call nothing at all after a failed or empty answer.
    Outcome apply(const std::vector<NodeSpec> &listed, TimeMs now);

    // The operator's act; only for a node that is missing. False when there is no such node.
    bool forget(std::string_view id);

    const std::vector<NodeSpec> &nodes() const { return m_nodes; }
    const NodeSpec *find(std::string_view id) const; // null when unknown

private:
    void accept(const NodeSpec &said, std::vector<bool> &isSaid, Outcome &outcome);

    const std::size_t m_maxNodes;
    std::vector<NodeSpec> m_nodes;
};

} // namespace tg::cluster
