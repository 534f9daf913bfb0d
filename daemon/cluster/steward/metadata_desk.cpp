#include "cluster/steward/metadata_desk.h"

#include <QLoggingCategory>

#include "cluster/steward/node_questions.h"

Q_DECLARE_LOGGING_CATEGORY(lcCluster)

namespace tg::cluster {

namespace {

bool serves(const Member &member)
{
    return member.isConnected() && member.handles.view.state() == NodeState::Up;
}

} // namespace

MetadataDesk::MetadataDesk(Wiring wiring, const MetadataBounds &bounds)
    : m_wiring(wiring)
    , m_bounds(bounds)
    , m_log(wiring.clock)
{
}

MetadataDesk::Lane &MetadataDesk::laneOf(const Member &member)
{
    return m_lanes
        .try_emplace(member.handles.index.value,
                     Lane{TokenBucket(m_bounds.perSecond, m_wiring.clock.now())})
        .first->second;
}

void MetadataDesk::tick()
{
    MetadataBook::Nodes serving;
    for (const auto &member : m_wiring.members)
        serving.set(member->handles.index.value, serves(*member));
    m_wiring.book.serve(serving);
    for (const auto &member : m_wiring.members)
        goOn(*member);
}

void MetadataDesk::goOn(const Member &member)
{
    Lane &lane = laneOf(member);
    const auto now = m_wiring.clock.now();
    if (lane.isAsking || now < lane.pausedUntil || !serves(member))
        return;
    const NodeIndex node = member.handles.index;
    const auto entry = m_wiring.book.next(node);
    if (!entry || lane.bucket.take(1, now) == 0)
        return;
    lane.isAsking = true;
    member.handles.control.call(
        {.module = std::string(kNodeModule),
         .function = "register_metric",
         .arguments = registerMetricArguments(
             member.handles.store, {entry->type, entry->family, entry->help, entry->unit}),
         .done = [this, &member, position = entry->position,
                  inbox = m_wiring.inbox](Result<term::Bytes> reply) {
             auto stored = reply ? readStored(*reply) : Result<void>(reply.error());
             inbox->post([this, &member, position, stored = std::move(stored)] {
                 onAnswer(member, position, stored);
             });
         }});
}

void MetadataDesk::onAnswer(const Member &member, std::uint64_t position,
                            const Result<void> &stored)
{
    Lane &lane = laneOf(member);
    lane.isAsking = false;
    const NodeIndex node = member.handles.index;
    if (stored) {
        lane.failures = 0;
        m_wiring.book.told(node, position);
        goOn(member);
        return;
    }
    ++lane.failures;
    lane.pausedUntil = m_wiring.clock.now() + lane.failures * kMetadataPause;
    if (lane.failures < kMetadataAttempts)
        return;
    lane.failures = 0;
    m_wiring.book.giveUp(node, position);
    const auto verdict = m_log.ask("cluster.metadata");
    if (!verdict.note.empty())
        qCWarning(lcCluster).nospace().noquote() << "event=metadata " << verdict.note.c_str();
    if (verdict.isAllowed)
        qCWarning(lcCluster).nospace().noquote()
            << "event=metadata node=" << member.handles.id.c_str()
            << " given up telling it of a metric, until the metric's sender repeats it: "
            << stored.error().text.c_str();
}

} // namespace tg::cluster
