// Reads the bodies of commands: strictly, so that a misspelt member is an error and not a default.
// Pure functions, any thread. The error text names the member.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include "admin/admin_services.h"
#include "shared/base/result.h"

namespace tg::admin {

struct MaintenanceOrder {
    bool on = false;
    QString reason;
};

// An empty body is an empty object. BadSyntax: anything but one JSON object.
Result<QJsonObject> readObject(const QByteArray &body);

// BadValue: an action that is none, no node where the action needs one, a member of a wrong type.
Result<void> checkPlanRequest(const QJsonObject &object);
Result<void> checkAudit(const QJsonObject &object); // bounds: base/audit_bounds.h
Result<PlanRun> readPlanRun(const QString &planId, const QJsonObject &object);
Result<MaintenanceOrder> readMaintenance(const QJsonObject &object);

bool overridesBlock(const QJsonObject &object);

} // namespace tg::admin
