#include "cluster/backfill/copy_audit.h"

#include <utility>

namespace tg::cluster {

CopyAudit::CopyAudit(AuditJob job, WalkOptions options, const Clock &clock, std::size_t maxListed,
                     QObject *parent)
    : QObject(parent)
    , m_job(std::move(job))
    , m_flush(options.retry)
    , m_walk(*this, options, clock)
    , m_differences(maxListed)
{
}

CopyAudit::~CopyAudit() = default;

void CopyAudit::start()
{
    if (std::exchange(m_state, State::Running) != State::Idle)
        return;
    m_flush.start(m_job.flushesFirst ? m_job.ports : std::vector<CopyPort *>(),
                  [this](const Result<void> &flushed) {
                      if (!flushed)
                          return finish(false, flushed.error());
                      m_walk.start({.ports = m_job.ports,
                                    .range = m_job.range,
                                    .pager = m_job.pager,
                                    .onlyMissing = m_job.onlyMissing,
                                    .flushesToRecheck = m_job.flushesFirst,
                                    .flushesSources = m_job.flushesFirst});
                  });
}

void CopyAudit::abort()
{
    finish(true, {});
}

void CopyAudit::onDifference(std::uint64_t position, const SeriesCopies &series,
                             const PointsDiff &diff)
{
    m_differences.add(position, series, diff);
    if (m_job.differs)
        m_job.differs(series, diff);
}

void CopyAudit::onSeriesClosed(std::uint64_t position)
{
    m_differences.close(position);
}

void CopyAudit::onWalkEnded(Result<void> result)
{
    finish(false, result ? Error() : result.error());
}

void CopyAudit::finish(bool wasAborted, Error error)
{
    if (std::exchange(m_state, State::Finished) == State::Finished)
        return;
    m_flush.stop();
    m_walk.stop();
    AuditReport report{.seriesCompared = m_walk.seriesDone(),
                       .seriesDiffering = m_differences.seriesCount(),
                       .missingOnA = m_differences.extra(),
                       .missingOnB = m_differences.missing(),
                       .differences = m_differences.listed(),
                       .wasAborted = wasAborted,
                       .error = std::move(error)};
    Q_EMIT finished(report);
}

} // namespace tg::cluster
