// Carries the registrar's questions to the nodes' data links: canonical keys in, one zipwith3 call
// out. Any thread; owned by the composition root, outlives registrar and links' callbacks.
#pragma once

#include <array>
#include <functional>
#include <memory>

#include "base/label_policy.h"
#include "base/limits.h"
#include "erl/node_link.h"
#include "route/resolve_rpc.h"

namespace tg::app {

class ResolveOverLinks final : public route::ResolveRpc
{
public:
    struct Target {
        erl::NodeLink *link = nullptr;
        std::string store;
        LabelForm labels;
    };
    // Before anything can be asked of that node.
    void add(NodeIndex node, Target target);

    void resolve(NodeIndex node, const std::vector<std::string_view> &keys, Done done) override;

private:
    std::array<std::unique_ptr<const Target>, kMaxNodes> m_targets; // by NodeIndex
};

} // namespace tg::app
