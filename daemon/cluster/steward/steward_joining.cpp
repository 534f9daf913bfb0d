// How the steward takes in nodes that join, and what other gateways have made on the nodes.
#include <algorithm>
#include <limits>
#include <utility>

#include <QLoggingCategory>

#include "cluster/steward/steward.h"

Q_DECLARE_LOGGING_CATEGORY(lcCluster)

namespace tg::cluster {

using namespace std::chrono_literals;

namespace {

constexpr auto kFirstLook = 10s; // for all nodes to tell what they know, after the start
constexpr std::int64_t kFirstContactSeconds =
    2; // a record so young is of another gateway that met the node with us
constexpr std::int64_t kJoinGuardMs = 1'000; // clocks of gateways may differ by so much
constexpr auto kJoinPatience =
    5s; // for the registries; with the guards less than new series may wait

} // namespace

// Series that other gateways have created since.
void Steward::readRegistryDelta(Member &member, Clock::Steady now)
{
    if (!member.isWarm() || member.isReadingRegistry || now < member.registryDue)
        return;
    const bool isFirst = member.registryDue == Clock::Steady{};
    const bool isOwed = member.owesRegistry;
    member.registryDue = now + m_options.registryEvery;
    if (isFirst)
        return; // just read as a whole
    member.isReadingRegistry = true;
    auto feed = std::make_shared<RegistryFeed>(m_wiring.registrar, member.handles.index);
    member.handles.control.streamRegistry(
        {.sink = feed.get(),
         .afterId = member.handles.view.lastSeriesId(),
         .done = [this, feed, &member, isOwed,
                  inbox = m_inbox](Result<erl::RegistrySummary> summary) {
             if (summary)
                 feed->flush();
             inbox->post([this, &member, isOwed, summary = std::move(summary)] {
                 member.isReadingRegistry = false;
                 if (!summary)
                     return;
                 member.owesRegistry &=
                     !isOwed; // a read that was under way before may have missed some
                 auto &view = member.handles.view;
                 view.setLastSeriesId(std::max(view.lastSeriesId(), summary->lastId));
                 if (summary->series > 0)
                     m_wiring.registrar.endRegistry(member.handles.index, {});
             });
         }});
}

// The first gateway to meet a node leaves a record of it on all nodes. One that is on record and
// yet came without an identity was wiped while nobody looked.
void Steward::join(Member &member)
{
    const auto &id = member.handles.id;
    const bool isLate =
        m_wiring.clock.now() - m_startedAt > kFirstLook; // who is away by now is not waited for
    const bool areFactsRead =
        std::all_of(m_members.begin(), m_members.end(), [&](const auto &other) {
            return other->hasSynced || (isLate && !other->isWarm());
        });
    if (!member.hasSynced || !areFactsRead)
        return;
    const auto &record = m_board.join(id);
    const bool isKnown = record.hasContent();
    const bool isOld = isKnown && record.activeFrom + kFirstContactSeconds < nowSeconds();
    if (!std::exchange(member.isNewcomerSeen, true) && isOld && member.handles.view.wasNameless()) {
        m_keeper.open(id, {wipedRegion(nowSeconds())}, "node came back empty: all that is kept raw",
                      nowSeconds());
        note(id, "wiped",
             "the node is on record but came back empty; what the other copies have of the last "
             "days is "
             "copied to it",
             EventSeverity::Warning);
    }
    if (isKnown)
        return;
    const auto wait = member.handles.isFoundLater ? mapDelay() : 0;
    m_board.putJoin({id, nowSeconds() + wait, m_options.instance, 1});
    if (member.handles.isFoundLater)
        note(id, "join", "owns new series in " + std::to_string(wait) + " s",
             EventSeverity::Notice);
}

std::int64_t Steward::activeFrom(const Member &member) const
{
    if (!member.handles.isFoundLater)
        return 0;
    const auto &join = m_board.join(member.handles.id);
    return join.hasContent() ? join.activeFrom : std::numeric_limits<std::int64_t>::max();
}

void Steward::publishMap()
{
    std::vector<MapMember> members;
    for (const auto &member : m_members)
        members.push_back({member->handles.index, member->handles.id, member->handles.weight,
                           m_board.order(member->handles.id).isDrainingAt(nowSeconds()),
                           activeFrom(*member)});
    auto nodes = mapNodes(members, nowSeconds());
    std::sort(nodes.begin(), nodes.end(), // as a map keeps them
              [](const auto &left, const auto &right) { return left.logicalId < right.logicalId; });
    const auto before = m_wiring.router.map();
    const auto isSame = [](const route::MapNode &left, const route::MapNode &right) {
        return left.index == right.index && left.weight == right.weight;
    };
    const auto known = before->nodes();
    if (nodes.empty() || std::equal(nodes.begin(), nodes.end(), known.begin(), known.end(), isSame))
        return;
    auto map =
        route::ShardMap::build(std::move(nodes), m_options.replication, before->version() + 1);
    qCInfo(lcCluster).nospace() << "event=map version=" << map->version()
                                << " replication=" << map->replication();
    m_journal.mapIs(map->version());
    note({}, "map", "version " + std::to_string(map->version()), EventSeverity::Notice);
    m_wiring.router.publish(std::move(map));
}

// All gateways change the map at the same second, but one is early, one late, and each has made
// series that the other has not heard of. So around that moment none makes any: they wait until
// the nodes have told what there is.
void Steward::holdForJoin(Clock::Steady now)
{
    const auto unixMs = m_wiring.clock.unixMilliseconds();
    if (!m_joinHold) {
        for (const auto &member : m_members) {
            const auto &id = member->handles.id;
            for (const auto changes : {activeFrom(*member), m_board.order(id).mapFrom}) {
                if (changes == 0 || changes > unixMs / 1000 + 60 ||
                    unixMs < changes * 1000 - kJoinGuardMs ||
                    unixMs >= changes * 1000 + kJoinGuardMs)
                    continue;
                m_joinHold = JoinHold{changes * 1000 + kJoinGuardMs,
                                      now + 2ms * kJoinGuardMs + kJoinPatience, false};
                m_wiring.registrar.holdNewSeries();
                return note(id, "join", "new series wait until all gateways have the same owners");
            }
        }
        return;
    }
    if (unixMs >= m_joinHold->readFrom && !std::exchange(m_joinHold->isReading, true)) {
        for (const auto &member : m_members) {
            member->owesRegistry = member->isWarm();
            member->registryDue = now;
        }
        return; // they are read in this very tick
    }
    const bool isToldAll = m_joinHold->isReading &&
                           std::none_of(m_members.begin(), m_members.end(), [](const auto &member) {
                               return member->owesRegistry && member->isWarm();
                           });
    if (!isToldAll && now < m_joinHold->until)
        return;
    m_joinHold.reset();
    m_wiring.registrar.releaseNewSeries();
}

} // namespace tg::cluster
