// Answers "which node would this read be for, and why": the selectors of a PromQL expression, the
// series they match, and the nodes with a copy that can be read now. Asks no node. Any thread.
#pragma once

#include <QJsonObject>

#include "admin/admin_services.h"
#include "cluster/steward/cluster_snapshot.h"
#include "series/series_table.h"
#include "shared/base/result.h"

namespace tg::app {

// Errors: BadSyntax with the place in the expression, LimitExceeded.
Result<QJsonObject> explainRead(const admin::ReadQuestion &question,
                                const series::SeriesTable &table,
                                const cluster::ClusterSnapshot &cluster);

} // namespace tg::app
