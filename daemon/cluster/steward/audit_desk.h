// Compares both copies of a sample of series over the last hours and notes what differs; with
// repair, opens a gap for the copy that lacks points, so that the backfill mends it. One audit at a
// time. Cluster thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include <QObject>

#include "cluster/backfill/copy_audit.h"
#include "cluster/steward/audit_totals.h"
#include "cluster/steward/backfill_desk.h"
#include "cluster/steward/difference_regions.h"
#include "cluster/steward/gap_keeper.h"

namespace tg::cluster {

struct AuditRequest {
    std::string operationId;
    std::string node; // only series with a copy there; empty = all
    AuditWish wish;
    std::chrono::seconds unsettled{0}; // so much before now is left out
    std::uint64_t start = 0;           // any number: another one takes other series
    WalkOptions walk = {};
    bool isAutomatic = false;
};

class AuditDesk final : public QObject
{
public:
    struct Wiring {
        const Members &members;
        OperationBook &operations;
        EventJournal &journal;
        GapKeeper &keeper;
        const series::SeriesTable &table;
        const Clock &clock;
    };

    explicit AuditDesk(Wiring wiring)
        : m_wiring(std::move(wiring))
    {
    }
    ~AuditDesk() override { stop(); }

    void begin(const AuditRequest &request);
    bool abort(const std::string &operationId);
    void stop();

    bool isRunning() const { return m_audit != nullptr; }
    const AuditTotals &totals() const { return m_totals; }

private:
    std::vector<SeriesCopies>
    sample(const AuditRequest &request) const; // copies name nodes, not ports
    AuditJob jobOf(const AuditRequest &request, std::vector<SeriesCopies> series);
    void done(const AuditReport &report);
    void noteDiffering(const AuditReport &report);
    std::string openGaps();

    const Wiring m_wiring;
    CopyAudit *m_audit = nullptr;
    AuditRequest m_request; // of the audit that runs
    AuditWish m_finder;     // of the last audit that found any difference
    DifferenceRegions m_found;
    AuditTotals m_totals;
};

} // namespace tg::cluster
