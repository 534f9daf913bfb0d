// What the admin API can show and do; implemented by the composition root, which outlives the
// server. Called on the admin thread: implementations are thread-safe and answer at once from what
// is at hand. Nothing may wait for a node: while a call runs, no other admin client is served. A
// command that takes time only starts an operation and answers with it; its course is read by
// operation().
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include "admin/role.h"
#include "shared/base/result.h"

namespace tg::admin {

struct PlanRun {
    QString planId;
    qint64 expectedMapVersion = 0;
    QString confirmation;        // what the plan asked the operator to type; may be empty
    bool overridesBlock = false; // only ever set for an admin
};

// A read that somebody would make: times in unix seconds, both included.
struct ReadQuestion {
    QString query; // PromQL
    qint64 start = 0;
    qint64 end = 0;
};

class AdminServices
{
public:
    virtual ~AdminServices() = default;

    virtual QJsonObject cluster() const = 0; // nodes, states, map version, readiness
    virtual QJsonObject shards() const = 0;
    virtual QJsonArray gaps() const = 0;
    virtual QJsonObject ledger() const = 0;
    virtual QJsonArray rejected() const = 0; // how many refused, by reason
    // The last refused lines, newest first: data of clients, not for viewers.
    virtual QJsonArray rejectedSamples() const = 0;
    virtual QJsonObject facts() const = 0;
    virtual QJsonArray operations() const = 0;
    virtual QByteArray metricsText() const = 0; // Prometheus text 0.0.4

    // BadSyntax: not a series; NotFound: no such operation.
    virtual Result<QJsonObject> explain(const QString &series) const = 0;
    // BadSyntax: no PromQL; LimitExceeded: too many series.
    virtual Result<QJsonObject> explainRead(const ReadQuestion &question) const = 0;
    virtual Result<QJsonObject> operation(const QString &id) const = 0;

    // The plan: id, map version, checks (PASS, WARN, BLOCK). The action is one of planActions().
    virtual Result<QJsonObject> makePlan(const QJsonObject &request, const Caller &caller) = 0;

    // Each answers with the operation it started (its "id" becomes the Location of the answer).
    // NotFound: no such plan, node, operation; Refused: the map has changed, a check blocks, the
    // confirmation is wrong, another operation is in the way.
    virtual Result<QJsonObject> runPlan(const PlanRun &run, const Caller &caller) = 0;
    virtual Result<QJsonObject> abortOperation(const QString &id, const Caller &caller) = 0;
    virtual Result<QJsonObject> startAudit(const QJsonObject &request, const Caller &caller) = 0;
    virtual Result<QJsonObject> startBackfill(const QJsonObject &request, const Caller &caller) = 0;
    virtual Result<QJsonObject> setMaintenance(const QString &node, bool on, const QString &reason,
                                               const Caller &caller) = 0;
};

} // namespace tg::admin
