#include "cluster/steward/node_leases.h"

namespace tg::cluster {

using namespace std::chrono_literals;

namespace {

constexpr auto kPatience = 10s; // until every node in reach shows our lease

} // namespace

bool NodeLeases::mayTake(const Member &member) const
{
    const auto &lease = m_wiring.board.lease(member.handles.id);
    return m_taken.count(member.handles.index.value) == 0 &&
           (lease.isFree(nowSeconds()) || lease.isHeldBy(m_wiring.instance, nowSeconds()));
}

void NodeLeases::put(const Member &member, std::int64_t seconds)
{
    const auto &lease = m_wiring.board.lease(member.handles.id);
    m_wiring.board.putLease(lease.next(m_wiring.instance, nowSeconds(), seconds));
}

void NodeLeases::take(const Member &member)
{
    m_taken[member.handles.index.value] = {m_wiring.clock.now(), std::nullopt, false};
    put(member, m_options.length.count());
}

const std::string &NodeLeases::holder(const Member &member) const
{
    return m_wiring.board.lease(member.handles.id).holder;
}

void NodeLeases::give(const Member &member)
{
    m_taken.erase(member.handles.index.value);
    if (m_wiring.board.lease(member.handles.id).isHeldBy(m_wiring.instance, nowSeconds()))
        put(member, 0); // so that another gateway need not wait for its end
}

NodeLeases::State NodeLeases::look(const Member &member)
{
    const auto &lease = m_wiring.board.lease(member.handles.id);
    if (!lease.isHeldBy(m_wiring.instance, nowSeconds()))
        return State::Lost;
    const auto now = m_wiring.clock.now();
    Taken &taken = m_taken[member.handles.index.value];
    if (taken.isHeld) {
        if (lease.until - nowSeconds() < m_options.length.count() / 2)
            put(member, m_options.length.count());
        return State::Held;
    }
    // Gateways that take it at the same time each find their own stored at first. Both must not
    // begin.
    if (!isShared(member))
        taken.sharedAt.reset();
    else if (!taken.sharedAt)
        taken.sharedAt = now;
    const bool isAlone = m_wiring.board.fingerprints().instances.size() <= 1;
    taken.isHeld = taken.sharedAt && (isAlone || now - *taken.sharedAt >= m_options.settle);
    if (taken.isHeld)
        return State::Held;
    return now - taken.at > kPatience + m_options.settle ? State::Vain : State::Settling;
}

// What a node holds is what it last answered or took, so a lease that nobody lacks is one that
// everybody shows.
bool NodeLeases::isShared(const Member &member) const
{
    const auto name = factName(FactKind::Lease, member.handles.id);
    for (const auto &other : m_wiring.members) {
        if (!other->isWarm() || !other->hasSynced)
            continue;
        for (const auto &write : m_wiring.board.writesFor(other->handles.index)) {
            if (write.name == name)
                return false;
        }
    }
    return true;
}

} // namespace tg::cluster
