#include "app/control/order_desk.h"

#include <algorithm>
#include <utility>

#include <QUrl>
#include <QUrlQuery>

#include "admin/read_question.h"
#include "admin/request_body.h"
#include "shared/protocol/commands.h"

namespace tg::app {

using admin::AdminServices;
namespace member = protocol::member;

namespace {

// What the admin API has in its path stands beside the members of the body.
QString takeText(QJsonObject &parameters, QLatin1String name)
{
    return parameters.take(name).toString();
}

Error lacks(QLatin1String name, const char *what)
{
    return {ErrorCode::BadValue, '\'' + std::string(name.data()) + "' must be " + what};
}

Result<QJsonObject> makePlan(AdminServices &desk, const QJsonObject &parameters,
                             const Caller &caller)
{
    if (const auto checked = admin::checkPlanRequest(parameters); !checked)
        return checked.error();
    return desk.makePlan(parameters, caller);
}

Result<QJsonObject> runPlan(AdminServices &desk, QJsonObject parameters, const Caller &caller)
{
    const auto id = takeText(parameters, member::kId);
    const auto run = admin::readPlanRun(id, parameters);
    if (!run)
        return run.error();
    return desk.runPlan(*run, caller);
}

Result<QJsonObject> setMaintenance(AdminServices &desk, QJsonObject parameters,
                                   const Caller &caller)
{
    const auto node = takeText(parameters, member::kNode);
    if (node.isEmpty())
        return lacks(member::kNode, "the node that is meant");
    const auto order = admin::readMaintenance(parameters);
    if (!order)
        return order.error();
    return desk.setMaintenance(node, order->on, order->reason, caller);
}

Result<QJsonObject> startAudit(AdminServices &desk, const QJsonObject &parameters,
                               const Caller &caller)
{
    if (const auto checked = admin::checkAudit(parameters); !checked)
        return checked.error();
    return desk.startAudit(parameters, caller);
}

Result<QJsonObject> startBackfill(AdminServices &desk, const QJsonObject &parameters,
                                  const Caller &caller)
{
    if (const auto known = knowsOnly(parameters, {member::kNode}); !known)
        return known.error();
    return desk.startBackfill(parameters, caller);
}

Result<QJsonObject> ofOperation(const QJsonObject &parameters, auto what)
{
    if (const auto known = knowsOnly(parameters, {member::kId}); !known)
        return known.error();
    const auto id = parameters.value(member::kId).toString();
    if (id.isEmpty())
        return lacks(member::kId, "the id of an operation");
    return what(id);
}

Result<QJsonObject> explainSeries(AdminServices &desk, const QJsonObject &parameters)
{
    if (const auto known = knowsOnly(parameters, {member::kSeries}); !known)
        return known.error();
    return desk.explain(parameters.value(member::kSeries).toString());
}

Result<QJsonObject> explainRead(AdminServices &desk, const QJsonObject &parameters, qint64 now)
{
    if (const auto known = knowsOnly(parameters, {member::kQuery, member::kStart, member::kEnd});
        !known)
        return known.error();
    QUrlQuery query;
    for (const auto name : {member::kQuery, member::kStart, member::kEnd}) {
        if (!parameters.contains(name))
            continue;
        const auto value = parameters.value(name).toVariant().toString();
        query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    }
    const auto question = admin::readQuestion(query, now);
    if (!question)
        return question.error();
    if (question->query.isEmpty())
        return lacks(member::kQuery, "a read in PromQL");
    return desk.explainRead(*question);
}

} // namespace

Result<void> knowsOnly(const QJsonObject &object, std::initializer_list<QLatin1String> members)
{
    for (auto at = object.begin(); at != object.end(); ++at) {
        const bool isKnown =
            std::ranges::any_of(members, [&](QLatin1String one) { return at.key() == one; });
        if (!isKnown)
            return Error{ErrorCode::BadValue,
                         "there is no member '" + at.key().left(64).toStdString() + '\''};
    }
    return {};
}

Result<QJsonObject> giveOrder(AdminServices &desk, const protocol::Command &command,
                              const Caller &caller, qint64 nowSeconds)
{
    const auto &method = command.method;
    const auto &parameters = command.params;
    if (method == protocol::kPlanMake)
        return makePlan(desk, parameters, caller);
    if (method == protocol::kPlanRun)
        return runPlan(desk, parameters, caller);
    if (method == protocol::kOperationAbort)
        return ofOperation(parameters,
                           [&](const QString &id) { return desk.abortOperation(id, caller); });
    if (method == protocol::kOperationGet)
        return ofOperation(parameters, [&](const QString &id) { return desk.operation(id); });
    if (method == protocol::kMaintenanceSet)
        return setMaintenance(desk, parameters, caller);
    if (method == protocol::kAuditStart)
        return startAudit(desk, parameters, caller);
    if (method == protocol::kBackfillStart)
        return startBackfill(desk, parameters, caller);
    if (method == protocol::kExplainSeries)
        return explainSeries(desk, parameters);
    if (method == protocol::kExplainRead)
        return explainRead(desk, parameters, nowSeconds);
    return Error{ErrorCode::NotFound, "there is no method \"" + method.toStdString() + '"'};
}

} // namespace tg::app
