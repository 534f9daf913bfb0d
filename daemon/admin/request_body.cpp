#include "admin/request_body.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include <QJsonDocument>

#include "admin/route_table.h"
#include "base/audit_bounds.h"

namespace tg::admin {

namespace {

constexpr QLatin1String kOverride("override_block");
constexpr QLatin1String kNode("node");
constexpr QLatin1String kHours("hours");
constexpr QLatin1String kSeries("series");
constexpr QLatin1String kRepair("repair");

Error wrong(QLatin1String member, const char *what)
{
    return {ErrorCode::BadValue, '\'' + std::string(member.data()) + "' " + what};
}

Result<void> knowsOnly(const QJsonObject &object, std::initializer_list<QLatin1String> members)
{
    for (auto at = object.begin(); at != object.end(); ++at) {
        const bool isKnown =
            std::ranges::any_of(members, [&](QLatin1String member) { return at.key() == member; });
        if (!isKnown)
            return Error{ErrorCode::BadValue,
                         "there is no member '" + at.key().left(64).toStdString() + '\''};
    }
    return {};
}

Result<void> checkType(const QJsonObject &object, QLatin1String member, QJsonValue::Type type)
{
    if (!object.contains(member) || object.value(member).type() == type)
        return {};
    return wrong(member, type == QJsonValue::Bool ? "must be true or false" : "must be a text");
}

bool needsNode(const QString &action)
{
    static constexpr std::array<QLatin1String, 4> kOfNodes{
        QLatin1String("failover"), QLatin1String("maintenance"), QLatin1String("drain"),
        QLatin1String("resume")};
    return std::ranges::any_of(kOfNodes, [&](QLatin1String known) { return action == known; });
}

// Misspelt members are refused by the caller: which others there may be depends on the path.
Result<void> checkCount(const QJsonObject &object, QLatin1String member, std::uint64_t most)
{
    if (!object.contains(member))
        return {};
    const qint64 value = object.value(member).toInteger(-1);
    if (value >= 1 && static_cast<std::uint64_t>(value) <= most)
        return {};
    return Error{ErrorCode::BadValue, '\'' + std::string(member.data()) +
                                          "' must be a whole number from 1 to " +
                                          std::to_string(most)};
}

Result<void> checkAuditMembers(const QJsonObject &object)
{
    for (const auto &checked :
         {checkType(object, kNode, QJsonValue::String),
          checkType(object, kRepair, QJsonValue::Bool), checkCount(object, kHours, kMostAuditHours),
          checkCount(object, kSeries, kMostAuditSeries)}) {
        if (!checked)
            return checked;
    }
    return {};
}

bool isAction(const QString &action)
{
    return std::ranges::any_of(planActions(), [&](std::string_view known) {
        return action == QLatin1String(known.data(), static_cast<qsizetype>(known.size()));
    });
}

} // namespace

Result<QJsonObject> readObject(const QByteArray &body)
{
    if (body.isEmpty())
        return QJsonObject();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        return Error{ErrorCode::BadSyntax, "at byte " + std::to_string(error.offset) + ": " +
                                               error.errorString().toStdString()};
    if (!document.isObject())
        return Error{ErrorCode::BadSyntax, "the body is JSON, but not an object"};
    return document.object();
}

Result<void> checkPlanRequest(const QJsonObject &object)
{
    const QString action = object.value(QLatin1String("action")).toString();
    if (!isAction(action))
        return wrong(QLatin1String("action"), "must be failover, undo, maintenance, drain, resume, "
                                              "backfill, audit or heal");
    if (auto checked = checkType(object, kNode, QJsonValue::String); !checked)
        return checked;
    if (needsNode(action) && object.value(kNode).toString().isEmpty())
        return wrong(kNode, "must name the node that the plan is for");
    if (action == QLatin1String("audit")) {
        if (auto checked = checkAuditMembers(object); !checked)
            return checked;
    }
    return checkType(object, kOverride, QJsonValue::Bool);
}

Result<void> checkAudit(const QJsonObject &object)
{
    if (auto known = knowsOnly(object, {kNode, kHours, kSeries, kRepair}); !known)
        return known;
    return checkAuditMembers(object);
}

Result<PlanRun> readPlanRun(const QString &planId, const QJsonObject &object)
{
    constexpr QLatin1String kVersion("map_version");
    constexpr QLatin1String kConfirm("confirm");
    if (auto known = knowsOnly(object, {kVersion, kConfirm, kOverride}); !known)
        return known.error();
    for (const auto &checked : {checkType(object, kConfirm, QJsonValue::String),
                                checkType(object, kOverride, QJsonValue::Bool)}) {
        if (!checked)
            return checked.error();
    }
    const qint64 version = object.value(kVersion).toInteger(-1);
    if (version < 0)
        return wrong(kVersion, "must be the map version of the plan, a whole number");
    return PlanRun{planId, version, object.value(kConfirm).toString(), overridesBlock(object)};
}

Result<MaintenanceOrder> readMaintenance(const QJsonObject &object)
{
    constexpr QLatin1String kOn("on");
    constexpr QLatin1String kReason("reason");
    if (auto known = knowsOnly(object, {kOn, kReason}); !known)
        return known.error();
    if (!object.value(kOn).isBool())
        return wrong(kOn, "must be true or false");
    if (auto checked = checkType(object, kReason, QJsonValue::String); !checked)
        return checked.error();
    return MaintenanceOrder{object.value(kOn).toBool(), object.value(kReason).toString()};
}

bool overridesBlock(const QJsonObject &object)
{
    return object.value(kOverride).toBool();
}

} // namespace tg::admin
