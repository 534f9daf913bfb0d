// The handlers of the admin API: read the request, call the services, make the answer. All of them
// are synchronous, because QHttpServer 6.4 crashes when the client of a later answer has gone.
// Admin thread, owned by the AdminDoor.
#pragma once

#include <QString>

#include "admin/access.h"
#include "admin/admin_services.h"
#include "admin/answer.h"
#include "admin/problem.h"
#include "admin/route_table.h"

class QHttpServer;
class QHttpServerRequest;
class QJsonObject;

namespace tg::admin {

class AdminRoutes
{
public:
    AdminRoutes(AdminServices &services, const Access &access, Problems &problems);

    void installOn(QHttpServer &server);

private:
    Answer answer(const Route &route, const QString &id, const QHttpServerRequest &request);
    Answer read(RouteId route, const QString &id, const QHttpServerRequest &request, Role role);
    Answer rejected(Role role) const;
    Answer explain(const QHttpServerRequest &request);
    Answer command(RouteId route, const QString &id, const QByteArray &body, const Caller &caller);
    Answer makePlan(const QJsonObject &body, const Caller &caller);
    Answer runPlan(const QString &id, const QJsonObject &body, const Caller &caller);
    Answer startAudit(const QJsonObject &body, const Caller &caller);
    Answer setMaintenance(const QString &node, const QJsonObject &body, const Caller &caller);
    Answer given(const Result<QJsonObject> &result, int status);
    Answer started(const Result<QJsonObject> &operation);
    Answer overrideRefused(const Caller &caller);

    AdminServices &m_services;
    const Access &m_access;
    Problems &m_problems;
};

} // namespace tg::admin
