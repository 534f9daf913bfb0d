// Short ways to say what tests of discovery need to say often.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cluster/discovery/node_spec.h"

namespace tg::cluster {

inline NodeSpec specOf(std::string id, std::string host = {}, std::string nodeName = {})
{
    NodeSpec spec;
    spec.nodeName = nodeName.empty() ? "timeless_metrics@" + id : std::move(nodeName);
    spec.id = std::move(id);
    spec.host = std::move(host);
    spec.source = "test";
    return spec;
}

inline NodeSpec missing(NodeSpec spec, TimeMs since)
{
    spec.isListed = false;
    spec.missingSince = since;
    return spec;
}

inline std::vector<std::string> idsOf(const std::vector<NodeSpec> &nodes)
{
    std::vector<std::string> ids;
    for (const NodeSpec &node : nodes)
        ids.push_back(node.id);
    return ids;
}

using Ids = std::vector<std::string>;

inline bool hasProblem(const std::vector<std::string> &problems, std::string_view part)
{
    for (const std::string &problem : problems) {
        if (problem.find(part) != std::string::npos)
            return true;
    }
    return false;
}

} // namespace tg::cluster
