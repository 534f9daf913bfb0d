// What the control door shows and carries out: keeps the figures of the last look, makes the tables
// that somebody asks for from them, and gives orders to the admin desk, by the same checks and with
// the same errors. Lives on the control thread but for counters(); owned by the composition root,
// which outlives the door.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "admin/admin_services.h"
#include "app/control/alarm_acks.h"
#include "app/control/desk_counters.h"
#include "app/control/desk_figures.h"
#include "app/control/desk_rates.h"
#include "app/control/history_ring.h"
#include "app/control/hot_metrics.h"
#include "app/control/shard_watch.h"
#include "base/rejected_samples.h"
#include "control/control_services.h"

namespace tg::app {

class ControlDesk final : public control::ControlServices
{
public:
    struct Wiring { // all of it outlives the desk
        DeskFrame frame;
        admin::AdminServices &admin;
        const Clock &clock;
        std::function<DeskFigures()> figures;
        std::function<std::vector<series::SampledRun>()> samples;
        HotMetrics::SeriesOf seriesOf;
        std::function<std::vector<RejectedSample>()> rejectedSamples;
        std::function<void(const cluster::ClusterEvent &)> remark; // to the cluster's journal
        QJsonObject config;                                        // without secrets
    };

    explicit ControlDesk(Wiring wiring);

    control::Identity identity() const override { return m_identity; }
    void takeFigures() override;
    protocol::Table table(protocol::Topic topic) override;
    Result<QJsonObject> carryOut(const protocol::Command &command, const Caller &caller) override;

    const DeskCounters &counters() const { return m_counters; } // any thread

private:
    std::optional<std::uint64_t> withoutOwner() const;
    Result<QJsonObject> acknowledge(const QJsonObject &parameters, const Caller &caller);
    Result<QJsonObject> history(const QJsonObject &parameters) const;

    const Wiring m_wiring;
    const control::Identity m_identity;
    std::optional<DeskFigures> m_figures;         // of the last look
    DeskRates m_rates;                            // between the last two
    std::map<std::string, MinuteWindow> m_errors; // by node
    ShardWatch m_shards;
    HistoryRing m_history;
    HotMetrics m_hot;
    AlarmAcks m_acks;
    DeskCounters m_counters;
    std::chrono::microseconds m_tickTook{0}; // so far: figures and tables
};

} // namespace tg::app
