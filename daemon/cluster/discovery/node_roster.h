// The nodes of the cluster as merged from several sources. Pure; one thread (cluster).
// Order is that of first addition and never changes; nothing leaves unless an operator says so.
// Of two sources that list one id the earlier one wins; an Erlang name belongs to one id only.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "cluster/discovery/node_spec.h"

namespace tg::cluster {

struct RosterUpdate {
    NodeSpec before;
    NodeSpec after;
    bool isMoved() const { return !hasSameTarget(before, after); } // else the weight
};

struct RosterChange {
    std::vector<NodeSpec> added;
    std::vector<RosterUpdate> updated;
    std::vector<std::string> missing;  // ids that no source lists any more
    std::vector<std::string> returned; // ids that are listed again
    std::vector<std::string> problems; // all that stand now, also those told before
    bool haveProblemsChanged = false;

    bool isEmpty() const
    {
        return added.empty() && updated.empty() && missing.empty() && returned.empty() &&
               !haveProblemsChanged;
    }
};

class NodeRoster
{
public:
    explicit NodeRoster(std::size_t maxNodes = kMaxNodes)
        : m_maxNodes(maxNodes)
    {
    }

    // sources: what each discovery's nodes() says, most trusted first.
    RosterChange merge(std::span<const std::vector<NodeSpec>> sources, TimeMs now);

    // The operator's act; only for a node that is missing. Its source must forget it first.
    bool forget(std::string_view id);

    const std::vector<NodeSpec> &nodes() const { return m_nodes; }
    const std::vector<std::string> &problems() const { return m_problems; }

private:
    const std::size_t m_maxNodes;
    std::vector<NodeSpec> m_nodes;
    std::vector<std::string> m_problems;
};

} // namespace tg::cluster
