// An admin desk that notes what it is asked and answers with that.
#pragma once

#include "admin/admin_services.h"

namespace tg::app::test {

class ScriptedAdmin final : public admin::AdminServices
{
public:
    QJsonObject cluster() const override { return {}; }
    QJsonObject shards() const override { return {}; }
    QJsonArray gaps() const override { return {}; }
    QJsonObject ledger() const override { return {}; }
    QJsonArray rejected() const override { return {}; }
    QJsonArray rejectedSamples() const override { return {}; }
    QJsonObject facts() const override { return {}; }
    QJsonArray operations() const override { return {}; }
    QByteArray metricsText() const override { return {}; }
    Result<QJsonObject> explain(const QString &series) const override
    {
        return asked(QStringLiteral("explain ") + series);
    }
    Result<QJsonObject> explainRead(const admin::ReadQuestion &question) const override
    {
        return asked(QStringLiteral("read %1 from %2 to %3")
                         .arg(question.query, QString::number(question.start),
                              QString::number(question.end)));
    }
    Result<QJsonObject> operation(const QString &id) const override
    {
        if (id == QStringLiteral("o-9"))
            return Error{ErrorCode::NotFound, "there is no operation \"o-9\""};
        return asked(QStringLiteral("operation ") + id);
    }
    Result<QJsonObject> makePlan(const QJsonObject &request, const Caller &caller) override
    {
        return asked(QStringLiteral("plan %1 of %2 by %3")
                         .arg(request.value(QStringLiteral("action")).toString(),
                              request.value(QStringLiteral("node")).toString(), caller.name));
    }
    Result<QJsonObject> runPlan(const admin::PlanRun &run, const Caller &caller) override
    {
        return asked(QStringLiteral("run %1 at %2 confirmed '%3' override %4 by %5")
                         .arg(run.planId, QString::number(run.expectedMapVersion), run.confirmation,
                              QString::number(run.overridesBlock), caller.name));
    }
    Result<QJsonObject> abortOperation(const QString &id, const Caller &caller) override
    {
        return asked(QStringLiteral("abort %1 by %2").arg(id, caller.name));
    }
    Result<QJsonObject> startAudit(const QJsonObject &request, const Caller &caller) override
    {
        return asked(QStringLiteral("audit %1 by %2")
                         .arg(request.value(QStringLiteral("hours")).toInteger())
                         .arg(caller.name));
    }
    Result<QJsonObject> startBackfill(const QJsonObject &request, const Caller &caller) override
    {
        return asked(QStringLiteral("backfill %1 by %2")
                         .arg(request.value(QStringLiteral("node")).toString(), caller.name));
    }
    Result<QJsonObject> setMaintenance(const QString &node, bool on, const QString &reason,
                                       const Caller &caller) override
    {
        return asked(QStringLiteral("maintenance %1 %2 %3 by %4")
                         .arg(node, QString::number(on), reason, caller.name));
    }

private:
    static QJsonObject asked(const QString &what) { return {{QStringLiteral("asked"), what}}; }
};

} // namespace tg::app::test
