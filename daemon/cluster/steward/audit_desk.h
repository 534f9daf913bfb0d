// Compares both copies of a sample of series over the last hours, on demand, and notes what differs; with repair, opens a
// gap for the copy that lacks points, so that the backfill mends it. One audit at a time. Cluster thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include <QObject>

#include "cluster/backfill/copy_audit.h"
#include "cluster/steward/backfill_desk.h"

namespace tg::cluster {

struct AuditRequest {
    std::string operationId;
    std::string node;               // only series with a copy there; empty = all
    std::int64_t hours = 2;         // back from now
    std::uint64_t maxSeries = 1000; // evenly spread over the table
};

class AuditDesk final : public QObject
{
public:
    struct Wiring {
        const Members &members;
        OperationBook &operations;
        EventJournal &journal;
        const series::SeriesTable &table;
        const Clock &clock;
    };

    explicit AuditDesk(Wiring wiring) : m_wiring(std::move(wiring)) {}
    ~AuditDesk() override { stop(); }

    void begin(const AuditRequest &request);
    bool abort(const std::string &operationId);
    void stop();

private:
    std::vector<SeriesCopies> sample(const AuditRequest &request) const;
    void done(const AuditReport &report);

    const Wiring m_wiring;
    CopyAudit *m_audit = nullptr;
    std::string m_operationId;
};

} // namespace tg::cluster
