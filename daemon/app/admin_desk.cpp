#include "app/admin_desk.h"

#include "app/cluster_json.h"
#include "app/explain.h"
#include "app/explain_read.h"
#include "app/json_values.h"
#include "base/reject_reason.h"
#include "cluster/facts/shard_text.h"
#include "cluster/steward/plan_builder.h"
#include "series/series_key.h"

namespace tg::app {

namespace {

cluster::OrderKind orderNow(const cluster::ClusterSnapshot &cluster, const std::string &node)
{
    for (const auto &one : cluster.nodes) {
        if (one.id == node)
            return one.order.kind;
    }
    return cluster::OrderKind::None;
}

// Bounds and types were checked by the door.
cluster::AuditWish auditOf(const QJsonObject &request)
{
    cluster::AuditWish wish;
    wish.hours = request.value(QStringLiteral("hours")).toInteger(wish.hours);
    wish.series = static_cast<std::uint64_t>(
        request.value(QStringLiteral("series")).toInteger(number(wish.series)));
    wish.repairs = request.value(QStringLiteral("repair")).toBool(wish.repairs);
    return wish;
}

QJsonObject copyJson(const cluster::ClusterSnapshot &cluster, series::CopyRef copy)
{
    const bool isKnown = copy.isPlaced() && copy.node().value < cluster.nodes.size();
    const auto *node = isKnown ? &cluster.nodes[copy.node().value] : nullptr;
    return {
        {QStringLiteral("node"), node ? text(node->id) : QString()},
        {QStringLiteral("id"), copy.isResolved() ? QJsonValue(number(copy.id())) : QJsonValue()},
        {QStringLiteral("state"), node ? text(cluster::name(node->state)) : QString()}};
}

} // namespace

QJsonObject AdminDesk::cluster() const
{
    auto json = clusterJson(*newest());
    const auto [isReady, why] = m_wiring.readiness();
    json.insert(QStringLiteral("ready"), isReady);
    json.insert(QStringLiteral("readiness"), text(why));
    return json;
}

QJsonObject AdminDesk::shards() const
{
    const auto cluster = newest();
    const auto map = m_wiring.router.map();
    std::vector<std::array<cluster::ShardSet, 2>> owned(cluster->nodes.size());
    for (std::uint32_t shard = 0; shard < kShardCount; ++shard) {
        const ShardId id{static_cast<std::uint16_t>(shard)};
        for (const auto &[owner, which] :
             {std::pair(map->primary(id), 0U), std::pair(map->replica(id), 1U)}) {
            if (owner.isValid() && owner.value < owned.size())
                owned[owner.value][which].set(shard);
        }
    }
    const auto ranges = [](const cluster::ShardSet &set) {
        return set.any() ? text(cluster::shardText(set)) : QString();
    };
    QJsonArray nodes;
    for (std::size_t i = 0; i < owned.size(); ++i)
        nodes.append(QJsonObject{{QStringLiteral("node"), text(cluster->nodes[i].id)},
                                 {QStringLiteral("primary_shards"), number(owned[i][0].count())},
                                 {QStringLiteral("replica_shards"), number(owned[i][1].count())},
                                 {QStringLiteral("primary"), ranges(owned[i][0])},
                                 {QStringLiteral("replica"), ranges(owned[i][1])}});
    return {{QStringLiteral("map_version"), number(map->version())},
            {QStringLiteral("shards"), number(kShardCount)},
            {QStringLiteral("replication"), number(map->replication())},
            {QStringLiteral("shard_key"), text(m_wiring.router.shardKey().text())},
            {QStringLiteral("nodes"), nodes}};
}

QJsonArray AdminDesk::gaps() const
{
    return gapsJson(*newest());
}
QJsonObject AdminDesk::facts() const
{
    return factsJson(*newest());
}

QJsonObject AdminDesk::ledger() const
{
    const auto report = m_wiring.ledger();
    const QJsonObject points{
        {QStringLiteral("received"), number(report.received)},
        {QStringLiteral("confirmed"), number(report.confirmed)},
        {QStringLiteral("queued"), number(report.queued)},
        {QStringLiteral("in_flight"), number(report.inFlight)},
        {QStringLiteral("rejected"), number(report.rejectedTotal())},
        {QStringLiteral("dropped"), number(report.droppedTotal())},
        {QStringLiteral("difference"), static_cast<qint64>(report.pointsDifference())}};
    const QJsonObject copies{
        {QStringLiteral("due"), number(report.copiesDue)},
        {QStringLiteral("confirmed"), number(report.copiesConfirmed)},
        {QStringLiteral("open"), number(report.copiesOpen)},
        {QStringLiteral("gap"), number(report.copiesGap)},
        {QStringLiteral("dropped"), number(report.copiesDropped)},
        {QStringLiteral("late"), number(report.copiesLate)},
        {QStringLiteral("resent"), number(report.copiesResent)},
        {QStringLiteral("difference"), static_cast<qint64>(report.copiesDifference())}};
    return {{QStringLiteral("points"), points},
            {QStringLiteral("copies"), copies},
            {QStringLiteral("at_rest"), report.isAtRest()}};
}

QJsonArray AdminDesk::rejected() const
{
    const auto report = m_wiring.ledger();
    QJsonArray reasons;
    for (std::size_t i = 0; i < kRejectReasons; ++i) {
        if (report.rejected[i] > 0)
            reasons.append(
                QJsonObject{{QStringLiteral("reason"), text(name(static_cast<RejectReason>(i)))},
                            {QStringLiteral("count"), number(report.rejected[i])}});
    }
    return reasons;
}

QJsonArray AdminDesk::rejectedSamples() const
{
    QJsonArray lines;
    for (const auto &sample : m_wiring.rejectedSamples())
        lines.append(
            QJsonObject{{QStringLiteral("reason"), text(name(sample.reason))},
                        {QStringLiteral("at"), static_cast<qint64>(sample.unixMilliseconds)},
                        {QStringLiteral("source"), text(sample.source)},
                        {QStringLiteral("endpoint"), text(sample.endpoint)},
                        {QStringLiteral("format"), text(sample.format)},
                        {QStringLiteral("line"), text(sample.line)},
                        {QStringLiteral("is_cut"), sample.isCut}});
    return lines;
}

QJsonArray AdminDesk::operations() const
{
    QJsonArray all;
    for (const auto &operation : m_wiring.cluster.operations().operations())
        all.append(operationJson(operation));
    return all;
}

QByteArray AdminDesk::metricsText() const
{
    return QByteArray::fromStdString(m_wiring.metricsText());
}

Result<QJsonObject> AdminDesk::explain(const QString &series) const
{
    const auto named = keyOfSeries(series.toStdString(), m_wiring.limits);
    if (!named)
        return named.error();
    const std::string &key = *named;
    const auto cluster = newest();
    const auto map = m_wiring.router.map();
    const auto shard = m_wiring.router.shardOf(key);
    const auto idOf = [&](NodeIndex node) {
        return node.isValid() && node.value < cluster->nodes.size()
                   ? text(cluster->nodes[node.value].id)
                   : QString();
    };
    QJsonArray ranking;
    for (const auto node : map->ranking(shard))
        ranking.append(idOf(node));
    QJsonObject json{{QStringLiteral("series"), text(series::keyText(key))},
                     {QStringLiteral("shard"), number(shard.value)},
                     {QStringLiteral("shard_key"), text(m_wiring.router.shardKey().text())},
                     {QStringLiteral("map_version"), number(map->version())},
                     {QStringLiteral("ranking"), ranking},
                     {QStringLiteral("map_primary"), idOf(map->primary(shard))},
                     {QStringLiteral("map_replica"), idOf(map->replica(shard))}};
    const auto *entry = m_wiring.table.findKey(key);
    json.insert(QStringLiteral("known"), entry != nullptr);
    if (entry) {
        const auto both = entry->bothCopies();
        json.insert(QStringLiteral("primary"), copyJson(*cluster, both.primary));
        json.insert(QStringLiteral("replica"), copyJson(*cluster, both.replica));
        json.insert(QStringLiteral("split"), entry->isSplit.load(std::memory_order_relaxed));
    }
    return json;
}

Result<QJsonObject> AdminDesk::explainRead(const admin::ReadQuestion &question) const
{
    return app::explainRead(question, m_wiring.table, *newest());
}

Result<QJsonObject> AdminDesk::operation(const QString &id) const
{
    const auto found = m_wiring.cluster.operations().operation(id.toStdString());
    if (!found)
        return Error{ErrorCode::NotFound, "there is no operation \"" + id.toStdString() + "\""};
    return operationJson(*found);
}

Result<QJsonObject> AdminDesk::makePlan(const QJsonObject &request, const admin::Caller &caller)
{
    cluster::PlanRequest wanted;
    wanted.node = request.value(QStringLiteral("node")).toString().toStdString();
    wanted.reason = request.value(QStringLiteral("reason")).toString().toStdString();
    wanted.by = caller.name.toStdString();
    const auto actionText = request.value(QStringLiteral("action")).toString().toStdString();
    if (actionText == "undo") {
        const auto id = request.value(QStringLiteral("operation")).toString().toStdString();
        const auto operation = m_wiring.cluster.operations().operation(id);
        if (!operation)
            return Error{ErrorCode::NotFound, "there is no operation \"" + id + "\" to undo"};
        const auto back = cluster::undoOf(*operation);
        if (!back)
            return Error{ErrorCode::BadValue,
                         std::string(cluster::name(operation->plan.action)) +
                             " cannot be undone: it changed no standing order"};
        wanted.action = *back;
        wanted.node = operation->plan.node;
        wanted.undoes = id;
    } else if (const auto action = cluster::actionNamed(actionText)) {
        wanted.action = *action;
    } else {
        return Error{ErrorCode::BadValue,
                     "the action \"" + actionText + "\" cannot be planned by this gateway yet"};
    }
    wanted.audit = auditOf(request);
    auto plan = cluster::buildPlan(wanted, *newest());
    if (!plan)
        return plan.error();
    plan->madeAt = m_wiring.clock.unixMilliseconds();
    const auto kept = m_wiring.cluster.operations().addPlan(std::move(*plan));
    auto json = planJson(kept);
    json.insert(QStringLiteral("confirm"), text(cluster::confirmationOf(kept)));
    return json;
}

Result<QJsonObject> AdminDesk::begin(const cluster::BeginRequest &request)
{
    auto &book = m_wiring.cluster.operations();
    const auto plan = book.plan(request.planId);
    const auto before = plan ? orderNow(*newest(), plan->node) : cluster::OrderKind::None;
    auto operation = book.begin(request, m_wiring.router.map()->version(), before,
                                m_wiring.clock.unixMilliseconds());
    if (!operation)
        return operation.error();
    m_wiring.cluster.steward().run(*operation);
    return operationJson(*operation);
}

Result<QJsonObject> AdminDesk::runPlan(const admin::PlanRun &run, const admin::Caller &caller)
{
    return begin({.planId = run.planId.toStdString(),
                  .mapVersion = static_cast<std::uint64_t>(run.expectedMapVersion),
                  .confirmation = run.confirmation.toStdString(),
                  .overridesBlock = run.overridesBlock,
                  .by = caller.name.toStdString()});
}

Result<QJsonObject> AdminDesk::planAndRun(cluster::PlanRequest request, bool overridesBlock)
{
    auto plan = cluster::buildPlan(request, *newest());
    if (!plan)
        return plan.error();
    plan->madeAt = m_wiring.clock.unixMilliseconds();
    plan->mapVersion = m_wiring.router.map()->version();
    for (const auto &check : plan->checks) {
        if (check.verdict == cluster::Verdict::Block && !overridesBlock)
            return Error{ErrorCode::Refused, check.text};
    }
    const auto kept = m_wiring.cluster.operations().addPlan(std::move(*plan));
    return begin(
        {kept.id, kept.mapVersion, cluster::confirmationOf(kept), overridesBlock, request.by});
}

Result<QJsonObject> AdminDesk::abortOperation(const QString &id, const admin::Caller &caller)
{
    const auto found = m_wiring.cluster.operations().operation(id.toStdString());
    if (!found)
        return Error{ErrorCode::NotFound, "there is no operation \"" + id.toStdString() + "\""};
    if (found->state != cluster::OperationState::Running)
        return Error{ErrorCode::Refused, "operation " + found->id + " is over: " +
                                             std::string(cluster::name(found->state))};
    m_wiring.cluster.steward().abort(found->id, caller.name.toStdString());
    return operationJson(*found);
}

Result<QJsonObject> AdminDesk::startAudit(const QJsonObject &request, const admin::Caller &caller)
{
    const auto node = request.value(QStringLiteral("node")).toString().toStdString();
    return planAndRun(
        {cluster::Action::Audit, node, caller.name.toStdString(), "audit", {}, auditOf(request)},
        false);
}

Result<QJsonObject> AdminDesk::startBackfill(const QJsonObject &request,
                                             const admin::Caller &caller)
{
    return planAndRun({cluster::Action::Backfill,
                       request.value(QStringLiteral("node")).toString().toStdString(),
                       caller.name.toStdString(),
                       "backfill asked for",
                       {}},
                      false);
}

Result<QJsonObject> AdminDesk::setMaintenance(const QString &node, bool on, const QString &reason,
                                              const admin::Caller &caller)
{
    return planAndRun({on ? cluster::Action::Maintenance : cluster::Action::Resume,
                       node.toStdString(),
                       caller.name.toStdString(),
                       reason.toStdString(),
                       {}},
                      false);
}

} // namespace tg::app
