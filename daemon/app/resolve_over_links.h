// Carries the registrar's questions to the nodes' data links: canonical keys in, one zipwith3 call out. Any thread;
// owned by the composition root, outlives registrar and links' callbacks.
#pragma once

#include "erl/node_link.h"
#include "route/resolve_rpc.h"

#include <functional>

namespace tg::app {

class ResolveOverLinks final : public route::ResolveRpc
{
public:
    struct Target {
        erl::NodeLink *link = nullptr;
        std::string store;
    };
    // Filled before the first call.
    void add(NodeIndex node, Target target);

    void resolve(NodeIndex node, const std::vector<std::string_view> &keys, Done done) override;

private:
    std::vector<Target> m_targets; // by NodeIndex
};

} // namespace tg::app
