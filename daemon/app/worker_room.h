// What a worker of the data door works with beside its connections: its write desk and its routes,
// those of the reads too.
// Made and destroyed on the worker's thread; the composition root knows the rooms only to have them
// abandon what is open at the end.
#pragma once

#include "app/reads/read_routes.h"
#include "base/errands.h"
#include "ingest/write/data_routes.h"
#include "ingest/write/write_desk.h"

namespace tg::app {

class WorkerRoom final : public ingest::RequestRouter
{
public:
    WorkerRoom(const ingest::WriteServices &services, LedgerCounters &ledger,
               RejectedSamples &rejected, series::FlowTally &flow, const ingest::DoorStatus &status,
               ReadHouse &reads, std::uint64_t seed)
        : m_desk(services, ledger, seed, &rejected, &flow)
        , m_reads(reads, m_desk)
        , m_routes(m_desk, status, &m_reads)
        , m_errands(m_desk)
    {
    }

    std::unique_ptr<ingest::RequestHandler> route(const ingest::RequestHead &head,
                                                  ingest::Exchange &exchange) override
    {
        return m_routes.route(head, exchange);
    }
    ingest::WriteDesk &desk() { return m_desk; }
    Errands &errands() { return m_errands; } // run on the worker's thread

private:
    ingest::WriteDesk m_desk;
    ReadRoutes m_reads;
    ingest::DataRoutes m_routes;
    Errands m_errands;
};

} // namespace tg::app
