// Services that answer what the test wrote down and remember what they were asked. Called on the
// admin thread; the test looks at them once the answer is there.
#pragma once

#include <functional>
#include <mutex>

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include "admin/admin_services.h"

namespace tg::admin::test {

class ScriptedServices final : public AdminServices
{
public:
    using Outcome = Result<QJsonObject>;

    QJsonObject cluster() const override
    {
        onCluster();
        return named("cluster");
    }
    QJsonObject shards() const override { return named("shards"); }
    QJsonArray gaps() const override { return {named("gap")}; }
    QJsonObject ledger() const override
    {
        return {{QStringLiteral("filler"), QString(fillerSize, u'x')}};
    }
    QJsonArray rejected() const override { return {named("rejected")}; }
    QJsonArray rejectedSamples() const override { return {named("rejected line")}; }
    QJsonObject facts() const override { return named("facts"); }
    QJsonArray operations() const override { return {named("operation")}; }
    QByteArray metricsText() const override { return "up 1\n"; }
    Outcome explain(const QString &series) const override
    {
        note(QLatin1String("explain ") + series);
        return outcome;
    }
    Outcome explainRead(const ReadQuestion &question) const override
    {
        note(QStringLiteral("read %1 %2..%3")
                 .arg(question.query)
                 .arg(question.start)
                 .arg(question.end));
        return outcome;
    }
    Outcome operation(const QString &id) const override
    {
        note(QLatin1String("operation ") + id);
        return outcome;
    }
    Outcome makePlan(const QJsonObject &request, const Caller &caller) override
    {
        note(caller.name + QLatin1String(" plan ") + request[QLatin1String("action")].toString());
        return outcome;
    }
    Outcome runPlan(const PlanRun &run, const Caller &caller) override
    {
        note(caller.name + QLatin1String(" run ") + run.planId + u' ' +
             QString::number(run.expectedMapVersion) + u' ' + run.confirmation +
             (run.overridesBlock ? QLatin1String(" override") : QLatin1String()));
        return outcome;
    }
    Outcome abortOperation(const QString &id, const Caller &caller) override
    {
        note(caller.name + QLatin1String(" abort ") + id);
        return outcome;
    }
    Outcome startAudit(const QJsonObject &, const Caller &caller) override
    {
        note(caller.name + QLatin1String(" audit"));
        return outcome;
    }
    Outcome startBackfill(const QJsonObject &, const Caller &caller) override
    {
        note(caller.name + QLatin1String(" backfill"));
        return outcome;
    }
    Outcome setMaintenance(const QString &node, bool on, const QString &reason,
                           const Caller &caller) override
    {
        note(caller.name + QLatin1String(on ? " maintain " : " resume ") + node + u' ' + reason);
        return outcome;
    }

    QStringList calls() const
    {
        const std::scoped_lock lock(m_lock);
        return m_calls;
    }

    // Set before the request is sent.
    Outcome outcome = QJsonObject{{QStringLiteral("id"), QStringLiteral("op-1")}};
    qsizetype fillerSize = 1;
    std::function<void()> onCluster = [] {};

private:
    static QJsonObject named(const char *name)
    {
        return {{QStringLiteral("what"), QLatin1String(name)}};
    }
    void note(const QString &call) const
    {
        const std::scoped_lock lock(m_lock);
        m_calls.append(call);
    }

    mutable std::mutex m_lock;
    mutable QStringList m_calls;
};

} // namespace tg::admin::test
