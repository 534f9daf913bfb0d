// Operations through a gateway's admin API, to their end. One thread.
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "gateway_process.h"

namespace tg::test {

inline const HttpClient::Fields kJsonBody{{"Content-Type", "application/json"}};

inline QJsonObject objectIn(const HttpAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

// Begins what the path stands for and waits for its end: the operation, or the problem that was
// answered.
inline QJsonObject runToEnd(const GatewayProcess &gateway, const QByteArray &path,
                            const QByteArray &body)
{
    const auto begun = gateway.admin().post(path, body, kJsonBody);
    if (begun.status != 202)
        return objectIn(begun);
    QJsonObject operation;
    const auto isOver = [&] {
        operation = objectIn(gateway.admin().get(begun.field("Location")));
        return operation.value(QStringLiteral("state")) != QStringLiteral("running");
    };
    return QTest::qWaitFor(isOver, kPatienceMs) ? operation : QJsonObject();
}

// Plans the action (the members of its request, without braces) and runs the plan.
inline QJsonObject planAndRun(const GatewayProcess &gateway, const QByteArray &members)
{
    const auto plan =
        objectIn(gateway.admin().post("/api/v1/plans", '{' + members + '}', kJsonBody));
    const auto version = plan.value(QStringLiteral("map_version")).toInteger(-1);
    return version < 0 ? plan
                       : runToEnd(gateway,
                                  "/api/v1/plans/" +
                                      plan.value(QStringLiteral("id")).toString().toUtf8() + "/run",
                                  "{\"map_version\":" + QByteArray::number(version) + '}');
}

} // namespace tg::test
