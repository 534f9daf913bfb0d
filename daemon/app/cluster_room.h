// The steward with its thread, and what others see of it: the snapshot shelf and the operation
// book. Made, started and stopped on the main thread; the books are for any thread.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "app/config/config.h"
#include "app/node_room.h"
#include "cluster/steward/steward.h"
#include "erl/thread_host.h"

namespace tg::app {

class ClusterRoom
{
public:
    struct Wiring {
        route::Router &router;
        route::SeriesRegistrar &registrar;
        const series::SeriesTable &table;
        cluster::GapBook &gaps;
        const Clock &clock;
        std::function<std::vector<cluster::ClusterAlarm>(Clock::Steady)> ownAlarms;
        cluster::MetadataBook *metadata; // null: no node is told
    };

    ClusterRoom(const Config &config, const Wiring &wiring, std::uint64_t seed);
    ~ClusterRoom();

    void start();
    // In the order of NodeIndex. source: who said that there is such a node.
    void addNode(NodeRoom &room, const batch::NodeQueue &queue, NodeBoard &board,
                 const std::string &source, bool isFoundLater);
    // Waits at most so long until the nodes in reach hold what must not be forgotten, then ends the
    // thread. True: they do.
    bool stop(std::chrono::milliseconds patience);

    cluster::Steward &steward() { return m_steward.object(); }
    const cluster::SnapshotShelf &shelf() const { return m_shelf; }
    cluster::OperationBook &operations() { return m_operations; }

private:
    cluster::SnapshotShelf m_shelf;
    cluster::OperationBook m_operations;
    erl::ThreadHost<cluster::Steward> m_steward;
    bool m_isRunning = false;
};

// What all gateways of a cluster must have in common, as one short text.
std::string fingerprintOf(const Config &config);

} // namespace tg::app
