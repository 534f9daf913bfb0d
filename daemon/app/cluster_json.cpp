#include "app/cluster_json.h"

#include "admin/alarm_catalog.h"
#include "app/json_values.h"
#include "cluster/facts/shard_text.h"
#include "series/series_key.h"

namespace tg::app {

namespace {

template <typename Texts> QJsonArray texts(const Texts &from)
{
    QJsonArray array;
    for (const auto &one : from)
        array.append(text(one));
    return array;
}

template <typename Number> QJsonValue known(const std::optional<Number> &value)
{
    return value ? QJsonValue(number(static_cast<std::uint64_t>(*value))) : QJsonValue();
}

QJsonObject gapJson(const std::string &node, const cluster::GapRecord &gap, std::int64_t now)
{
    static constexpr const char *kStates[] = {"open", "residue", "closed"};
    return {{QStringLiteral("node"), text(node)},
            {QStringLiteral("id"), text(gap.id)},
            {QStringLiteral("state"),
             gap.waits(now) ? QStringLiteral("waiting")
                            : QString::fromLatin1(kStates[static_cast<std::size_t>(gap.state)])},
            {QStringLiteral("due_at"), static_cast<qint64>(gap.dueAt)},
            {QStringLiteral("first_hour"), static_cast<qint64>(gap.firstHour * 3600)},
            {QStringLiteral("last_hour"), static_cast<qint64>(gap.lastHour * 3600)},
            {QStringLiteral("shards"), number(gap.shards.count())},
            {QStringLiteral("shard_ranges"),
             gap.shards.any() ? text(cluster::shardText(gap.shards)) : QString()},
            {QStringLiteral("points"), number(gap.points)},
            {QStringLiteral("residues"), number(gap.residues)},
            {QStringLiteral("residue_text"), text(gap.residueText)},
            {QStringLiteral("cause"), text(gap.cause)},
            {QStringLiteral("opened_by"), text(gap.openedBy)},
            {QStringLiteral("opened_at"), static_cast<qint64>(gap.openedAt)},
            {QStringLiteral("changed_at"), static_cast<qint64>(gap.changedAt)}};
}

QJsonObject orderJson(const cluster::StandingOrder &order)
{
    return {{QStringLiteral("kind"), text(cluster::orderKindText(order.kind))},
            {QStringLiteral("version"), number(order.version)},
            {QStringLiteral("by"), text(order.by)},
            {QStringLiteral("at"), static_cast<qint64>(order.at)},
            {QStringLiteral("map_from"), static_cast<qint64>(order.mapFrom)},
            {QStringLiteral("reason"), text(order.reason)}};
}

QJsonObject auditJson(const cluster::AuditWish &audit)
{
    return {{QStringLiteral("hours"), static_cast<qint64>(audit.hours)},
            {QStringLiteral("series"), number(audit.series)},
            {QStringLiteral("repair"), audit.repairs}};
}

QJsonArray evidenceJson(const std::vector<cluster::HealthEvidence> &evidence)
{
    QJsonArray array;
    for (const auto &one : evidence)
        array.append(QJsonObject{{QStringLiteral("name"), text(one.name)},
                                 {QStringLiteral("value"), text(one.value)},
                                 {QStringLiteral("limit"), text(one.limit)},
                                 {QStringLiteral("bad"), one.isBad}});
    return array;
}

QJsonObject nodeJson(const cluster::NodeSnapshot &node)
{
    return {{QStringLiteral("id"), text(node.id)},
            {QStringLiteral("node"), text(node.nodeName)},
            {QStringLiteral("address"), text(node.address)},
            {QStringLiteral("http"), text(node.httpUrl)},
            {QStringLiteral("source"), text(node.source)},
            {QStringLiteral("listed"), node.isListed},
            {QStringLiteral("version"), text(node.version)},
            {QStringLiteral("creation"), number(node.creation)},
            {QStringLiteral("weight"), number(node.weight)},
            {QStringLiteral("state"), text(cluster::name(node.state))},
            {QStringLiteral("since"), static_cast<qint64>(node.since)},
            {QStringLiteral("reason"), text(node.reason)},
            {QStringLiteral("accepting"), node.isAccepting},
            {QStringLiteral("order"), orderJson(node.order)},
            {QStringLiteral("pace"), node.pace.fraction},
            {QStringLiteral("pace_reason"), text(node.pace.reason)},
            {QStringLiteral("points_per_second"), node.pointsPerSecond},
            {QStringLiteral("confirmed_points"), number(node.confirmedPoints)},
            {QStringLiteral("unconfirmed_bytes"), number(node.unconfirmedBytes)},
            {QStringLiteral("oldest_call_ms"), number(node.oldestCallMs)},
            {QStringLiteral("confirm_p50_us"), number(node.confirmP50Us)},
            {QStringLiteral("confirm_p99_us"), number(node.confirmP99Us)},
            {QStringLiteral("builder_mailbox"), known(node.probe.builderMailbox)},
            {QStringLiteral("db_mailbox"), known(node.probe.dbMailbox)},
            {QStringLiteral("memory_bytes"), known(node.probe.memoryBytes)},
            {QStringLiteral("run_queue"), known(node.probe.runQueue)},
            {QStringLiteral("probe_problem"), text(node.probe.problem)},
            {QStringLiteral("primary_series"), number(node.primarySeries)},
            {QStringLiteral("replica_series"), number(node.replicaSeries)},
            {QStringLiteral("primary_shards"), number(node.primaryShards)},
            {QStringLiteral("replica_shards"), number(node.replicaShards)},
            {QStringLiteral("open_gaps"), number(node.openGaps)},
            {QStringLiteral("waiting_gaps"), number(node.waitingGaps)},
            {QStringLiteral("residue_gaps"), number(node.residueGaps)},
            {QStringLiteral("facts_read"), node.hasSynced},
            {QStringLiteral("evidence"), evidenceJson(node.evidence)}};
}

} // namespace

std::string_view severityOf(const cluster::ClusterAlarm &alarm)
{
    const auto *entry = admin::findAlarm(alarm.id);
    return admin::nameOf(alarm.isUrgent || !entry ? admin::Severity::Critical : entry->severity);
}

QJsonObject clusterJson(const cluster::ClusterSnapshot &cluster)
{
    QJsonArray nodes;
    for (const auto &node : cluster.nodes)
        nodes.append(nodeJson(node));
    QJsonArray alarms;
    for (const auto &alarm : cluster.alarms)
        alarms.append(QJsonObject{{QStringLiteral("key"), text(alarm.key())},
                                  {QStringLiteral("id"), text(alarm.id)},
                                  {QStringLiteral("severity"), text(severityOf(alarm))},
                                  {QStringLiteral("node"), text(alarm.node)},
                                  {QStringLiteral("text"), text(alarm.text)},
                                  {QStringLiteral("since"), static_cast<qint64>(alarm.since)}});
    QJsonArray sharedIds;
    for (const auto &shared : cluster.sharedIds)
        sharedIds.append(QJsonObject{{QStringLiteral("node"), text(shared.node)},
                                     {QStringLiteral("id"), number(shared.id)},
                                     {QStringLiteral("series"), texts(shared.series)}});
    QJsonArray events;
    for (const auto &event : cluster.events)
        events.append(QJsonObject{{QStringLiteral("number"), number(event.number)},
                                  {QStringLiteral("at"), static_cast<qint64>(event.at)},
                                  {QStringLiteral("node"), text(event.node)},
                                  {QStringLiteral("severity"), text(cluster::name(event.severity))},
                                  {QStringLiteral("actor"), text(event.actor)},
                                  {QStringLiteral("map_version"), number(event.mapVersion)},
                                  {QStringLiteral("what"), text(event.what)},
                                  {QStringLiteral("text"), text(event.text)}});
    QJsonArray split;
    for (const auto &key : cluster.splitSamples)
        split.append(text(series::keyText(key)));
    return {{QStringLiteral("at"), static_cast<qint64>(cluster.at)},
            {QStringLiteral("map_version"), number(cluster.mapVersion)},
            {QStringLiteral("replication"), number(cluster.replication)},
            {QStringLiteral("shard_key"), text(cluster.shardKey)},
            {QStringLiteral("panic"), cluster.isPanic},
            {QStringLiteral("panic_reason"), text(cluster.panicReason)},
            {QStringLiteral("series"), number(cluster.series)},
            {QStringLiteral("split_series"), number(cluster.splitSeries)},
            {QStringLiteral("split_samples"), split},
            {QStringLiteral("single_series"), number(cluster.singleSeries)},
            {QStringLiteral("shared_ids"), sharedIds},
            {QStringLiteral("nodes"), nodes},
            {QStringLiteral("alarms"), alarms},
            {QStringLiteral("events"), events}};
}

QJsonArray gapsJson(const cluster::ClusterSnapshot &cluster)
{
    QJsonArray gaps;
    for (const auto &node : cluster.nodes) {
        for (const auto &[id, gap] : node.gaps.records)
            gaps.append(gapJson(node.id, gap, cluster.at / 1000));
    }
    return gaps;
}

QJsonObject factsJson(const cluster::ClusterSnapshot &cluster)
{
    QJsonArray problems;
    for (const auto &problem : cluster.factProblems)
        problems.append(
            QJsonObject{{QStringLiteral("node"), problem.source.value < cluster.nodes.size()
                                                     ? text(cluster.nodes[problem.source.value].id)
                                                     : QString()},
                        {QStringLiteral("name"), text(problem.name)},
                        {QStringLiteral("reason"), text(problem.reason.text)}});
    QJsonObject fingerprints;
    for (const auto &[instance, config] : cluster.fingerprints.instances)
        fingerprints.insert(text(instance),
                            QJsonObject{{QStringLiteral("fingerprint"), text(config.fingerprint)},
                                        {QStringLiteral("at"), static_cast<qint64>(config.at)}});
    QJsonArray orders;
    QJsonArray joins;
    for (const auto &node : cluster.nodes) {
        if (node.order.hasContent()) {
            auto order = orderJson(node.order);
            order.insert(QStringLiteral("node"), text(node.id));
            orders.append(order);
        }
        if (node.activeFrom != 0)
            joins.append(
                QJsonObject{{QStringLiteral("node"), text(node.id)},
                            {QStringLiteral("active_from"), static_cast<qint64>(node.activeFrom)}});
    }
    return {{QStringLiteral("revision"), number(cluster.factRevision)},
            {QStringLiteral("orders"), orders},
            {QStringLiteral("joins"), joins},
            {QStringLiteral("config_fingerprints"), fingerprints},
            {QStringLiteral("gaps"), gapsJson(cluster)},
            {QStringLiteral("problems"), problems}};
}

namespace {

QJsonValue real(const std::optional<double> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonArray targetsJson(const std::vector<cluster::PlanTarget> &targets)
{
    QJsonArray array;
    for (const auto &one : targets)
        array.append(
            QJsonObject{{QStringLiteral("node"), text(one.node)},
                        {QStringLiteral("shards_before"), number(one.shardsBefore)},
                        {QStringLiteral("shards_after"), number(one.shardsAfter)},
                        {QStringLiteral("points_per_second_before"), one.pointsPerSecondBefore},
                        {QStringLiteral("points_per_second_after"), real(one.pointsPerSecondAfter)},
                        {QStringLiteral("load_before"), real(one.loadBefore)},
                        {QStringLiteral("load_after"), real(one.loadAfter)}});
    return array;
}

} // namespace

QJsonObject planJson(const cluster::Plan &plan)
{
    QJsonArray checks;
    for (const auto &check : plan.checks)
        checks.append(QJsonObject{{QStringLiteral("verdict"), text(cluster::name(check.verdict))},
                                  {QStringLiteral("text"), text(check.text)}});
    QJsonObject json{{QStringLiteral("id"), text(plan.id)},
                     {QStringLiteral("action"), text(cluster::name(plan.action))},
                     {QStringLiteral("node"), text(plan.node)},
                     {QStringLiteral("undoes"), text(plan.undoes)},
                     {QStringLiteral("by"), text(plan.by)},
                     {QStringLiteral("reason"), text(plan.reason)},
                     {QStringLiteral("made_at"), static_cast<qint64>(plan.madeAt)},
                     {QStringLiteral("expires_at"), static_cast<qint64>(plan.expiresAt())},
                     {QStringLiteral("map_version"), number(plan.mapVersion)},
                     {QStringLiteral("series"), number(plan.series)},
                     {QStringLiteral("points_per_second"), plan.pointsPerSecond},
                     {QStringLiteral("points_at_risk"), number(plan.pointsAtRisk)},
                     {QStringLiteral("take_over"), texts(plan.takeOver)},
                     {QStringLiteral("targets"), targetsJson(plan.targets)},
                     {QStringLiteral("checks"), checks},
                     {QStringLiteral("blocked"), plan.isBlocked()}};
    if (plan.action == cluster::Action::Audit)
        json.insert(QStringLiteral("audit"), auditJson(plan.audit));
    return json;
}

QJsonObject operationJson(const cluster::Operation &operation)
{
    return {{QStringLiteral("id"), text(operation.id)},
            {QStringLiteral("plan"), planJson(operation.plan)},
            {QStringLiteral("state"), text(cluster::name(operation.state))},
            {QStringLiteral("automatic"), operation.isAutomatic},
            {QStringLiteral("started_at"), static_cast<qint64>(operation.startedAt)},
            {QStringLiteral("ended_at"), static_cast<qint64>(operation.endedAt)},
            {QStringLiteral("series_done"), number(operation.done)},
            {QStringLiteral("series_total"), number(operation.total)},
            {QStringLiteral("points_written"), number(operation.pointsWritten)},
            {QStringLiteral("result"), text(operation.result)},
            {QStringLiteral("details"), texts(operation.details)}};
}

} // namespace tg::app
