#include "cluster/backfill/gap_filler.h"

#include <algorithm>
#include <utility>

#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcBackfill, "tg.backfill", QtInfoMsg)

namespace tg::cluster {

namespace {

constexpr std::int64_t kHour = 3600;

bool isOver(FillPhase phase)
{
    return phase == FillPhase::Done || phase == FillPhase::Failed || phase == FillPhase::Aborted;
}

SeriesPager withTarget(SeriesPager pager, std::uint16_t target)
{
    return [pager = std::move(pager), target](std::uint64_t first, std::size_t maxSeries) {
        auto page = pager(first, maxSeries);
        for (auto &series : page)
            series.target = target;
        return page;
    };
}

} // namespace

GapFiller::GapFiller(FillJob job, FillOptions options, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_job(std::move(job))
    , m_options(options)
    , m_range{m_job.firstHour * kHour,
              std::min(m_job.lastHour * kHour + kHour - 1, m_job.settledUntil)}
    , m_flush(options.walk.retry)
    , m_walk(*this, options.walk, clock)
    , m_writer({options.pointsPerSecond, options.batchPoints, options.walk.retry},
               {[this](auto batch) { onWritten(batch); },
                [this](auto batch) { onWriteFailed(batch); },
                [this](Error error) { finish(FillPhase::Failed, std::move(error)); }},
               clock)
    , m_cursor(m_job.cursor)
    , m_residues(options.maxResidues)
{
    m_job.pager = withTarget(std::move(m_job.pager), m_job.target);
    connect(&m_progressTimer, &QTimer::timeout, this, &GapFiller::tellProgress);
}

GapFiller::~GapFiller() = default;

void GapFiller::start()
{
    if (!transition(FillPhase::FlushBoth, "started"))
        return;
    m_progressTimer.start(m_options.progressEvery);
    startFlush();
}

void GapFiller::abort()
{
    finish(FillPhase::Aborted, {});
}

FillProgress GapFiller::progress() const
{
    const bool isWalking = m_phase == FillPhase::Fill || m_phase == FillPhase::Compare;
    const auto begun = m_phase == FillPhase::Fill ? m_job.cursor : 0;
    return {m_phase, isWalking ? begun + m_walk.seriesDone() : 0, m_job.seriesTotal, m_written,
            m_phase == FillPhase::Fill ? m_walk.cursor() : m_cursor};
}

bool GapFiller::transition(FillPhase next, const std::string &cause)
{
    const bool isAllowed =
        next == FillPhase::FlushBoth ? m_phase == FillPhase::Idle : !isOver(m_phase);
    if (!isAllowed)
        return false;
    qCInfo(lcBackfill).nospace().noquote()
        << "event=phase from=" << phaseText(m_phase) << " to=" << phaseText(next)
        << " seconds=" << m_range.first << "-" << m_range.last << " written=" << m_written << " "
        << cause.c_str();
    m_phase = next;
    return true;
}

void GapFiller::startFlush()
{
    auto ports = m_job.ports;
    if (m_job.target >= ports.size())
        return finish(FillPhase::Failed, {ErrorCode::BadValue, "the job has no target port"});
    if (m_phase == FillPhase::FlushTarget)
        ports = {m_job.ports[m_job.target]};
    else if (m_range.isEmpty())
        ports.clear(); // nothing is settled: nothing to compare
    m_flush.start(std::move(ports), [this](const Result<void> &result) { onFlushed(result); });
}

void GapFiller::onFlushed(const Result<void> &result)
{
    if (!result)
        return finish(FillPhase::Failed, result.error());
    if (m_range.isEmpty())
        return finish(FillPhase::Done, {});
    const bool isBefore = m_phase == FillPhase::FlushBoth;
    transition(isBefore ? FillPhase::Fill : FillPhase::Compare, "flushed");
    if (isBefore)
        m_writer.start(*m_job.ports[m_job.target]);
    startWalk(isBefore ? m_job.cursor : 0);
}

void GapFiller::startWalk(std::uint64_t first)
{
    m_walk.start({.ports = m_job.ports,
                  .range = m_range,
                  .pager = m_job.pager,
                  .first = first,
                  .onlyMissing = m_phase == FillPhase::Fill});
}

void GapFiller::onDifference(std::uint64_t position, const SeriesCopies &series,
                             const PointsDiff &diff)
{
    if (m_phase == FillPhase::Compare)
        return m_residues.add(position, series, diff);
    m_walk.hold(position, diff.missing.size());
    for (const auto &point : diff.missing)
        m_writer.push({position, {series.targetId, point}});
    if (m_writer.queued() >= m_options.queuedPoints)
        m_walk.setPaused(true);
    m_writer.goOn();
}

void GapFiller::onSeriesClosed(std::uint64_t position)
{
    if (m_phase == FillPhase::Compare) {
        ++m_compared;
        return m_residues.close(position);
    }
    m_repaired += m_repairing.erase(position);
}

bool GapFiller::isQuiet() const
{
    return m_writer.queued() == 0;
}

void GapFiller::onWritten(std::span<const QueuedPoint> batch)
{
    m_written += batch.size();
    for (const auto &point : batch) {
        m_repairing.insert(point.position);
        m_walk.release(point.position, 1);
    }
    m_writer.goOn();
    if (m_writer.queued() <= m_options.queuedPoints / 2)
        m_walk.setPaused(false);
}

// Each series is looked at again: only what is really not there is written once more.
void GapFiller::onWriteFailed(std::span<const QueuedPoint> batch)
{
    while (!batch.empty()) {
        const auto position = batch.front().position;
        const auto end = std::ranges::find_if(
            batch, [position](const auto &point) { return point.position != position; });
        const auto count = static_cast<std::size_t>(end - batch.begin());
        std::vector<StoredPoint> points;
        for (const auto &point : batch.first(count))
            points.push_back(point.entry.point);
        m_walk.recheck(position, std::move(points));
        m_walk.release(position, count);
        batch = batch.subspan(count);
    }
    if (m_writer.queued() <= m_options.queuedPoints / 2)
        m_walk.setPaused(false);
}

void GapFiller::onWalkEnded(Result<void> result)
{
    if (m_phase == FillPhase::Fill)
        m_cursor = m_walk.cursor();
    if (!result)
        return finish(FillPhase::Failed, result.error());
    if (m_phase == FillPhase::Compare)
        return finish(FillPhase::Done, {});
    m_writer.stop();
    transition(FillPhase::FlushTarget, "filled");
    startFlush();
}

void GapFiller::finish(FillPhase phase, Error error)
{
    if (m_phase == FillPhase::Fill)
        m_cursor = m_walk.cursor();
    if (!transition(phase, error.text))
        return;
    m_flush.stop();
    m_walk.stop();
    m_writer.stop();
    m_progressTimer.stop();
    FillReport report{.range = m_range,
                      .seriesCompared = m_compared,
                      .seriesRepaired = m_repaired,
                      .pointsWritten = m_written,
                      .missing = m_residues.missing(),
                      .extras = m_residues.extra(),
                      .residues = m_residues.listed(),
                      .residueCount = m_residues.seriesCount(),
                      .cursor = m_cursor,
                      .wasAborted = phase == FillPhase::Aborted,
                      .error = std::move(error)};
    Q_EMIT finished(report);
}

void GapFiller::tellProgress()
{
    const auto now = progress();
    if (now == m_told)
        return;
    m_told = now;
    Q_EMIT progressed(now);
}

} // namespace tg::cluster
