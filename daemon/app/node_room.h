// Everything the daemon holds for one node: its queue's link, its control link's session, what both have counted.
// Made and destroyed on the main thread; the parts live on their own threads.
#pragma once

#include "app/config/config.h"
#include "cluster/node_session.h"
#include "cluster/node_view.h"
#include "erl/link_counters.h"
#include "erl/node_link.h"

#include <memory>
#include <string>

namespace tg::app {

class NodeRoom
{
public:
    NodeRoom(const NodeConfig &config, const std::string &instance, NodeIndex index, erl::LinkWiring wiring,
             route::SeriesRegistrar &registrar, erl::LinkCounters &counters, std::uint64_t seed);

    void start();
    // Blocks until the link has returned every slice; afterwards nothing is taken or sent.
    void stopLink();

    NodeIndex index() const { return m_index; }
    const NodeConfig &config() const { return m_config; }
    const erl::LinkCounters &counters() const { return m_counters; }
    const cluster::NodeView &view() const { return m_view; }
    erl::NodeLink &link() { return m_link.object(); }

private:
    const NodeConfig &m_config;
    const NodeIndex m_index;
    erl::LinkCounters &m_counters;
    cluster::NodeView m_view;
    erl::ThreadHost<erl::NodeLink> m_link;
    erl::ThreadHost<cluster::NodeSession> m_session;
};

} // namespace tg::app
