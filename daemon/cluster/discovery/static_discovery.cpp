#include "cluster/discovery/static_discovery.h"

#include "base/limits.h"

namespace tg::cluster {
namespace {

std::vector<NodeSpec> withSource(std::vector<NodeSpec> nodes)
{
    for (NodeSpec &node : nodes) {
        if (node.source.empty())
            node.source = "static";
    }
    return nodes;
}

} // namespace

StaticDiscovery::StaticDiscovery(std::vector<NodeSpec> nodes, const Clock &clock, QObject *parent)
    : Discovery("static", kMaxNodes, clock, parent)
    , m_configured(withSource(std::move(nodes)))
{
}

void StaticDiscovery::start()
{
    beginAsk();
    takeAnswer(m_configured, {}, {});
    Q_EMIT asked();
}

} // namespace tg::cluster
