// Gathers the figures of the control door's tables: from the counters of workers, links and doors,
// which it reads without a lock, and from what others publish. Owned by the composition root, which
// outlives it with all that is wired; control thread.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "app/control/desk_figures.h"
#include "app/node_rooms.h"
#include "app/reads/read_house.h"
#include "base/byte_budget.h"
#include "batch/admission.h"
#include "cluster/gap_book.h"
#include "ingest/http_counters.h"
#include "ingest/write/write_desk.h"
#include "route/router.h"
#include "series/series_table.h"

namespace tg::app {

class DeskGatherer
{
public:
    struct Wiring {
        const Clock &clock;
        const NodeRooms &nodes;
        const NodeBoard &board;
        const batch::NodeQueues &queues;
        const cluster::GapBook &gaps;
        const cluster::SnapshotShelf &shelf;
        const route::Router &router;
        const series::SeriesTable &table;
        const ByteBudget &budget;
        const ReadHouse &reads;
        const std::vector<std::unique_ptr<series::FlowTally>> &flows; // one a worker
        std::function<LedgerReport()> ledger;
        std::function<ingest::HttpTotals()> http;
        std::function<std::pair<bool, std::string>()> readiness;
    };

    explicit DeskGatherer(Wiring wiring)
        : m_wiring(std::move(wiring))
    {
    }

    DeskFigures figures() const;
    std::vector<series::SampledRun> samples(); // since the last call
    std::size_t seriesOf(std::string_view metric) const;

private:
    LinkFigures linkOf(const NodeRoom &room) const;

    const Wiring m_wiring;
};

} // namespace tg::app
