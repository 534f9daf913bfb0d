#include "app/control/control_desk.h"

#include <chrono>
#include <utility>

#include <QUuid>

#include "app/control/desk_tables.h"
#include "app/control/order_desk.h"
#include "app/json_values.h"
#include "shared/protocol/commands.h"

namespace tg::app {

using protocol::Topic;
namespace member = protocol::member;

namespace {

control::Identity identityOf(const DeskFrame &frame)
{
    return {QUuid::createUuid().toString(QUuid::WithoutBraces), text(frame.gatewayId),
            text(frame.version)};
}

// Adds the time of its life.
class Stopwatch
{
public:
    Stopwatch(const Clock &clock, std::chrono::microseconds &sum)
        : m_clock(clock)
        , m_sum(sum)
        , m_began(clock.now())
    {
    }
    ~Stopwatch()
    {
        m_sum += std::chrono::duration_cast<std::chrono::microseconds>(m_clock.now() - m_began);
    }
    Stopwatch(const Stopwatch &) = delete;
    Stopwatch &operator=(const Stopwatch &) = delete;

private:
    const Clock &m_clock;
    std::chrono::microseconds &m_sum;
    const Clock::Steady m_began;
};

// A cell as JSON.
QJsonValue jsonOf(const protocol::Value &value)
{
    if (const auto *whole = protocol::valueIf<qint64>(value))
        return *whole;
    const auto *words = protocol::valueIf<QString>(value);
    return words ? QJsonValue(*words) : QJsonValue();
}

} // namespace

ControlDesk::ControlDesk(Wiring wiring)
    : m_wiring(std::move(wiring))
    , m_identity(identityOf(m_wiring.frame))
{
}

void ControlDesk::takeFigures()
{
    if (m_figures)
        m_counters.count(std::exchange(m_tickTook, {}));
    const Stopwatch watch(m_wiring.clock, m_tickTook);
    auto figures = m_wiring.figures();
    m_rates = ratesBetween(m_figures ? &*m_figures : nullptr, figures);
    for (std::size_t i = 0; i < figures.links.size(); ++i) {
        auto &errors = m_errors[figures.links[i].node];
        errors.note(figures.now, figures.links[i].errors());
        m_rates.links[i].errorsPerMinute = errors.perMinute();
    }
    m_shards.look(figures);
    m_acks.prune(figures.cluster->alarms);
    m_hot.take(figures.now, m_rates.seconds, m_rates.pointsIn, m_wiring.samples(),
               m_wiring.seriesOf);
    m_history.add(historyPointOf(figures, m_rates, withoutOwner()), figures, m_rates);
    m_figures = std::move(figures);
}

std::optional<std::uint64_t> ControlDesk::withoutOwner() const
{
    if (m_shards.shards().empty())
        return std::nullopt;
    return m_shards.withoutOwner();
}

protocol::Table ControlDesk::table(Topic topic)
{
    if (!m_figures)
        return protocol::Table(topic);
    const Stopwatch watch(m_wiring.clock, m_tickTook);
    const auto &cluster = *m_figures->cluster;
    const auto &frame = m_wiring.frame;
    switch (topic) {
    case Topic::Gateway:
        return gatewayTable(frame, *m_figures, m_rates, withoutOwner());
    case Topic::Nodes:
        return nodeTable(frame, *m_figures, m_rates);
    case Topic::Shards:
        return shardTable(*m_figures, m_rates, m_shards.shards());
    case Topic::Links:
        return linkTable(frame, *m_figures, m_rates);
    case Topic::Alarms:
        return alarmTable(cluster, m_acks);
    case Topic::Events:
        return eventTable(cluster);
    case Topic::Operations:
        return operationTable(cluster, m_figures->at);
    case Topic::Plans:
        return planTable(cluster, m_figures->at);
    case Topic::Gaps:
        return gapTable(cluster);
    case Topic::Ledger:
        return ledgerTable(*m_figures, m_rates);
    case Topic::Rejected:
        return rejectedTable(*m_figures, m_rates, m_wiring.rejectedSamples());
    case Topic::RejectedSamples:
        return rejectedSampleTable(m_wiring.rejectedSamples());
    case Topic::HotMetrics:
        return hotMetricTable(m_hot.top());
    case Topic::History:
        return m_history.table();
    }
    return protocol::Table(topic);
}

Result<QJsonObject> ControlDesk::carryOut(const protocol::Command &command, const Caller &caller)
{
    if (command.method == protocol::kAlarmAck)
        return acknowledge(command.params, caller);
    if (command.method == protocol::kHistoryGet)
        return history(command.params);
    if (command.method == protocol::kConfigGet)
        return QJsonObject{{QStringLiteral("values"), m_wiring.config}};
    return giveOrder(m_wiring.admin, command, caller, m_wiring.clock.unixMilliseconds() / 1000);
}

Result<QJsonObject> ControlDesk::acknowledge(const QJsonObject &parameters, const Caller &caller)
{
    if (const auto known = knowsOnly(parameters, {member::kAlarm, member::kNote}); !known)
        return known.error();
    const auto cluster =
        m_figures ? m_figures->cluster : std::make_shared<const cluster::ClusterSnapshot>();
    const auto key = parameters.value(member::kAlarm).toString().toStdString();
    const AlarmAck ack{caller.name.toStdString(), m_wiring.clock.unixMilliseconds(),
                       parameters.value(member::kNote).toString().toStdString()};
    if (const auto done = m_acks.acknowledge(cluster->alarms, key, ack); !done)
        return done.error();
    const auto alarm = std::ranges::find(cluster->alarms, key, &cluster::ClusterAlarm::key);
    m_wiring.remark({.node = alarm->node,
                     .what = "alarm",
                     .text = key + " is acknowledged: " + ack.note,
                     .severity = cluster::EventSeverity::Notice,
                     .actor = ack.by});
    const auto row = alarmRow(*alarm, m_acks);
    return QJsonObject{{QStringLiteral("acked_by"), jsonOf(row[protocol::AlarmColumn::AckedBy])},
                       {QStringLiteral("acked_at"), jsonOf(row[protocol::AlarmColumn::AckedAt])},
                       {QStringLiteral("ack_note"), jsonOf(row[protocol::AlarmColumn::AckNote])}};
}

Result<QJsonObject> ControlDesk::history(const QJsonObject &parameters) const
{
    if (const auto known = knowsOnly(parameters, {member::kNode, member::kStart, member::kEnd});
        !known)
        return known.error();
    for (const auto time : {member::kStart, member::kEnd}) {
        if (parameters.contains(time) && parameters.value(time).toInteger(-1) < 0)
            return Error{ErrorCode::BadValue, '\'' + std::string(time.data()) +
                                                  "' must be a time in unix ms, a whole number"};
    }
    return m_history.between(parameters.value(member::kNode).toString().toStdString(),
                             parameters.value(member::kStart).toInteger(),
                             parameters.value(member::kEnd).toInteger());
}

} // namespace tg::app
