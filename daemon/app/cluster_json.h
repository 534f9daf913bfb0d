// The cluster snapshot as the JSON of the admin API. Pure functions, any thread.
#pragma once

#include <string_view>

#include <QJsonArray>
#include <QJsonObject>

#include "cluster/steward/cluster_snapshot.h"

namespace tg::app {

QJsonObject clusterJson(const cluster::ClusterSnapshot &cluster);
QJsonArray gapsJson(const cluster::ClusterSnapshot &cluster);
QJsonObject factsJson(const cluster::ClusterSnapshot &cluster);
QJsonObject planJson(const cluster::Plan &plan);
QJsonObject operationJson(const cluster::Operation &operation);

// As the catalogue has it, or critical where it is urgent.
std::string_view severityOf(const cluster::ClusterAlarm &alarm);

} // namespace tg::app
