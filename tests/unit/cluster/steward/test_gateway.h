// A gateway's control plane over real nodes, wired as the daemon wires it: board, links, sessions,
// registrar and steward, without doors. What the data plane would give up the test puts into
// `gaps`, what it would have confirmed into `recent`. Made and used on the test's thread.
#pragma once

#include <algorithm>
#include <atomic>
#include <deque>
#include <memory>
#include <vector>

#include "app/node_rooms.h"
#include "app/resolve_over_links.h"
#include "batch/node_queue.h"
#include "cluster/steward/plan_builder.h"
#include "cluster/steward/steward.h"
#include "erl/thread_host.h"
#include "erl_node.h"

namespace tg::test {

using namespace std::chrono_literals;

// The system's time, moved on by hand.
class ShiftedClock final : public Clock
{
public:
    Steady now() const override { return m_system.now() + m_shift.load(); }
    std::int64_t unixMilliseconds() const override
    {
        return m_system.unixMilliseconds() + m_shift.load().count();
    }
    void shift(std::chrono::milliseconds by) { m_shift = m_shift.load() + by; }

private:
    const SystemClock m_system;
    std::atomic<std::chrono::milliseconds> m_shift{0ms};
};

struct GatewayTraits {
    cluster::StewardOptions steward = quick();
    std::vector<std::string> foundLater = {}; // ids of nodes that discovery found
    std::uint16_t portOfB = 0;                // of a proxy before node b

    static cluster::StewardOptions quick(); // seconds become tenths
};

class TestGateway
{
public:
    // Nodes get the ids a, b, c.
    explicit TestGateway(const std::vector<ErlNode *> &nodes, const GatewayTraits &traits = {});
    ~TestGateway();

    std::shared_ptr<const cluster::ClusterSnapshot> look() const { return m_shelf.newest(); }
    cluster::NodeSnapshot node(const std::string &id) const;
    cluster::HealthState state(const std::string &id) const { return node(id).state; }
    bool isAccepting(const std::string &id) const;
    bool isConnected(const std::string &id) const
    {
        const auto evidence = node(id).evidence;
        const auto link = std::ranges::find(evidence, "link", &cluster::HealthEvidence::name);
        return link != evidence.end() && !link->isBad;
    }
    bool isServing() const; // every node takes writes, is up and has been synced
    bool hasAlarm(const std::string &alarm, const std::string &node = {}) const;
    std::string events(const std::string &what) const; // their texts, a line each

    // Plans, overrides and confirms. Empty: it could not be begun.
    std::string begin(cluster::Action action, const std::string &node,
                      const cluster::AuditWish &audit = {});
    std::optional<cluster::Operation> operation(const std::string &id) const
    {
        return m_operations.operation(id);
    }
    bool isOver(const std::string &id) const;
    std::ptrdiff_t count(cluster::Action action) const; // operations of that kind
    // The newest operation of that kind.
    std::optional<cluster::Operation> last(cluster::Action action) const;
    bool settle(std::chrono::milliseconds patience);

    cluster::Steward &steward() { return m_steward->object(); }
    cluster::OperationBook &operations() { return m_operations; }
    const route::Router &router() const { return m_router; }
    const series::SeriesTable &table() const { return m_table; }
    const std::string &name() const { return m_traits.steward.instance; }

    cluster::GapBook gaps;
    ShiftedClock clock; // the steward's; links have the system's
    std::deque<RecentWrites> recent;

private:
    void add(ErlNode &node, std::size_t index);

    GatewayTraits m_traits;
    const SystemClock m_linkClock;
    const Limits m_limits;
    NodeBoard m_board;
    std::array<std::unique_ptr<batch::NodeQueue>, kMaxNodes> m_queues;
    series::SeriesTable m_table{m_limits};
    route::Router m_router;
    app::ResolveOverLinks m_rpc;
    cluster::SnapshotShelf m_shelf;
    cluster::OperationBook m_operations;
    std::unique_ptr<erl::ThreadHost<route::SeriesRegistrar>> m_registrar;
    app::NodeRooms m_rooms;
    std::unique_ptr<erl::ThreadHost<cluster::Steward>> m_steward;
};

// A region of whole hours and all shards.
inline GapRegion hoursOf(std::int64_t firstHour, std::int64_t lastHour)
{
    GapRegion region;
    region.shards.set();
    region.addTime(firstHour * 3600);
    region.addTime(lastHour * 3600 + 3599);
    return region;
}

} // namespace tg::test
