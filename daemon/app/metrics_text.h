// The daemon's own metrics in Prometheus text: ledgers, doors, links, queues, gaps, table,
// registrar, process. Names are timeless_gateway_*; a name never changes its meaning. Any thread:
// reads counters only.
#pragma once

#include <span>
#include <string>

#include "app/control/desk_counters.h"
#include "app/ledger_report.h"
#include "app/node_room.h"
#include "app/reads/read_counters.h"
#include "base/byte_budget.h"
#include "batch/admission.h"
#include "cluster/gap_book.h"
#include "cluster/metadata_book.h"
#include "cluster/steward/cluster_snapshot.h"
#include "control/control_counters.h"
#include "ingest/http_counters.h"
#include "route/series_registrar.h"
#include "series/series_table.h"

namespace tg::app {

struct MetricsSources {
    LedgerReport ledger;
    ingest::HttpTotals http;
    ReadTotals reads;
    std::span<const std::unique_ptr<NodeRoom>> nodes;
    const batch::NodeQueues &queues;
    const NodeBoard &board;
    const cluster::GapBook &gaps;
    cluster::MetadataFigures metadata;
    std::shared_ptr<const cluster::ClusterSnapshot> cluster;
    const control::ControlCounters *control = nullptr; // null: the door is closed
    const DeskCounters *controlDesk = nullptr;         // null: nobody made one
    const series::SeriesTable &table;
    const route::RegistrarCounters &registrar;
    const ByteBudget &budget;
    bool isReady = false;
    std::size_t workers = 0;
    unsigned replication = 1;
    std::string_view ack;
};

std::string metricsText(const MetricsSources &sources);

} // namespace tg::app
