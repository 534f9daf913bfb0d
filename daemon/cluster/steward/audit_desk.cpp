#include "cluster/steward/audit_desk.h"

#include <algorithm>
#include <utility>

namespace tg::cluster {

void AuditDesk::begin(const AuditRequest &request)
{
    const auto now = m_wiring.clock.unixMilliseconds();
    if (m_audit)
        return m_wiring.operations.finish(request.operationId, OperationState::Failed,
                                          "another audit is running (" + m_operationId + "); abort it or wait", now);
    m_operationId = request.operationId;
    auto series = std::make_shared<const std::vector<SeriesCopies>>(sample(request));
    AuditJob job;
    for (const auto &member : m_wiring.members)
        job.ports.push_back(&member->port);
    job.range = {now / 1000 - request.hours * 3600, now / 1000};
    job.pager = [series](std::uint64_t first, std::size_t most) {
        const auto from = std::min<std::uint64_t>(first, series->size());
        const auto to = std::min<std::uint64_t>(from + most, series->size());
        return std::vector<SeriesCopies>(series->begin() + static_cast<std::ptrdiff_t>(from),
                                         series->begin() + static_cast<std::ptrdiff_t>(to));
    };
    m_wiring.operations.update(m_operationId, [&](Operation &operation) { operation.total = series->size(); });
    m_audit = new CopyAudit(std::move(job), {}, m_wiring.clock, 100, this);
    connect(m_audit, &CopyAudit::finished, this, [this](const AuditReport &report) { done(report); });
    m_audit->start();
}

// Series whose two copies can both be read now, every n-th of them.
std::vector<SeriesCopies> AuditDesk::sample(const AuditRequest &request) const
{
    const auto eachOf = [&](auto visit) {
        m_wiring.table.forEach([&](series::SeriesEntry &entry) {
            const auto both = entry.bothCopies();
            if (!both.primary.isResolved() || !both.replica.isResolved())
                return;
            const Member &first = *m_wiring.members[both.primary.node().value];
            const Member &second = *m_wiring.members[both.replica.node().value];
            const bool isWanted =
                request.node.empty() || first.handles.id == request.node || second.handles.id == request.node;
            if (isWanted && first.isWarm() && second.isWarm())
                visit(entry, both);
        });
    };
    std::uint64_t count = 0;
    eachOf([&](auto &, const auto &) { ++count; });
    const auto step = std::max<std::uint64_t>(1, count / std::max<std::uint64_t>(1, request.maxSeries));
    std::vector<SeriesCopies> series;
    std::uint64_t at = 0;
    eachOf([&](auto &entry, const auto &both) {
        if (at++ % step == 0 && series.size() < request.maxSeries)
            series.push_back({std::string(entry.key()), both.replica.id(), both.primary.node().value,
                              both.replica.node().value});
    });
    return series;
}

void AuditDesk::done(const AuditReport &report)
{
    std::exchange(m_audit, nullptr)->deleteLater();
    auto text = std::to_string(report.seriesCompared) + " series compared, " +
                std::to_string(report.seriesDiffering) + " differ: " + std::to_string(report.missingOnB) +
                " points missing on replicas, " + std::to_string(report.missingOnA) + " on primaries";
    m_wiring.operations.update(m_operationId, [&](Operation &operation) {
        operation.done = report.seriesCompared;
        for (const auto &difference : report.differences)
            operation.details.push_back(difference.key + ": " + std::to_string(difference.missing) +
                                        " missing on the replica, " + std::to_string(difference.extra) +
                                        " on the primary");
    });
    const auto state = report.isDone()      ? OperationState::Done
                       : report.wasAborted ? OperationState::Aborted
                                           : OperationState::Failed;
    m_wiring.journal.add(m_wiring.clock.unixMilliseconds(), {}, "audit", text);
    m_wiring.operations.finish(m_operationId, state, report.error.text.empty() ? text : report.error.text,
                               m_wiring.clock.unixMilliseconds());
}

bool AuditDesk::abort(const std::string &operationId)
{
    if (!m_audit || operationId != m_operationId)
        return false;
    m_audit->abort();
    return true;
}

void AuditDesk::stop() { delete std::exchange(m_audit, nullptr); }

} // namespace tg::cluster
