// Compares the two copies of many series, a few at a time, and gives what differs to its client:
// the filler writes it, the audit counts it. What may only be on its way (fresh points, a write
// without an answer) is looked at again before it counts. Cluster thread; owned by its client. One
// walk can be started again when it has ended. Memory: one page, a chunk per slot, the recheck
// list.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QObject>
#include <QTimer>

#include "base/token_bucket.h"
#include "cluster/backfill/flush_step.h"
#include "cluster/backfill/open_series.h"
#include "cluster/backfill/pair_reading.h"
#include "cluster/backfill/recheck_list.h"
#include "cluster/backfill/series_pages.h"
#include "shared/base/clock.h"

namespace tg::cluster {

class WalkClient
{
public:
    virtual ~WalkClient() = default;

    // Never empty. The client may hold() the series and release() it later.
    virtual void onDifference(std::uint64_t position, const SeriesCopies &series,
                              const PointsDiff &diff) = 0;
    virtual void onSeriesClosed(std::uint64_t position) = 0;
    // False while something of the client's may still change a copy: nothing is rechecked then.
    virtual bool isQuiet() const = 0;
    // No series is open, or a query or flush failed for good. The last thing a walk does.
    virtual void onWalkEnded(Result<void> result) = 0;
};

class CopyWalk final : public QObject
{
public:
    struct Job {
        std::vector<CopyPort *> ports; // outlive the walk
        SecondRange range;
        SeriesPager pager;
        std::uint64_t first = 0;
        bool onlyMissing = false;     // what only the target has is not told
        bool flushesToRecheck = true; // the targets, before a second look
        bool flushesSources = false;  // and the sources: extras count as well
    };

    CopyWalk(WalkClient &client, const WalkOptions &options, const Clock &clock);

    void start(Job job);
    void stop(); // nothing more is told
    // While paused no query begins.
    void setPaused(bool isPaused);

    void hold(std::uint64_t position, std::size_t holds) { m_open.hold(position, holds); }
    // The client calls goOn() after its last one.
    void release(std::uint64_t position, std::size_t holds);
    // Points of an open series that may be missing or not: tells again those that are.
    void recheck(std::uint64_t position, std::vector<StoredPoint> missing);
    void goOn();

    std::uint64_t seriesDone() const { return m_done; }
    std::uint64_t cursor() const { return m_open.firstOpen(m_pages.nextPosition()); }

private:
    enum class Step { Stopped, Reading, WaitingToRecheck };

    std::optional<PairReading::Task> nextTask();
    PairReading::Task taskOf(std::uint64_t position, const SeriesCopies &series) const;
    void onCompared(const PairReading::Task &task, SecondRange chunk, PointsDiff diff);
    void onReadingEnded(const PairReading::Task &task, const Result<void> &result);
    bool isFresh(SecondRange chunk) const;
    bool isListFull() const;
    bool isReading() const;
    void defer(std::uint64_t position, SecondRange range, const PointsDiff &diff);
    void flushToRecheck();
    void beginRechecks(const Result<void> &flushed);
    void end(Result<void> result);

    WalkClient &m_client;
    const WalkOptions m_options;
    const Clock &m_clock;
    Job m_job;
    Step m_step = Step::Stopped;
    bool m_isPaused = false;
    SeriesPages m_pages;
    OpenSeries m_open;
    std::uint64_t m_done = 0;
    RecheckList m_later; // for the next round
    RecheckList m_now;   // of this round, not begun
    QTimer m_recheckTimer;
    std::optional<TokenBucket> m_pace; // options.seriesPerSecond
    QTimer m_paceTimer;
    FlushStep m_flush;
    std::vector<std::unique_ptr<PairReading>> m_slots;
};

} // namespace tg::cluster
