// The rows of each topic, made of figures, rates and the snapshot. Pure functions, any thread; one
// file for a topic or two. Whatever is not known is null.
#pragma once

#include <vector>

#include "app/control/alarm_acks.h"
#include "app/control/desk_figures.h"
#include "app/control/desk_rates.h"
#include "app/control/hot_metrics.h"
#include "app/control/shard_watch.h"
#include "base/rejected_samples.h"
#include "shared/protocol/table.h"

namespace tg::app {

// withoutOwner: empty while nothing has been judged.
protocol::Table gatewayTable(const DeskFrame &frame, const DeskFigures &figures,
                             const DeskRates &rates, std::optional<std::uint64_t> withoutOwner);
protocol::Table nodeTable(const DeskFrame &frame, const DeskFigures &figures,
                          const DeskRates &rates);
protocol::Table linkTable(const DeskFrame &frame, const DeskFigures &figures,
                          const DeskRates &rates);
protocol::Table shardTable(const DeskFigures &figures, const DeskRates &rates,
                           const std::vector<ShardStanding> &shards);
protocol::Table alarmTable(const cluster::ClusterSnapshot &cluster, const AlarmAcks &acks);
protocol::Table eventTable(const cluster::ClusterSnapshot &cluster);
protocol::Table operationTable(const cluster::ClusterSnapshot &cluster, std::int64_t nowMs);
protocol::Table planTable(const cluster::ClusterSnapshot &cluster, std::int64_t nowMs);
protocol::Table gapTable(const cluster::ClusterSnapshot &cluster);
protocol::Table ledgerTable(const DeskFigures &figures, const DeskRates &rates);
protocol::Table rejectedTable(const DeskFigures &figures, const DeskRates &rates,
                              const std::vector<RejectedSample> &samples);
protocol::Table rejectedSampleTable(const std::vector<RejectedSample> &samples);
protocol::Table hotMetricTable(const std::vector<HotMetric> &metrics);

// The row of one alarm, as in the table.
protocol::Row alarmRow(const cluster::ClusterAlarm &alarm, const AlarmAcks &acks);

} // namespace tg::app
