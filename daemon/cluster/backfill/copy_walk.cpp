#include "cluster/backfill/copy_walk.h"

#include <algorithm>
#include <set>
#include <utility>

namespace tg::cluster {

namespace {

constexpr std::chrono::milliseconds kPaceStep{50}; // while the walk waits for its rate

} // namespace

CopyWalk::CopyWalk(WalkClient &client, const WalkOptions &options, const Clock &clock)
    : m_client(client)
    , m_options(options)
    , m_clock(clock)
    , m_flush(options.retry)
{
    m_recheckTimer.setSingleShot(true);
    connect(&m_recheckTimer, &QTimer::timeout, this, &CopyWalk::flushToRecheck);
    m_paceTimer.setSingleShot(true);
    connect(&m_paceTimer, &QTimer::timeout, this, &CopyWalk::goOn);
    if (options.seriesPerSecond > 0)
        m_pace.emplace(options.seriesPerSecond, clock.now());
    const PairReading::Hooks hooks{
        [this](const PairReading::Task &task, SecondRange chunk, PointsDiff diff) {
            onCompared(task, chunk, std::move(diff));
        },
        [this](const PairReading::Task &task, const Result<void> &result) {
            onReadingEnded(task, result);
        }};
    for (std::size_t i = 0; i < std::max<std::size_t>(options.queriesInFlight, 1); ++i)
        m_slots.push_back(std::make_unique<PairReading>(options, hooks));
}

void CopyWalk::start(Job job)
{
    stop();
    m_open.clear();
    m_job = std::move(job);
    m_pages = SeriesPages(m_job.pager, std::max<std::size_t>(m_options.pageSeries, 1), m_job.first);
    m_done = 0;
    m_isPaused = false;
    m_step = Step::WaitingToRecheck; // with nothing to recheck: begins from the event loop
    m_flush.start({}, [this](const Result<void> &none) { beginRechecks(none); });
}

void CopyWalk::stop()
{
    m_step = Step::Stopped;
    m_recheckTimer.stop();
    m_paceTimer.stop();
    m_flush.stop();
    for (const auto &slot : m_slots)
        slot->stop();
    m_now.clear();
    m_later.clear();
}

void CopyWalk::setPaused(bool isPaused)
{
    m_isPaused = isPaused;
    if (!isPaused)
        goOn();
}

void CopyWalk::release(std::uint64_t position, std::size_t holds)
{
    if (!m_open.release(position, holds))
        return;
    ++m_done;
    m_client.onSeriesClosed(position);
}

void CopyWalk::recheck(std::uint64_t position, std::vector<StoredPoint> missing)
{
    if (missing.empty())
        return;
    sortPoints(missing);
    const SecondRange range{missing.front().second, missing.back().second};
    defer(position, range, {std::move(missing), {}});
}

// Begins what can begin; then a round of rechecks, or the end.
void CopyWalk::goOn()
{
    for (const auto &slot : m_slots) {
        if (!slot->isFree())
            continue;
        auto task = nextTask();
        if (!task)
            break;
        if (task->source == nullptr || task->target == nullptr)
            return end(Error{ErrorCode::BadValue, "a series names a port that the job has not"});
        slot->start(std::move(*task));
    }
    if (m_step != Step::Reading || isReading() || !m_now.isEmpty())
        return;
    if (!m_later.isEmpty() && (isListFull() || !m_pages.hasNext())) {
        if (!m_client.isQuiet())
            return; // it will call again
        m_step = Step::WaitingToRecheck;
        return m_recheckTimer.start(m_options.recheckAfter);
    }
    if (m_open.isEmpty() && !m_pages.hasNext())
        end({});
}

std::optional<PairReading::Task> CopyWalk::nextTask()
{
    if (m_step != Step::Reading || m_isPaused)
        return std::nullopt;
    if (!m_now.isEmpty()) {
        auto [position, entry] = m_now.takeFirst();
        auto task = taskOf(position, m_open.at(position));
        task.range = entry.range;
        task.expected = std::move(entry.expected);
        return task;
    }
    if (isListFull() || !m_pages.hasNext())
        return std::nullopt;
    if (m_pace && m_pace->take(1, m_clock.now()) == 0) {
        m_paceTimer.start(kPaceStep);
        return std::nullopt;
    }
    auto [position, series] = m_pages.take();
    auto task = taskOf(position, series);
    m_open.open(position, std::move(series));
    return task;
}

PairReading::Task CopyWalk::taskOf(std::uint64_t position, const SeriesCopies &series) const
{
    const auto port = [this](std::size_t index) {
        return index < m_job.ports.size() ? m_job.ports[index] : nullptr;
    };
    return {position,    series.key,  port(series.source), port(series.target),
            m_job.range, std::nullopt};
}

void CopyWalk::onCompared(const PairReading::Task &task, SecondRange chunk, PointsDiff diff)
{
    if (m_job.onlyMissing)
        diff.extra.clear();
    if (task.expected)
        diff = confirmedDiff(*task.expected, diff);
    if (diff.isEmpty())
        return;
    if (!task.expected && isFresh(chunk))
        defer(task.position, chunk, diff);
    else
        m_client.onDifference(task.position, m_open.at(task.position), diff);
}

// A series waits for its second look with one hold on it, however often it is deferred.
void CopyWalk::defer(std::uint64_t position, SecondRange range, const PointsDiff &diff)
{
    if (m_later.add(position, range, diff))
        m_open.hold(position);
}

void CopyWalk::onReadingEnded(const PairReading::Task &task, const Result<void> &result)
{
    if (!result)
        return end(result.error());
    release(task.position, 1);
    goOn();
}

bool CopyWalk::isFresh(SecondRange chunk) const
{
    return chunk.last > m_clock.unixMilliseconds() / 1000 - m_options.fresh.count();
}

bool CopyWalk::isListFull() const
{
    return m_later.series() >= m_options.recheckSeries ||
           m_later.points() >= m_options.recheckPoints;
}

bool CopyWalk::isReading() const
{
    return std::ranges::any_of(m_slots, [](const auto &slot) { return !slot->isFree(); });
}

void CopyWalk::flushToRecheck()
{
    std::set<CopyPort *> ports;
    if (m_job.flushesToRecheck) {
        for (const auto &[position, entry] : m_later.entries()) {
            const auto &series = m_open.at(position);
            ports.insert(m_job.ports[series.target]);
            if (m_job.flushesSources)
                ports.insert(m_job.ports[series.source]);
        }
    }
    m_flush.start({ports.begin(), ports.end()},
                  [this](const Result<void> &flushed) { beginRechecks(flushed); });
}

void CopyWalk::beginRechecks(const Result<void> &flushed)
{
    if (!flushed)
        return end(flushed.error());
    m_now = std::exchange(m_later, {});
    m_step = Step::Reading;
    goOn();
}

// The open series stay known: the cursor is asked for after an error.
void CopyWalk::end(Result<void> result)
{
    stop();
    m_client.onWalkEnded(std::move(result));
}

} // namespace tg::cluster
