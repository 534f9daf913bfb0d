// Everything the daemon holds for one node: its data link, its control link, the session that
// decides when it may be written to, and what both links have counted. Made and destroyed on the
// main thread; the parts live on their own.
#pragma once

#include <memory>
#include <string>

#include "app/config/config.h"
#include "cluster/node_session.h"
#include "cluster/node_view.h"
#include "erl/link_counters.h"
#include "erl/node_link.h"

namespace tg::app {

class NodeRoom
{
public:
    struct Wiring {
        batch::NodeQueue &queue;
        NodeBoard &board;
        route::SeriesRegistrar &registrar;
        const Limits &limits;
        const Clock &clock;
    };

    // instance: the gateway's own name, tg-<instance> on the nodes.
    NodeRoom(const NodeConfig &config, const std::string &instance, const Wiring &wiring,
             std::uint64_t seed);

    ~NodeRoom();

    void start();
    // Blocks until the link has returned every slice and every question; afterwards nothing is
    // taken or sent.
    void stopLink();

    NodeIndex index() const { return m_index; }
    const NodeConfig &config() const { return m_config; }
    const erl::LinkCounters &counters() const { return m_counters; }
    const cluster::NodeView &view() const { return m_view; }
    cluster::NodeView &view() { return m_view; }
    const RecentWrites &recent() const { return m_recent; }
    erl::NodeLink &link() { return m_link.object(); }
    erl::ControlLink &control() { return m_control.object(); }
    // The node has moved: from the next attempt to connect on. Any thread.
    void useAddress(const std::string &host, std::uint16_t port);
    // Any thread: see NodeSession::allow.
    void allow(bool isAllowed, const std::string &reason);

private:
    const NodeConfig m_config;
    const NodeIndex m_index;
    erl::LinkCounters m_counters;
    erl::LinkCounters m_controlCounters;
    RecentWrites m_recent;
    cluster::NodeView m_view;
    // The control link goes first, and the session with it: both know the data link.
    erl::ThreadHost<erl::NodeLink> m_link;
    erl::ThreadHost<erl::ControlLink> m_control;
    cluster::NodeSession
        *m_session; // dies with the control link's thread, once that has been started
    bool m_isStarted = false;
};

} // namespace tg::app
