// What the admin API shows and does: reads from the newest snapshot, begins operations in the book
// and hands them to the steward. Any thread; owned by the composition root, which outlives the
// admin server.
#pragma once

#include <functional>
#include <string>

#include "admin/admin_services.h"
#include "app/cluster_room.h"
#include "app/ledger_report.h"
#include "base/rejected_samples.h"
#include "cluster/steward/plan_builder.h"

namespace tg::app {

class AdminDesk final : public admin::AdminServices
{
public:
    struct Wiring {
        ClusterRoom &cluster;
        route::Router &router;
        const series::SeriesTable &table;
        const Limits &limits;
        const Clock &clock;
        std::function<LedgerReport()> ledger;
        std::function<std::vector<RejectedSample>()> rejectedSamples; // of all workers
        std::function<std::string()> metricsText;
        std::function<std::pair<bool, std::string>()> readiness;
    };

    explicit AdminDesk(Wiring wiring)
        : m_wiring(std::move(wiring))
    {
    }

    QJsonObject cluster() const override;
    QJsonObject shards() const override;
    QJsonArray gaps() const override;
    QJsonObject ledger() const override;
    QJsonArray rejected() const override;
    QJsonArray rejectedSamples() const override;
    QJsonObject facts() const override;
    QJsonArray operations() const override;
    QByteArray metricsText() const override;
    Result<QJsonObject> explain(const QString &series) const override;
    Result<QJsonObject> explainRead(const admin::ReadQuestion &question) const override;
    Result<QJsonObject> operation(const QString &id) const override;
    Result<QJsonObject> makePlan(const QJsonObject &request, const admin::Caller &caller) override;
    Result<QJsonObject> runPlan(const admin::PlanRun &run, const admin::Caller &caller) override;
    Result<QJsonObject> abortOperation(const QString &id, const admin::Caller &caller) override;
    Result<QJsonObject> startAudit(const QJsonObject &request,
                                   const admin::Caller &caller) override;
    Result<QJsonObject> startBackfill(const QJsonObject &request,
                                      const admin::Caller &caller) override;
    Result<QJsonObject> setMaintenance(const QString &node, bool on, const QString &reason,
                                       const admin::Caller &caller) override;

private:
    std::shared_ptr<const cluster::ClusterSnapshot> newest() const
    {
        return m_wiring.cluster.shelf().newest();
    }
    Result<QJsonObject> planAndRun(cluster::PlanRequest request, bool overridesBlock);
    Result<QJsonObject> begin(const cluster::BeginRequest &request);

    const Wiring m_wiring;
};

} // namespace tg::app
