// The nodes of the config file, known from the first moment and never changing by themselves.
// Cluster thread.
#pragma once

#include <vector>

#include "cluster/discovery/discovery.h"

namespace tg::cluster {

class StaticDiscovery final : public Discovery
{
    Q_OBJECT

public:
    // Invalid or doubled nodes are left out and stand in status().problems; the config's own check
    // should have refused them before.
    StaticDiscovery(std::vector<NodeSpec> nodes, const Clock &clock, QObject *parent = nullptr);

    void start() override;
    void stop() override {}
    void askNow() override { start(); }

private:
    const std::vector<NodeSpec> m_configured;
};

} // namespace tg::cluster
